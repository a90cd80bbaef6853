#include "settings/variables_build.h"

/*
 * nginx (nginx documentation "ngx_http_proxy_module", "core functionality"):
 * headers that a proxy sends along, variables of the environment and of its
 * own.
 */
static const struct {
	const char *directive;
	const char *form;
} directives[] = {
	{"proxy_set_header", "header"},
	{"grpc_set_header", "header"},
	{"fastcgi_param", "env"},
	{"uwsgi_param", "env"},
	{"scgi_param", "env"},
	{"passenger_env_var", "env"},
	{"set", "set"},
};

enum { WORDS = 3 }; /* of a directive that are looked at */

struct word {
	struct str text;
	uint32_t start;
	uint32_t end;
};

struct reader {
	struct variables_build *build;
	size_t at;
	struct word words[WORDS];
	size_t count;
};

static void add_word(struct reader *reader, size_t start, size_t end, bool quoted)
{
	struct str text = str_slice(reader->build->text, start, end);

	if (reader->count < WORDS) {
		reader->words[reader->count] = (struct word){
			.text = quoted ? str_slice(text, 1, text.n - (text.n > 1)) : text,
			.start = (uint32_t)start,
			.end = (uint32_t)end,
		};
	}
	reader->count++;
}

/* env NAME; env NAME=value; */
static void add_env(struct reader *reader, const struct variable *like)
{
	struct variable variable = *like;

	variable.form = "env";
	variables_add_pair(reader->build, reader->words[1].text, reader->words[1].start, &variable,
		VARIABLES_DOLLAR);
}

static void add_pair(struct reader *reader, const struct variable *like, const char *form)
{
	const struct word *name = &reader->words[1];
	struct variable variable = *like;

	variable.form = form;
	variable.name =
		str_starts(name->text, "$") ? str_slice(name->text, 1, name->text.n) : name->text;
	variable.name_start = name->start;
	variable.name_end = name->end;
	variable.value = reader->words[2].text;
	variable.value_start = reader->words[2].start;
	variable.value_end = reader->words[2].end;
	variables_settle(&variable, VARIABLES_DOLLAR);
	variables_add(reader->build, variable);
}

static void finish_directive(struct reader *reader, bool block)
{
	struct variable like = {
		.phase = "run",
		.environment = variables_path_environment(reader->build->path),
	};

	if (!block && reader->count == 2 && str_is(reader->words[0].text, "env")) {
		add_env(reader, &like);
	}
	for (size_t i = 0; i < sizeof(directives) / sizeof(directives[0]); i++) {
		if (!block && reader->count > 2 &&
			str_is(reader->words[0].text, directives[i].directive)) {
			add_pair(reader, &like, directives[i].form);
		}
	}
	reader->count = 0;
}

static bool ends_word(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ';' || c == '{' || c == '}';
}

/* Up to the closing quote, or what ends a bare word; ${x} is part of one. */
static void read_word(struct reader *reader)
{
	struct str text = reader->build->text;
	size_t start = reader->at;
	char quote = text.s[start];
	bool quoted = quote == '"' || quote == '\'';

	for (reader->at++; reader->at < text.n; reader->at++) {
		char c = text.s[reader->at];

		if (c == '\\') {
			reader->at++;
		} else if (quoted ? c == quote : ends_word(c)) {
			if (c != '{' || text.s[reader->at - 1] != '$') {
				break;
			}
			while (reader->at < text.n && text.s[reader->at] != '}') {
				reader->at++;
			}
		}
	}
	reader->at += quoted;
	reader->at = reader->at < text.n ? reader->at : text.n;
	add_word(reader, start, reader->at, quoted);
}

void variables_nginx(struct variables_build *build)
{
	struct reader reader = {.build = build};

	while (reader.at < build->text.n) {
		char c = build->text.s[reader.at];

		if (c == '#') {
			while (reader.at < build->text.n && build->text.s[reader.at] != '\n') {
				reader.at++;
			}
		} else if (c == ';' || c == '{' || c == '}') {
			finish_directive(&reader, c != ';');
			reader.at++;
		} else if (ends_word(c)) {
			reader.at++;
		} else {
			read_word(&reader);
		}
	}
}
