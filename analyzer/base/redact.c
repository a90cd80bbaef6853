#include "base/redact.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/buf.h"

#define ELLIPSIS  "\xe2\x80\xa6"
#define PEM_BEGIN "-----BEGIN "
#define PEM_END   "-----END "

enum {
	PAYLOAD_MIN = 8, /* shorter runs are placeholders such as sk_test_xxx */
	PAYLOAD_LEGACY_MIN = 20, /* test_ and live_ start many ordinary names */
	PAYLOAD_INSIDE_WORD_MIN = 16,
	PAYLOAD_LOOK = 64, /* bytes judged inside a word: bounds the work per byte */
	PAYLOAD_TAIL_MIN = 12, /* from here on the last four bytes may be shown */
	PEM_LABEL_MAX = 40,
	PEM_BODY_MIN = 16,
	JWT_PART_MIN = 8,
	URL_TOKEN_MIN = 20, /* a user's name that is this long and random is a token */
	URL_USER_MAX = 512, /* bounds the work per address */
};

/* Sources: clerk/javascript packages/shared/src/keys.ts,
 * packages/backend/src/tokens/machine.ts; svix; Stripe's restricted keys. */
static const char *const distinctive[] = {"sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_"};
static const char *const short_prefixes[] = {"oat_", "ak_", "mt_"};
static const char *const legacy[] = {"live_", "test_"};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Where the search stands; what was found to be missing is not looked for again. */
struct search {
	struct str text;
	size_t at;
	size_t jwt_from; /* no token starts before */
	bool keys_alone; /* what stands before the host of a URL is no matter */
	bool pem_done; /* no private key starts at or behind `at` */
};

static bool is_hex_escape(struct str text, size_t at, const char *lead, size_t digits)
{
	struct str escape = str_slice(text, at, text.n);

	if (!str_starts(escape, lead)) {
		return false;
	}
	escape = str_slice(escape, str_of(lead).n, escape.n);
	for (size_t i = 0; i < digits; i++) {
		if (i >= escape.n || !ascii_is_hex(escape.s[i])) {
			return false;
		}
	}
	return true;
}

/* Is the byte before `at` the last of an escape such as \n, %3D or \u003d? */
static bool ends_escape(struct str text, size_t at)
{
	if (at >= 2 && text.s[at - 2] == '\\' &&
		str_find_byte(STR("nrtbfv0"), text.s[at - 1]) != SIZE_MAX) {
		return true;
	}
	return (at >= 3 && is_hex_escape(text, at - 3, "%", 2)) ||
	       (at >= 4 && is_hex_escape(text, at - 4, "\\x", 2)) ||
	       (at >= 6 && is_hex_escape(text, at - 6, "\\u", 4));
}

bool redact_starts_word(struct str text, size_t at)
{
	char before = at == 0 ? ' ' : text.s[at - 1];

	return (!ascii_is_alnum(before) && before != '_') || ends_escape(text, at);
}

/* Base64 characters that URLs and JSON write as escapes. */
static size_t escape_length(struct str text, size_t at)
{
	static const char *const escapes[] = {"%2B", "%2b", "%2F", "%2f", "%3D", "%3d", "\\/",
		"\\u002B", "\\u002b", "\\u002F", "\\u002f", "\\u003D", "\\u003d"};
	struct str rest = str_slice(text, at, at + 6);

	for (size_t i = 0; i < COUNT(escapes); i++) {
		if (str_starts(rest, escapes[i])) {
			return str_of(escapes[i]).n;
		}
	}
	return 0;
}

static size_t payload_end(struct str text, size_t at)
{
	while (at < text.n) {
		char c = text.s[at];

		if (ascii_is_alnum(c) || str_find_byte(STR("+/=_-"), c) != SIZE_MAX) {
			at++;
		} else if (c == '%' || c == '\\') {
			size_t length = escape_length(text, at);

			if (length == 0) {
				break;
			}
			at += length;
		} else {
			break;
		}
	}
	return at;
}

/* Does the run hold a digit, a capital and a small letter, as random keys do? */
static bool looks_random(struct str run)
{
	bool upper = false;
	bool lower = false;
	bool digit = false;

	for (size_t i = 0; i < run.n && i < PAYLOAD_LOOK; i++) {
		upper = upper || ascii_is_upper(run.s[i]);
		lower = lower || ascii_is_lower(run.s[i]);
		digit = digit || ascii_is_digit(run.s[i]);
	}
	return upper && lower && digit;
}

/* Returns the length of the listed prefix at the start of the text, or 0. */
static size_t prefix_in(struct str text, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_starts(text, list[i])) {
			return str_of(list[i]).n;
		}
	}
	return 0;
}

static size_t distinctive_end(struct str text, size_t at, size_t payload)
{
	size_t limit = payload + PAYLOAD_LOOK;
	struct str look;

	if (redact_starts_word(text, at)) {
		size_t end = payload_end(text, payload);

		return end - payload >= PAYLOAD_MIN ? end : 0;
	}
	look = str_slice(text, payload, payload_end(str_slice(text, 0, limit), payload));
	if (look.n < PAYLOAD_INSIDE_WORD_MIN || !looks_random(look)) {
		return 0;
	}
	return payload_end(text, payload);
}

static size_t short_end(struct str text, size_t at, size_t payload)
{
	size_t end;

	if (!redact_starts_word(text, at)) {
		return 0;
	}
	end = payload_end(text, payload);
	return end - payload >= PAYLOAD_MIN ? end : 0;
}

static size_t legacy_end(struct str text, size_t at, size_t payload)
{
	size_t end = payload;

	if (!redact_starts_word(text, at)) {
		return 0;
	}
	while (end < text.n && ascii_is_alnum(text.s[end])) {
		end++;
	}
	return end - payload >= PAYLOAD_LEGACY_MIN && looks_random(str_slice(text, payload, end))
		       ? end
		       : 0;
}

/* Returns the end of the prefixed key that starts at `at`, or 0. */
static size_t key_end(struct str text, size_t at)
{
	struct str rest = str_slice(text, at, at + 8);
	size_t prefix = prefix_in(rest, distinctive, COUNT(distinctive));

	if (prefix > 0) {
		return distinctive_end(text, at, at + prefix);
	}
	prefix = prefix_in(rest, short_prefixes, COUNT(short_prefixes));
	if (prefix > 0) {
		return short_end(text, at, at + prefix);
	}
	prefix = prefix_in(rest, legacy, COUNT(legacy));
	return prefix > 0 ? legacy_end(text, at, at + prefix) : 0;
}

static size_t jwt_part_end(struct str text, size_t at)
{
	while (at < text.n &&
		(ascii_is_alnum(text.s[at]) || text.s[at] == '_' || text.s[at] == '-')) {
		at++;
	}
	return at;
}

/* Returns the end of the JSON web token (header.payload.signature), or 0. */
static size_t jwt_end(struct search *search, size_t at)
{
	struct str text = search->text;
	size_t header;
	size_t payload;

	if (at < search->jwt_from || !str_starts(str_slice(text, at, at + 3), "eyJ")) {
		return 0;
	}
	header = jwt_part_end(text, at);
	search->jwt_from = header;
	if (header - at < JWT_PART_MIN || header == text.n || text.s[header] != '.') {
		return 0;
	}
	payload = jwt_part_end(text, header + 1);
	if (payload - header - 1 < JWT_PART_MIN || payload == text.n || text.s[payload] != '.') {
		return 0;
	}
	return jwt_part_end(text, payload + 1);
}

/* Skips the words between the dashes of a PEM line. */
static size_t pem_label_end(struct str text, size_t at)
{
	size_t limit = at + PEM_LABEL_MAX;

	while (at < text.n && at < limit &&
		(ascii_is_upper(text.s[at]) || ascii_is_digit(text.s[at]) || text.s[at] == ' ')) {
		at++;
	}
	return at;
}

/* Returns the length of "-----BEGIN … PRIVATE KEY-----" at the start, or 0. */
static size_t pem_header(struct str text)
{
	size_t label;

	if (!str_starts(text, PEM_BEGIN)) {
		return 0;
	}
	label = pem_label_end(text, sizeof(PEM_BEGIN) - 1);
	if (!str_ends(str_slice(text, 0, label), "PRIVATE KEY") ||
		!str_starts(str_slice(text, label, text.n), "-----")) {
		return 0;
	}
	return label + 5;
}

/* Returns the end of "-----END … -----" that starts at `at`. */
static size_t pem_trailer_end(struct str text, size_t at)
{
	size_t end = pem_label_end(text, at + sizeof(PEM_END) - 1);

	for (int dashes = 0; dashes < 5 && end < text.n && text.s[end] == '-'; dashes++) {
		end++;
	}
	return end;
}

static bool has_pem_body(struct str body, bool in_one_run)
{
	size_t run = 0;

	for (size_t i = 0; i < body.n; i++) {
		if (ascii_is_alnum(body.s[i]) || body.s[i] == '+' || body.s[i] == '/') {
			run++;
		} else if (in_one_run) {
			run = 0;
		}
		if (run >= PEM_BODY_MIN) {
			return true;
		}
	}
	return false;
}

/* Returns the end of the private key that starts at `at`, or 0. */
static size_t pem_end(struct search *search, size_t at)
{
	struct str text = search->text;
	size_t body;
	size_t trailer;

	if (search->pem_done || text.s[at] != '-') {
		return 0;
	}
	body = pem_header(str_slice(text, at, text.n));
	if (body == 0 || str_starts(str_slice(text, at + body, text.n), ELLIPSIS)) {
		return 0;
	}
	body += at;
	trailer = str_find(text, STR(PEM_END), body);
	if (trailer == SIZE_MAX) {
		/* cut off: the rest is the key, if there is anything long enough */
		search->pem_done = !has_pem_body(str_slice(text, body, text.n), true);
		return search->pem_done ? 0 : text.n;
	}
	if (!has_pem_body(str_slice(text, body, trailer), false)) {
		return 0;
	}
	return pem_trailer_end(text, trailer);
}

/* What is masked is not asked again: its ellipsis is no ASCII. */
static bool is_in_authority(char c)
{
	return c > ' ' && c <= '~' && str_find_byte(STR("/?#'\"`<>{}\\"), c) == SIZE_MAX;
}

/*
 * Finds the password of scheme://user:password@host, or the token that stands
 * alone before the host: registries and repositories are named with them.
 */
static bool find_in_url(struct search *search, size_t at, size_t *out_end)
{
	struct str rest = str_slice(search->text, at, at + URL_USER_MAX);
	size_t colon = SIZE_MAX;
	size_t end = SIZE_MAX;
	struct str secret;

	if (search->keys_alone || !str_starts(rest, "://")) {
		return false;
	}
	for (size_t i = 3; i < rest.n && is_in_authority(rest.s[i]); i++) {
		if (rest.s[i] == '@') {
			end = i;
		} else if (rest.s[i] == ':' && colon == SIZE_MAX) {
			colon = i;
		}
	}
	if (end == SIZE_MAX) {
		return false;
	}
	bool password = colon < end;
	secret = str_slice(rest, password ? colon + 1 : 3, end);
	if (secret.n == 0 || (!password && (secret.n < URL_TOKEN_MIN || !looks_random(secret)))) {
		return false;
	}
	search->at = at + (size_t)(secret.s - rest.s);
	*out_end = at + end;
	return true;
}

/* Finds the next secret at or behind search->at. */
static bool find(struct search *search, size_t *out_end)
{
	for (; search->at < search->text.n; search->at++) {
		size_t end = 0;

		switch (search->text.s[search->at]) {
		case 's':
		case 'r':
		case 'w':
		case 'o':
		case 'a':
		case 'm':
		case 'l':
		case 't':
			end = key_end(search->text, search->at);
			break;
		case 'e':
			end = jwt_end(search, search->at);
			break;
		case '-':
			end = pem_end(search, search->at);
			break;
		case ':':
			if (find_in_url(search, search->at, out_end)) {
				return true;
			}
			break;
		default:
			break;
		}
		if (end > 0) {
			*out_end = end;
			return true;
		}
	}
	return false;
}

static size_t secret_prefix(struct str secret)
{
	size_t n = prefix_in(secret, distinctive, COUNT(distinctive));

	if (n == 0) {
		n = prefix_in(secret, short_prefixes, COUNT(short_prefixes));
	}
	if (n == 0) {
		n = prefix_in(secret, legacy, COUNT(legacy));
	}
	if (n == 0 && str_starts(secret, "eyJ")) {
		n = 3;
	}
	return n;
}

static struct str secret_tail(struct str secret, size_t prefix)
{
	struct str tail = str_slice(secret, secret.n - 4, secret.n);

	if (secret.n - prefix < PAYLOAD_TAIL_MIN) {
		return STR("");
	}
	for (size_t i = 0; i < tail.n; i++) {
		/* half a character, or bytes that would act on a terminal */
		if (tail.s[i] <= ' ' || tail.s[i] > '~') {
			return STR("");
		}
	}
	return tail;
}

struct str redact_secret(struct arena *arena, struct str secret)
{
	size_t pem = pem_header(secret);
	size_t prefix = secret_prefix(secret);
	struct str tail;

	if (pem > 0) {
		return str_join(arena, str_slice(secret, 0, pem), STR(ELLIPSIS));
	}
	tail = secret.n < PAYLOAD_TAIL_MIN ? STR("") : secret_tail(secret, prefix);
	return str_format(arena, "%.*s" ELLIPSIS "%.*s", (int)prefix, prefix == 0 ? "" : secret.s,
		STR_ARGS(tail));
}

bool redact_has_key(struct str text)
{
	struct search search = {.text = text, .keys_alone = true};
	size_t end;

	return find(&search, &end);
}

struct str redact_text(struct arena *arena, struct str text)
{
	struct search search = {.text = text};
	struct buf out = {0};
	struct str masked;
	size_t copied = 0;
	size_t end = 0;

	while (find(&search, &end)) {
		buf_add(&out, str_slice(text, copied, search.at));
		buf_add(&out, redact_secret(arena, str_slice(text, search.at, end)));
		copied = end;
		search.at = end;
	}
	if (copied == 0) {
		return text;
	}
	buf_add(&out, str_slice(text, copied, text.n));
	masked = str_copy(arena, buf_str(&out));
	buf_finish(&out);
	return masked;
}
