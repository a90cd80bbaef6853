#include "facts/feature.h"
#include "facts/sdk_written.h"
#include "program/lookup.h"

/*
 * Where the status of a sign-in goes besides being compared: who is handed it, or the attempt,
 * has an answer for each status, and not by its word. Showing it or telling it is none.
 */
enum { PARENTS_MOST = 32 };

/* Parts of the names of what only tells somebody what it is given. */
static const char *const tells[] = {"log", "error", "warn", "info", "debug", "alert", "toast",
	"string", "capture", "track", "message"};

static bool only_tells(struct features *f, expr_id callee)
{
	return callee != ID_NONE &&
	       str_has_any_nocase(sdk_written_chain(f->summary, callee, &f->scratch), tells,
		       sizeof(tells) / sizeof(tells[0]));
}

/* <Step status={status} /> of a component, not text or attribute of an element. */
static bool is_component(const struct summary *summary, const struct expr *jsx)
{
	const struct expr *tag = jsx->left == ID_NONE ? NULL : &summary->exprs[jsx->left];

	return tag != NULL &&
	       (tag->kind == EXPR_MEMBER ||
		       (tag->name.n > 0 && tag->name.s[0] >= 'A' && tag->name.s[0] <= 'Z'));
}

enum way { WAY_UP, WAY_HANDED, WAY_LOST };

/* What becomes of an expression in the one that it is part of. */
static enum way way_of(struct features *f, expr_id outer, expr_id inner)
{
	const struct expr *e = &f->summary->exprs[outer];

	switch ((enum expr_kind)e->kind) {
	case EXPR_TEMPLATE:
	case EXPR_MEMBER:
	case EXPR_OBJECT:
	case EXPR_AWAIT:
		return WAY_UP;
	case EXPR_BINARY:
		return e->op == OP_PLUS ? WAY_UP : WAY_LOST;
	case EXPR_CALL:
	case EXPR_NEW:
		if (e->left == inner) {
			return WAY_UP;
		}
		return only_tells(f, e->left) ? WAY_LOST : WAY_HANDED;
	case EXPR_INDEX:
		return e->right == inner ? WAY_HANDED : WAY_LOST;
	case EXPR_ASSIGN:
		return e->right == inner && !only_tells(f, e->left) ? WAY_HANDED : WAY_LOST;
	case EXPR_JSX:
		return is_component(f->summary, e) &&
				       inner != summary_prop(f->summary, outer, "children")
			       ? WAY_HANDED
			       : WAY_LOST;
	default:
		return WAY_LOST;
	}
}

static bool is_handed(struct features *f, expr_id id)
{
	for (unsigned i = 0; i < PARENTS_MOST; i++) {
		expr_id outer = lookup_parent(f->collector->program, f->module, id);
		enum way way = outer == ID_NONE ? WAY_LOST : way_of(f, outer, id);

		if (way != WAY_UP) {
			return way == WAY_HANDED;
		}
		id = outer;
	}
	return false;
}

static void add(struct features *f, expr_id at, const char *by)
{
	struct sdk_thing nothing = {.path = {"", 0}, .package = {"", 0}, .name = {"", 0}};
	struct feature_use use = {.at = {f->module, at}, .by = str_of(by)};

	use.side = sdk_side(f->collector, use.at, &nothing);
	features_add(f, "second_factor", &use);
}

/* signIn.status, attempt.status, and the same taken out of it */
static void read_status(struct features *f, expr_id id)
{
	struct sdk_thing thing;

	if (!is_handed(f, id)) {
		return;
	}
	thing = sdk_of(f->collector, (struct site){f->module, id});
	if (thing.kind == SDK_SIGN_IN && str_is(str_last_part(thing.path, '.'), "status")) {
		add(f, id, "signIn.status");
	}
}

/* signIn, or what one of its calls gives */
static bool is_attempt(const struct sdk_thing *thing)
{
	return thing->kind == SDK_SIGN_IN && (thing->path.n == 0 || str_ends(thing->path, "()"));
}

/* show(attempt): a function that is not the app's own looks at it. */
static void read_attempts(struct features *f, expr_id id)
{
	const struct summary *summary = f->summary;
	const struct expr *call = &summary->exprs[id];
	struct site site = {f->module, id};

	for (uint32_t i = 0; call->left != ID_NONE && i < call->count; i++) {
		expr_id given = summary_kid(summary, id, i);
		struct sdk_thing thing;

		if (summary->exprs[given].kind != EXPR_NAME) {
			continue;
		}
		thing = sdk_of(f->collector, program_beside(site, given));
		if (is_attempt(&thing) && !only_tells(f, call->left) &&
			program_callee(f->collector->program, site).expr == ID_NONE &&
			sdk_called(f->collector, site).kind == SDK_NONE) {
			add(f, given, "signIn");
		}
	}
}

void features_status(struct features *f, expr_id id)
{
	const struct expr *e = &f->summary->exprs[id];

	if ((e->kind == EXPR_MEMBER || e->kind == EXPR_NAME) && str_is(e->name, "status")) {
		read_status(f, id);
	} else if (e->kind == EXPR_CALL && f->signs_in) {
		read_attempts(f, id);
	}
}
