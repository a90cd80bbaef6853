#include "clerk/names.h"
#include "compare/match_doors.h"
#include "compare/match_middleware.h"
#include "compare/match_token.h"
#include "compare/rules/pages.h"

enum { RELATED_MOST = 5 };

static bool has_routes(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->routes.n; i++) {
		if (match_in_app(audit, &audit->facts->routes.items[i].at)) {
			return true;
		}
	}
	return false;
}

/* Tokens that a native application asks for have no azp: it sends no Origin. */
static const struct fact_package *native_client(const struct audit *audit)
{
	static const char *const names[] = {"@clerk/expo", "@clerk/clerk-expo", "react-native"};

	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *package = &audit->facts->packages.items[i];

		if (!package->dev && context_is_live(package->at.context) &&
			str_in(package->name, names, sizeof(names) / sizeof(names[0]))) {
			return package;
		}
	}
	return NULL;
}

/* What says that the app runs in production: a live key of its own, or settings for it. */
static bool is_in_production(const struct audit *audit, struct str *out_host)
{
	bool found = false;

	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (key->at.app == audit->app && match_key_names_instance(audit, key) &&
			key->mode == KEY_MODE_LIVE) {
			*out_host = key->frontend_api;
			found = true;
		}
	}
	for (size_t i = 0; i < audit->facts->environment.n; i++) {
		const struct fact_environment_value *value = &audit->facts->environment.items[i];

		if (str_is(value->value_class, "pk_live") && match_given(audit, value)) {
			*out_host = value->frontend_api;
			found = true;
		}
	}
	for (size_t i = 0; i < audit->facts->env_definitions.n && !found; i++) {
		const struct fact_env_definition *it = &audit->facts->env_definitions.items[i];

		found = it->environment == ENVIRONMENT_PRODUCTION && !it->sample &&
			match_in_app(audit, &it->at) && names_is_clerk(it->name);
	}
	return found;
}

/* "https://acme.com" of the Frontend API host clerk.acme.com; else a name that is none. */
static struct str origin_of(struct audit *audit, struct str host)
{
	struct str name =
		str_starts(host, "clerk.") ? str_slice(host, 6, host.n) : STR("your-app.example");

	return str_format(audit->arena, "https://%.*s", STR_ARGS(name));
}

static struct str fix_for(
	struct audit *audit, const struct fact_token_verification *it, struct str origin)
{
	struct str place = match_place(audit, &it->at);

	if (!match_token_is_sdk(it)) {
		return str_format(audit->arena,
			"refuse the token behind %.*s when its payload's azp is none of your "
			"origins (['%.*s'])",
			STR_ARGS(place), STR_ARGS(origin));
	}
	return str_format(audit->arena,
		"add authorizedParties: ['%.*s'] (every origin that your users sign in at) to the "
		"options of %.*s at %.*s%s",
		STR_ARGS(origin), STR_ARGS(it->call), STR_ARGS(place),
		str_is(it->call, "clerkPlugin")
			? ", which hands it on though its type does not list it"
			: "");
}

static struct str others_of(struct audit *audit, const match_door_vec *open)
{
	if (open->n == 1) {
		return STR("");
	}
	return str_format(audit->arena, " (and %.*s%s)",
		STR_ARGS(match_token_name(audit, open->items[1])),
		open->n == 2 ? "" : str_format(audit->arena, ", %zu in all", open->n).s);
}

static void report(struct audit *audit, const match_door_vec *open)
{
	const struct fact_token_verification *it = open->items[0];
	struct finding finding = match_finding(audit, &it->at);
	struct str host = STR("");
	bool production = is_in_production(audit, &host);
	struct str others = others_of(audit, open);

	/* whether anything but a developer's machine runs this is not known */
	finding.severity = production ? SEVERITY_WARNING : SEVERITY_NOTE;
	finding.environment = production ? STR("production") : STR("");
	finding.message = str_format(audit->arena,
		"%.*s%.*s %s: it takes a session token of this instance whichever origin it was "
		"made for",
		STR_ARGS(match_token_name(audit, it)), STR_ARGS(others),
		match_token_is_sdk(it) ? "is given no authorizedParties" : "compares no azp");
	finding.fix = fix_for(audit, it, origin_of(audit, host));
	for (size_t i = 1; i < open->n && i <= RELATED_MOST; i++) {
		vec_push(audit->arena, &finding.related, open->items[i]->at);
	}
	audit_find(audit, finding);
}

/* What verifies tokens and is no backend that was read: a library, a worker, … */
static void note_without_routes(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		if (match_token_is_clerks(audit, &audit->facts->token_verifications.items[i])) {
			audit_unresolved(audit);
		}
	}
	match_framework_unread(audit);
}

static void check(struct audit *audit)
{
	const struct fact_package *native;
	match_door_vec open;

	if (match_middleware_missing(audit)) {
		return;
	}
	if (!has_routes(audit)) {
		note_without_routes(audit);
		return;
	}
	native = native_client(audit);
	open = match_doors_open(audit);
	if (open.n == 0) {
		return;
	}
	if (native == NULL) {
		report(audit, &open);
		return;
	}
	audit_not_evaluated(audit,
		"'%.*s' (%.*s) makes native clients, whose tokens have no azp: authorizedParties "
		"would refuse them",
		STR_ARGS(native->name), STR_ARGS(match_place(audit, &native->at)));
}

const struct rule rule_CLERK_TOKEN_002 = {
	.info =
		{
			.id = "CLERK-TOKEN-002",
			.area = "sessions",
			.title = "tokens of any origin are accepted",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a backend that verifies Clerk session tokens",
			.symptom = "a token that leaked from another origin of the same instance, "
				   "or that a page under another subdomain got hold of, is "
				   "accepted here",
			.security = "5.4",
			.cwe = "346",
			.since = "0.1",
			.page = page_CLERK_TOKEN_002,
		},
	.check = check,
};
