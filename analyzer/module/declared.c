#include "module/declared.h"

#include <string.h>

#include "base/ascii.h"
#include "base/vec.h"

enum { OWN = 1 };

/* FNV-1a, mixed: names are short and few. */
uint64_t declared_hash(struct str name)
{
	uint64_t hash = 0xcbf29ce484222325;

	for (size_t i = 0; i < name.n; i++) {
		hash = (hash ^ (unsigned char)name.s[i]) * 0x100000001b3;
	}
	return (hash ^ hash >> 29) & ~(uint64_t)OWN;
}

static bool is_name_byte(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* Takes a word with the space behind it; false, and nothing taken, where it does not stand. */
static bool take_word(struct str *text, const char *word)
{
	struct str w = str_of(word);

	if (!str_starts(*text, word) || text->n == w.n || is_name_byte(text->s[w.n])) {
		return false;
	}
	*text = str_slice(*text, w.n, text->n);
	while (text->n > 0 && text->s[0] == ' ') {
		*text = str_slice(*text, 1, text->n);
	}
	return true;
}

static struct str take_name(struct str *text)
{
	struct str name;
	size_t n = 0;

	while (n < text->n && is_name_byte(text->s[n])) {
		n++;
	}
	name = str_slice(*text, 0, n);
	*text = str_slice(*text, n, text->n);
	return name;
}

/* `(a: …`, `(a, …`, `(a) =>`, `({ a }) =>`: what begins so is a function, no expression in
 * brackets. */
static bool is_arrow(struct str text)
{
	size_t n = 1;

	if (text.n < 2) {
		return false;
	}
	if (strchr(")[{.\n", text.s[1]) != NULL) {
		return true;
	}
	while (n < text.n && is_name_byte(text.s[n])) {
		n++;
	}
	text = str_slice(text, n, text.n);
	return n > 1 &&
	       (str_starts(text, ":") || str_starts(text, "?:") || str_starts(text, ", ") ||
		       str_starts(text, ") =>") || str_starts(text, "): "));
}

/* Is it the beginning of a function or a literal? */
static bool is_own(struct str value)
{
	if (value.n == 0) {
		return false;
	}
	if (strchr("'\"`{[", value.s[0]) != NULL || ascii_is_digit(value.s[0])) {
		return true;
	}
	take_word(&value, "async");
	return take_word(&value, "function") || (str_starts(value, "(") && is_arrow(value));
}

/* One statement: the name is absent when it has none that can be told. */
struct statement {
	struct str name;
	bool own;
};

/* `NAME = value`, perhaps with a type, and nothing else behind it that has a name. */
static struct statement read_constant(struct str rest)
{
	struct str name = take_name(&rest);
	struct str line = str_slice(rest, 0, str_find_byte(rest, '\n'));
	size_t equals = str_find(line, STR(" = "), 0);

	if (name.n == 0 || equals == SIZE_MAX || str_ends(line, ",") ||
		str_find(line, STR(" = "), equals + 1) != SIZE_MAX) {
		return (struct statement){STR_NONE, false};
	}
	return (struct statement){name, is_own(str_slice(rest, equals + 3, rest.n))};
}

static struct statement read_default(struct str rest)
{
	take_word(&rest, "abstract");
	take_word(&rest, "async");
	return (struct statement){
		STR("default"), take_word(&rest, "function") || take_word(&rest, "class")};
}

/* What has no value, or one that only the parsed module knows. */
static bool take_other(struct str *rest)
{
	return take_word(rest, "interface") || take_word(rest, "type") || take_word(rest, "enum") ||
	       take_word(rest, "namespace");
}

/* Reads what stands behind `export`. */
static struct statement read_statement(struct str rest)
{
	if (take_word(&rest, "default")) {
		return read_default(rest);
	}
	take_word(&rest, "declare");
	if (take_other(&rest)) {
		return (struct statement){take_name(&rest), false};
	}
	take_word(&rest, "abstract");
	take_word(&rest, "async");
	if (take_word(&rest, "function") || take_word(&rest, "class")) {
		return (struct statement){take_name(&rest), true};
	}
	if (!take_word(&rest, "const")) {
		return (struct statement){STR_NONE, false};
	}
	return take_word(&rest, "enum") ? (struct statement){take_name(&rest), false}
					: read_constant(rest);
}

struct reading {
	struct arena *arena;
	VEC(uint64_t) names;
	bool complete;
	bool hands_on;
	bool constants; /* some were read */
};

static void add_name(struct reading *reading, struct str name, bool own)
{
	if (name.n == 0) {
		reading->complete = false;
	} else {
		vec_push(reading->arena, &reading->names, declared_hash(name) | (own ? OWN : 0));
	}
}

static void skip_spaces(struct str *text)
{
	while (text->n > 0 && strchr(" \t\r\n", text->s[0]) != NULL) {
		*text = str_slice(*text, 1, text->n);
	}
}

/* `{ a, b as c, type D }`, with or without a module behind it. */
static void read_list(struct reading *reading, struct str rest)
{
	struct str list = str_slice(rest, 1, str_find_byte(rest, '}'));

	if (list.n + 1 >= rest.n) {
		reading->complete = false;
		return;
	}
	skip_spaces(&list);
	while (list.n > 0) {
		struct str item = str_trim(str_take(&list, ','));
		size_t space = str_find_last_byte(item, ' ');

		item = space == SIZE_MAX ? item : str_slice(item, space + 1, item.n);
		if (item.n == 0 || !is_name_byte(item.s[0]) || !is_name_byte(item.s[item.n - 1])) {
			reading->complete = false;
		} else {
			add_name(reading, item, false);
		}
		skip_spaces(&list);
	}
}

static void read_export(struct reading *reading, struct str rest)
{
	struct statement statement;
	struct str list = rest;

	take_word(&list, "type");
	if (str_starts(list, "{")) {
		read_list(reading, list);
		return;
	}
	statement = read_statement(rest);
	reading->constants = reading->constants || str_starts(rest, "const");
	add_name(reading, statement.name, statement.own);
}

/* `export *` and lists may have a module behind them. */
static bool hands_on(struct str behind)
{
	struct str rest = str_starts(behind, " ") ? str_slice(behind, 1, behind.n) : behind;

	return str_starts(rest, "*") || str_starts(rest, "{");
}

/* `export` anywhere but at a line's beginning, or as CommonJS has it, may say more. */
static void read_word(struct reading *reading, struct str text, size_t at)
{
	struct str rest = str_slice(text, at, text.n);

	if (at > 0 && is_name_byte(text.s[at - 1])) {
		return;
	}
	if (at > 0 && text.s[at - 1] != '\n') {
		reading->complete = reading->complete && rest.n > 6 && is_name_byte(rest.s[6]) &&
				    !str_starts(rest, "exports");
	} else if (take_word(&rest, "export")) {
		read_export(reading, rest);
	} else {
		reading->complete = false;
	}
}

/* A constant that began further up, and another behind it: `export const a = { … }, b = …` */
static bool goes_on(struct str text)
{
	size_t line = str_find_byte(text, '\n');

	while (line != SIZE_MAX && line + 2 < text.n) {
		const char *next = text.s + line + 1;

		if (next[1] == ',' && strchr("}])`", next[0]) != NULL && next[0] != '\0') {
			return true;
		}
		text = str_slice(text, line + 1, text.n);
		line = str_find_byte(text, '\n');
	}
	return false;
}

void declared_read(
	struct str text, struct arena *arena, struct arena *scratch, struct declared *out)
{
	static const char keyword[] = "export";
	struct reading reading = {.arena = scratch, .complete = true};
	uint64_t *kept;

	for (size_t at = str_find(text, STR(keyword), 0); at != SIZE_MAX;) {
		size_t behind = at + sizeof(keyword) - 1;

		read_word(&reading, text, at);
		reading.hands_on = reading.hands_on || hands_on(str_slice(text, behind, text.n));
		at = str_find(text, STR(keyword), behind);
	}
	kept = arena_array(arena, reading.names.n, sizeof(kept[0]));
	if (reading.names.n > 0) {
		memcpy(kept, reading.names.items, reading.names.n * sizeof(kept[0]));
	}
	*out = (struct declared){kept, (uint32_t)reading.names.n,
		reading.complete && !(reading.constants && goes_on(text)), reading.hands_on};
}

enum declared_kind declared_kind(const struct declared *declared, uint64_t hash)
{
	for (uint32_t i = 0; i < declared->count; i++) {
		if ((declared->names[i] & ~(uint64_t)OWN) == hash) {
			return (declared->names[i] & OWN) != 0 ? DECLARED_OWN : DECLARED_MAYBE;
		}
	}
	return declared->complete ? DECLARED_NOT : DECLARED_MAYBE;
}
