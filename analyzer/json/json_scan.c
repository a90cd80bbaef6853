#include "json/json_scan.h"

#include "base/ascii.h"
#include "base/utf8.h"

struct frame {
	struct json *container;
	struct json *last; /* child so far */
};

struct scan {
	const struct json_scan_input *input;
	struct str text;
	size_t at;
	uint32_t depth;
	uint32_t key_offset; /* of the member whose value comes next */
	json_nodes *nodes;
	struct json_error *error;
	struct frame frames[JSON_SCAN_DEPTH_MAX];
};

static bool fail(struct scan *scan, size_t offset, struct str message)
{
	scan->error->offset = (uint32_t)offset;
	scan->error->message = message;
	return false;
}

/* The byte at the reading position, or -1 at the end. */
static int peek(const struct scan *scan)
{
	return scan->at < scan->text.n ? (unsigned char)scan->text.s[scan->at] : -1;
}

static bool fail_expected(struct scan *scan, const char *expected)
{
	struct arena *arena = scan->input->arena;
	int c = peek(scan);

	if (c < 0) {
		return fail(scan, scan->at,
			str_format(arena, "unexpected end of text, expected %s", expected));
	}
	if (c > ' ' && c < 0x7f) {
		return fail(scan, scan->at,
			str_format(arena, "unexpected character '%c', expected %s", c, expected));
	}
	return fail(scan, scan->at,
		str_format(arena, "unexpected byte 0x%02x, expected %s", (unsigned)c, expected));
}

static void skip_space(struct scan *scan)
{
	int c = peek(scan);

	while (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
		scan->at++;
		c = peek(scan);
	}
}

/* Reads four hex digits; returns false when there are not four. */
static bool scan_hex4(struct scan *scan, uint32_t *out)
{
	uint32_t code = 0;

	for (int i = 0; i < 4; i++) {
		int c = peek(scan);

		if (ascii_is_digit(c)) {
			code = code << 4 | (uint32_t)(c - '0');
		} else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
			code = code << 4 | (uint32_t)((c | 0x20) - 'a' + 10);
		} else {
			return false;
		}
		scan->at++;
	}
	*out = code;
	return true;
}

static bool scan_low_surrogate(struct scan *scan)
{
	uint32_t code = 0;

	if (peek(scan) != '\\') {
		return false;
	}
	scan->at++;
	if (peek(scan) != 'u') {
		return false;
	}
	scan->at++;
	return scan_hex4(scan, &code) && code >= 0xdc00 && code <= 0xdfff;
}

static bool scan_escape(struct scan *scan)
{
	size_t start = scan->at++;
	uint32_t code = 0;

	switch (peek(scan)) {
	case '"':
	case '\\':
	case '/':
	case 'b':
	case 'f':
	case 'n':
	case 'r':
	case 't':
		scan->at++;
		return true;
	case 'u':
		scan->at++;
		break;
	default:
		return fail(scan, start, STR("unknown escape in a string"));
	}
	if (!scan_hex4(scan, &code)) {
		return fail(scan, start, STR("'\\u' without four hex digits"));
	}
	if (code == 0) {
		return fail(scan, start, STR("NUL in a string"));
	}
	if (code >= 0xdc00 && code <= 0xdfff) {
		return fail(scan, start, STR("lone surrogate in a string"));
	}
	if (code >= 0xd800 && code <= 0xdbff && !scan_low_surrogate(scan)) {
		return fail(scan, start, STR("lone surrogate in a string"));
	}
	return true;
}

/* Reads one character of a string, written out or as an escape. */
static bool scan_character(struct scan *scan)
{
	uint32_t code = 0;
	int c = peek(scan);
	size_t length;

	if (c == '\\') {
		return scan_escape(scan);
	}
	if (c == 0) {
		return fail(scan, scan->at, STR("NUL in a string"));
	}
	if (c < ' ') {
		return fail(scan, scan->at,
			STR("control character in a string, write it as an escape"));
	}
	length = utf8_decode(scan->text, scan->at, &code);
	if (length == 0) {
		return fail(scan, scan->at, STR("invalid UTF-8, save the file as UTF-8"));
	}
	scan->at += length;
	return true;
}

/* Reads from the opening to behind the closing quote. */
static bool scan_string(struct scan *scan)
{
	size_t start = scan->at++;

	while (peek(scan) != '"') {
		if (peek(scan) < 0) {
			return fail(scan, start, STR("string without closing quote"));
		}
		if (!scan_character(scan)) {
			return false;
		}
	}
	scan->at++;
	return true;
}

static bool scan_digits(struct scan *scan)
{
	if (!ascii_is_digit(peek(scan))) {
		return fail_expected(scan, "a digit");
	}
	while (ascii_is_digit(peek(scan))) {
		scan->at++;
	}
	return true;
}

/* Reads the part of a number before its fraction: no leading zeros. */
static bool scan_whole(struct scan *scan)
{
	size_t start = scan->at;

	if (!scan_digits(scan)) {
		return false;
	}
	if (scan->text.s[start] == '0' && scan->at - start > 1) {
		return fail(scan, start, STR("number with a leading zero"));
	}
	return true;
}

static bool scan_exponent(struct scan *scan)
{
	if (peek(scan) != 'e' && peek(scan) != 'E') {
		return true;
	}
	scan->at++;
	if (peek(scan) == '+' || peek(scan) == '-') {
		scan->at++;
	}
	return scan_digits(scan);
}

static bool scan_number(struct scan *scan)
{
	size_t start = scan->at;

	if (peek(scan) == '-') {
		scan->at++;
	}
	if (!scan_whole(scan)) {
		return false;
	}
	if (peek(scan) == '.') {
		scan->at++;
		if (!scan_digits(scan)) {
			return false;
		}
	}
	if (!scan_exponent(scan)) {
		return false;
	}
	if (scan->at - start > JSON_SCAN_NUMBER_MAX) {
		return fail(scan, start, STR("number longer than 63 characters"));
	}
	return true;
}

static bool scan_word(struct scan *scan, struct str word)
{
	if (!str_equal(str_slice(scan->text, scan->at, scan->at + word.n), word)) {
		return fail_expected(scan, "a value");
	}
	scan->at += word.n;
	return true;
}

static struct json *add_node(struct scan *scan, enum json_type type)
{
	struct json *node = arena_new(scan->input->arena, struct json);

	node->type = type;
	node->offset = (uint32_t)scan->at;
	if (scan->depth > 0) {
		struct frame *frame = &scan->frames[scan->depth - 1];

		node->key_offset = scan->key_offset;
		frame->container->count++;
		if (frame->last == NULL) {
			frame->container->first = node;
		} else {
			frame->last->next = node;
		}
		frame->last = node;
	}
	vec_push(scan->input->scratch, scan->nodes, node);
	return node;
}

static bool open_container(struct scan *scan, enum json_type type)
{
	struct json *node;

	if (scan->depth == scan->input->depth) {
		return fail(scan, scan->at,
			str_format(scan->input->arena, "nested deeper than the limit of %u levels",
				scan->input->depth));
	}
	node = add_node(scan, type);
	scan->at++;
	scan->key_offset = 0;
	scan->frames[scan->depth++] = (struct frame){node, NULL};
	return true;
}

static enum json_type type_of(int c)
{
	switch (c) {
	case '{':
		return JSON_OBJECT;
	case '[':
		return JSON_ARRAY;
	case '"':
		return JSON_STRING;
	case 't':
	case 'f':
		return JSON_BOOL;
	case 'n':
		return JSON_NULL;
	default:
		return JSON_NUMBER;
	}
}

static bool scan_scalar(struct scan *scan, enum json_type type)
{
	int c = peek(scan);

	switch (type) {
	case JSON_STRING:
		return scan_string(scan);
	case JSON_BOOL:
		return scan_word(scan, c == 't' ? STR("true") : STR("false"));
	case JSON_NULL:
		return scan_word(scan, STR("null"));
	default:
		return c == '-' || ascii_is_digit(c) ? scan_number(scan)
						     : fail_expected(scan, "a value");
	}
}

/* Reads a scalar, or the opening bracket of a container. */
static bool scan_value(struct scan *scan)
{
	enum json_type type = type_of(peek(scan));
	struct json *node;

	if (scan->nodes->n == scan->input->values) {
		return fail(scan, scan->at,
			str_format(scan->input->arena, "more than the limit of %u values",
				scan->input->values));
	}
	if (type == JSON_OBJECT || type == JSON_ARRAY) {
		return open_container(scan, type);
	}
	node = add_node(scan, type);
	if (!scan_scalar(scan, type)) {
		return false;
	}
	node->end = (uint32_t)scan->at;
	return true;
}

static bool scan_key(struct scan *scan)
{
	scan->key_offset = (uint32_t)scan->at;
	if (peek(scan) != '"') {
		return fail_expected(scan, "a key in double quotes");
	}
	if (!scan_string(scan)) {
		return false;
	}
	skip_space(scan);
	if (peek(scan) != ':') {
		return fail_expected(scan, "':'");
	}
	scan->at++;
	skip_space(scan);
	return true;
}

static bool scan_comma(struct scan *scan, int closer)
{
	size_t comma = scan->at;

	if (peek(scan) != ',') {
		return fail_expected(scan, closer == '}' ? "',' or '}'" : "',' or ']'");
	}
	scan->at++;
	skip_space(scan);
	return peek(scan) != closer || fail(scan, comma, STR("comma behind the last value"));
}

/* Moves to the next value, closing what ends before it; depth 0: all done. */
static bool next_value(struct scan *scan)
{
	while (scan->depth > 0) {
		struct json *container = scan->frames[scan->depth - 1].container;
		int closer = container->type == JSON_OBJECT ? '}' : ']';

		skip_space(scan);
		if (peek(scan) != closer) {
			if (container->count > 0 && !scan_comma(scan, closer)) {
				return false;
			}
			return closer == ']' || scan_key(scan);
		}
		container->end = (uint32_t)++scan->at;
		scan->depth--;
	}
	return true;
}

bool json_scan(const struct json_scan_input *input, json_nodes *out, struct json_error *error)
{
	struct scan scan = {.input = input,
		.text = input->text,
		.at = input->from,
		.nodes = out,
		.error = error};

	skip_space(&scan);
	do {
		if (!scan_value(&scan) || !next_value(&scan)) {
			return false;
		}
	} while (scan.depth > 0);
	skip_space(&scan);
	return scan.at == scan.text.n || fail_expected(&scan, "nothing behind the value");
}
