#include "settings/variables_build.h"

/* Caddyfiles (Caddy documentation "reverse_proxy", "request_header", "php_fastcgi"). */
static const struct {
	const char *directive;
	const char *form;
} directives[] = {
	{"header_up", "header"},
	{"request_header", "header"},
	{"env", "env"},
};

struct word {
	struct str text; /* without quotes */
	uint32_t start;
	uint32_t end;
};

static struct word take_word(const struct variables_build *build, size_t *at, size_t end)
{
	struct word word = {.text = STR("")};
	char quote;
	size_t start;

	while (*at < end && (build->text.s[*at] == ' ' || build->text.s[*at] == '\t' ||
				    build->text.s[*at] == '\r')) {
		(*at)++;
	}
	if (*at == end || build->text.s[*at] == '#') {
		*at = end;
		return word;
	}
	quote = build->text.s[*at] == '"' || build->text.s[*at] == '`' ? build->text.s[*at] : 0;
	start = *at;
	for (*at += quote != 0; *at < end; (*at)++) {
		char c = build->text.s[*at];

		if (quote != 0 ? c == quote : c == ' ' || c == '\t' || c == '\r') {
			break;
		}
	}
	word.text = str_slice(build->text, start + (quote != 0), *at);
	*at += quote != 0 && *at < end;
	word.start = (uint32_t)start;
	word.end = (uint32_t)*at;
	return word;
}

/* {$NAME}, {$NAME:default}, {env.NAME} */
static void settle(struct variable *out)
{
	struct str value = out->value;
	struct str inner = str_slice(value, 2, value.n - (value.n > 0));
	size_t colon;

	if (str_starts(value, "{env.")) {
		inner = str_slice(value, 5, value.n - 1);
	} else if (!str_starts(value, "{$")) {
		out->expansion = str_has(value, "{$") || str_has(value, "{env.");
		return;
	}
	if (!str_ends(value, "}") || str_find_byte(inner, '}') != SIZE_MAX) {
		out->expansion = true;
		return;
	}
	colon = str_find_byte(inner, ':');
	out->reference = str_slice(inner, 0, colon);
	out->expansion = colon != SIZE_MAX;
	out->value = out->expansion ? str_slice(inner, colon + 1, inner.n) : STR("");
}

static void read_line(struct variables_build *build, size_t at, size_t end)
{
	struct word directive = take_word(build, &at, end);
	struct word name = take_word(build, &at, end);
	struct word value = take_word(build, &at, end);
	struct variable variable = {
		.phase = "run",
		.environment = variables_path_environment(build->path),
	};

	if (str_starts(name.text, "@") || str_starts(name.text, "*") ||
		str_starts(name.text, "/")) { /* what it is done for */
		name = value;
		value = take_word(build, &at, end);
	}
	if (name.text.n > 0 && (name.text.s[0] == '+' || name.text.s[0] == '>')) {
		name.text = str_slice(name.text, 1, name.text.n);
	}
	for (size_t i = 0; i < sizeof(directives) / sizeof(directives[0]); i++) {
		if (str_is(directive.text, directives[i].directive) && value.end > 0) {
			variable.form = directives[i].form;
			variable.name = name.text;
			variable.name_start = name.start;
			variable.name_end = name.end;
			variable.value = value.text;
			variable.value_start = value.start;
			variable.value_end = value.end;
			settle(&variable);
			variables_add(build, variable);
		}
	}
}

void variables_caddy(struct variables_build *build)
{
	size_t at = 0;

	while (at < build->text.n) {
		size_t end = at;

		while (end < build->text.n && build->text.s[end] != '\n') {
			end++;
		}
		read_line(build, at, end);
		at = end + 1;
	}
}
