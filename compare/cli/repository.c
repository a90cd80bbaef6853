/* for realpath */
#define _XOPEN_SOURCE 700

#include "compare/cli/repository.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "compare/cli/cache_option.h"
#include "compare/cli/input.h"
#include "compare/cli/progress.h"
#include "compare/cli/reason.h"

enum {
	MOST_JOBS = 1024,
	ENV_FILE_LIMIT = 1024 * 1024,
};

const struct option repository_options[] = {
	{"include", 0, "GLOB", true, "read only matching files",
		.joined = "read, or do not read, matching files"},
	{"exclude", 0, "GLOB", true, "do not read matching files"},
	{"env-file", 0, "FILE", true, "values to fingerprint, never printed",
		.joined = "values to fingerprint, never printed"},
	{"env-from-process", 0, NULL, false, "the same from this process's environment"},
	{"cache", 0, "DIR", false, "remembers in DIR what was parsed, for later runs"},
	{"jobs", 'j', "N", false, "threads; default: as many as processors"},
	{NULL},
};

typedef VEC(const char *) glob_vec;
typedef VEC(struct collect_env_file) env_file_vec;

static void read_globs(
	struct arena *arena, const struct options *options, const char *name, glob_vec *out)
{
	for (size_t i = 0; i < options->uses.n; i++) {
		if (strcmp(options->uses.items[i].option->name, name) == 0) {
			vec_push(arena, out, options->uses.items[i].value);
		}
	}
}

static size_t configured_globs(struct arena *arena, const config_globs *globs, glob_vec *out)
{
	for (size_t i = 0; i < globs->n; i++) {
		vec_push(arena, out, str_copy(arena, globs->items[i].text).s);
	}
	return globs->n;
}

/* --include takes the place of the configured list, --exclude is added to it. */
static void filter(struct arena *arena, const struct options *options, const struct config *config,
	struct walk_options *out)
{
	glob_vec include = {0};
	glob_vec exclude = {0};

	out->outer = config->base;
	if (!options_has(options, "include")) {
		out->outer_includes = configured_globs(arena, &config->include, &include);
	}
	out->outer_excludes = configured_globs(arena, &config->exclude, &exclude);
	read_globs(arena, options, "include", &include);
	read_globs(arena, options, "exclude", &exclude);
	out->include = include.items;
	out->include_count = include.n;
	out->exclude = exclude.items;
	out->exclude_count = exclude.n;
}

/* Without "./" in front and slashes behind; "" for the current folder. */
static struct str plain_path(const char *path)
{
	struct str plain = str_of(path);

	while (str_starts(plain, "./")) {
		plain = str_slice(plain, 2, plain.n);
	}
	while (plain.n > 1 && str_ends(plain, "/")) {
		plain.n--;
	}
	return str_is(plain, ".") ? STR("") : plain;
}

/*
 * What facts call an env file: its path inside the repository, which says
 * whose it is, or the last part of its name, so that no machine shows.
 */
static struct str env_file_name(const char *root, const char *file)
{
	struct str name = path_below(plain_path(file), plain_path(root));
	bool inside = !str_absent(name) && !str_starts(name, "/") && !str_has(name, "..");

	return inside ? name : input_name(file);
}

static bool read_env_files(struct arena *arena, const struct options *options, const char *root,
	env_file_vec *out, struct str *error)
{
	for (size_t i = 0; i < options->uses.n; i++) {
		const struct option_use *use = &options->uses.items[i];
		struct str text;

		if (strcmp(use->option->name, "env-file") != 0) {
			continue;
		}
		if (!input_read(arena, use->value, ENV_FILE_LIMIT, &text, error)) {
			return false;
		}
		vec_push(arena, out,
			(struct collect_env_file){env_file_name(root, use->value), text});
	}
	return true;
}

/* Says why PATH cannot be read; a word that is nearly a command was perhaps meant as one. */
static int fail_path(struct arena *arena, const char *path)
{
	struct stat info;

	if (stat(path, &info) != 0) {
		int why = errno;

		if (why == ENOENT && cli_fail_word(arena, path)) {
			return EXIT_TROUBLE;
		}
		return cli_fail(
			arena, "cannot read the repository: '%s': %s", path, reason_text(why));
	}
	if (!S_ISDIR(info.st_mode)) {
		return cli_fail(
			arena, "not a directory: '%s': give the folder of the repository", path);
	}
	return cli_fail(arena, "cannot read the repository: '%s': permission denied", path);
}

const char *repository_path(const struct options *options)
{
	return options->operands.n > 0 ? options->operands.items[0] : ".";
}

struct str repository_uri(struct arena *arena, const struct options *options)
{
	char *path = realpath(repository_path(options), NULL);
	struct str uri = path_uri(arena, str_of(path));

	free(path);
	return uri.n == 0 ? STR("")
			  : str_format(arena, "file://%.*s%s", STR_ARGS(uri),
				    str_ends(uri, "/") ? "" : "/");
}

static int collect(struct arena *arena, const struct options *options,
	const struct collect_options *wanted, struct facts *out)
{
	const char *path = repository_path(options);
	enum tree_status status = TREE_OK;
	struct tree *tree = tree_open_directory(path, &status);

	if (tree == NULL) {
		return fail_path(arena, path);
	}
	progress_collect(tree, wanted, options_has(options, "quiet"), arena, out);
	tree_close(tree);
	return EXIT_CLEAN;
}

int repository_prepare(struct arena *arena, const struct command *command,
	const struct options *options, struct collect_options *out)
{
	const char *jobs = options_value(options, "jobs");
	env_file_vec env_files = {0};
	struct str error;

	*out = (struct collect_options){
		.env_from_process = options_has(options, "env-from-process"),
	};
	if (jobs != NULL && (!options_number(jobs, MOST_JOBS, &out->jobs) || out->jobs == 0)) {
		error = str_format(
			arena, "not a number of threads: '%s': 1 to %d", jobs, (int)MOST_JOBS);
		return cli_misuse(arena, command->name, error);
	}
	if (!read_env_files(arena, options, repository_path(options), &env_files, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	out->env_files = env_files.items;
	out->env_file_count = env_files.n;
	if (!cache_option_open(arena, options_value(options, "cache"), repository_path(options),
		    &out->cache, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	return EXIT_CLEAN;
}

void repository_configure(struct arena *arena, const struct options *options,
	const struct config *config, struct collect_options *out)
{
	out->config_digest = config->digest;
	out->config_base = config->base;
	out->config_above = config->above;
	filter(arena, options, config, &out->walk);
}

int repository_read(struct arena *arena, const struct command *command,
	const struct options *options, const struct config *config, struct facts *out)
{
	struct collect_options wanted;
	int status = repository_prepare(arena, command, options, &wanted);

	if (status != EXIT_CLEAN) {
		return status;
	}
	repository_configure(arena, options, config, &wanted);
	status = collect(arena, options, &wanted, out);
	cache_destroy(wanted.cache);
	return status;
}
