#include "settings/variables_build.h"

#include "base/ascii.h"
#include "base/path.h"

enum {
	VARIABLES_MOST = 2000, /* of one file */
	NAME_LONGEST = 200,
};

bool variables_is_name(struct str name)
{
	if (name.n == 0 || name.n > NAME_LONGEST || ascii_is_digit(name.s[0]) || name.s[0] == '-' ||
		name.s[0] == '.') {
		return false;
	}
	for (size_t i = 0; i < name.n; i++) {
		if (!ascii_is_alnum(name.s[i]) && name.s[i] != '_' && name.s[i] != '-' &&
			name.s[i] != '.') {
			return false;
		}
	}
	return true;
}

/* What an alias of YAML repeats is one definition. */
static bool is_known(const struct variables_build *build, const struct variable *variable)
{
	for (size_t i = 0; build->document != NULL && i < build->out->n; i++) {
		const struct variable *other = &build->out->items[i];

		if (other->name_start == variable->name_start &&
			other->name_end == variable->name_end &&
			other->value_start == variable->value_start &&
			other->environment == variable->environment &&
			str_equal(other->name, variable->name)) {
			return true;
		}
	}
	return false;
}

/* Does a template put something in between two offsets? */
static bool is_templated(const struct variables_build *build, uint32_t start, uint32_t end)
{
	return build->document != NULL && str_has(str_slice(build->text, start, end), "{{") &&
	       !str_has(str_slice(build->text, start, end), "${{");
}

void variables_add(struct variables_build *build, struct variable variable)
{
	if (is_templated(build, variable.name_start, variable.name_end)) {
		build->partly = true;
		return;
	}
	if (!variables_is_name(variable.name)) {
		/* a name that is put together as the file is used */
		build->partly = build->partly || str_find_byte(variable.name, '$') != SIZE_MAX ||
				str_has(variable.name, "{{");
		return;
	}
	if (build->out->n >= VARIABLES_MOST) {
		build->full = true;
		return;
	}
	if (is_known(build, &variable)) {
		return;
	}
	variable.value = str_absent(variable.value) ? STR("") : variable.value;
	variable.scope = str_absent(variable.scope) ? STR("") : variable.scope;
	variable.phase = variable.phase == NULL ? "" : variable.phase;
	vec_push(build->arena, build->out, variable);
}

static bool begins_name(char c)
{
	return ascii_is_letter(c) || c == '_';
}

static size_t name_end(struct str text, size_t at)
{
	while (at < text.n && (ascii_is_alnum(text.s[at]) || text.s[at] == '_')) {
		at++;
	}
	return at;
}

static bool has_dollar(struct str value)
{
	for (size_t i = 0; i + 1 < value.n; i++) {
		char next = value.s[i + 1];

		if (value.s[i] != '$') {
			continue;
		}
		if (next == '{' || next == '(' || begins_name(next)) {
			return true;
		}
		i++; /* $$: a dollar */
	}
	return false;
}

bool variables_expands(struct str value, enum variables_syntax syntax)
{
	switch (syntax) {
	case VARIABLES_LITERAL:
		return false;
	case VARIABLES_DOLLAR:
		return has_dollar(value);
	case VARIABLES_GITHUB:
		return str_has(value, "${{");
	case VARIABLES_BRACES:
		return str_has(value, "{{");
	}
	return false;
}

/* Fills the reference, and the default behind it, of what stands between ${ and }. */
static void settle_braced(struct variable *out, struct str inner)
{
	size_t end = name_end(inner, 0);
	struct str rest = str_slice(inner, end, inner.n);
	struct str sign = str_starts(rest, ":") ? str_slice(rest, 1, rest.n) : rest;

	if (end == 0 || str_find_byte(rest, '$') != SIZE_MAX ||
		(rest.n > 0 &&
			(sign.n == 0 || str_find_byte(STR("-?+="), sign.s[0]) == SIZE_MAX))) {
		return;
	}
	out->reference = str_slice(inner, 0, end);
	out->expansion = str_starts(sign, "-");
	out->value = out->expansion ? str_slice(sign, 1, sign.n) : STR("");
}

/* ${NAME}, ${NAME:-default}, ${NAME-default}, ${NAME:?message}, $NAME, $(NAME) and nothing else. */
static void settle_dollar(struct variable *out)
{
	struct str value = out->value;
	struct str inner = str_slice(value, 2, value.n - (value.n > 0));

	if (value.n < 2 || value.s[0] != '$') {
		return;
	}
	if (value.s[1] == '{') {
		/* one that closes at the end, and no other before */
		if (str_find_byte(value, '}') == value.n - 1) {
			settle_braced(out, inner);
		}
		return;
	}
	inner = value.s[1] == '(' && value.s[value.n - 1] == ')' ? inner
								 : str_slice(value, 1, value.n);
	if (inner.n > 0 && name_end(inner, 0) == inner.n) {
		out->reference = inner;
		out->value = STR("");
		out->expansion = false;
	}
}

/* The literal behind ||, in single quotes as GitHub writes them. */
static struct str default_of(struct str expression)
{
	size_t bars = str_find(expression, STR("||"), 0);
	struct str rest = bars == SIZE_MAX
				  ? STR("")
				  : str_trim(str_slice(expression, bars + 2, expression.n));

	return rest.n > 1 && rest.s[0] == '\'' && rest.s[rest.n - 1] == '\'' &&
			       str_find_byte(str_slice(rest, 1, rest.n - 1), '\'') == SIZE_MAX
		       ? str_slice(rest, 1, rest.n - 1)
		       : STR("");
}

/* ${{ secrets.NAME }} and nothing else; "" for other expressions. */
static void settle_github(struct variable *out)
{
	static const char *const stores[] = {"secrets.", "vars.", "env.", "inputs."};
	struct str value = str_trim(out->value);
	struct str inner;

	if (!str_starts(value, "${{") || str_find(value, STR("}}"), 0) + 2 != value.n) {
		return;
	}
	inner = str_trim(str_slice(value, 3, value.n - 2));
	out->reference = STR("");
	out->value = default_of(inner);
	out->expansion = out->value.n > 0;
	for (size_t i = 0; i < sizeof(stores) / sizeof(stores[0]); i++) {
		size_t start = str_of(stores[i]).n;

		if (str_starts(inner, stores[i])) {
			size_t end = start;

			while (end < inner.n &&
				(ascii_is_alnum(inner.s[end]) || inner.s[end] == '_' ||
					inner.s[end] == '-')) {
				end++;
			}
			out->reference = str_slice(inner, start, end);
		}
	}
}

/* {{ … }} and nothing else: a template's own value, of no name outside of it. */
static void settle_braces(struct variable *out)
{
	struct str value = str_trim(out->value);

	if (str_starts(value, "{{") && str_find(value, STR("}}"), 0) + 2 == value.n) {
		out->reference = STR("");
		out->value = STR("");
		out->expansion = false;
	}
}

void variables_settle(struct variable *out, enum variables_syntax syntax)
{
	out->expansion = variables_expands(out->value, syntax);
	if (!out->expansion) {
		return;
	}
	switch (syntax) {
	case VARIABLES_LITERAL:
		break;
	case VARIABLES_DOLLAR:
		settle_dollar(out);
		break;
	case VARIABLES_GITHUB:
		settle_github(out);
		break;
	case VARIABLES_BRACES:
		settle_braces(out);
		break;
	}
}

struct str variables_scalar(const struct variables_build *build, const struct document_value *value)
{
	if (value == NULL) {
		return STR_NONE;
	}
	switch (value->kind) {
	case DOCUMENT_STRING:
	case DOCUMENT_NUMBER:
		return value->text;
	case DOCUMENT_BOOLEAN:
		return str_slice(build->text, value->start, value->end);
	case DOCUMENT_NULL:
		return STR("");
	default:
		return STR_NONE;
	}
}

static struct str unquoted(struct str text)
{
	bool quoted = text.n > 1 && (text.s[0] == '"' || text.s[0] == '\'') &&
		      text.s[text.n - 1] == text.s[0];

	return quoted ? str_slice(text, 1, text.n - 1) : text;
}

void variables_set(const struct variables_build *build, struct variable *out,
	const struct document_value *value, enum variables_syntax syntax)
{
	out->value = variables_scalar(build, value);
	if (value != NULL && value->kind != DOCUMENT_NULL) {
		out->value_start = value->start;
		out->value_end = value->end;
	}
	if (str_absent(out->value)) {
		out->partial = value != NULL;
		return;
	}
	if (syntax == VARIABLES_BRACES) {
		/* the document has something else in its place */
		struct str text = str_slice(build->text, out->value_start, out->value_end);

		out->value = str_has(text, "{{") ? unquoted(text) : out->value;
	}
	variables_settle(out, syntax);
}

void variables_note_open(struct variables_build *build, const struct document_value *value)
{
	if (value != NULL && (value->kind == DOCUMENT_UNKNOWN || value->open)) {
		build->partly = true;
	}
}

void variables_add_entry(struct variables_build *build, const struct document_value *entry,
	const struct variable *like, enum variables_syntax syntax)
{
	struct variable variable = *like;

	variable.name = entry->key;
	variable.name_start = entry->key_start;
	variable.name_end = entry->key_end;
	variables_set(build, &variable, entry, syntax);
	variables_add(build, variable);
}

void variables_add_table(struct variables_build *build, const struct document_value *table,
	const struct variable *like, enum variables_syntax syntax)
{
	variables_note_open(build, table);
	if (table == NULL || table->kind == DOCUMENT_NULL) {
		return;
	}
	if (table->kind != DOCUMENT_TABLE) {
		build->partly = true;
		return;
	}
	document_each (entry, table) {
		variables_add_entry(build, entry, like, syntax);
	}
}

void variables_add_pair(struct variables_build *build, struct str pair, uint32_t start,
	const struct variable *like, enum variables_syntax syntax)
{
	struct variable variable = *like;
	size_t equals = str_find_byte(pair, '=');
	uint32_t length = (uint32_t)pair.n;

	if (start + pair.n > build->text.n ||
		!str_equal(str_slice(build->text, start, start + pair.n), pair)) {
		length = 0; /* decoded: it stands there otherwise */
	}
	variable.name = str_trim(str_slice(pair, 0, equals));
	variable.name_start = start;
	variable.name_end = start + (length == 0 ? 0 : (uint32_t)variable.name.n);
	variable.unset = equals == SIZE_MAX;
	if (!variable.unset) {
		variable.value = str_slice(pair, equals + 1, pair.n);
		variable.value_start = start + (length == 0 ? 0 : (uint32_t)equals + 1);
		variable.value_end = start + length;
		variables_settle(&variable, syntax);
	}
	variables_add(build, variable);
}

void variables_add_pairs(struct variables_build *build, const struct document_value *list,
	const struct variable *like, enum variables_syntax syntax)
{
	variables_note_open(build, list);
	document_each (item, list) {
		struct str pair = document_string(item);
		char first = item->start < build->text.n ? build->text.s[item->start] : ' ';

		variables_note_open(build, item);
		if (!str_absent(pair)) {
			variables_add_pair(build, pair,
				item->start + (first == '"' || first == '\''), like, syntax);
		}
	}
}

void variables_add_records(struct variables_build *build, const struct document_value *list,
	const struct variable *like, const char *name_key, const char *value_key,
	enum variables_syntax syntax)
{
	variables_note_open(build, list);
	document_each (item, list) {
		const struct document_value *name = document_get(item, name_key);
		const struct document_value *value = document_get(item, value_key);
		struct variable variable = *like;

		variables_note_open(build, item);
		variables_note_open(build, name);
		if (str_absent(document_string(name))) {
			continue;
		}
		variable.name = name->text;
		variable.name_start = name->start;
		variable.name_end = name->end;
		variable.unset = value == NULL;
		variables_set(build, &variable, value, syntax);
		variables_add(build, variable);
	}
}

void variables_add_lines(struct variables_build *build, const struct document_value *value,
	const struct variable *like, enum variables_syntax syntax)
{
	struct str text;
	uint32_t at;

	variables_note_open(build, value);
	if (!document_is(value, DOCUMENT_STRING) || value->end > build->text.n) {
		return;
	}
	text = str_slice(build->text, value->start, value->end);
	at = value->start;
	while (!str_absent(text)) {
		struct str line = str_take(&text, '\n');
		struct str pair = str_trim(line);
		size_t indent = pair.n == 0 ? 0 : (size_t)(pair.s - line.s);

		while (pair.n > 0 && (pair.s[0] == '"' || pair.s[0] == '\'')) {
			pair = str_slice(
				pair, 1, pair.n - (pair.n > 1 && pair.s[pair.n - 1] == pair.s[0]));
			indent++;
		}
		if (pair.n > 0 && pair.s[0] != '|' && pair.s[0] != '>' && pair.s[0] != '#') {
			variables_add_pair(build, pair, at + (uint32_t)indent, like, syntax);
		}
		at += (uint32_t)line.n + 1;
	}
}

enum kinds_environment variables_production(const struct variables_build *build)
{
	return build->environment == KINDS_ANY ? KINDS_PRODUCTION : build->environment;
}

enum kinds_environment variables_environment(struct str name, enum kinds_environment otherwise)
{
	enum kinds_environment found = kinds_environment(name);

	return found == KINDS_ANY ? otherwise : found;
}

enum kinds_environment variables_path_environment(struct str path)
{
	enum kinds_environment found = KINDS_ANY;
	struct str rest = path_folder(path);

	if (kinds_environment(path) != KINDS_ANY) {
		return kinds_environment(path);
	}
	while (!str_absent(rest)) {
		struct str part = str_take(&rest, '/');

		if (str_is(part, ".devcontainer")) {
			found = KINDS_DEVELOPMENT;
		} else if (str_find_byte(part, '-') == SIZE_MAX &&
			   str_find_byte(part, '_') == SIZE_MAX) {
			found = variables_environment(part, found);
		}
	}
	return found;
}
