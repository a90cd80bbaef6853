#include "facts/organization_test.h"

#include "program/lookup.h"

enum {
	PARENTS_MOST = 32,
	STEPS_MOST = 2048, /* of a function */
	TEST_MOST = 400, /* bytes of a test: a longer one is no question of one thing */
};

static bool speaks(const struct summary *summary, expr_id test)
{
	static const char *const words[] = {"orgId", "orgSlug", "organization", "personal"};
	const struct expr *e = test == ID_NONE ? NULL : &summary->exprs[test];

	return e != NULL && e->end - e->start <= TEST_MOST &&
	       str_has_any_nocase(str_slice(summary->text, e->start, e->end), words,
		       sizeof(words) / sizeof(words[0]));
}

/* `orgId && x`, `!orgId || x`, `orgId ? x : y` */
static bool is_part(const struct summary *summary, expr_id outer, expr_id inner)
{
	const struct expr *e = &summary->exprs[outer];

	switch ((enum expr_kind)e->kind) {
	case EXPR_BOTH:
	case EXPR_EITHER:
		return speaks(summary, e->left == inner ? e->right : e->left);
	case EXPR_CHOICE:
		return (e->left == inner || e->right == inner) &&
		       speaks(summary, summary->kid_ids[e->first]);
	default:
		return false;
	}
}

static bool leaves(const struct summary *summary, uint32_t block)
{
	for (uint32_t i = block + 1; i < summary->steps[block].other; i++) {
		enum step_kind kind = summary->steps[i].kind;

		if (kind == STEP_RETURN || kind == STEP_THROW) {
			return true;
		}
	}
	return false;
}

/* if (orgId) { … x … }, if (!orgId) return before it, case 'organization.created': … x … */
static bool is_in_branch(const struct summary *summary, const struct expr *e)
{
	const struct function *function = &summary->functions[e->function];
	bool in_case = false;

	for (uint32_t i = 0; i < function->step_count && i < STEPS_MOST; i++) {
		uint32_t at = function->first_step + i;
		const struct step *step = &summary->steps[at];
		uint32_t end;

		if (step->start > e->start) {
			break;
		}
		if (step->kind == STEP_CASE) {
			in_case = speaks(summary, step->expr);
		}
		if (step->kind == STEP_END && summary->steps[step->other].kind == STEP_SWITCH) {
			in_case = false;
		}
		if (step->kind != STEP_IF || step->other == ID_NONE) {
			continue;
		}
		end = summary->steps[step->other].end;
		if ((end >= e->end || leaves(summary, at)) && speaks(summary, step->expr)) {
			return true;
		}
	}
	return in_case;
}

bool organization_test_decides(struct collector *collector, struct site site)
{
	const struct program *program = collector->program;
	const struct summary *summary = program->modules[site.module].summary;
	expr_id inner = site.expr;

	for (unsigned i = 0; i < PARENTS_MOST && inner != ID_NONE; i++) {
		expr_id outer = lookup_parent(program, site.module, inner);

		if (outer != ID_NONE && is_part(summary, outer, inner)) {
			return true;
		}
		inner = outer;
	}
	return is_in_branch(summary, &summary->exprs[site.expr]);
}
