#include <string.h>

#include "base/ascii.h"
#include "base/digest.h"
#include "snapshot/address.h"
#include "snapshot/guard.h"
#include "snapshot/import_clean.h"
#include "snapshot/sources/sources.h"

#define ELLIPSIS "\xe2\x80\xa6"

/* "mailto:…" says that there is one, not whose. */
static struct str without_address(struct arena *arena, struct str url)
{
	static const char *const schemes[] = {"mailto:", "tel:", "sms:"};

	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		if (str_starts(url, schemes[i])) {
			return str_format(arena, "%s" ELLIPSIS, schemes[i]);
		}
	}
	return url;
}

/* What follows '#' is a route of the page, "#/sign-in", or values that are nobody's business. */
static struct str without_fragment(struct arena *arena, struct str url)
{
	size_t hash = str_find_byte(url, '#');
	struct str fragment = hash == SIZE_MAX ? STR("") : str_slice(url, hash, url.n);

	if (hash == SIZE_MAX || (str_starts(fragment, "#/") && !str_has(fragment, "="))) {
		return url;
	}
	return str_join(arena, str_slice(url, 0, hash), STR("#" ELLIPSIS));
}

struct str import_url(struct arena *arena, struct str url)
{
	return without_fragment(arena, sources_url(arena, without_address(arena, str_trim(url))));
}

/* Of claims: registered ones name issuer and audience; RFC 7519, 4.1, and Clerk's azp. */
static const char *const registered[] = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "azp"};

static bool says_something(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (ascii_is_alnum(text.s[i]) || (unsigned char)text.s[i] >= 0x80) {
			return true;
		}
	}
	return false;
}

struct claim {
	struct clean *clean;
	struct buf out;
	bool hashed;
};

static void put_static(struct claim *claim, struct str piece)
{
	if (!says_something(piece) || sources_is_fingerprint(piece)) {
		buf_add(&claim->out, piece);
		return;
	}
	buf_add(&claim->out, digest_fingerprint(claim->clean->arena, piece));
	claim->hashed = true;
}

/* {{user.public_metadata.plan || 'free'}}: what stands in quotes is a static text too. */
static void put_shortcode(struct claim *claim, struct str code)
{
	size_t at = 0;

	while (at < code.n) {
		char quote = code.s[at];
		struct str rest = str_slice(code, at + 1, code.n);
		size_t end = quote == '\'' || quote == '"' || quote == '`'
				     ? str_find_byte(rest, quote)
				     : SIZE_MAX;

		buf_add_byte(&claim->out, quote);
		at++;
		if (end != SIZE_MAX) {
			put_static(claim, str_slice(rest, 0, end));
			buf_add_byte(&claim->out, quote);
			at += end + 1;
		}
	}
}

/* Keeps shortcodes and hashes what stands between them. */
static struct json *clean_claim(struct clean *clean, const struct place *place)
{
	struct claim claim = {clean, {0}, false};
	struct str text = place->node->string;
	size_t at = 0;
	struct str cleaned;

	if (guard_is_secret(text)) {
		import_note(clean, IMPORT_HASHED, place);
		return import_text(clean, place->node, digest_fingerprint(clean->arena, text));
	}
	if (address_is_email(text) || address_is_phone(text)) {
		import_note(clean, IMPORT_DROPPED, place); /* a hash of it could be guessed */
		return import_null(clean, place->node);
	}
	while (at < text.n) {
		size_t from = str_find(text, STR("{{"), at);
		size_t to = from == SIZE_MAX ? SIZE_MAX : str_find(text, STR("}}"), from);

		from = to == SIZE_MAX ? text.n : from;
		to = to == SIZE_MAX ? text.n : to + 2;
		put_static(&claim, str_slice(text, at, from));
		put_shortcode(&claim, str_slice(text, from, to));
		at = to;
	}
	cleaned = str_copy(clean->arena, buf_str(&claim.out));
	buf_finish(&claim.out);
	import_note(clean, claim.hashed ? IMPORT_HASHED : IMPORT_KEPT, place);
	return import_text(clean, place->node, cleaned);
}

static struct json *clean_claims(struct clean *clean, const struct place *place, bool top);

/* The text of a registered claim, or of a list that names claims. */
static struct json *plain_claim(struct clean *clean, const struct place *place)
{
	struct str text = import_url(clean->arena, place->node->string);

	if (!import_text_is_fit(clean, place, text)) {
		import_note(clean, IMPORT_DROPPED, place);
		return import_null(clean, place->node);
	}
	import_note(clean, IMPORT_KEPT, place);
	return import_text(clean, place->node, text);
}

static struct json *clean_one(struct clean *clean, const struct place *place, bool is_plain)
{
	switch (place->node->type) {
	case JSON_STRING:
		return is_plain ? plain_claim(clean, place) : clean_claim(clean, place);
	case JSON_ARRAY:
	case JSON_OBJECT:
		return clean_claims(clean, place, is_plain);
	default:
		import_note(clean, IMPORT_KEPT, place);
		return import_node(clean, place->node);
	}
}

/* Members, or items of a list; as deep as the JSON reader's limit, 200. */
static struct json *clean_claims(struct clean *clean, const struct place *place, bool top)
{
	bool object = place->node->type == JSON_OBJECT;
	struct json *out = import_node(clean, place->node);
	struct place child = {place, NULL, 0};
	struct json *last = NULL;

	if (guard_private_member(place->node) != NULL) {
		import_refuse(clean, place, "is a JSON web key with private members: remove it");
		return NULL;
	}
	json_each (node, place->node) {
		bool is_plain = top && (!object || str_in(node->key, registered, 8));
		struct json *claim;

		child.node = node;
		claim = clean_one(clean, &child, is_plain);
		if (!str_absent(*clean->error)) {
			return NULL;
		}
		if (claim != NULL) {
			import_append(out, &last, claim);
		}
		child.index++;
	}
	return out;
}

struct json *import_claims(struct clean *clean, const struct place *place)
{
	if (place->node->type == JSON_OBJECT || place->node->type == JSON_ARRAY) {
		/* by hand the claims are written as a list of their names */
		bool names = clean->slot == SLOT_MANUAL && place->node->type == JSON_ARRAY;

		return clean_claims(clean, place, names || place->node->type == JSON_OBJECT);
	}
	return clean_one(clean, place, false);
}
