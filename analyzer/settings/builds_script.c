#include "settings/builds_script.h"

#include "base/path.h"
#include "json/json.h"

enum {
	SCRIPTS_DEEP = 4, /* of scripts that run scripts */
	SCRIPTS_COMMANDS = 200, /* that one command may lead to */
};

struct scripts {
	const struct json *table; /* of the package.json */
	unsigned depth;
	unsigned commands;
	bool bundles; /* one of those that were followed does */
};

bool builds_script_next(struct str *script, struct str *out)
{
	while (script->n > 0) {
		size_t end = 0;

		while (end < script->n && script->s[end] != '\n' && script->s[end] != ';' &&
			script->s[end] != '|' && script->s[end] != '&') {
			end++;
		}
		*out = str_trim(str_slice(*script, 0, end));
		*script = str_slice(*script, end + 1, script->n);
		if (out->n > 0 && out->s[0] != '#') {
			return true;
		}
	}
	return false;
}

bool builds_script_is_uncertain(struct str script)
{
	static const char *const signs[] = {
		">", "<", "$(", "`", "\\", "{", "(", ".env", "tee ", "GITHUB_ENV", "eval "};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (str_has(script, signs[i])) {
			return true;
		}
	}
	return false;
}

static struct str first_word(struct str command)
{
	return str_slice(command, 0, str_find_byte(command, ' '));
}

static struct str after(struct str command, struct str word)
{
	return str_trim(str_slice(command, word.n, command.n));
}

static bool is_manager(struct str word)
{
	static const char *const names[] = {"npm", "pnpm", "yarn", "bun"};

	return str_in(word, names, sizeof(names) / sizeof(names[0]));
}

/* "npx wrangler deploy", "pnpm exec next build": the program alone. */
static struct str without_runner(struct str command)
{
	static const char *const runners[] = {"npx ", "bunx ", "pnpx ", "pnpm exec ", "pnpm dlx ",
		"npm exec ", "yarn exec ", "yarn dlx ", "npx --no-install ", "npx -y ",
		"npx --yes "};
	size_t longest = 0;

	for (size_t i = 0; i < sizeof(runners) / sizeof(runners[0]); i++) {
		struct str runner = str_of(runners[i]);

		if (runner.n > longest && str_starts(command, runners[i])) {
			longest = runner.n;
		}
	}
	return str_trim(str_slice(command, longest, command.n));
}

static struct str without_assignments(struct str command)
{
	for (struct str word = first_word(command); str_find_byte(word, '=') != SIZE_MAX;
		word = first_word(command)) {
		command = after(command, word);
	}
	return command;
}

struct str builds_script_name(struct str command)
{
	return without_runner(without_assignments(command));
}

static bool is_bundler(struct str program)
{
	static const char *const builds[] = {"next build", "vite build", "react-scripts build",
		"gatsby build", "astro build", "react-router build", "vinxi build", "expo export"};

	for (size_t i = 0; i < sizeof(builds) / sizeof(builds[0]); i++) {
		struct str it = str_of(builds[i]);

		if (str_starts(program, builds[i]) &&
			(program.n == it.n || program.s[it.n] == ' ')) {
			return true;
		}
	}
	return false;
}

/* Tools that check, test or generate, and write no variables. */
static bool is_tool(struct str program)
{
	static const char *const names[] = {"tsc", "vue-tsc", "eslint", "oxlint", "biome",
		"prettier", "stylelint", "vitest", "jest", "playwright", "cypress", "prisma",
		"rimraf", "rm", "mkdir", "knip", "next-sitemap", "svelte-kit", "tsr", "next",
		"vite", "astro", "corepack", "echo", "true", "ls", "pwd", "husky"};

	return str_in(first_word(program), names, sizeof(names) / sizeof(names[0]));
}

static struct str script_of(const struct scripts *scripts, struct str prefix, struct str name)
{
	for (const struct json *it = scripts->table == NULL ? NULL : scripts->table->first;
		it != NULL; it = it->next) {
		if (it->key.n == prefix.n + name.n &&
			str_equal(str_slice(it->key, 0, prefix.n), prefix) &&
			str_equal(str_slice(it->key, prefix.n, it->key.n), name)) {
			return it->string;
		}
	}
	return (struct str){0};
}

static bool is_plain(struct scripts *scripts, struct str command);

/* A script's text; SCRIPTS_DEEP bounds how far one leads to another. */
static bool is_plain_script(struct scripts *scripts, struct str text)
{
	bool plain = !builds_script_is_uncertain(text) && scripts->depth < SCRIPTS_DEEP;
	struct str command;

	scripts->depth++;
	while (plain && builds_script_next(&text, &command)) {
		plain = is_plain(scripts, command);
	}
	scripts->depth--;
	return plain;
}

/* What lies around a script by its name: prebuild, postbuild. */
static bool is_plain_around(struct scripts *scripts, struct str name)
{
	struct str before = script_of(scripts, STR("pre"), name);
	struct str behind = script_of(scripts, STR("post"), name);

	return (before.n == 0 || is_plain_script(scripts, before)) &&
	       (behind.n == 0 || is_plain_script(scripts, behind));
}

static bool is_plain_install(struct scripts *scripts)
{
	struct str prepare = script_of(scripts, STR(""), STR("prepare"));
	struct str install = script_of(scripts, STR(""), STR("install"));

	return is_plain_around(scripts, STR("install")) &&
	       (install.n == 0 || is_plain_script(scripts, install)) &&
	       (prepare.n == 0 || is_plain_script(scripts, prepare));
}

/* Options by which a manager runs a script of another folder. */
static bool leads_elsewhere(struct str options)
{
	static const char *const names[] = {"--prefix", "--workspace", "--dir", "--cwd", "--filter",
		"--recursive", "-w", "-C", "-F", "-r"};

	while (options.n > 0) {
		struct str word = first_word(options);

		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
			if (str_starts(word, names[i])) {
				return true;
			}
		}
		options = after(options, word);
	}
	return false;
}

/* "npm ci", "pnpm run lint", "yarn build" */
static bool is_plain_of_manager(struct scripts *scripts, struct str command)
{
	static const char *const installs[] = {"ci", "install", "i"};
	struct str manager = first_word(command);
	struct str word = first_word(after(command, manager));
	struct str name = word;
	struct str rest = after(after(command, manager), word);

	if (word.n == 0) {
		return str_is(manager, "yarn") && is_plain_install(scripts);
	}
	if (leads_elsewhere(rest) || word.s[0] == '-') {
		return false;
	}
	if (str_in(word, installs, sizeof(installs) / sizeof(installs[0]))) {
		return is_plain_install(scripts);
	}
	if (str_is(word, "run")) {
		name = first_word(rest);
	} else if (str_is(manager, "npm") ? !str_is(word, "test") : str_is(manager, "bun")) {
		return false;
	}
	struct str text = script_of(scripts, STR(""), name);
	return text.n > 0 && is_plain_around(scripts, name) && is_plain_script(scripts, text);
}

static bool is_plain(struct scripts *scripts, struct str command)
{
	struct str program = builds_script_name(command);

	if (scripts->commands++ >= SCRIPTS_COMMANDS) {
		return false;
	}
	if (is_bundler(program)) {
		scripts->bundles = true;
		return true;
	}
	if (is_manager(first_word(program))) {
		return is_plain_of_manager(scripts, program);
	}
	return is_tool(program);
}

static const struct json *table_of(const struct build_files *files, struct str folder)
{
	struct str path = folder.n == 0
				  ? STR("package.json")
				  : str_format(files->arena, "%.*s/package.json", STR_ARGS(folder));

	return files->scripts_of(files->context, path);
}

struct build_command builds_script_read(
	const struct build_files *files, struct str folder, struct str command)
{
	struct scripts scripts = {0};
	struct build_command out = {.text = command};

	if (is_manager(first_word(builds_script_name(command)))) {
		scripts.table = table_of(files, folder);
	}
	out.plain = is_plain(&scripts, command);
	out.bundles = scripts.bundles && out.plain;
	return out;
}
