#include "compare/match.h"
#include "compare/rules/pages.h"

enum { SHOWN = 19 }; /* bytes of a fingerprint in a message: "sha256:" and twelve digits */

/* A secret key in a setting, or handed over (then `at` is NULL). */
struct reference {
	const struct place *at;
	struct str where;
	struct str fingerprint;
	enum key_mode mode;
	enum environment environment;
	enum match_owner owner; /* by the publishable keys beside it */
};

static bool lists(const struct instance *instance, struct str fingerprint)
{
	const name_list *list = &instance->secret_key_fingerprints;

	for (size_t i = 0; i < list->n; i++) {
		if (str_equal(list->items[i], fingerprint)) {
			return true;
		}
	}
	return false;
}

static const struct instance *find_owner(const struct audit *audit, struct str fingerprint)
{
	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		if (lists(&audit->snapshot->instances.items[i], fingerprint)) {
			return &audit->snapshot->instances.items[i];
		}
	}
	return NULL;
}

static void report_key(
	struct audit *audit, const struct reference *it, const struct instance *owner)
{
	const name_list *list = &audit->instance->secret_key_fingerprints;
	const char *prefix = it->mode == KEY_MODE_LIVE ? "sk_live_" : "sk_test_";
	struct str instance = match_instance(audit);
	struct str other = owner == NULL ? STR("")
					 : str_format(audit->arena, ": it is listed for %.*s",
						   STR_ARGS(owner->label));
	struct finding finding = match_finding(audit, it->at);

	finding.message = str_format(audit->arena,
		"the secret key %s… at %.*s (%.*s…) is none of the %zu that the snapshot lists for "
		"%.*s (%.*s)%.*s",
		prefix, STR_ARGS(it->where), STR_ARGS(str_slice(it->fingerprint, 0, SHOWN)),
		list->n, STR_ARGS(instance), STR_ARGS(list->path), STR_ARGS(other));
	finding.clerk = match_ref(audit, list->path, STR("without this key's fingerprint"));
	finding.fix = str_format(audit->arena,
		"replace the value at %.*s by an %s key of %.*s; if it is one that the snapshot "
		"does "
		"not know yet, add its fingerprint to secret_key_fingerprints",
		STR_ARGS(it->where), prefix, STR_ARGS(instance));
	audit_find(audit, finding);
}

static void judge_listed(struct audit *audit, const struct reference *it)
{
	const struct instance *owner = find_owner(audit, it->fingerprint);

	/* of another instance, and nothing beside it says that this one is meant */
	if (owner != NULL && it->owner != MATCH_OWNER_INSTANCE) {
		audit_unresolved(audit);
		return;
	}
	audit_judged(audit);
	report_key(audit, it, owner);
}

/* Beside the publishable key of another instance it is CLERK-KEY-003 or 011 that speaks. */
static void judge(struct audit *audit, const struct reference *it)
{
	const name_list *list = &audit->instance->secret_key_fingerprints;

	if (!match_is_for_instance(audit, it->environment, it->mode)) {
		return;
	}
	if (it->owner == MATCH_OWNER_OTHER) {
		audit_unresolved(audit);
	} else if (lists(audit->instance, it->fingerprint)) {
		audit_judged(audit);
	} else if (!list->known) {
		audit_not_evaluated(audit, "whether %.*s is a key of %.*s is unknown: %.*s",
			STR_ARGS(it->where), STR_ARGS(audit->instance->label),
			STR_ARGS(list->reason));
	} else {
		judge_listed(audit, it);
	}
}

/* In code a second key may be for a second instance, so only settings are judged. */
static void see_key(struct audit *audit, const struct fact_key *key)
{
	struct reference it = {
		.at = &key->at,
		.fingerprint = key->fingerprint,
		.mode = key->mode,
		.environment = key->environment,
	};

	if (key->kind != KEY_SECRET || !key->valid || key->sample.n > 0 ||
		!match_in_app(audit, &key->at) ||
		!match_is_sdk_name(key->env_name, "CLERK_SECRET_KEY")) {
		return;
	}
	if (key->at.context == CONTEXT_SOURCE) {
		audit_unresolved(audit);
		return;
	}
	it.where = match_place(audit, &key->at);
	it.owner = match_owner_of_file(audit, key->at.file);
	judge(audit, &it);
}

static void see_given(struct audit *audit, const struct fact_environment_value *value)
{
	struct reference it = {
		.fingerprint = value->fingerprint,
		.mode = match_mode_of_class(value->value_class),
		.environment = environment_of_file(value->from),
	};

	if (!str_starts(value->value_class, "sk_") || value->fingerprint.n == 0 ||
		!match_is_sdk_name(value->name, "CLERK_SECRET_KEY") || !match_given(audit, value)) {
		return;
	}
	it.where = str_format(
		audit->arena, "%.*s of %.*s", STR_ARGS(value->name), STR_ARGS(value->from));
	it.owner = match_owner_of_given(audit, value->from);
	judge(audit, &it);
}

static void check(struct audit *audit)
{
	enum environment environment = match_instance_environment(audit);

	if (environment == ENVIRONMENT_ANY) {
		return;
	}
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		see_key(audit, &audit->facts->keys.items[i]);
	}
	for (size_t i = 0; i < audit->facts->environment.n; i++) {
		see_given(audit, &audit->facts->environment.items[i]);
	}
	match_ignored_env(audit, environment);
}

const struct rule rule_CLERK_KEY_010 = {
	.info =
		{
			.id = "CLERK-KEY-010",
			.area = "keys",
			.title = "secret key of another instance",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.environments = true,
			.reads = "environment_type secret_key_fingerprints",
			.about = "a secret key for the kind of instance audited",
			.symptom = "every signed-in request is refused or redirected without end "
				   "(jwk-kid-mismatch, clerk_key_invalid): the server asks another "
				   "instance than the browser, or one whose key was deleted",
			.codes = "infinite_redirect_loop jwk-remote-failed-to-load "
				 "proxy_request_invalid_secret_key secret-key-invalid",
			.since = "0.1",
			.page = page_CLERK_KEY_010,
		},
	.check = check,
};
