#include "snapshot/sources/sources.h"

#include <string.h>

bool sources_is_fingerprint(struct str text)
{
	if (!str_starts(text, "sha256:") || text.n != 7 + 64) {
		return false;
	}
	for (size_t i = 7; i < text.n; i++) {
		char c = text.s[i];

		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
			return false;
		}
	}
	return true;
}

static bool is_host_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

/* The part between scheme and path; user info and port still in it. */
static struct str authority_of(struct str url)
{
	size_t scheme = str_find(url, STR("://"), 0);
	size_t from = scheme == SIZE_MAX ? 0 : scheme + 3;
	size_t to = from;

	while (to < url.n && strchr("/?#", url.s[to]) == NULL) {
		to++;
	}
	return str_slice(url, from, to);
}

struct str sources_host(struct arena *arena, struct str url)
{
	struct str host = authority_of(url);
	size_t at = str_find_last_byte(host, '@');
	size_t colon;
	char *out;

	host = at == SIZE_MAX ? host : str_slice(host, at + 1, host.n);
	colon = str_find_byte(host, ':');
	host = str_slice(host, 0, colon == SIZE_MAX ? host.n : colon);
	out = arena_alloc(arena, host.n + 1);
	for (size_t i = 0; i < host.n; i++) {
		char c = host.s[i];

		out[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
		if (!is_host_char(out[i])) {
			return STR_NONE;
		}
	}
	return host.n == 0 ? STR_NONE : (struct str){out, host.n};
}

struct str sources_url(struct arena *arena, struct str url)
{
	struct str authority = authority_of(url);
	size_t at = str_find_last_byte(authority, '@');
	size_t query;

	if (at != SIZE_MAX) {
		struct str scheme = {url.s, (size_t)(authority.s - url.s)};

		url = str_join(arena, scheme,
			str_slice(url, (size_t)(authority.s - url.s) + at + 1, url.n));
	}
	query = str_find_byte(url, '?');
	return query == SIZE_MAX ? url : str_join(arena, str_slice(url, 0, query), STR("?…"));
}
