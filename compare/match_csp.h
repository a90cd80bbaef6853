#ifndef COMPARE_MATCH_CSP_H
#define COMPARE_MATCH_CSP_H

#include "facts/facts.h"

/* What a Content-Security-Policy lets a page load, by "Content Security Policy Level 3" (W3C). */

/* What is asked for; the directives that decide it follow from it. */
enum match_csp_kind {
	MATCH_CSP_SCRIPT, /* a <script> with a source */
	MATCH_CSP_CONNECT,
	MATCH_CSP_FRAME,
	MATCH_CSP_WORKER,
	MATCH_CSP_IMAGE,
	MATCH_CSP_STYLE, /* one that is written into the page */
};

struct match_csp_request {
	enum match_csp_kind kind;
	struct str scheme; /* "https" or "blob" */
	struct str host; /* lower case */
	struct str path; /* how all that is loaded begins: "/v1/" */
	bool own; /* the page's own origin may serve it */
};

enum match_csp {
	MATCH_CSP_BLOCKED,
	MATCH_CSP_MAYBE, /* sources or directives that are not known may allow it */
	MATCH_CSP_ALLOWED,
};

/*
 * Does a list of sources match, with one space between? A path of which only
 * the beginning agrees may match.
 */
enum match_csp match_csp_sources(struct str sources, const struct match_csp_request *request);

/* The directive's name without any fallback: "connect-src". */
const char *match_csp_name(enum match_csp_kind kind);

/* The directive that decides, by the fallbacks; NULL: none restricts it. */
const struct fact_item *match_csp_directive(
	const struct fact_policy *policy, enum match_csp_kind kind);

/* Does the policy as a whole allow it? A nonce, a hash or 'strict-dynamic' may allow a script. */
enum match_csp match_csp_allows(
	const struct fact_policy *policy, const struct match_csp_request *request);

#endif
