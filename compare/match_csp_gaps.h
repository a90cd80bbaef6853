#ifndef COMPARE_MATCH_CSP_GAPS_H
#define COMPARE_MATCH_CSP_GAPS_H

#include "compare/match_csp_app.h"

/* What a policy blocks of what Clerk's pages load. */

struct match_csp_gap {
	enum match_csp_kind kind;
	struct str host;
	const struct fact_item *directive; /* that blocks it */
	bool frontend; /* the Frontend API, not the challenge of bot protection */
};

struct match_csp_gaps {
	VEC(struct match_csp_gap) items;
	bool open; /* something else may be blocked, or not */
	bool captcha; /* the challenge is blocked, and whether it is asked for is not known */
};

struct match_csp_gaps match_csp_gaps(const struct audit *audit, const struct match_csp_needs *needs,
	const struct fact_policy *policy);

/*
 * Does a header of the app let its pages load Clerk? It may be set over another one, or be its
 * alternative; what a page says itself stays.
 */
bool match_csp_any_allows(const struct audit *audit, const struct match_csp_needs *needs);

/* "; Clerk's components also want blob: in worker-src": what only works less well without, or "" */
struct str match_csp_besides(struct arena *arena, const struct fact_policy *policy);

#endif
