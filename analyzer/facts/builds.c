#include "settings/builds.h"
#include "clerk/names.h"
#include "facts/collector.h"
#include "program/apps.h"
#include "source/ignore.h"
#include "syntax/syntax.h"
#include "json/json.h"

/* Builds of an app in a Dockerfile or a workflow, and the env files of the repository that reach
 * them. */

/* The folder that is the build's context: mostly the app's, wherever the Dockerfile lies. */
static struct str context_of(const struct collector *collector, const struct source_file *file)
{
	return collector->program->apps[file->app].root;
}

static struct str below(struct arena *arena, struct str folder, const char *name)
{
	return folder.n == 0 ? str_of(name) : str_format(arena, "%.*s/%s", STR_ARGS(folder), name);
}

/* Is the env file dropped by .dockerignore? Its patterns are anchored in the context. */
static bool is_dropped(struct collector *collector, struct str context, struct str name)
{
	struct str path = below(collector->arena, context, ".dockerignore");
	const struct source_file *file = collector_file(collector, path);

	if (file == NULL) {
		return false;
	}
	return ignore_match(ignore_add(collector->arena, NULL, STR(""), file->text), name, false) ==
	       IGNORE_YES;
}

/* .env and .env.production, whose values a production build takes. */
static void add_env_files(struct collector *collector, struct str context, struct fact_build *fact)
{
	static const char *const names[] = {
		".env", ".env.production", ".env.local", ".env.production.local"};
	bool copied = str_is(fact->via, "dockerfile");

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct str path = below(collector->arena, context, names[i]);

		if (map_get(&collector->by_path, path) != MAP_NONE &&
			!(copied && is_dropped(collector, context, str_of(names[i])))) {
			vec_push(collector->arena, &fact->env_files, path);
		}
	}
}

/* What is assigned before a command may be a secret of any form. */
static struct str without_assignments(struct str command)
{
	for (;;) {
		size_t end = str_find_byte(command, ' ');

		if (end == SIZE_MAX || str_find_byte(str_slice(command, 0, end), '=') == SIZE_MAX) {
			return command;
		}
		command = str_trim(str_slice(command, end, command.n));
	}
}

static struct fact_build fact_of(
	struct collector *collector, const struct source_file *file, const struct build_step *step)
{
	struct fact_build fact = {
		.at = collector_place(collector, file->path, step->start, step->end),
		.command = str_copy(collector->arena, without_assignments(step->command)),
		.scope = str_copy(collector->arena, step->scope),
		.known = step->known,
		.takes_all = step->takes_all,
		.deploys = step->deploys,
	};

	for (size_t i = 0; i < step->names.n; i++) {
		struct str name = step->names.items[i];

		if (names_is_clerk(name) && !str_vec_has(&fact.variables, name)) {
			vec_push(collector->arena, &fact.variables,
				str_copy(collector->arena, name));
		}
	}
	return fact;
}

static void add_step(
	struct collector *collector, const struct source_file *file, const struct build_step *step)
{
	struct fact_build fact = fact_of(collector, file, step);

	fact.via = STR("dockerfile");
	if (step->takes_all) {
		add_env_files(collector, context_of(collector, file), &fact);
	}
	vec_push(collector->arena, &collector->facts->builds, fact);
}

/* Of a workflow's step the folder says which app it builds. */
static void add_workflow_step(
	struct collector *collector, const struct source_file *file, const struct build_step *step)
{
	const struct program *program = collector->program;
	struct fact_build fact = fact_of(collector, file, step);

	fact.via = STR("workflow");
	if (!str_absent(step->folder)) {
		fact.at.app =
			apps_of(program, below(collector->arena, step->folder, "package.json"));
		fact.known = fact.known && str_equal(program->apps[fact.at.app].root, step->folder);
		add_env_files(collector, step->folder, &fact);
	}
	vec_push(collector->arena, &collector->facts->builds, fact);
}

/* The scripts of the packages that workflows run; each package.json is read once. */
struct packages {
	struct collector *collector;
	struct syntax_parser *parser;
	struct map by_path; /* path → index */
	VEC(const struct json *) scripts;
};

static const struct json *scripts_of(void *context, struct str path)
{
	struct packages *packages = context;
	struct arena *arena = packages->collector->arena;
	uint32_t index = map_get(&packages->by_path, path);
	const struct json *scripts = NULL;

	if (index != MAP_NONE) {
		return packages->scripts.items[index];
	}
	const struct source_file *file = collector_file(packages->collector, path);
	if (file != NULL) {
		struct json_error error;

		scripts = json_get(
			json_parse(arena, file->text, (struct json_limits){0}, &error), "scripts");
	}
	map_put(arena, &packages->by_path, path, (uint32_t)packages->scripts.n);
	vec_push(arena, &packages->scripts, scripts);
	return scripts;
}

static void collect_workflow(struct packages *packages, const struct source_file *file)
{
	struct collector *collector = packages->collector;
	struct build_files files = {collector->arena, scripts_of, packages};
	notice_vec notices = {0}; /* of what mentions Clerk they were given already */
	build_steps steps = {0};
	struct document document =
		document_read(packages->parser, file->path, file->text, collector->arena, &notices);

	builds_read_workflow(&files, &document, file->text, &steps);
	for (size_t n = 0; n < steps.n && n < COLLECTOR_FACTS_PER_FILE; n++) {
		add_workflow_step(collector, file, &steps.items[n]);
	}
}

static void collect_dockerfile(struct collector *collector, const struct source_file *file)
{
	build_steps steps = {0};

	builds_read(file->path, file->text, collector->arena, &steps);
	for (size_t n = 0; n < steps.n && n < COLLECTOR_FACTS_PER_FILE; n++) {
		add_step(collector, file, &steps.items[n]);
	}
}

void collect_builds(struct collector *collector)
{
	struct packages packages = {.collector = collector, .parser = syntax_parser_create()};

	for (size_t i = 0; i < collector->file_count; i++) {
		const struct source_file *file = &collector->files[i];

		if (builds_is_workflow(file->path)) {
			collect_workflow(&packages, file);
		} else if (builds_is_file(file->path)) {
			collect_dockerfile(collector, file);
		}
	}
	syntax_parser_destroy(packages.parser);
}
