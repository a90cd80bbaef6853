#include "compare/match.h"
#include "compare/match_redirect.h"
#include "compare/match_setup.h"
#include "compare/rules/pages.h"

static struct str list_urls(struct audit *audit)
{
	const name_list *list = &audit->instance->redirect_urls;

	return list->n == 0 ? STR("nothing") : match_quoted(audit->arena, list->items, list->n);
}

static void find(struct audit *audit, const struct fact_url *url)
{
	const name_list *list = &audit->instance->redirect_urls;
	struct finding finding = match_finding(audit, &url->at);
	struct str near = match_nearest(url->value, list->items, list->n);
	struct str urls = list_urls(audit);

	finding.message = str_format(audit->arena,
		"%.*s at %.*s comes back to '%.*s', which is not on the list of redirect URLs of "
		"%.*s: it has %.*s (%.*s)",
		STR_ARGS(url->via), STR_ARGS(match_place(audit, &url->at)), STR_ARGS(url->value),
		STR_ARGS(match_instance(audit)), STR_ARGS(urls), STR_ARGS(list->path));
	finding.fix = str_format(audit->arena,
		"add '%.*s' in the Clerk Dashboard (Native applications, Allowlist for mobile SSO "
		"redirect)%s%.*s%s",
		STR_ARGS(url->value), near.n > 0 ? ", or come back to '" : "", STR_ARGS(near),
		near.n > 0 ? "'" : "");
	finding.clerk = match_ref(audit, list->path, urls);
	audit_find(audit, finding);
}

struct look {
	match_urls urls;
	struct map open; /* calls whose URL may be another: one on the list, or one not known */
	struct map told; /* calls and URLs that were reported */
};

static struct str call_of(struct audit *audit, const struct fact_url *url)
{
	return url->group == 0 ? match_place(audit, &url->at)
			       : str_format(audit->arena, "%u", (unsigned)url->group);
}

static bool is_new(struct audit *audit, struct look *look, const struct fact_url *url)
{
	struct str keys[] = {match_redirect_plain(audit, url->value), call_of(audit, url)};
	bool new = true;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		new = new &&map_get(&look->told, keys[i]) == MAP_NONE;
		map_put(audit->arena, &look->told, keys[i], 0);
	}
	return new;
}

static void judge(struct audit *audit, struct look *look, const struct fact_url *url)
{
	const name_list *list = &audit->instance->redirect_urls;

	if (!url->resolved || url->value.n == 0 || match_redirect_is_special(url->value) ||
		str_starts(url->value, "/")) {
		audit_unresolved(audit);
	} else if (match_redirect_is_listed(audit, url->value)) {
		audit_judged(audit);
	} else if (map_get(&look->open, call_of(audit, url)) != MAP_NONE) {
		audit_unresolved(audit); /* the other side of a choice: another build's */
	} else if (!list->known) {
		audit_not_evaluated(audit,
			"'%.*s' is not among the redirect URLs of %.*s that are known: %.*s",
			STR_ARGS(url->value), STR_ARGS(audit->instance->label),
			STR_ARGS(list->reason));
	} else {
		audit_judged(audit);
		if (is_new(audit, look, url)) {
			find(audit, url);
		}
	}
}

static void read_urls(struct audit *audit, struct look *look)
{
	for (size_t i = 0; i < audit->facts->urls.n; i++) {
		const struct fact_url *it = &audit->facts->urls.items[i];

		if (str_is(it->setting, "redirectUrl") && match_in_app(audit, &it->at) &&
			match_redirect_is_native(it)) {
			vec_push(audit->arena, &look->urls, it);
			if (!it->resolved || match_redirect_is_listed(audit, it->value)) {
				map_put(audit->arena, &look->open, call_of(audit, it), 0);
			}
		}
	}
}

static void check(struct audit *audit)
{
	struct look look = {0};

	read_urls(audit, &look);
	if (look.urls.n > 0 && !instance_is_production(audit->instance)) {
		audit_not_evaluated(audit,
			"the list of redirect URLs is for production instances, and %.*s is not "
			"known to be one",
			STR_ARGS(audit->instance->label));
		return;
	}
	for (size_t i = 0; i < look.urls.n; i++) {
		judge(audit, &look, look.urls.items[i]);
	}
}

const struct rule rule_CLERK_REDIRECT_001 = {
	.info =
		{
			.id = "CLERK-REDIRECT-001",
			.area = "domains",
			.title = "redirect URL of a native app is not on the instance's list",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "environment_type redirect_urls",
			.about = "a sign-in of a native app that comes back by a URL",
			.symptom =
				"signing in with a provider ends where it began: Clerk refuses the "
				"redirect or leaves out the nonce, and no session is made",
			.codes = "invalid_redirect_url invalid_url_scheme "
				 "prohibited_redirect_url redirect_url_domain_mismatch "
				 "resource_missmatch",
			.since = "0.1",
			.page = page_CLERK_REDIRECT_001,
		},
	.check = check,
};
