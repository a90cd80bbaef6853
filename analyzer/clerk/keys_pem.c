#include "clerk/keys.h"

/*
 * As the SDK turns a PEM key into a JSON web key: without header, trailer and
 * line ends, what stands between the fixed bytes of an RSA key of 2048 bits
 * with exponent 65537 is the modulus. Source: clerk/javascript
 * packages/backend/src/tokens/keys.ts.
 */
static const struct str rsa_head = {"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA", 44};
static const struct str rsa_tail = {"IDAQAB", 6};

enum { MODULUS = 342, PEM_MAX = 8192 };

static bool at(struct str text, size_t offset, const char *word)
{
	return str_starts(str_slice(text, offset, text.n), word);
}

static bool is_filler(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '"' || c == '\'';
}

/* How much to leave out here: dashes with their label, white space, a line end written as \n. */
static size_t skipped(struct str pem, size_t offset)
{
	size_t end;

	if (at(pem, offset, "-----")) {
		end = str_find(pem, STR("-----"), offset + 5);
		return end == SIZE_MAX ? pem.n - offset : end + 5 - offset;
	}
	if (at(pem, offset, "\\n") || at(pem, offset, "\\r")) {
		return 2;
	}
	return is_filler(pem.s[offset]) ? 1 : 0;
}

static char url_safe(char c)
{
	return c == '+' ? '-' : c == '/' ? '_' : c;
}

struct str keys_modulus(struct arena *arena, struct str pem)
{
	char *body = arena_alloc(arena, pem.n + 1);
	size_t offset = 0;
	struct str text = {body, 0};

	if (pem.n > PEM_MAX) {
		return STR_NONE;
	}
	while (offset < pem.n) {
		size_t skip = skipped(pem, offset);

		if (skip == 0) {
			body[text.n++] = url_safe(pem.s[offset]);
		}
		offset += skip == 0 ? 1 : skip;
	}
	if (text.n != rsa_head.n + MODULUS + rsa_tail.n || !str_starts(text, rsa_head.s) ||
		!str_ends(text, rsa_tail.s)) {
		return STR_NONE;
	}
	return str_slice(text, rsa_head.n, rsa_head.n + MODULUS);
}
