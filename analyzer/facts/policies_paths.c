#include "base/path.h"
#include "facts/policies.h"

/*
 * Which paths Next sends a header for: headers() gives { source, headers: [ … ] }, and the
 * list may stand elsewhere in the file. Source: Next.js documentation, next.config.js (headers).
 */
enum {
	LISTS_DEEP = 4,
	ENTRIES_MOST = 100,
};

static bool covers(const struct policies *policies, struct site outer, expr_id inner)
{
	const struct expr *a = program_expr(policies->collector->program, outer);
	const struct expr *b = &policies->summary->exprs[inner];

	return outer.module == policies->module && a->start <= b->start && b->end <= a->end;
}

/* Also through `...securityHeaders` and elements that are names. */
static bool holds(const struct policies *policies, struct site list, expr_id header, unsigned depth)
{
	const struct program *program = policies->collector->program;
	struct value value = program_single(program, list);
	const struct summary *summary;

	if (value.at.expr == ID_NONE || depth > LISTS_DEEP) {
		return false;
	}
	if (covers(policies, value.at, header)) {
		return true;
	}
	summary = program->modules[value.at.module].summary;
	for (uint32_t i = 0; value.kind == VALUE_ARRAY && i < summary->exprs[value.at.expr].count;
		i++) {
		struct site kid = {value.at.module, summary_kid(summary, value.at.expr, i)};
		const struct expr *e = program_expr(program, kid);

		kid.expr = e->kind == EXPR_SPREAD ? e->left : kid.expr;
		if ((e->kind == EXPR_SPREAD || e->kind == EXPR_NAME) && kid.expr != ID_NONE &&
			holds(policies, kid, header, depth + 1)) {
			return true;
		}
	}
	return false;
}

str_vec policies_paths(struct policies *policies, expr_id header)
{
	const struct summary *summary = policies->summary;
	struct str path = policies->collector->program->modules[policies->module].path;
	str_vec paths = {0};

	if (!str_starts(path_name(path), "next.config.")) {
		return paths;
	}
	for (expr_id i = 0; i < summary->expr_count && paths.n < ENTRIES_MOST; i++) {
		bool entry = summary->exprs[i].kind == EXPR_OBJECT;
		expr_id source = entry ? summary_prop(summary, i, "source") : ID_NONE;
		expr_id headers = entry ? summary_prop(summary, i, "headers") : ID_NONE;
		struct str text;

		if (source == ID_NONE || headers == ID_NONE ||
			!holds(policies, (struct site){policies->module, headers}, header, 0)) {
			continue;
		}
		text = program_string(
			policies->collector->program, (struct site){policies->module, source});
		if (text.n > 0) {
			vec_push(policies->collector->arena, &paths, text);
		}
	}
	return paths;
}
