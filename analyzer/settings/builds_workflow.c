#include "base/ascii.h"
#include "base/path.h"
#include "settings/builds_script.h"
#include "settings/kinds.h"

/*
 * Jobs of GitHub's workflows (GitHub documentation "Workflow syntax for GitHub
 * Actions"): a variable reaches a command by `env` of the workflow, the job or
 * the step, or by what an earlier step writes. Whatever an earlier step does
 * that is not well known may have done that.
 */
enum { BUILDS_MOST = 64, NAMES_MOST = 1000, COMMANDS_MOST = 1000 };

/* The whole file. */
struct workflow {
	bool doubted; /* its builds may do without what they lack */
	bool has_pages; /* a job puts GitHub's pages online */
	unsigned commands; /* read so far */
};

struct job {
	const struct build_files *files;
	struct workflow *workflow;
	const struct document_value *root;
	const struct document_value *value;
	struct str text; /* of the whole file */
	struct str folder; /* of steps that name none; absent unknown */
	str_vec names; /* of variables that are set so far */
	bool known;
	build_steps *out;
	size_t first; /* of its steps in out */
};

bool builds_is_workflow(struct str path)
{
	const char *kind = kinds_unread(path, STR(""));

	return kind != NULL && str_is(str_of(kind), "workflow") &&
	       str_is(path_name(path_folder(path)), "workflows");
}

static struct str raw(const struct job *job, const struct document_value *value)
{
	return value == NULL ? STR("") : str_slice(job->text, value->start, value->end);
}

/* Names of a table of variables; one that is made by an expression may hold any. */
static bool add_env(struct arena *arena, const struct document_value *holder, str_vec *names)
{
	const struct document_value *env = document_get(holder, "env");

	if (env == NULL || env->kind == DOCUMENT_NULL) {
		return true;
	}
	document_each (it, env) {
		if (names->n == NAMES_MOST) {
			return false;
		}
		vec_push(arena, names, it->key);
	}
	return env->kind == DOCUMENT_TABLE && !env->open;
}

/* A folder as a step names it, below the repository's root. */
static struct str folder_of(
	struct arena *arena, const struct document_value *value, struct str otherwise)
{
	struct str written = document_string(value);

	if (value == NULL) {
		return otherwise;
	}
	if (str_absent(written) || str_has(written, "$") || str_has(written, "~")) {
		return (struct str){0};
	}
	return path_join(arena, STR(""), written);
}

static struct str default_folder(
	struct arena *arena, const struct document_value *holder, struct str otherwise)
{
	const struct document_value *run = document_get(document_get(holder, "defaults"), "run");

	return folder_of(arena, document_get(run, "working-directory"), otherwise);
}

static struct str action_of(const struct document_value *step)
{
	struct str action = document_string(document_get(step, "uses"));

	return str_slice(action, 0, str_find_byte(action, '@'));
}

/* Actions that set nothing but the path of their tool, unless env files are named to them. */
static bool is_plain_action(const struct job *job, const struct document_value *step)
{
	static const char *const names[] = {"actions/checkout", "actions/setup-node",
		"actions/cache", "actions/upload-artifact", "pnpm/action-setup",
		"oven-sh/setup-bun", "denoland/setup-deno"};
	const struct document_value *with = document_get(step, "with");

	return str_in(action_of(step), names, sizeof(names) / sizeof(names[0])) &&
	       !str_has(raw(job, with), ".env") && document_get(with, "repository") == NULL &&
	       (!str_is(action_of(step), "actions/checkout") || document_get(with, "path") == NULL);
}

static bool is_off(const struct document_value *holder)
{
	const struct document_value *condition = document_get(holder, "if");

	return document_is(condition, DOCUMENT_BOOLEAN)
		       ? !condition->truth
		       : str_has(document_string(condition), "false");
}

/* The lines of a command as they stand in the file: absent where they are folded or escaped. */
static struct str script_of(const struct job *job, const struct document_value *step)
{
	struct str text = raw(job, document_get(step, "run"));

	if (str_starts(text, ">") || str_starts(text, "\"") || str_starts(text, "'")) {
		return (struct str){0};
	}
	return str_starts(text, "|") ? str_slice(text, str_find_byte(text, '\n'), text.n) : text;
}

/* Names in capitals in a script: what it sets, exports or writes. */
static void add_capitals(struct job *job, struct str script)
{
	size_t start = 0;

	for (size_t i = 0; i <= script.n; i++) {
		if (i < script.n && (ascii_is_upper(script.s[i]) || script.s[i] == '_' ||
					    ascii_is_digit(script.s[i]))) {
			continue;
		}
		if (i > start + 4 && job->names.n == NAMES_MOST) {
			job->known = false;
		} else if (i > start + 4) {
			vec_push(job->files->arena, &job->names, str_slice(script, start, i));
		}
		start = i + 1;
	}
}

static void add_build(struct job *job, const struct document_value *step, struct str folder,
	struct build_command command)
{
	struct arena *arena = job->files->arena;
	struct build_step build = {
		.command = command.text,
		.start = (uint32_t)(command.text.s - job->text.s),
		.scope = job->value->key,
		.folder = folder,
		.known = job->known && command.bundles && document_get(step, "if") == NULL &&
			 document_get(step, "shell") == NULL,
	};

	build.end = build.start + (uint32_t)command.text.n;
	for (size_t i = 0; i < job->names.n; i++) {
		vec_push(arena, &build.names, job->names.items[i]);
	}
	build.known = add_env(arena, step, &build.names) && build.known;
	vec_push(arena, job->out, build);
}

static void read_script(struct job *job, const struct document_value *step)
{
	struct str folder =
		folder_of(job->files->arena, document_get(step, "working-directory"), job->folder);
	struct str script = script_of(job, step);
	struct str command;

	add_capitals(job, raw(job, document_get(step, "run")));
	job->known = job->known && !str_absent(script) && !str_absent(folder) &&
		     !builds_script_is_uncertain(script);
	while (builds_script_next(&script, &command)) {
		if (job->workflow->commands++ >= COMMANDS_MOST) {
			job->known = false;
			return;
		}
		struct build_command it = builds_script_read(job->files, folder, command);

		if (job->out->n < job->first + BUILDS_MOST &&
			(it.bundles || builds_is_command(command))) {
			add_build(job, step, folder, it);
		}
		job->known = job->known && it.plain;
	}
}

static bool is_between_words(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '=' || c == '"' || c == '\'';
}

/* Does it name the folder that a bundler writes? What is deployed may be something else. */
static bool names_output(struct str text)
{
	static const char *const names[] = {"dist", "out", "build", "client"};
	size_t start = 0;

	for (size_t i = 0; i <= text.n; i++) {
		if (i < text.n && !is_between_words(text.s[i])) {
			continue;
		}
		struct str word = str_slice(text, start, i);
		if (str_ends(word, "/")) {
			word = str_slice(word, 0, word.n - 1);
		}
		if (str_in(path_name(word), names, sizeof(names) / sizeof(names[0]))) {
			return true;
		}
		start = i + 1;
	}
	return false;
}

/* Commands that put a folder of files where users get it from. */
static bool is_deploy_command(struct str command)
{
	static const char *const names[] = {"wrangler deploy", "wrangler pages deploy",
		"wrangler pages publish", "aws s3 sync", "gh-pages -d", "netlify deploy --dir",
		"netlify deploy --prod --dir", "surge "};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (str_starts(command, names[i])) {
			return names_output(command) && !str_has(command, "dry") &&
			       !str_has(command, "--build");
		}
	}
	return false;
}

static bool is_deploy_action(const struct job *job, const struct document_value *step)
{
	static const char *const names[] = {"cloudflare/pages-action", "peaceiris/actions-gh-pages",
		"JamesIves/github-pages-deploy-action", "nwtgck/actions-netlify"};
	struct str action = action_of(step);
	const struct document_value *with = document_get(step, "with");

	if (!names_output(raw(job, with))) {
		return false;
	}
	if (str_is(action, "cloudflare/wrangler-action")) {
		struct str command = document_string(document_get(with, "command"));

		return document_get(with, "preCommands") == NULL &&
		       (str_starts(command, "deploy") || str_starts(command, "pages deploy"));
	}
	if (str_is(action, "actions/upload-pages-artifact")) {
		return job->workflow->has_pages;
	}
	return str_in(action, names, sizeof(names) / sizeof(names[0]));
}

static struct str deploy_folder(const struct job *job, const struct document_value *step)
{
	const struct document_value *given =
		document_get(document_get(step, "with"), "workingDirectory");

	return folder_of(job->files->arena,
		given != NULL ? given : document_get(step, "working-directory"),
		document_get(step, "uses") != NULL ? STR("") : job->folder);
}

/* Does a step deploy what lies in the folder of the build? */
static bool is_deploy(
	const struct job *job, const struct document_value *step, const struct build_step *build)
{
	struct str script = script_of(job, step);
	struct str folder = deploy_folder(job, step);
	bool deploys = is_deploy_action(job, step);
	struct str command;

	while (!deploys && builds_script_next(&script, &command)) {
		deploys = is_deploy_command(builds_script_name(command));
	}
	return deploys && !is_off(step) && !str_absent(folder) &&
	       (str_equal(folder, build->folder) ||
		       str_find(raw(job, step), build->folder, 0) != SIZE_MAX);
}

/* Actions between a build and where it goes, that touch neither. */
static bool is_login(const struct document_value *step)
{
	static const char *const names[] = {"aws-actions/configure-aws-credentials",
		"google-github-actions/auth", "actions/configure-pages"};

	return str_in(action_of(step), names, sizeof(names) / sizeof(names[0]));
}

/*
 * What comes after a build may deploy it, or build it once more with the
 * variables that it needs; `plain`: it certainly does neither.
 */
static void see_later(
	struct job *job, const struct document_value *step, bool plain, struct build_step *build)
{
	static const char *const words[] = {"clerk_", "publishable"};
	bool gives = str_has_any_nocase(raw(job, step), words, sizeof(words) / sizeof(words[0]));
	bool deploys = is_deploy(job, step, build);

	build->known = build->known && !gives && (plain || deploys || build->deploys);
	build->deploys = build->deploys || deploys;
}

/* Of two builds in one folder it is not known which is deployed. */
static void see_other_builds(struct job *job, struct build_step *build)
{
	for (size_t i = job->first; i < job->out->n; i++) {
		const struct build_step *other = &job->out->items[i];

		if (other != build &&
			(str_absent(other->folder) || str_equal(other->folder, build->folder))) {
			build->known = false;
		}
	}
}

static void read_steps(struct job *job)
{
	document_each (step, document_get(job->value, "steps")) {
		size_t before = job->out->n;

		if (document_get(step, "uses") != NULL) {
			job->known = job->known && is_plain_action(job, step);
		} else {
			read_script(job, step);
		}
		for (size_t i = job->first; i < before; i++) {
			see_later(job, step, job->known || is_login(step), &job->out->items[i]);
		}
	}
	for (size_t i = job->first; i < job->out->n; i++) {
		see_other_builds(job, &job->out->items[i]);
	}
}

/* Machines of GitHub's own set nothing; others, and containers, may. */
static bool is_plain_job(const struct document_value *job)
{
	struct str machine = document_string(document_get(job, "runs-on"));

	return (str_starts(machine, "ubuntu-") || str_starts(machine, "macos-")) &&
	       document_get(job, "container") == NULL && document_get(job, "strategy") == NULL;
}

static void read_job(struct job *job)
{
	struct arena *arena = job->files->arena;
	bool certain = add_env(arena, job->root, &job->names);

	certain = add_env(arena, job->value, &job->names) && certain;
	job->known = job->known && certain && is_plain_job(job->value) &&
		     document_get(document_get(job->root, "on"), "workflow_call") == NULL &&
		     !job->workflow->doubted;
	job->folder = default_folder(arena, job->value, default_folder(arena, job->root, STR("")));
	job->first = job->out->n;
	read_steps(job);
}

void builds_read_workflow(const struct build_files *files, const struct document *document,
	struct str text, build_steps *out)
{
	struct workflow workflow = {
		.doubted = str_has(text, "SKIP_ENV") || str_has(text, "_VALIDATION"),
		.has_pages = str_has(text, "uses: actions/deploy-pages"),
	};

	document_each (value, document_get(document->root, "jobs")) {
		struct job job = {
			.files = files,
			.workflow = &workflow,
			.root = document->root,
			.value = value,
			.text = text,
			.known = !document->partial,
			.out = out,
		};

		if (!is_off(value)) {
			read_job(&job);
		}
	}
}
