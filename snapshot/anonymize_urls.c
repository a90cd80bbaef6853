#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/digest.h"
#include "clerk/keys.h"
#include "snapshot/anonymize_names.h"

/* Schemes that many applications have. */
static const char *const common_schemes[] = {"http", "https", "ws", "wss", "app", "capacitor",
	"chrome-extension", "electron", "exp", "file", "ionic", "moz-extension",
	"safari-web-extension", "tauri"};

enum { MIN_OPAQUE = 16, MIN_DIGITS = 4 };

/* Is the segment of a path rather an id than a word? */
static bool is_opaque(struct str segment)
{
	size_t digits = 0;

	for (size_t i = 0; i < segment.n; i++) {
		digits += ascii_is_digit(segment.s[i]);
	}
	return anonymize_is_replaced(segment) || (segment.n >= MIN_OPAQUE && digits >= MIN_DIGITS);
}

/* "/api/webhooks": from a slash to the query, which is not taken over. */
static void add_path(struct anonymize_names *names, struct buf *out, struct str path)
{
	size_t end = 0;
	bool query;

	while (end < path.n && path.s[end] != '?' && path.s[end] != '#') {
		end++;
	}
	query = end < path.n && path.s[end] == '?';
	for (size_t at = 0; at < end;) {
		size_t next = at + 1;
		struct str segment;

		while (next < end && path.s[next] != '/') {
			next++;
		}
		segment = str_slice(path, at + 1, next);
		buf_add_byte(out, path.s[at]);
		segment = anonymize_inside(names, segment);
		buf_add(out, is_opaque(segment) ? anonymize_name(names, ANONYMIZE_TEXT, segment)
						: segment);
		at = next;
	}
	buf_add_z(out, query ? "?\xe2\x80\xa6" : "");
}

static bool is_common(struct str scheme)
{
	for (size_t i = 0; i < sizeof(common_schemes) / sizeof(common_schemes[0]); i++) {
		if (str_is_nocase(scheme, common_schemes[i])) {
			return true;
		}
	}
	return false;
}

static void add_scheme(struct anonymize_names *names, struct buf *out, struct str scheme)
{
	buf_add(out, is_common(scheme) ? scheme : anonymize_name(names, ANONYMIZE_SCHEME, scheme));
	buf_add_z(out, "://");
}

static void add_url(struct anonymize_names *names, struct buf *out, struct str url)
{
	size_t colon = str_find(url, STR("://"), 0);
	struct str rest = colon == SIZE_MAX ? url : str_slice(url, colon + 3, url.n);
	struct str authority;
	size_t end = 0;
	size_t at;

	if (colon != SIZE_MAX) {
		add_scheme(names, out, str_slice(url, 0, colon));
	}
	while (end < rest.n && strchr("/?#", rest.s[end]) == NULL) {
		end++;
	}
	authority = str_slice(rest, 0, end);
	at = str_find_last_byte(authority, '@');
	authority = at == SIZE_MAX ? authority : str_slice(authority, at + 1, authority.n);
	buf_add(out, anonymize_host(names, authority));
	add_path(names, out, str_slice(rest, end, rest.n));
}

struct str anonymize_url(struct anonymize_names *names, struct str url)
{
	struct buf out = {0};
	struct str result;

	add_url(names, &out, url);
	result = str_copy(names->arena, buf_str(&out));
	buf_finish(&out);
	return result;
}

struct str anonymize_publishable_key(struct anonymize_names *names, struct str key)
{
	struct key_info info = {0};
	struct str host;

	if (!keys_classify(names->arena, key, &info) || info.kind != KEY_PUBLISHABLE ||
		info.problem != KEY_OK) {
		return anonymize_name(names, ANONYMIZE_TEXT, key);
	}
	host = str_join(names->arena, anonymize_host(names, info.host), STR("$"));
	return str_join(names->arena, str_slice(key, 0, sizeof("pk_live_") - 1),
		digest_base64_encode(names->arena, host));
}
