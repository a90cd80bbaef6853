#include "base/map.h"
#include "compare/match.h"
#include "compare/match_browser.h"
#include "compare/rules/pages.h"

/* The calls of one file: they are made with one client, or by one helper. */
struct calls {
	const struct fact_backend_call *first;
	place_vec others;
};

typedef VEC(struct calls) calls_vec;

static void add(struct audit *audit, struct map *by_file, calls_vec *all,
	const struct fact_backend_call *call)
{
	uint32_t index = map_get(by_file, call->at.file);

	if (index == MAP_NONE) {
		map_put(audit->arena, by_file, call->at.file, (uint32_t)all->n);
		vec_push(audit->arena, all, (struct calls){.first = call});
	} else {
		vec_push(audit->arena, &all->items[index].others, call->at);
	}
}

static struct str fix(struct audit *audit, const struct fact_backend_call *call)
{
	struct str key = call->key_env.n > 0 ? call->key_env : STR("CLERK_SECRET_KEY");

	return str_format(audit->arena,
		"make the call in a route or function of the server that checks who asks, have "
		"%.*s call that, keep %.*s out of what is built for the browser, and rotate the "
		"secret key if this was ever deployed",
		STR_ARGS(call->at.file), STR_ARGS(key));
}

static void report(struct audit *audit, const struct calls *calls)
{
	const struct fact_backend_call *call = calls->first;
	struct str place = match_place(audit, &call->at);
	struct finding finding = match_finding(audit, &call->at);
	bool request = match_browser_is_request(call);
	bool named = call->key_env.n > 0;

	finding.related = calls->others;
	finding.message = str_format(audit->arena,
		"%.*s at %.*s is %s in code that is sent to the browser%s, with the secret key%s"
		"%.*s",
		STR_ARGS(call->call), STR_ARGS(place),
		request ? "requested of the Backend API" : "called",
		calls->others.n > 0 ? ", as other calls of the file are" : "", named ? " in " : "",
		STR_ARGS(call->key_env));
	finding.fix = fix(audit, call);
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	struct map by_file = {0};
	calls_vec all = {0};

	for (size_t i = 0; i < audit->facts->backend_calls.n; i++) {
		const struct fact_backend_call *call = &audit->facts->backend_calls.items[i];

		if (!match_in_app(audit, &call->at)) {
			continue;
		}
		switch (match_browser_calls(audit, call)) {
		case MATCH_BROWSER_YES:
			audit_judged(audit);
			add(audit, &by_file, &all, call);
			break;
		case MATCH_BROWSER_UNKNOWN:
			audit_unresolved(audit);
			break;
		case MATCH_BROWSER_NO:
			audit_judged(audit);
			break;
		}
	}
	for (size_t i = 0; i < all.n; i++) {
		report(audit, &all.items[i]);
	}
}

const struct rule rule_CLERK_API_001 = {
	.info =
		{
			.id = "CLERK-API-001",
			.area = "api",
			.title = "Backend API called from the browser",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a call of the Backend API",
			.symptom = "the secret key stands in the JavaScript that every visitor "
				   "downloads; where it is missing there, each call fails, and "
				   "the API answers no browser of another origin anyway",
			.security = "8.2",
			.cwe = "522 200",
			.since = "0.1",
			.page = page_CLERK_API_001,
		},
	.check = check,
};
