#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

/* A value that the handler's secret may have in the audited environment. */
struct candidate {
	struct str fingerprint;
	struct str source; /* "CLERK_WEBHOOK_SIGNING_SECRET of 'prod.env'" */
	struct str name; /* the variable */
};

typedef VEC(struct candidate) candidate_vec;

/* verifyWebhook without an option reads this variable and no other */
static str_vec variables(struct audit *audit, const struct fact_webhook_handler *handler)
{
	str_vec names = {0};

	if (handler->secret_env.n > 0) {
		return handler->secret_env;
	}
	if (str_is(handler->secret_from, "implicit")) {
		vec_push(audit->arena, &names, STR("CLERK_WEBHOOK_SIGNING_SECRET"));
	}
	return names;
}

/* A value without the whsec_ prefix may be a secret still, but then its bytes are not known. */
static bool is_comparable(struct str value_class)
{
	return str_is(value_class, "whsec") || str_starts(value_class, "sk_") ||
	       str_starts(value_class, "pk_");
}

static void add_given(struct audit *audit, const str_vec *names, candidate_vec *out)
{
	for (size_t i = 0; i < audit->facts->environment.n; i++) {
		const struct fact_environment_value *value = &audit->facts->environment.items[i];

		if (!str_vec_has(names, value->name) || !is_comparable(value->value_class) ||
			!match_given(audit, value) ||
			match_owner_of_given(audit, value->from) == MATCH_OWNER_OTHER) {
			continue;
		}
		struct str source = str_format(audit->arena, "%.*s from '%.*s'",
			STR_ARGS(value->name), STR_ARGS(value->from));
		vec_push(audit->arena, out,
			(struct candidate){value->fingerprint, source, value->name});
	}
}

/* Is the environment in which a committed value is used the instance's own? */
static bool is_instances_own(struct audit *audit, const struct fact_key *key)
{
	switch (match_owner_of_file(audit, key->at.file)) {
	case MATCH_OWNER_INSTANCE:
		return true;
	case MATCH_OWNER_OTHER:
		return false;
	case MATCH_OWNER_UNKNOWN:
		break;
	}
	return (key->environment == ENVIRONMENT_PRODUCTION &&
		       instance_is_production(audit->instance)) ||
	       (key->environment == ENVIRONMENT_DEVELOPMENT &&
		       instance_is_development(audit->instance));
}

static void add_committed(struct audit *audit, const str_vec *names, candidate_vec *out)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (key->kind != KEY_WEBHOOK_SECRET || !key->valid || key->sample.n > 0 ||
			!match_in_app(audit, &key->at) || !str_vec_has(names, key->env_name) ||
			!is_instances_own(audit, key)) {
			continue;
		}
		struct str place = match_place(audit, &key->at);
		struct str source = str_format(
			audit->arena, "%.*s at %.*s", STR_ARGS(key->env_name), STR_ARGS(place));
		vec_push(audit->arena, out,
			(struct candidate){key->fingerprint, source, key->env_name});
	}
}

static bool any_matches(const endpoint_vec *endpoints, const candidate_vec *candidates)
{
	for (size_t i = 0; i < endpoints->n; i++) {
		for (size_t k = 0; k < candidates->n; k++) {
			struct str fingerprint = endpoints->items[i]->secret_fingerprint;

			if (fingerprint.n > 0 &&
				str_equal(fingerprint, candidates->items[k].fingerprint)) {
				return true;
			}
		}
	}
	return false;
}

static bool all_have_fingerprints(struct audit *audit, const endpoint_vec *endpoints)
{
	for (size_t i = 0; i < endpoints->n; i++) {
		if (endpoints->items[i]->secret_fingerprint.n == 0) {
			struct str name = match_webhook_endpoint(audit, endpoints->items[i]);

			audit_not_evaluated(audit,
				"the snapshot has no secret_fingerprint for %.*s", STR_ARGS(name));
			return false;
		}
	}
	return true;
}

/* A variable without a known value may be the one that holds the right secret. */
static bool all_have_values(
	struct audit *audit, const str_vec *names, const candidate_vec *candidates)
{
	struct str instance = match_instance(audit);

	for (size_t i = 0; i < names->n; i++) {
		bool known = false;

		for (size_t k = 0; k < candidates->n; k++) {
			known |= str_equal(candidates->items[k].name, names->items[i]);
		}
		if (!known) {
			audit_not_evaluated(audit,
				"no whsec_ value of %.*s for %.*s is known: pass --env-file FILE "
				"or "
				"--env-from-process",
				STR_ARGS(names->items[i]), STR_ARGS(instance));
			return false;
		}
	}
	return true;
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct candidate *candidate, const struct instance_endpoint *endpoint)
{
	const struct place *at =
		place_absent(&handler->verify_at) ? &handler->at : &handler->verify_at;
	struct str name = match_webhook_name(audit, handler);
	struct str whose = match_webhook_endpoint(audit, endpoint);
	struct str id = match_webhook_endpoint_id(audit, endpoint);
	struct str path =
		str_format(audit->arena, "%.*s.secret_fingerprint", STR_ARGS(endpoint->path));
	struct finding finding = match_finding(audit, at);

	finding.message = str_format(audit->arena,
		"%.*s (%.*s…), which %.*s verifies with, is not the signing secret of %.*s (%.*s…)",
		STR_ARGS(candidate->source), STR_ARGS(str_slice(candidate->fingerprint, 0, 15)),
		STR_ARGS(name), STR_ARGS(whose),
		STR_ARGS(str_slice(endpoint->secret_fingerprint, 0, 15)));
	finding.fix = str_format(audit->arena,
		"copy the signing secret of %.*s from the Clerk Dashboard into %.*s", STR_ARGS(id),
		STR_ARGS(candidate->name));
	finding.clerk = match_ref(audit, path, endpoint->secret_fingerprint);
	vec_push(audit->arena, &finding.related, handler->at);
	if (!place_absent(&handler->secret_at)) {
		vec_push(audit->arena, &finding.related, handler->secret_at);
	}
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (str_is(handler->verifier, "none")) {
		return;
	}
	endpoint_vec endpoints = match_webhook_endpoints(audit, handler);
	if (endpoints.n == 0) {
		return;
	}
	if (match_webhook_wrong_secret(handler) != NULL) {
		struct str name = match_webhook_name(audit, handler);

		audit_not_evaluated(audit,
			"%.*s is given something that is no signing secret: see CLERK-WEBHOOK-021",
			STR_ARGS(name));
		return;
	}
	str_vec names = variables(audit, handler);
	if (names.n == 0) {
		match_webhook_lost(
			audit, handler, "no variable is known to hold the secret of ", "");
		return;
	}
	candidate_vec candidates = {0};
	add_given(audit, &names, &candidates);
	add_committed(audit, &names, &candidates);
	if (any_matches(&endpoints, &candidates)) {
		audit_judged(audit);
	} else if (all_have_values(audit, &names, &candidates) &&
		   all_have_fingerprints(audit, &endpoints)) {
		audit_judged(audit);
		find(audit, handler, &candidates.items[0], endpoints.items[0]);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_002 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-002",
			.area = "webhooks",
			.title = "the handler verifies with another endpoint's signing secret",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "endpoints.secret_fingerprint",
			.about = "a Clerk webhook handler that verifies signatures",
			.symptom = "every delivery fails with 'No matching signature found' and is "
				   "retried in vain; users are missing in the database",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_002,
		},
	.check = check,
};
