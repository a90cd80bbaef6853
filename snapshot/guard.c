#include "snapshot/guard.h"

#include <string.h>

#include "base/ascii.h"
#include "base/redact.h"
#include "base/vec.h"
#include "snapshot/address.h"
#include "snapshot/place.h"

enum { MIN_PAYLOAD = 8 };

/*
 * Members of raw answers that hold addresses of the instance's own, or examples:
 * clerk/openapi-specs fapi DisplayConfig, protect loaders, bapi Template; clerk/clerk-docs
 * data/api_errors.json, messages. Nothing reads them, and import drops them. What
 * stands before a host is user info, which is cut off.
 */
static const char *const address_keys[] = {"support_email", "help_url", "subject", "body", "markup",
	"textContent", "message", "long_message", "fapi_host"};

/* Source: the key shapes named in analyzer/clerk/keys.h. */
static const struct shape {
	const char *prefix;
	const char *what;
	const char *instead;
} shapes[] = {
	{"sk_live_", "a live secret key",
		"to have keys compared, list their fingerprints in secret_key_fingerprints"},
	{"sk_test_", "a test secret key",
		"to have keys compared, list their fingerprints in secret_key_fingerprints"},
	{"whsec_", "a webhook signing secret",
		"to have it compared, put its fingerprint in the endpoint's secret_fingerprint"},
	{"ak_", "an API key or machine secret", "a snapshot never needs it"},
	{"mt_", "a machine token", "a snapshot never needs it"},
	{"oat_", "an OAuth access token", "a snapshot never needs it"},
};

static const char *const private_members[] = {"d", "p", "q", "dp", "dq", "qi", "k", "oth"};

static bool is_word(char c)
{
	return ascii_is_alnum(c) || c == '_';
}

static bool is_payload(char c)
{
	return is_word(c) || c == '+' || c == '/' || c == '=' || c == '-';
}

static bool shape_at(const struct shape *shape, struct str text)
{
	size_t at = strlen(shape->prefix);
	size_t end = at + MIN_PAYLOAD;

	if (!str_starts(text, shape->prefix) || text.n < end) {
		return false;
	}
	while (at < end && is_payload(text.s[at])) {
		at++;
	}
	return at == end;
}

static const struct shape *find_shape(struct str text)
{
	for (size_t at = 0; at < text.n; at++) {
		/* what the prefixes begin with: this looks at every byte of a snapshot */
		if (memchr("amosw", text.s[at], 5) == NULL || (at > 0 && is_word(text.s[at - 1]))) {
			continue;
		}
		for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
			if (shape_at(&shapes[i], str_slice(text, at, text.n))) {
				return &shapes[i];
			}
		}
	}
	return NULL;
}

static bool is_private_pem(struct str text)
{
	static const struct str begin = {"-----BEGIN ", 11};
	static const struct str kind = {"PRIVATE KEY", 11};
	size_t at = str_find(text, begin, 0);

	while (at != SIZE_MAX) {
		struct str title = str_slice(text, at + begin.n, at + begin.n + 40);

		if (str_find(title, kind, 0) != SIZE_MAX) {
			return true;
		}
		at = str_find(text, begin, at + begin.n);
	}
	return false;
}

bool guard_is_secret(struct str text)
{
	/* the last one: every other shape that would be masked */
	return find_shape(text) != NULL || is_private_pem(text) || redact_has_key(text);
}

/* Source: clerk/openapi-specs bapi, the jwks schemas share private and public members. */
const char *guard_private_member(const struct json *object)
{
	if (!json_is(json_get(object, "kty"), JSON_STRING)) {
		return NULL;
	}
	for (size_t i = 0; i < sizeof(private_members) / sizeof(private_members[0]); i++) {
		const struct json *member = json_get(object, private_members[i]);

		if (member != NULL && member->type != JSON_NULL) {
			return private_members[i];
		}
	}
	return NULL;
}

/* Clerk's own answers hold addresses in some places; `place` is the text's or its parent's. */
static bool is_personal(struct str text, const struct place *place)
{
	size_t known = sizeof(address_keys) / sizeof(address_keys[0]);

	return !str_in(place->node->key, address_keys, known) &&
	       (address_is_email(text) || address_is_phone(text));
}

static bool text_is_clean(struct arena *arena, struct str text, const char *what,
	const struct place *place, struct str *error)
{
	const struct shape *shape = find_shape(text);
	struct str path;

	if (shape == NULL && !guard_is_secret(text) && !is_personal(text, place)) {
		return true;
	}
	path = place_path(arena, place, STR(""));
	if (shape != NULL) {
		*error = str_format(arena, "%s '%.*s' looks like %s (%s…): remove it; %s", what,
			STR_ARGS(path), shape->what, shape->prefix, shape->instead);
	} else if (guard_is_secret(text)) {
		*error = str_format(arena, "%s '%.*s' %s: remove it; a snapshot never needs it",
			what, STR_ARGS(path),
			is_private_pem(text) ? "is a PEM private key"
					     : "looks like a token or an old secret key");
	} else {
		*error = str_format(arena,
			"%s '%.*s' holds %s: remove it; a snapshot holds no personal data "
			"(clerk-audit snapshot import drops what is not needed)",
			what, STR_ARGS(path),
			address_is_email(text) ? "an e-mail address" : "a telephone number");
	}
	return false;
}

static bool web_key_is_clean(struct arena *arena, const struct place *place, struct str *error)
{
	const char *member = guard_private_member(place->node);

	if (member == NULL) {
		return true;
	}
	*error = str_format(arena,
		"the JSON web key at '%.*s' has the private member '%s': remove it;"
		" keep kid, alg, use, kty, n and e only",
		STR_ARGS(place_path(arena, place, STR(""))), member);
	return false;
}

static bool walk(struct arena *arena, const struct place *place, struct str *error)
{
	struct place child = {place, NULL, 0};

	if (place->node->type == JSON_STRING) {
		return text_is_clean(arena, place->node->string, "value at", place, error);
	}
	if (place->node->type == JSON_OBJECT && !web_key_is_clean(arena, place, error)) {
		return false;
	}
	json_each (node, place->node) {
		child.node = node;
		/* the parent is named, because the path must not repeat the secret */
		if (place->node->type == JSON_OBJECT &&
			!text_is_clean(arena, node->key, "a key of the object at", place, error)) {
			return false;
		}
		if (!walk(arena, &child, error)) {
			return false;
		}
		child.index++;
	}
	return true;
}

bool guard_check(struct arena *arena, const struct json *document, struct str *error)
{
	struct place top = {NULL, document, 0};

	return walk(arena, &top, error);
}
