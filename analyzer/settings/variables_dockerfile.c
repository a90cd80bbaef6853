#include "settings/variables_script.h"

#include "base/ascii.h"
#include "settings/dotenv.h"

/*
 * Dockerfiles (Docker documentation "Dockerfile reference"): ARG and ENV in
 * both forms, what RUN hands to its commands, secrets that it mounts, files
 * of variables written as heredocs. The last stage is the one that is
 * shipped, with all stages that it is built on.
 */
enum {
	STAGES_MOST = 100,
	HEREDOCS_MOST = 8,
};

struct stage {
	struct str name; /* terminated */
	struct str base;
	size_t first; /* of its variables */
	bool final;
};

struct reader {
	struct variables_build *build;
	struct str text;
	size_t at;
	char escape;
	char *out; /* room for all decoded words, each terminated */
	struct stage stages[STAGES_MOST];
	size_t stage_count;
	struct str heredocs[HEREDOCS_MOST];
	size_t heredoc_count;
};

/* A word of an instruction, decoded. */
struct word {
	struct str text;
	uint32_t start;
	uint32_t end;
	size_t equals; /* of the first '=' in the text, SIZE_MAX none */
	uint32_t value_start; /* behind it, in the file */
	bool literal; /* a '$' in it stands in single quotes or behind the escape */
};

static char byte_at(const struct reader *reader, size_t at)
{
	return at < reader->text.n ? reader->text.s[at] : '\n';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static size_t line_end(const struct reader *reader, size_t at)
{
	while (at < reader->text.n && reader->text.s[at] != '\n') {
		at++;
	}
	return at;
}

static size_t first_of_line(const struct reader *reader, size_t at)
{
	while (at < reader->text.n && is_blank(reader->text.s[at])) {
		at++;
	}
	return at;
}

/* Is this the escape at the end of a line? */
static bool is_joint(const struct reader *reader, size_t at)
{
	return byte_at(reader, at) == reader->escape && at + 1 < reader->text.n &&
	       byte_at(reader, first_of_line(reader, at + 1)) == '\n';
}

/* Where the line goes on: behind lines that are empty or a comment. */
static size_t skip_joint(const struct reader *reader, size_t at)
{
	at = line_end(reader, at) + 1;
	while (at < reader->text.n) {
		char first = byte_at(reader, first_of_line(reader, at));

		if (first != '#' && first != '\n') {
			return at;
		}
		at = line_end(reader, at) + 1;
	}
	return reader->text.n;
}

static void skip_blanks(struct reader *reader)
{
	while (reader->at < reader->text.n) {
		if (is_joint(reader, reader->at)) {
			reader->at = skip_joint(reader, reader->at);
		} else if (is_blank(reader->text.s[reader->at])) {
			reader->at++;
		} else {
			return;
		}
	}
}

/* The end of an instruction without its heredocs. */
static size_t instruction_end(const struct reader *reader)
{
	size_t at = reader->at;

	while (at < reader->text.n && reader->text.s[at] != '\n') {
		at = is_joint(reader, at) ? skip_joint(reader, at) : at + 1;
	}
	return at;
}

/* Decodes up to a blank outside of quotes, or with `rest` up to the end of the instruction. */
static struct word read_word(struct reader *reader, size_t end, bool rest)
{
	struct word word = {.start = (uint32_t)reader->at, .equals = SIZE_MAX, .literal = true};
	char *out = reader->out;
	char quote = 0;
	size_t n = 0;

	while (reader->at < end) {
		char c = reader->text.s[reader->at];

		if (is_joint(reader, reader->at)) {
			reader->at = skip_joint(reader, reader->at);
			continue;
		}
		if (quote == 0 && is_blank(c) && !rest) {
			break;
		}
		if (c == quote || (quote == 0 && (c == '"' || c == '\''))) {
			quote = quote == 0 ? c : 0;
			reader->at++;
			continue;
		}
		if (c == reader->escape && quote != '\'' && reader->at + 1 < end) {
			c = reader->text.s[++reader->at];
		} else if (c == '=' && word.equals == SIZE_MAX) {
			word.equals = n;
			word.value_start = (uint32_t)reader->at + 1;
		} else if (c == '$' && quote != '\'') {
			word.literal = false;
		}
		out[n++] = c;
		reader->at++;
	}
	reader->at = reader->at < end ? reader->at : end;
	word.end = (uint32_t)reader->at;
	word.text = (struct str){out, n};
	reader->out = out + n + 1;
	return word;
}

static void add_word(struct reader *reader, const struct word *word, const char *form)
{
	struct variable variable = {
		.name = str_slice(word->text, 0, word->equals),
		.name_start = word->start,
		.name_end = word->start,
		.form = form,
		.phase = "build",
		.unset = word->equals == SIZE_MAX,
	};

	variable.name_end += (uint32_t)variable.name.n;
	if (!variable.unset) {
		variable.value = str_slice(word->text, word->equals + 1, word->text.n);
		variable.value_start = word->value_start;
		variable.value_end = word->end;
		variables_settle(&variable, word->literal ? VARIABLES_LITERAL : VARIABLES_DOLLAR);
	}
	variables_add(reader->build, variable);
}

/* ENV NAME value with blanks */
static void add_old_form(struct reader *reader, struct word name, size_t end)
{
	struct word value;

	skip_blanks(reader);
	value = read_word(reader, end, true);
	value.text = str_trim(value.text);
	name.equals = name.text.n;
	name.value_start = value.start;
	name.end = value.end;
	name.literal = value.literal;
	name.text = str_format(
		reader->build->arena, "%.*s=%.*s", STR_ARGS(name.text), STR_ARGS(value.text));
	add_word(reader, &name, "env");
}

static void read_assignments(struct reader *reader, size_t end, const char *form)
{
	bool is_env = str_is(str_of(form), "env");
	bool first = true;

	for (skip_blanks(reader); reader->at < end; skip_blanks(reader)) {
		struct word word = read_word(reader, end, false);

		if (first && is_env && word.equals == SIZE_MAX) {
			add_old_form(reader, word, end);
			return;
		}
		first = false;
		if (!is_env || word.equals != SIZE_MAX) {
			add_word(reader, &word, form);
		}
	}
}

static void read_from(struct reader *reader, size_t end)
{
	struct stage stage = {.first = reader->build->out->n};
	bool named = false;

	for (skip_blanks(reader); reader->at < end; skip_blanks(reader)) {
		struct word word = read_word(reader, end, false);

		if (named) {
			stage.name = word.text;
			named = false;
		} else if (str_absent(stage.base)) {
			stage.base = str_starts(word.text, "--") ? STR_NONE : word.text;
		} else {
			named = str_is_nocase(word.text, "as");
		}
	}
	if (reader->stage_count == STAGES_MOST) {
		reader->build->partly = true;
		return;
	}
	reader->stages[reader->stage_count++] = stage;
}

/* --mount=type=secret,id=NAME,env=NAME */
static void read_mount(struct reader *reader, const struct word *word)
{
	struct variable variable = {.form = "secret", .phase = "build", .reference = STR("")};
	struct str rest = str_slice(word->text, str_of("--mount=").n, word->text.n);
	bool secret = false;

	while (!str_absent(rest)) {
		struct str part = str_take(&rest, ',');
		struct str value = part;
		struct str key = str_take(&value, '=');

		secret = secret || str_is(part, "type=secret");
		if (str_is(key, "id")) {
			variable.reference = value;
		}
		if (str_is(key, "env") || (str_is(key, "id") && str_absent(variable.name))) {
			variable.name = value;
		}
	}
	variable.name_start = word->start;
	variable.name_end = word->end;
	if (secret) {
		variables_add(reader->build, variable);
	}
}

/* A heredoc that COPY or ADD puts into the image as a file of variables. */
static void read_env_file(struct reader *reader, struct str lines, bool wanted)
{
	dotenv_entries entries = {0};
	uint32_t start = (uint32_t)(lines.s - reader->text.s);

	if (!wanted) {
		return;
	}
	dotenv_read(reader->build->arena, lines, &entries);
	for (size_t i = 0; i < entries.n; i++) {
		const struct dotenv_entry *entry = &entries.items[i];
		struct variable variable = {
			.name = entry->name,
			.value = entry->value,
			.name_start = start + entry->name_start,
			.name_end = start + entry->name_end,
			.value_start = start + entry->value_start,
			.value_end = start + entry->value_end,
			.form = "file",
			.phase = "build",
			.expansion = entry->expansion,
		};

		variables_add(reader->build, variable);
	}
}

/* Notes the words of an instruction that open heredocs. */
static void find_heredocs(struct reader *reader, size_t end)
{
	struct str line = str_slice(reader->text, reader->at, end);
	size_t at = 0;

	reader->heredoc_count = 0;
	while ((at = str_find(line, STR("<<"), at)) != SIZE_MAX) {
		size_t start = at + 2;
		size_t stop;

		while (start < line.n &&
			(line.s[start] == '-' || line.s[start] == '"' || line.s[start] == '\'')) {
			start++;
		}
		stop = start;
		while (stop < line.n && (ascii_is_alnum(line.s[stop]) || line.s[stop] == '_')) {
			stop++;
		}
		if (stop > start && reader->heredoc_count < HEREDOCS_MOST &&
			!ascii_is_digit(line.s[start])) {
			reader->heredocs[reader->heredoc_count++] = str_slice(line, start, stop);
		}
		at = stop + (stop == at);
	}
}

/* Goes behind the heredocs of an instruction; those that nothing closes are none. */
static size_t skip_heredocs(struct reader *reader, size_t end, bool env_file)
{
	for (size_t i = 0; i < reader->heredoc_count; i++) {
		size_t start = end + 1;
		size_t at = start;

		while (at < reader->text.n &&
			!str_equal(str_trim(str_slice(reader->text, at, line_end(reader, at))),
				reader->heredocs[i])) {
			at = line_end(reader, at) + 1;
		}
		if (at >= reader->text.n) {
			return end;
		}
		read_env_file(reader, str_slice(reader->text, start, at), env_file);
		end = line_end(reader, at);
	}
	return end;
}

static void read_run(struct reader *reader, size_t end)
{
	struct variables_script script = {.image = true, .like = {.phase = "build"}};
	size_t whole = skip_heredocs(reader, end, false);

	for (skip_blanks(reader);
		reader->at < end && str_starts(str_slice(reader->text, reader->at, end), "--");
		skip_blanks(reader)) {
		struct word word = read_word(reader, end, false);

		if (str_starts(word.text, "--mount=")) {
			read_mount(reader, &word);
		}
	}
	if (reader->at < end && reader->escape == '\\' && reader->text.s[reader->at] != '[') {
		script.text = str_slice(reader->text, reader->at, whole);
		variables_add_script(reader->build, &script);
	}
	reader->at = whole;
}

static void read_copy(struct reader *reader, size_t end)
{
	struct str last = STR("");
	struct kinds_env_file env;

	for (skip_blanks(reader); reader->at < end; skip_blanks(reader)) {
		last = read_word(reader, end, false).text;
	}
	reader->at = skip_heredocs(reader, end, kinds_env_file(last, &env));
}

static void read_instruction(struct reader *reader)
{
	size_t end = instruction_end(reader);
	struct str name = read_word(reader, end, false).text;

	find_heredocs(reader, end);
	if (str_is_nocase(name, "onbuild")) {
		skip_blanks(reader);
		name = read_word(reader, end, false).text;
	}
	if (str_is_nocase(name, "from")) {
		read_from(reader, end);
	} else if (str_is_nocase(name, "arg")) {
		read_assignments(reader, end, "arg");
	} else if (str_is_nocase(name, "env")) {
		read_assignments(reader, end, "env");
	} else if (str_is_nocase(name, "run")) {
		read_run(reader, end);
		end = reader->at;
	} else if (str_is_nocase(name, "copy") || str_is_nocase(name, "add")) {
		read_copy(reader, end);
		end = reader->at;
	}
	reader->at = end;
}

/* `# escape=x` counts only among the comments at the very beginning. */
static void read_directives(struct reader *reader)
{
	size_t at = str_starts(reader->text, "\xEF\xBB\xBF") ? 3 : 0;

	reader->escape = '\\';
	reader->at = at;
	while (byte_at(reader, first_of_line(reader, at)) == '#') {
		size_t start = first_of_line(reader, at) + 1;
		struct str value = str_slice(reader->text, start, line_end(reader, at));
		struct str key = str_trim(str_take(&value, '='));

		value = str_trim(value);
		if (str_absent(value) || value.n == 0) {
			return;
		}
		if (str_is_nocase(key, "escape") && value.n == 1) {
			reader->escape = value.s[0];
		}
		at = line_end(reader, at) + 1;
	}
}

static struct stage *find_stage(struct reader *reader, struct str name, size_t before)
{
	for (size_t i = before; i > 0; i--) {
		if (reader->stages[i - 1].name.n > 0 &&
			str_is_nocase(name, reader->stages[i - 1].name.s)) {
			return &reader->stages[i - 1];
		}
	}
	return NULL;
}

static void mark_final(struct reader *reader)
{
	struct stage *stage =
		reader->stage_count == 0 ? NULL : &reader->stages[reader->stage_count - 1];

	while (stage != NULL) {
		stage->final = true;
		stage = find_stage(reader, stage->base, (size_t)(stage - reader->stages));
	}
}

static void settle(const struct reader *reader, const struct stage *stage, struct variable *out)
{
	enum kinds_environment by_file = variables_path_environment(reader->build->path);

	out->environment = by_file;
	if (stage == NULL) {
		return;
	}
	out->scope = stage->name;
	out->final = stage->final;
	if (stage->final && by_file == KINDS_ANY) {
		out->environment = KINDS_PRODUCTION;
	}
	out->environment = variables_environment(stage->name, out->environment);
	if (stage->final &&
		(str_is(str_of(out->form), "env") || str_is(str_of(out->form), "file"))) {
		out->phase = "both";
	}
}

static void settle_all(const struct reader *reader, size_t first)
{
	variable_vec *out = reader->build->out;
	size_t next = 0; /* stage */

	for (size_t i = first; i < out->n; i++) {
		while (next < reader->stage_count && reader->stages[next].first <= i) {
			next++;
		}
		settle(reader, next == 0 ? NULL : &reader->stages[next - 1], &out->items[i]);
		out->items[i].scope =
			str_absent(out->items[i].scope) ? STR("") : out->items[i].scope;
	}
}

void variables_dockerfile(struct variables_build *build)
{
	struct reader reader = {.build = build, .text = build->text};
	size_t first = build->out->n;

	/* a byte more for each word, and a word takes at least one */
	reader.out = arena_alloc(build->arena, 2 * build->text.n + 2);
	read_directives(&reader);
	while (reader.at < reader.text.n) {
		size_t start = first_of_line(&reader, reader.at);

		if (byte_at(&reader, start) == '#' || byte_at(&reader, start) == '\n') {
			reader.at = line_end(&reader, start) + 1;
			continue;
		}
		reader.at = start;
		read_instruction(&reader);
		reader.at++;
	}
	mark_final(&reader);
	settle_all(&reader, first);
}
