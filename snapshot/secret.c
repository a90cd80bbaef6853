#include "snapshot/secret.h"

#include "base/digest.h"

/* Standard Webhooks specification, "Signature scheme": what a signing secret may measure. */
enum { SIGNING_MIN = 24, SIGNING_MAX = 64 };

static bool fail(struct str *error, const char *why)
{
	*error = str_of(why);
	return false;
}

static bool fail_kind(struct str *error, enum key_kind kind)
{
	switch (kind) {
	case KEY_PUBLISHABLE:
		return fail(error, "it is a publishable key, which is no secret: put it into the"
				   " snapshot's publishable_key as it is");
	case KEY_MACHINE_SECRET:
		return fail(error, "it is an API key or machine secret: a snapshot never needs its"
				   " fingerprint");
	case KEY_TOKEN:
		return fail(error, "it is a token: a snapshot never needs its fingerprint");
	case KEY_JWT_KEY:
	case KEY_PRIVATE_KEY:
		return fail(error,
			"it is a PEM key: a secret key (sk_…) or a webhook signing secret"
			" (whsec_…) is expected");
	case KEY_SECRET:
	case KEY_AMBIGUOUS:
	case KEY_WEBHOOK_SECRET:
		break;
	}
	return true;
}

static bool fail_problem(struct str *error, enum key_problem problem)
{
	switch (problem) {
	case KEY_OK:
		return true;
	case KEY_PLACEHOLDER:
		return fail(error, "it is a placeholder, or only a part of a secret");
	case KEY_QUOTES:
		return fail(error, "there are quotes inside or around it: give the value alone");
	case KEY_WHITE_SPACE:
		return fail(error, "there is white space inside it: give the value alone");
	default:
		return fail(error, "what follows whsec_ is not base64: is all of it there?");
	}
}

/* Without whsec_, as the SDK takes it too: svix and standardwebhooks strip the prefix if any. */
static bool read_without_prefix(
	struct arena *arena, struct str text, struct secret *out, struct str *error)
{
	struct str decoded;

	if (str_starts(text, "live_") || str_starts(text, "test_")) {
		return fail(error,
			"it is a secret key of the old kind, which SDKs reject: use one that"
			" begins with sk_");
	}
	if (!digest_base64_decode(arena, text, &decoded) || decoded.n < SIGNING_MIN ||
		decoded.n > SIGNING_MAX) {
		return fail(error, "it is neither a secret key (sk_…) nor a webhook signing secret"
				   " (whsec_…)");
	}
	*out = (struct secret){KEY_WEBHOOK_SECRET, KEY_MODE_NONE, true,
		keys_fingerprint(arena, KEY_WEBHOOK_SECRET, text)};
	return true;
}

bool secret_read(struct arena *arena, struct str text, struct secret *out, struct str *error)
{
	struct key_info info = {0};

	text = str_trim(text);
	if (text.n == 0) {
		return fail(error, "it is empty: type or pipe the secret in");
	}
	if (str_find_byte(text, '\n') != SIZE_MAX || str_find_byte(text, '\r') != SIZE_MAX) {
		return fail(error, "there is more than one line: give one secret at a time");
	}
	if (!keys_classify(arena, text, &info)) {
		return read_without_prefix(arena, text, out, error);
	}
	if (!fail_kind(error, info.kind) || !fail_problem(error, info.problem)) {
		return false;
	}
	info.kind = info.kind == KEY_AMBIGUOUS ? KEY_SECRET : info.kind;
	*out = (struct secret){
		info.kind, info.mode, false, keys_fingerprint(arena, info.kind, text)};
	return true;
}
