#include "settings/builds.h"

#include "base/ascii.h"
#include "base/path.h"
#include "settings/kinds.h"

/*
 * Dockerfiles (Docker documentation "Dockerfile reference"): an ARG or ENV
 * holds from its line on, in its stage and those that are built on it. Of an
 * image from elsewhere only well-known ones are certain to set none.
 */
enum { STAGES_MOST = 64 };

struct stage {
	struct str name;
	str_vec names;
	bool known;
	bool takes_all;
};

struct reader {
	struct arena *arena;
	struct str text;
	size_t at;
	struct stage stages[STAGES_MOST];
	size_t count;
	build_steps *out;
};

bool builds_is_file(struct str path)
{
	const char *kind = kinds_unread(path, STR(""));

	return str_is(path_name(path), ".dockerignore") ||
	       (kind != NULL && (str_is(str_of(kind), "dockerfile") || builds_is_workflow(path)));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\\';
}

/* The next word of an instruction; joints and the brackets of the JSON form are no part of one. */
static struct str next_word(struct str *rest)
{
	size_t start = 0;
	size_t end;

	while (start < rest->n &&
		(is_blank(rest->s[start]) || rest->s[start] == '[' || rest->s[start] == ',' ||
			rest->s[start] == ']' || rest->s[start] == '"')) {
		start++;
	}
	end = start;
	while (end < rest->n && !is_blank(rest->s[end]) && rest->s[end] != '"') {
		end++;
	}
	struct str word = str_slice(*rest, start, end);
	*rest = str_slice(*rest, end, rest->n);
	return word;
}

static struct stage *find_stage(struct reader *reader, struct str name)
{
	for (size_t i = reader->count; i > 0; i--) {
		struct stage *stage = &reader->stages[i - 1];

		if (stage->name.n > 0 && str_equal(stage->name, name)) {
			return stage;
		}
	}
	return NULL;
}

/* docker.io/library/node:22-slim */
static bool is_plain_image(struct str image)
{
	static const char *const names[] = {"node", "bun", "deno", "alpine", "debian", "ubuntu"};
	size_t digest = str_find_byte(image, '@');
	struct str name = path_name(str_slice(image, 0, digest));

	return str_find_byte(image, '$') == SIZE_MAX &&
	       str_in(str_slice(name, 0, str_find_byte(name, ':')), names,
		       sizeof(names) / sizeof(names[0]));
}

static void read_from(struct reader *reader, struct str rest)
{
	struct str image = next_word(&rest);
	struct stage stage = {.name = STR("")};

	while (str_starts(image, "--")) {
		image = next_word(&rest);
	}
	struct stage *base = find_stage(reader, image);
	stage.known = is_plain_image(image);
	if (base != NULL) {
		stage.known = base->known;
		stage.takes_all = base->takes_all;
		for (size_t i = 0; i < base->names.n; i++) {
			vec_push(reader->arena, &stage.names, base->names.items[i]);
		}
	}
	if (str_is_nocase(next_word(&rest), "as")) {
		stage.name = next_word(&rest);
	}
	if (reader->count < STAGES_MOST) {
		reader->stages[reader->count++] = stage;
	} else {
		reader->stages[STAGES_MOST - 1].known = false;
	}
}

static void read_names(struct reader *reader, struct stage *stage, struct str rest)
{
	for (struct str word = next_word(&rest); word.n > 0; word = next_word(&rest)) {
		vec_push(
			reader->arena, &stage->names, str_slice(word, 0, str_find_byte(word, '=')));
	}
}

/* COPY . .; an env file that is copied by name may hold anything. */
static void read_copy(struct reader *reader, struct stage *stage, struct str rest)
{
	const struct stage *from = NULL;
	bool other = false;
	struct str last = next_word(&rest);

	for (struct str word = next_word(&rest); last.n > 0; word = next_word(&rest)) {
		bool source = word.n > 0; /* the last one is where to */

		if (str_starts(last, "--from=")) {
			other = true;
			from = find_stage(reader, str_slice(last, 7, last.n));
		} else if (source && !str_starts(last, "--")) {
			bool all = str_is(last, ".") || str_is(last, "./") || str_is(last, "*");

			stage->known = stage->known && !str_has(last, ".env");
			if (other) {
				stage->takes_all = stage->takes_all ||
						   (!str_has(last, "node_modules") &&
							   from != NULL && from->takes_all);
			} else {
				stage->takes_all = stage->takes_all || all;
			}
		}
		last = word;
	}
}

/* Does the command set variables by means that are not followed? */
static bool sets_variables(struct str command)
{
	static const char *const words[] = {".env", "type=secret", "doppler", "infisical", "dotenv",
		"vault", "op run", "sops", "source ", "eval "};

	return str_has_any_nocase(command, words, sizeof(words) / sizeof(words[0]));
}

static bool is_runner(struct str word)
{
	static const char *const names[] = {"npm", "pnpm", "yarn", "npx", "pnpx", "bunx", "turbo",
		"next", "vite", "astro", "nx", "vinxi", "react-router", "react-scripts", "gatsby"};

	return str_in(path_name(word), names, sizeof(names) / sizeof(names[0]));
}

/* "npm run build", "pnpm --filter web build", "next build"; `bun build` bundles by itself. */
bool builds_is_command(struct str command)
{
	struct str word = next_word(&command);
	bool bun = str_is(word, "bun");

	while (str_find_byte(word, '=') != SIZE_MAX) { /* NAME=value before it */
		word = next_word(&command);
		bun = str_is(word, "bun");
	}
	if (!bun && !is_runner(word)) {
		return false;
	}
	for (word = next_word(&command); word.n > 0; word = next_word(&command)) {
		if (str_is(word, "build")) {
			return !bun;
		}
		bun = bun && !str_is(word, "run");
	}
	return false;
}

/* The capitals in a command: what it sets, exports or hands on by name. */
static void read_capitals(struct reader *reader, struct stage *stage, struct str command)
{
	size_t at = 0;

	while (at < command.n) {
		size_t end = at;

		while (end < command.n &&
			(ascii_is_upper(command.s[end]) || command.s[end] == '_' ||
				ascii_is_digit(command.s[end]))) {
			end++;
		}
		if (end > at + 4) {
			vec_push(reader->arena, &stage->names, str_slice(command, at, end));
		}
		at = end + (end == at);
	}
}

static void add_step(struct reader *reader, const struct stage *stage, struct str command)
{
	struct build_step step = {
		.command = command,
		.start = (uint32_t)(command.s - reader->text.s),
		.scope = stage->name,
		.known = stage->known,
		.takes_all = stage->takes_all,
	};

	step.end = step.start + (uint32_t)command.n;
	for (size_t i = 0; i < stage->names.n; i++) {
		vec_push(reader->arena, &step.names, stage->names.items[i]);
	}
	vec_push(reader->arena, reader->out, step);
}

/* Without the white space around it, and the ends of lines that go on before it. */
static struct str without_joints(struct str command)
{
	size_t start = 0;

	while (start < command.n && is_blank(command.s[start])) {
		start++;
	}
	return str_trim(str_slice(command, start, command.n));
}

static void read_run(struct reader *reader, struct stage *stage, struct str rest)
{
	stage->known = stage->known && !sets_variables(rest);
	read_capitals(reader, stage, rest);
	while (rest.n > 0) {
		size_t end = 0;

		while (end < rest.n && rest.s[end] != ';' && rest.s[end] != '|' &&
			rest.s[end] != '&') {
			end++;
		}
		struct str command = str_trim(str_slice(rest, 0, end));
		while (str_starts(command, "--") || str_starts(command, "\\")) {
			if (command.s[0] == '-') {
				next_word(&command);
			}
			command = without_joints(command);
		}
		if (builds_is_command(command)) {
			add_step(reader, stage, command);
		}
		rest = str_slice(rest, end + 1, rest.n);
	}
}

/* A heredoc's lines would be taken for instructions: the stage is no longer certain. */
static void skip_heredoc(struct reader *reader, struct str instruction)
{
	size_t at = str_find(instruction, STR("<<"), 0);
	size_t start = at + 2;
	size_t end;

	while (start < instruction.n &&
		(instruction.s[start] == '-' || instruction.s[start] == '"' ||
			instruction.s[start] == '\'')) {
		start++;
	}
	end = start;
	while (end < instruction.n && ascii_is_alnum(instruction.s[end])) {
		end++;
	}
	struct str delimiter = str_slice(instruction, start, end);
	while (delimiter.n > 0 && reader->at < reader->text.n) {
		struct str line = str_slice(reader->text, reader->at, reader->text.n);
		size_t length = str_find_byte(line, '\n');

		line = str_slice(line, 0, length);
		reader->at += line.n + 1;
		if (str_equal(str_trim(line), delimiter)) {
			return;
		}
	}
}

/* The lines up to one that goes not on, comments between them left in. */
static struct str next_instruction(struct reader *reader)
{
	size_t start = reader->at;

	while (reader->at < reader->text.n) {
		size_t length =
			str_find_byte(str_slice(reader->text, reader->at, reader->text.n), '\n');
		size_t end = length == SIZE_MAX ? reader->text.n : reader->at + length;
		struct str line = str_trim(str_slice(reader->text, reader->at, end));
		bool more = str_ends(line, "\\") || (start != reader->at && str_starts(line, "#"));

		reader->at = end + 1;
		if (!more) {
			return str_slice(reader->text, start, end);
		}
	}
	return str_slice(reader->text, start, reader->text.n);
}

static void read_instruction(struct reader *reader, struct str instruction)
{
	struct stage *stage = reader->count == 0 ? NULL : &reader->stages[reader->count - 1];
	struct str rest = instruction;
	struct str name = next_word(&rest);

	if (str_is_nocase(name, "from")) {
		read_from(reader, rest);
	} else if (stage == NULL) {
		return; /* an ARG before the first stage holds for FROM alone */
	} else if (str_is_nocase(name, "arg") || str_is_nocase(name, "env")) {
		read_names(reader, stage, rest);
	} else if (str_is_nocase(name, "copy") || str_is_nocase(name, "add")) {
		read_copy(reader, stage, rest);
	} else if (str_is_nocase(name, "run")) {
		read_run(reader, stage, rest);
	} else if (str_is_nocase(name, "onbuild")) {
		stage->known = false;
	}
	if (stage != NULL && str_has(instruction, "<<")) {
		stage->known = false;
		skip_heredoc(reader, instruction);
	}
}

void builds_read(struct str path, struct str text, struct arena *arena, build_steps *out)
{
	struct reader reader = {.arena = arena, .text = text, .out = out};

	if (str_is(path_name(path), ".dockerignore") || builds_is_workflow(path)) {
		return;
	}
	while (reader.at < text.n) {
		struct str instruction = next_instruction(&reader);

		if (!str_starts(str_trim(instruction), "#")) {
			read_instruction(&reader, instruction);
		}
	}
}
