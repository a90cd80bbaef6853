#include "snapshot/guard.h"

#include <string.h>

#include "base/ascii.h"
#include "base/redact.h"
#include "base/vec.h"
#include "snapshot/plain.h"

enum { MIN_PAYLOAD = 8, MAX_SEGMENT = 64 };

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

/* Where the walk stands; as deep as the JSON reader's limit, 200. */
struct step {
	const struct step *parent;
	const struct json *node;
	uint32_t index;
};

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
		if (at > 0 && is_word(text.s[at - 1])) {
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

/* "instances[0].bapi.jwks"; the document itself is "the top level". */
static struct str path_of(struct arena *arena, const struct step *step)
{
	struct str tail = STR("");

	for (; step->parent != NULL; step = step->parent) {
		struct str own;

		if (step->parent->node->type == JSON_ARRAY) {
			own = str_format(arena, "[%u]", (unsigned)step->index);
		} else {
			own = plain_text(arena, step->node->key, MAX_SEGMENT);
			own = step->parent->parent == NULL ? own : str_join(arena, STR("."), own);
		}
		tail = str_join(arena, own, tail);
	}
	return tail.n == 0 ? STR("the top level") : tail;
}

static bool text_is_clean(struct arena *arena, struct str text, const char *place,
	const struct step *step, struct str *error)
{
	const struct shape *shape = find_shape(text);

	if (shape != NULL) {
		*error = str_format(arena, "%s '%.*s' looks like %s (%s…): remove it; %s", place,
			STR_ARGS(path_of(arena, step)), shape->what, shape->prefix, shape->instead);
		return false;
	}
	if (is_private_pem(text)) {
		*error = str_format(arena,
			"%s '%.*s' is a PEM private key: remove it; a snapshot never needs it",
			place, STR_ARGS(path_of(arena, step)));
		return false;
	}
	if (redact_text(arena, text).s != text.s) { /* every other shape that would be masked */
		*error = str_format(arena,
			"%s '%.*s' looks like a token or an old secret key: remove it; a snapshot "
			"never needs it",
			place, STR_ARGS(path_of(arena, step)));
		return false;
	}
	return true;
}

/* Source: clerk/openapi-specs bapi, the jwks schemas share private and public members. */
static bool web_key_is_clean(struct arena *arena, const struct step *step, struct str *error)
{
	if (!json_is(json_get(step->node, "kty"), JSON_STRING)) {
		return true;
	}
	for (size_t i = 0; i < sizeof(private_members) / sizeof(private_members[0]); i++) {
		const struct json *member = json_get(step->node, private_members[i]);

		if (member != NULL && member->type != JSON_NULL) {
			*error = str_format(arena,
				"the JSON web key at '%.*s' has the private member '%s': remove it;"
				" keep kid, alg, use, kty, n and e only",
				STR_ARGS(path_of(arena, step)), private_members[i]);
			return false;
		}
	}
	return true;
}

static bool walk(struct arena *arena, const struct step *step, struct str *error)
{
	struct step child = {step, NULL, 0};

	if (step->node->type == JSON_STRING) {
		return text_is_clean(arena, step->node->string, "value at", step, error);
	}
	if (step->node->type == JSON_OBJECT && !web_key_is_clean(arena, step, error)) {
		return false;
	}
	json_each (node, step->node) {
		child.node = node;
		/* the parent is named, because the path must not repeat the secret */
		if (step->node->type == JSON_OBJECT &&
			!text_is_clean(arena, node->key, "a key of the object at", step, error)) {
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
	struct step top = {NULL, document, 0};

	return walk(arena, &top, error);
}
