#include "base/ascii.h"
#include "base/redact.h"
#include "clerk/keys.h"
#include "clerk/keys_text.h"

#define PEM_BEGIN  "-----BEGIN "
#define PEM_DASHES "-----"

enum {
	PEM_LABEL_MAX = 40,
	TOKEN_MIN = 20, /* ak_, mt_ and oat_ start ordinary names too */
	BODY_MIN = 16,
};

/* A stretch of the text; start SIZE_MAX: none. */
struct run {
	size_t start;
	size_t end;
};

static const struct run no_run = {SIZE_MAX, SIZE_MAX};

static bool is_payload(char c)
{
	return ascii_is_alnum(c) || c == '+' || c == '/' || c == '=' || c == '_' || c == '-';
}

/* Takes dots, an ellipsis or asterisks along: they tell that it is an example. */
static size_t skip_omission(struct str text, size_t at)
{
	for (;;) {
		struct str rest = str_slice(text, at, text.n);

		if (str_starts(rest, "\xe2\x80\xa6")) {
			at += 3;
		} else if (str_starts(rest, "*")) {
			at++;
		} else if (str_starts(rest, "..")) {
			while (at < text.n && text.s[at] == '.') {
				at++;
			}
		} else {
			return at;
		}
	}
}

static size_t payload_end(struct str text, size_t at)
{
	while (at < text.n && is_payload(text.s[at])) {
		at++;
	}
	return skip_omission(text, at);
}

static size_t token_end(struct str text, size_t payload)
{
	size_t end = payload;

	while (end < text.n && ascii_is_alnum(text.s[end])) {
		end++;
	}
	return end - payload >= TOKEN_MIN && keys_text_is_random(str_slice(text, payload, end))
		       ? end
		       : payload;
}

/* Returns the length of the prefix that ends with this underscore, or 0. */
static size_t prefix_length(struct str text, size_t underscore, bool *out_token)
{
	static const char *const prefixes[] = {
		"pk_test_", "pk_live_", "sk_test_", "sk_live_", "whsec_"};
	static const char *const tokens[] = {"oat_", "ak_", "mt_"};
	struct str before = str_slice(text, underscore < 7 ? 0 : underscore - 7, underscore + 1);

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		if (str_ends(before, prefixes[i])) {
			*out_token = false;
			return str_of(prefixes[i]).n;
		}
	}
	for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
		if (str_ends(before, tokens[i])) {
			*out_token = true;
			return str_of(tokens[i]).n;
		}
	}
	return 0;
}

/* Returns the key whose prefix ends with this underscore, if there is one. */
static struct run key_at(struct str text, size_t underscore, size_t from)
{
	bool token = false;
	size_t payload = underscore + 1;
	size_t length = prefix_length(text, underscore, &token);
	size_t start = payload - length;
	size_t end;

	if (length == 0 || start < from || !redact_starts_word(text, start)) {
		return no_run;
	}
	end = token ? token_end(text, payload) : payload_end(text, payload);
	return end == payload ? no_run : (struct run){start, end};
}

static struct run next_key(struct str text, size_t from)
{
	/* every prefix ends with an underscore, and text has few of them */
	size_t at = from;

	while (at < text.n) {
		size_t step = str_find_byte(str_slice(text, at, text.n), '_');
		struct run run;

		if (step == SIZE_MAX) {
			return no_run;
		}
		at += step;
		run = at > from && str_find_byte(STR("tekc"), text.s[at - 1]) != SIZE_MAX
			      ? key_at(text, at, from)
			      : no_run;
		if (run.start != SIZE_MAX) {
			return run;
		}
		at++;
	}
	return no_run;
}

/* Does base64 stand here, after line ends, quotes and what joins strings? */
static bool starts_body(struct str text, size_t at)
{
	size_t start;

	while (at < text.n && str_find_byte(STR(" \t\r\n\"'`+,"), text.s[at]) != SIZE_MAX) {
		at++;
	}
	while (at + 1 < text.n && text.s[at] == '\\' &&
		(text.s[at + 1] == 'n' || text.s[at + 1] == 'r')) {
		at += 2;
	}
	while (at < text.n && str_find_byte(STR(" \t\r\n\"'`+,"), text.s[at]) != SIZE_MAX) {
		at++;
	}
	start = at;
	while (at < text.n &&
		(ascii_is_alnum(text.s[at]) || text.s[at] == '+' || text.s[at] == '/')) {
		at++;
	}
	return at - start >= BODY_MIN && keys_text_is_random(str_slice(text, start, at));
}

/* Where a key ends whose last line is missing. */
static size_t torn_end(struct str text, size_t at)
{
	while (at < text.n && (is_payload(text.s[at]) || text.s[at] == '\n' || text.s[at] == '\r' ||
				      text.s[at] == '\\')) {
		at++;
	}
	return at;
}

/* Returns the end of the dashes that close the line, or SIZE_MAX. */
static size_t line_end(struct str text, size_t label)
{
	size_t dashes = str_find(str_slice(text, 0, label + PEM_LABEL_MAX), STR(PEM_DASHES), label);

	return dashes == SIZE_MAX ? SIZE_MAX : dashes + sizeof(PEM_DASHES) - 1;
}

/* Returns the end of the PEM key that starts here, or SIZE_MAX. */
static size_t pem_end(struct str text, size_t start)
{
	size_t body = line_end(text, start + sizeof(PEM_BEGIN) - 1);
	size_t trailer;
	size_t end;

	if (body == SIZE_MAX || !starts_body(text, body)) {
		return SIZE_MAX;
	}
	trailer = str_find(text, STR(PEM_DASHES), body);
	if (trailer == SIZE_MAX || !str_starts(str_slice(text, trailer, text.n), "-----END ")) {
		return torn_end(text, body);
	}
	end = line_end(text, trailer + sizeof(PEM_DASHES) - 1);
	return end == SIZE_MAX ? torn_end(text, body) : end;
}

static struct run next_pem(struct str text, size_t from)
{
	size_t start = str_find(text, STR(PEM_BEGIN), from);

	while (start != SIZE_MAX) {
		size_t end = pem_end(text, start);

		if (end != SIZE_MAX) {
			return (struct run){start, end};
		}
		start = str_find(text, STR(PEM_BEGIN), start + 1);
	}
	return no_run;
}

static void add_hit(struct arena *arena, struct str text, struct run run, key_hits *out)
{
	struct key_hit hit = {(uint32_t)run.start, (uint32_t)(run.end - run.start), {0}};

	if (keys_classify(arena, str_slice(text, run.start, run.end), &hit.info)) {
		vec_push(arena, out, hit);
	}
}

void keys_scan(struct arena *arena, struct str text, key_hits *out)
{
	struct run key = next_key(text, 0);
	struct run pem = next_pem(text, 0);

	while (key.start != SIZE_MAX || pem.start != SIZE_MAX) {
		struct run run = key.start < pem.start ? key : pem;

		add_hit(arena, text, run, out);
		if (key.start < run.end) {
			key = next_key(text, run.end);
		}
		if (pem.start < run.end) {
			pem = next_pem(text, run.end);
		}
	}
}
