#include "base/map.h"
#include "clerk/names.h"
#include "compare/match.h"
#include "compare/match_settings.h"
#include "compare/rules/pages.h"

typedef VEC(const struct fact_webhook_handler *) handler_vec;

/* Where the signing secret has another name, if it does. */
struct evidence {
	struct str name;
	place_vec places;
};

/* The calls that leave the secret to the environment. */
static void find_bare_calls(struct audit *audit, handler_vec *calls)
{
	for (size_t i = 0; i < audit->facts->webhook_handlers.n; i++) {
		const struct fact_webhook_handler *handler =
			&audit->facts->webhook_handlers.items[i];

		if (match_in_app(audit, &handler->at) &&
			str_is(handler->verifier, "verifyWebhook") &&
			str_is(handler->secret_from, "implicit")) {
			vec_push(audit->arena, calls, handler);
		}
	}
}

/* The variables that a file with such a call reads. */
static void find_read_beside(struct audit *audit, const handler_vec *calls, struct map *names)
{
	struct map files = {0};

	for (size_t i = 0; i < calls->n; i++) {
		map_put(audit->arena, &files, calls->items[i]->at.file, 0);
	}
	for (size_t i = 0; i < audit->facts->env_reads.n; i++) {
		const struct fact_env_read *read = &audit->facts->env_reads.items[i];

		if (map_get(&files, read->at.file) != MAP_NONE) {
			map_put(audit->arena, names, read->name, 0);
		}
	}
}

/*
 * WEBHOOK_SECRET may be any vendor's: it counts where the call's own file
 * reads it. A public name is CLERK-KEY-002's.
 */
static bool is_wrong_name(struct str name, const struct map *read_beside)
{
	if (names_env_role(name) != ENV_WEBHOOK_SECRET_OTHER || names_env_is_public(name)) {
		return false;
	}
	return names_is_clerk(name) || map_get(read_beside, name) != MAP_NONE;
}

/* The first name counts, unless a later one says CLERK. */
static void add(
	struct audit *audit, struct evidence *evidence, struct str name, const struct place *at)
{
	bool better = names_is_clerk(name) && !names_is_clerk(evidence->name);

	if (evidence->places.n == 0 || better) {
		*evidence = (struct evidence){.name = name};
	}
	if (str_equal(evidence->name, name)) {
		vec_push(audit->arena, &evidence->places, *at);
	}
}

static void gather(struct audit *audit, const handler_vec *calls, struct evidence *evidence)
{
	const struct facts *facts = audit->facts;
	struct map read_beside = {0};

	find_read_beside(audit, calls, &read_beside);
	for (size_t i = 0; i < facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &facts->env_definitions.items[i];

		if (it->at.app == audit->app && is_wrong_name(it->name, &read_beside)) {
			add(audit, evidence, it->name, &it->at);
		}
	}
	for (size_t i = 0; i < facts->env_reads.n; i++) {
		const struct fact_env_read *it = &facts->env_reads.items[i];

		if (match_in_app(audit, &it->at) && is_wrong_name(it->name, &read_beside)) {
			add(audit, evidence, it->name, &it->at);
		}
	}
}

static void report_name(
	struct audit *audit, const handler_vec *calls, const struct evidence *evidence)
{
	struct str where = match_place(audit, &evidence->places.items[0]);
	struct str call = match_place(audit, &calls->items[0]->verify_at);
	struct finding finding = match_finding(audit, &evidence->places.items[0]);

	for (size_t i = 0; i < calls->n; i++) {
		vec_push(audit->arena, &finding.related, calls->items[i]->verify_at);
	}
	for (size_t i = 1; i < evidence->places.n; i++) {
		vec_push(audit->arena, &finding.related, evidence->places.items[i]);
	}
	finding.message = str_format(audit->arena,
		"the signing secret is called %.*s (%.*s), but verifyWebhook at %.*s is given no "
		"signingSecret and reads CLERK_WEBHOOK_SIGNING_SECRET, which nothing here defines",
		STR_ARGS(evidence->name), STR_ARGS(where), STR_ARGS(call));
	finding.fix = str_format(audit->arena,
		"rename %.*s to CLERK_WEBHOOK_SIGNING_SECRET at %.*s and where the app runs, or "
		"pass { signingSecret: process.env.%.*s } to verifyWebhook at %.*s",
		STR_ARGS(evidence->name), STR_ARGS(where), STR_ARGS(evidence->name),
		STR_ARGS(call));
	audit_find(audit, finding);
}

static void judge_calls(struct audit *audit, const handler_vec *calls)
{
	struct evidence evidence = {0};

	if (match_settings_name(audit, ENV_WEBHOOK_SECRET)) {
		audit_judged(audit);
		return;
	}
	gather(audit, calls, &evidence);
	if (evidence.places.n > 0) {
		report_name(audit, calls, &evidence);
		return;
	}
	audit_not_evaluated(audit,
		"nothing that was read names the signing secret of verifyWebhook at %.*s",
		STR_ARGS(match_place(audit, &calls->items[0]->verify_at)));
	match_unread(audit, NULL);
	match_ignored_env(audit, ENVIRONMENT_ANY);
}

/*
 * Names that Clerk's documentation lists and @clerk/nextjs 7 does not read:
 * clerk/javascript packages/nextjs/src/server/constants.ts, August 2026.
 */
static const struct unread_name {
	const char *name;
	const char *instead;
} next_unread[] = {
	{"NEXT_PUBLIC_CLERK_API_URL", "call it CLERK_API_URL"},
	{"NEXT_PUBLIC_CLERK_API_VERSION", "call it CLERK_API_VERSION"},
	{"NEXT_PUBLIC_CLERK_JWT_KEY", "hand it to clerkMiddleware as jwtKey"},
};

static bool has_next_sdk(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *package = &audit->facts->packages.items[i];
		struct str range = package->range;
		bool seven = str_starts(range, "7.") || str_starts(range, "^7.") ||
			     str_starts(range, "~7.");

		if (package->at.app == audit->app && seven &&
			str_is(package->name, "@clerk/nextjs")) {
			return true;
		}
	}
	return false;
}

static void report_setting(struct audit *audit, const struct match_setting *it, const char *instead)
{
	struct finding finding = match_finding(audit, it->at);

	finding.severity = SEVERITY_WARNING;
	finding.message = str_format(audit->arena,
		"%.*s (%.*s) has no effect: @clerk/nextjs 7 does not read a variable of this name",
		STR_ARGS(it->name), STR_ARGS(it->where));
	finding.fix =
		str_format(audit->arena, "%s, or delete it at %.*s", instead, STR_ARGS(it->where));
	audit_find(audit, finding);
}

static bool has_value(const struct match_setting *it)
{
	return !str_is(it->value_class, "empty") && !str_is(it->value_class, "unset") &&
	       !str_is(it->value_class, "placeholder");
}

static void judge_settings(struct audit *audit)
{
	match_settings settings = {0};

	match_settings_read(audit, &settings);
	for (size_t i = 0; i < sizeof(next_unread) / sizeof(next_unread[0]); i++) {
		const struct unread_name *unread = &next_unread[i];

		if (match_settings_is_read(audit, str_of(unread->name))) {
			continue;
		}
		for (size_t j = 0; j < settings.n; j++) {
			const struct match_setting *it = &settings.items[j];

			if (str_is(it->name, unread->name) && has_value(it)) {
				report_setting(audit, it, unread->instead);
			}
		}
	}
}

static void check(struct audit *audit)
{
	handler_vec calls = {0};

	match_framework_unread(audit);
	find_bare_calls(audit, &calls);
	if (calls.n > 0) {
		judge_calls(audit, &calls);
	}
	if (has_next_sdk(audit)) {
		judge_settings(audit);
	}
}

const struct rule rule_CLERK_ENV_002 = {
	.info =
		{
			.id = "CLERK-ENV-002",
			.area = "keys",
			.title = "variable under a name the SDK does not read",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a verifyWebhook call that leaves its secret to the environment",
			.symptom = "what the variable should set stays unset: without its signing "
				   "secret verifyWebhook throws \"missing webhook signing "
				   "secret\" on every delivery, and users never reach the database",
			.since = "0.1",
			.page = page_CLERK_ENV_002,
		},
	.check = check,
};
