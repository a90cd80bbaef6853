#include "compare/cli/init_plan.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compare/cli/output.h"
#include "compare/cli/reason.h"
#include "compare/report/report.h"

enum {
	TEXT_LIMIT = 1024 * 1024, /* bytes of a file that may be added to */
	MODE_FILE = 0666, /* less the umask */
	MODE_SCRIPT = 0777,
};

/* What lies where a file is to be. */
struct target {
	bool link; /* it, or a folder on the way, is a symbolic link */
	struct str text; /* absent: nothing is there */
};

static bool fail(struct arena *arena, struct str path, const char *why, struct str *error)
{
	*error = str_format(arena, "cannot write: '%.*s': %s", STR_ARGS(path), why);
	return false;
}

static struct str below_root(struct arena *arena, const struct init_plan *plan, struct str path)
{
	return str_format(arena, "%s/%.*s", plan->root, STR_ARGS(path));
}

/*
 * Looks at the folders on the way without following links. False when one of
 * them is something else; *missing when one is not there.
 */
static bool look_at_folders(struct arena *arena, const struct init_plan *plan, struct str path,
	struct target *out, bool *missing, struct str *error)
{
	*missing = false;
	for (size_t i = 0; i < path.n && !out->link && !*missing; i++) {
		struct str folder = str_slice(path, 0, i);
		struct stat info;

		if (path.s[i] != '/') {
			continue;
		}
		if (lstat(below_root(arena, plan, folder).s, &info) != 0) {
			*missing = true;
			return errno == ENOENT || fail(arena, folder, reason_text(errno), error);
		}
		out->link = S_ISLNK(info.st_mode);
		if (!out->link && !S_ISDIR(info.st_mode)) {
			return fail(arena, folder, "it is no directory", error);
		}
	}
	return true;
}

static bool look(struct arena *arena, const struct init_plan *plan, struct str path,
	struct target *out, struct str *error)
{
	struct stat info;
	bool missing;

	*out = (struct target){.text = STR_NONE};
	if (!look_at_folders(arena, plan, path, out, &missing, error)) {
		return false;
	}
	if (out->link || missing) {
		return true;
	}
	if (lstat(below_root(arena, plan, path).s, &info) != 0) {
		return errno == ENOENT || fail(arena, path, reason_text(errno), error);
	}
	out->link = S_ISLNK(info.st_mode);
	if (out->link) {
		return true;
	}
	if (S_ISDIR(info.st_mode)) {
		return fail(arena, path, "it is a directory", error);
	}
	enum tree_status status = tree_read(plan->tree, path, TEXT_LIMIT, arena, &out->text);
	return status == TREE_OK || fail(arena, path, tree_status_text(status), error);
}

/* What is done with a file that is there. */
static void settle(struct arena *arena, const struct init_wish *wish, struct init_step *step)
{
	if (str_has(step->before, wish->marker)) {
		step->action = INIT_LEAVE;
	} else if (step->why == NULL && wish->merge == NULL) {
		step->why = "it is there already, and says something else";
	} else if (step->why == NULL) {
		step->action = INIT_APPEND;
		step->why = wish->merge(arena, step->before, wish->text, &step->added);
	}
	if (step->action != INIT_LEAVE && step->why != NULL) {
		step->action = INIT_BY_HAND;
	}
}

bool init_plan_add(struct arena *arena, struct init_plan *plan, const struct init_wish *wish,
	struct str *error)
{
	struct target target;
	struct init_step step = {
		.action = INIT_CREATE,
		.path = wish->path,
		.added = wish->text,
		.why = wish->obstacle,
		.mode = wish->executable ? MODE_SCRIPT : MODE_FILE,
	};

	if (wish->obstacle == NULL && !look(arena, plan, wish->path, &target, error)) {
		return false;
	}
	if (wish->obstacle == NULL && target.link) {
		step.why = "it is, or lies behind, a symbolic link";
	}
	if (step.why != NULL) {
		step.action = INIT_BY_HAND;
	} else if (!str_absent(target.text)) {
		step.before = target.text;
		settle(arena, wish, &step);
	}
	vec_push(arena, &plan->steps, step);
	return true;
}

static bool changes(const struct init_step *step)
{
	return step->action == INIT_CREATE || step->action == INIT_APPEND;
}

size_t init_plan_changes(const struct init_plan *plan)
{
	size_t count = 0;

	for (size_t i = 0; i < plan->steps.n; i++) {
		count += changes(&plan->steps.items[i]);
	}
	return count;
}

static void show_text(struct arena *arena, struct str text, struct buf *out)
{
	while (str_starts(text, "\n")) {
		str_take(&text, '\n');
	}
	while (text.n > 0) {
		struct str line = report_safe(arena, str_take(&text, '\n'));

		buf_format(out, "  | %.*s\n", STR_ARGS(line));
	}
}

static void show_step(struct arena *arena, const struct init_step *step, struct buf *out)
{
	buf_add(out, step->path);
	switch (step->action) {
	case INIT_CREATE:
		buf_add_z(out, ": new file\n");
		break;
	case INIT_APPEND:
		buf_add_z(out, ": added at its end\n");
		break;
	case INIT_LEAVE:
		buf_add_z(out, ": already there, left as it is\n");
		return;
	case INIT_BY_HAND:
		buf_format(out, ": to be put in by hand: %s\n", step->why);
		break;
	}
	show_text(arena, step->added, out);
}

void init_plan_show(struct arena *arena, const struct init_plan *plan, struct buf *out)
{
	for (size_t i = 0; i < plan->steps.n; i++) {
		show_step(arena, &plan->steps.items[i], out);
	}
}

/* Makes the folders of a path below the root that are not there, and notes them. */
static bool make_folders(struct arena *arena, const struct init_plan *plan, struct str path,
	str_vec *made, struct str *error)
{
	for (size_t i = 0; i < path.n; i++) {
		struct str folder = str_slice(path, 0, i);

		if (path.s[i] != '/') {
			continue;
		}
		struct str whole = below_root(arena, plan, folder);
		if (mkdir(whole.s, MODE_SCRIPT) == 0) {
			vec_push(arena, made, whole);
		} else if (errno != EEXIST) {
			return fail(arena, folder, reason_text(errno), error);
		}
	}
	return true;
}

/* Is there still what was shown? */
static bool unchanged(struct arena *arena, const struct init_plan *plan,
	const struct init_step *step, struct str *error)
{
	struct target now;

	if (!look(arena, plan, step->path, &now, error)) {
		return false;
	}
	if (now.link || str_absent(now.text) != str_absent(step->before) ||
		!str_equal(now.text, step->before)) {
		return fail(
			arena, step->path, "it has been changed meanwhile: run init again", error);
	}
	return true;
}

static bool prepare(struct arena *arena, const struct init_plan *plan, output_vec *outputs,
	str_vec *made, struct str *error)
{
	for (size_t i = 0; i < plan->steps.n; i++) {
		const struct init_step *step = &plan->steps.items[i];

		if (!changes(step)) {
			continue;
		}
		if (!unchanged(arena, plan, step, error) ||
			!make_folders(arena, plan, step->path, made, error)) {
			return false;
		}
		vec_push(arena, outputs,
			(struct output){
				.file = below_root(arena, plan, step->path).s,
				.bytes = str_join(arena, step->before, step->added),
				.mode = step->mode,
			});
	}
	return true;
}

bool init_plan_write(struct arena *arena, const struct init_plan *plan, struct str *error)
{
	output_vec outputs = {0};
	str_vec made = {0};

	if (prepare(arena, plan, &outputs, &made, error) && output_write(arena, &outputs, error)) {
		return true;
	}
	for (size_t i = made.n; i > 0; i--) {
		rmdir(made.items[i - 1].s);
	}
	return false;
}
