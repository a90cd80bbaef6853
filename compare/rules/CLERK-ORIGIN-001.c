#include "base/map.h"
#include "compare/match.h"
#include "compare/match_origin.h"
#include "compare/rules/pages.h"

/*
 * Sources: clerk/openapi-specs bapi, PATCH /v1/instance (allowed_origins);
 * Clerk documentation "Deploy a Chrome Extension to production".
 */

struct look {
	const struct match_shell *shell; /* NULL: none of the packages */
	const struct fact_package *package; /* that tells so */
	bool listed; /* an extension's origin of the app is allowed: another may be a developer's */
	unsigned known; /* origins that the repository tells */
	struct map told;
};

static struct str list_origins(struct audit *audit)
{
	const name_list *list = &audit->instance->allowed_origins;

	return list->n == 0 ? STR("none") : match_quoted(audit->arena, list->items, list->n);
}

static void find(struct audit *audit, const struct place *at, struct str what, struct str origin)
{
	const name_list *list = &audit->instance->allowed_origins;
	struct finding finding = match_finding(audit, at);
	struct str origins = list_origins(audit);

	finding.message = str_format(audit->arena,
		"%.*s (%.*s) is not among the allowed origins of %.*s: %.*s (%.*s)", STR_ARGS(what),
		STR_ARGS(match_place(audit, at)), STR_ARGS(match_instance(audit)),
		STR_ARGS(origins), STR_ARGS(list->path));
	finding.fix = str_format(audit->arena,
		"add '%.*s' to what is there: PATCH https://api.clerk.com/v1/instance with "
		"{\"allowed_origins\": […]}",
		STR_ARGS(origin));
	finding.clerk = match_ref(audit, list->path, origins);
	audit_find(audit, finding);
}

/* Origins that the repository tells. */
static void judge_origin(struct audit *audit, struct look *look, const struct fact_url *url)
{
	const name_list *list = &audit->instance->allowed_origins;

	if (!url->resolved || url->value.n == 0) {
		audit_unresolved(audit);
		return;
	}
	look->known++;
	if (match_origin_is_allowed(audit, url->value)) {
		audit_judged(audit);
	} else if (!match_origin_is_used(audit, url->value) ||
		   (look->listed && match_origin_is_extension(url->value))) {
		audit_unresolved(audit);
	} else if (!list->known) {
		audit_not_evaluated(audit, "the allowed origins of %.*s are not known: %.*s",
			STR_ARGS(audit->instance->label), STR_ARGS(list->reason));
	} else if (map_get(&look->told, url->value) == MAP_NONE) {
		map_put(audit->arena, &look->told, url->value, 0);
		audit_judged(audit);
		find(audit, &url->at,
			str_format(audit->arena, "the app's origin '%.*s'", STR_ARGS(url->value)),
			url->value);
	}
}

/* An app whose origin no file tells: an extension has none where no extension's is allowed. */
static void judge_shell(struct audit *audit, const struct look *look)
{
	const name_list *list = &audit->instance->allowed_origins;
	bool some = !look->shell->extension;

	for (size_t i = 0; i < list->n; i++) {
		some = some || match_origin_is_extension(list->items[i]);
	}
	if (!list->known) {
		audit_not_evaluated(audit, "the allowed origins of %.*s are not known: %.*s",
			STR_ARGS(audit->instance->label), STR_ARGS(list->reason));
	} else if (some) {
		audit_not_evaluated(audit,
			"no file says which origin the %s of %.*s has; look for it among the "
			"allowed ones: %.*s",
			look->shell->what, STR_ARGS(match_place(audit, &look->package->at)),
			STR_ARGS(list_origins(audit)));
	} else {
		audit_judged(audit);
		find(audit, &look->package->at,
			str_format(audit->arena, "the origin of the %s, whatever its id,",
				look->shell->what),
			STR("chrome-extension://<id of the extension>"));
	}
}

static void check(struct audit *audit)
{
	struct look look = {0};
	match_urls origins = {0};

	look.shell = match_origin_shell(audit, &look.package);
	match_origin_read(audit, &origins);
	if ((look.shell == NULL && origins.n == 0) || !audit->facts->apps.items[audit->app].clerk) {
		return;
	}
	if (!instance_is_production(audit->instance)) {
		audit_not_evaluated(audit,
			"origins are held against those of a production instance, and %.*s is not "
			"known to be one",
			STR_ARGS(audit->instance->label));
		return;
	}
	for (size_t i = 0; i < origins.n; i++) {
		struct str origin = origins.items[i]->value;

		look.listed = look.listed || (match_origin_is_extension(origin) &&
						     match_origin_is_allowed(audit, origin));
	}
	for (size_t i = 0; i < origins.n; i++) {
		judge_origin(audit, &look, origins.items[i]);
	}
	if (look.known == 0 && look.shell != NULL) {
		judge_shell(audit, &look);
	}
}

const struct rule rule_CLERK_ORIGIN_001 = {
	.info =
		{
			.id = "CLERK-ORIGIN-001",
			.area = "domains",
			.title = "origin of an extension or native shell is not allowed",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "environment_type allowed_origins",
			.about = "a browser extension, Capacitor or Electron app with Clerk",
			.symptom = "origin_invalid: Clerk turns away every request of the app, "
				   "and nobody can sign in",
			.since = "0.1",
			.page = page_CLERK_ORIGIN_001,
		},
	.check = check,
};
