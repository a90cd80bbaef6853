#include "compare/match.h"
#include "compare/match_access.h"
#include "compare/rules/pages.h"

static void find(struct audit *audit, const struct fact_authorization *it)
{
	struct str place = match_place(audit, &it->at);
	struct finding finding = match_finding(audit, &it->at);

	finding.message = str_format(audit->arena,
		"the system permission '%.*s' is asked for on the server at %.*s; session claims "
		"do not hold system permissions, so the answer is %s for everybody, owners and "
		"admins too",
		STR_ARGS(it->name), STR_ARGS(place),
		str_is(it->form, "comparison") ? "no" : "false");
	finding.fix = str_format(audit->arena,
		"create a custom permission (org:<feature>:<action>), give it to the roles that "
		"are meant, and ask for that in place of '%.*s'; or ask for a role",
		STR_ARGS(it->name));
	finding.related = it->uses;
	audit_find(audit, finding);
}

/*
 * Pages and layouts of Next's App Router run on the server alone, unless they say "use client";
 * of other components it is not known who uses them.
 */
static bool is_page(const struct audit *audit, const struct fact_authorization *it)
{
	static const char *const names[] = {"page.tsx", "page.jsx", "layout.tsx", "layout.jsx"};
	const struct fact_app *app = &audit->facts->apps.items[audit->app];

	return str_is(it->form, "component") && it->uses.n == 0 && app->app_router &&
	       str_in(str_last_part(it->at.file, '/'), names, sizeof(names) / sizeof(names[0])) &&
	       match_path_is_ours(audit, it->at.file);
}

/* +page.server.ts, +server.ts, hooks.server.ts */
static bool is_named_server(struct str file)
{
	struct str name = str_last_part(file, '/');

	return str_has(name, ".server.") || str_starts(name, "+server.");
}

static bool is_on_server(const struct audit *audit, const struct fact_authorization *it)
{
	bool named = is_page(audit, it) || (it->uses.n == 0 && is_named_server(it->at.file));

	return str_is(it->side, "server") || (it->side.n == 0 && named);
}

static void check(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->authorization.n; i++) {
		const struct fact_authorization *it = &audit->facts->authorization.items[i];

		if (!match_access_is_asked(audit, it, "permission")) {
			continue;
		}
		if (!it->resolved) {
			if (!str_is(it->side, "client")) {
				audit_unresolved(audit);
			}
		} else if (!match_access_is_system(it->name) || str_is(it->side, "client")) {
			audit_judged(audit);
		} else if (is_on_server(audit, it)) {
			audit_judged(audit);
			find(audit, it);
		} else {
			audit_unresolved(audit);
		}
	}
}

const struct rule rule_CLERK_AUTHZ_005 = {
	.info =
		{
			.id = "CLERK-AUTHZ-005",
			.area = "authorization",
			.title = "system permission checked on the server",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a check of a permission",
			.symptom = "the page or endpoint turns everybody away, while the same "
				   "check in the browser works",
			.since = "0.1",
			.page = page_CLERK_AUTHZ_005,
		},
	.check = check,
};
