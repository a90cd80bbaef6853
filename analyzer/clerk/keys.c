#include "clerk/keys.h"

#include "base/ascii.h"
#include "base/digest.h"
#include "clerk/keys_text.h"
#include "clerk/tables.h"

enum {
	SECRET_MIN = 16, /* shorter payloads are no keys */
	SIGNING_MIN = 24, /* bytes; Standard Webhooks specification, "Signature scheme" */
	PUBLISHABLE_MIN = 12, /* shorter ones decode to no host worth a message */
};

struct shape {
	const char *prefix;
	enum key_kind kind;
	enum key_mode mode;
};

/*
 * Sources: clerk/javascript packages/shared/src/keys.ts,
 * packages/backend/src/tokens/machine.ts; svix's whsec_. 2026-08.
 */
static const struct shape shapes[] = {
	{"pk_test_", KEY_PUBLISHABLE, KEY_MODE_TEST},
	{"pk_live_", KEY_PUBLISHABLE, KEY_MODE_LIVE},
	{"sk_test_", KEY_AMBIGUOUS, KEY_MODE_TEST},
	{"sk_live_", KEY_AMBIGUOUS, KEY_MODE_LIVE},
	{"whsec_", KEY_WEBHOOK_SECRET, KEY_MODE_NONE},
	{"ak_", KEY_MACHINE_SECRET, KEY_MODE_NONE},
	{"mt_", KEY_TOKEN, KEY_MODE_NONE},
	{"oat_", KEY_TOKEN, KEY_MODE_NONE},
	{"-----BEGIN PUBLIC KEY-----", KEY_JWT_KEY, KEY_MODE_NONE},
	{"-----BEGIN RSA PUBLIC KEY-----", KEY_JWT_KEY, KEY_MODE_NONE},
	/* RSA-2048 without its first line: the SDK takes that too */
	{"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA", KEY_JWT_KEY, KEY_MODE_NONE},
	{"-----BEGIN PRIVATE KEY-----", KEY_PRIVATE_KEY, KEY_MODE_NONE},
	{"-----BEGIN RSA PRIVATE KEY-----", KEY_PRIVATE_KEY, KEY_MODE_NONE},
	{"-----BEGIN EC PRIVATE KEY-----", KEY_PRIVATE_KEY, KEY_MODE_NONE},
	{"-----BEGIN ENCRYPTED PRIVATE KEY-----", KEY_PRIVATE_KEY, KEY_MODE_NONE},
	{"-----BEGIN OPENSSH PRIVATE KEY-----", KEY_PRIVATE_KEY, KEY_MODE_NONE},
};

static const struct shape *find_shape(struct str value)
{
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		if (str_starts(value, shapes[i].prefix)) {
			return &shapes[i];
		}
	}
	return NULL;
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'' || c == '`';
}

static bool has_space(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == ' ' || (text.s[i] >= '\t' && text.s[i] <= '\r')) {
			return true;
		}
	}
	return false;
}

static bool has_quote(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (is_quote(text.s[i])) {
			return true;
		}
	}
	return false;
}

/* Takes white space and quotes off both ends. */
static struct str bare(struct str value)
{
	value = str_trim(value);
	while (value.n > 0 && is_quote(value.s[0])) {
		value = str_slice(value, 1, value.n);
	}
	while (value.n > 0 && is_quote(value.s[value.n - 1])) {
		value = str_slice(value, 0, value.n - 1);
	}
	return str_trim(value);
}

/* What is wrong with the surroundings of a key that is sound in itself. */
static enum key_problem judge_whole(struct str value)
{
	if (has_quote(value)) {
		return KEY_QUOTES;
	}
	return has_space(value) ? KEY_WHITE_SPACE : KEY_OK;
}

static bool is_host(struct str host)
{
	for (size_t i = 0; i < host.n; i++) {
		char c = host.s[i];

		if (!ascii_is_alnum(c) && c != '.' && c != '-') {
			return false;
		}
	}
	return true;
}

/* Source: clerk/javascript packages/shared/src/keys.ts parsePublishableKey. */
static enum key_problem decode_host(struct arena *arena, struct str payload, struct str *out)
{
	struct str decoded;

	if (str_find_byte(payload, '_') != SIZE_MAX) {
		return KEY_UNDERSCORE;
	}
	if (!digest_base64_decode(arena, payload, &decoded)) {
		return KEY_BAD_BASE64;
	}
	if (decoded.n == 0 || str_find_byte(decoded, '$') != decoded.n - 1) {
		return KEY_NO_DOLLAR;
	}
	decoded.n--;
	if (str_find_byte(decoded, '.') == SIZE_MAX) {
		return KEY_NO_DOT;
	}
	if (!is_host(decoded)) {
		return KEY_BAD_HOST;
	}
	*out = decoded;
	return KEY_OK;
}

static void judge_publishable(
	struct arena *arena, struct str value, struct str payload, struct key_info *out)
{
	enum key_problem problem = decode_host(arena, payload, &out->host);

	if (problem == KEY_OK) {
		out->problem = judge_whole(value);
	} else if (keys_text_is_placeholder(payload, PUBLISHABLE_MIN)) {
		out->problem = KEY_PLACEHOLDER;
	} else {
		out->problem = has_quote(payload) ? KEY_QUOTES : problem;
	}
}

/* sk_ and the base64 of a host or of words: what is drawn at random never decodes to text. */
static bool is_encoded_text(struct arena *arena, struct str payload)
{
	struct str decoded;

	if (str_find_byte(payload, '=') != SIZE_MAX) {
		return true;
	}
	if (!digest_base64_decode(arena, payload, &decoded)) {
		return false;
	}
	for (size_t i = 0; i < decoded.n; i++) {
		if (decoded.s[i] < ' ' || decoded.s[i] > '~') {
			return false;
		}
	}
	return true;
}

static void judge_secret(
	struct arena *arena, struct str value, struct str payload, struct key_info *out)
{
	struct str decoded;

	out->problem = judge_whole(value);
	if (keys_text_is_placeholder(payload, SECRET_MIN) ||
		(out->kind == KEY_AMBIGUOUS && is_encoded_text(arena, payload))) {
		out->problem = KEY_PLACEHOLDER;
	} else if (out->kind == KEY_WEBHOOK_SECRET && out->problem == KEY_OK) {
		if (!digest_base64_decode(arena, payload, &decoded)) {
			out->problem = KEY_BAD_BASE64;
		} else if (decoded.n < SIGNING_MIN) {
			out->problem = KEY_PLACEHOLDER; /* whsec_base64encodedkey */
		}
	}
}

static void judge_pem(struct str payload, struct key_info *out)
{
	if (!keys_text_has_body(payload)) {
		out->problem = KEY_PLACEHOLDER;
	} else if (out->kind == KEY_JWT_KEY && str_has(payload, "\\n")) {
		out->problem = KEY_LINE_ENDS;
	}
}

bool keys_classify(struct arena *arena, struct str value, struct key_info *out)
{
	struct str key = bare(value);
	const struct shape *shape = find_shape(key);
	struct str payload;

	if (shape == NULL) {
		return false;
	}
	payload = str_slice(key, str_of(shape->prefix).n, key.n);
	*out = (struct key_info){.kind = shape->kind, .mode = shape->mode};
	if (shape->kind == KEY_PUBLISHABLE) {
		judge_publishable(arena, value, payload, out);
	} else if (shape->kind == KEY_JWT_KEY || shape->kind == KEY_PRIVATE_KEY) {
		judge_pem(payload, out);
	} else {
		judge_secret(arena, value, payload, out);
	}
	return true;
}

bool keys_is_development_host(struct str host)
{
	for (size_t i = 0; tables_development_hosts[i] != NULL; i++) {
		struct str suffix = str_of(tables_development_hosts[i]);

		if (host.n > suffix.n &&
			str_is_nocase(str_slice(host, host.n - suffix.n, host.n), suffix.s)) {
			return true;
		}
	}
	return false;
}

struct str keys_fingerprint(struct arena *arena, enum key_kind kind, struct str value)
{
	struct str text = str_trim(value);
	struct str payload = str_starts(text, "whsec_") ? str_slice(text, 6, text.n) : text;
	struct str decoded;

	if (kind == KEY_WEBHOOK_SECRET && digest_base64_decode(arena, payload, &decoded)) {
		return digest_fingerprint(arena, decoded);
	}
	if (kind == KEY_JWT_KEY && !str_absent(decoded = keys_modulus(arena, text))) {
		return digest_fingerprint(arena, decoded);
	}
	return digest_fingerprint(arena, text);
}

const char *keys_kind_name(enum key_kind kind)
{
	static const char *const names[] = {
		[KEY_PUBLISHABLE] = "publishable",
		[KEY_SECRET] = "secret",
		[KEY_WEBHOOK_SECRET] = "webhook_secret",
		[KEY_MACHINE_SECRET] = "machine_secret",
		[KEY_JWT_KEY] = "jwt_key",
		[KEY_PRIVATE_KEY] = "private_key",
		[KEY_TOKEN] = "token",
		[KEY_AMBIGUOUS] = "ambiguous",
	};

	return names[kind];
}

const char *keys_mode_name(enum key_mode mode)
{
	static const char *const names[] = {
		[KEY_MODE_NONE] = NULL,
		[KEY_MODE_TEST] = "test",
		[KEY_MODE_LIVE] = "live",
	};

	return names[mode];
}

const char *keys_problem_text(enum key_problem problem)
{
	static const char *const texts[] = {
		[KEY_OK] = NULL,
		[KEY_BAD_BASE64] = "bad base64",
		[KEY_NO_DOLLAR] = "decoded text does not end in one dollar sign",
		[KEY_NO_DOT] = "decoded host has no dot",
		[KEY_UNDERSCORE] = "underscore inside",
		[KEY_WHITE_SPACE] = "white space inside or around",
		[KEY_QUOTES] = "quotes inside or around",
		[KEY_PLACEHOLDER] = "placeholder",
		[KEY_BAD_HOST] = "decoded host has characters that no host has",
		[KEY_LINE_ENDS] = "line ends written as \\n",
	};

	return texts[problem];
}
