#include "clerk/keys.h"
#include "compare/match.h"
#include "compare/match_pem.h"
#include "compare/rules/pages.h"

enum { SHOWN = 19 }; /* bytes of a fingerprint in a message: "sha256:" and twelve digits */

/* A PEM key in a setting, in code, or handed over (then `at` is NULL). */
struct reference {
	const struct place *at;
	struct str where;
	struct str name; /* of the variable, or "" */
	struct str fingerprint;
	struct str problem;
	enum match_pem_reader reader;
	enum environment environment;
	enum match_owner owner; /* by the publishable keys beside it */
};

/* Is it certainly this instance that the key is used against? */
static bool is_for_instance(const struct audit *audit, const struct reference *it)
{
	return it->owner == MATCH_OWNER_INSTANCE ||
	       (it->environment != ENVIRONMENT_ANY && it->environment == audit->environment);
}

/* Of no environment: said once, about production if that is captured. */
static bool is_said_here(const struct audit *audit, const struct reference *it)
{
	bool captured = false;

	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		captured = captured || instance_is_production(&audit->snapshot->instances.items[i]);
	}
	return is_for_instance(audit, it) ||
	       (it->environment == ENVIRONMENT_ANY &&
		       (!captured || instance_is_production(audit->instance)));
}

static void report_line_ends(struct audit *audit, const struct reference *it)
{
	struct finding finding = match_finding(audit, it->at);

	finding.message = str_format(audit->arena,
		"the PEM key at %.*s has its line ends written as \\n, and jwtKey is given the "
		"value "
		"as it is: the SDK takes the backslashes for part of the key",
		STR_ARGS(it->where));
	finding.fix = str_format(audit->arena,
		"put the value of %.*s at %.*s in double quotes, or write it on one line without "
		"\\n; a host that takes no line ends needs jwtKey: "
		"process.env.%.*s.replace(/\\\\n/g, '\\n')",
		STR_ARGS(it->name), STR_ARGS(it->where), STR_ARGS(it->name));
	audit_find(audit, finding);
}

static void report_key(struct audit *audit, const struct reference *it)
{
	const name_list *keys = &audit->instance->jwks_n;
	const struct instance *owner = match_pem_owner(audit, it->fingerprint);
	struct str instance = match_instance(audit);
	struct finding finding = match_finding(audit, it->at);
	struct str other = owner == NULL ? STR("")
					 : str_format(audit->arena, ": it is that of %.*s",
						   STR_ARGS(owner->label));

	finding.message =
		str_format(audit->arena, "the PEM key at %.*s (%.*s…) is no key of %.*s (%.*s)%.*s",
			STR_ARGS(it->where), STR_ARGS(str_slice(it->fingerprint, 0, SHOWN)),
			STR_ARGS(instance), STR_ARGS(keys->path), STR_ARGS(other));
	finding.clerk = match_ref(audit, keys->path, STR("without this key"));
	finding.fix = str_format(audit->arena,
		"replace the key at %.*s by the JWKS public key of %.*s, from the API keys page of "
		"the Clerk Dashboard",
		STR_ARGS(it->where), STR_ARGS(instance));
	audit_find(audit, finding);
}

static void judge_owner(struct audit *audit, const struct reference *it)
{
	const name_list *keys = &audit->instance->jwks_n;

	if (match_pem_is_of(audit, audit->instance, it->fingerprint)) {
		audit_judged(audit);
	} else if (!is_for_instance(audit, it)) {
		audit_unresolved(audit);
	} else if (!keys->known) {
		audit_not_evaluated(audit, "whether %.*s is a key of %.*s is unknown: %.*s",
			STR_ARGS(it->where), STR_ARGS(audit->instance->label),
			STR_ARGS(keys->reason));
	} else {
		audit_judged(audit);
		report_key(audit, it);
	}
}

static void judge(struct audit *audit, const struct reference *it)
{
	bool torn = str_is(it->problem, keys_problem_text(KEY_LINE_ENDS));
	bool declared_elsewhere =
		it->environment != ENVIRONMENT_ANY && it->environment != audit->environment;

	if (declared_elsewhere || (it->problem.n > 0 && !torn)) {
		return;
	}
	if (it->reader == MATCH_PEM_UNREAD || it->owner == MATCH_OWNER_OTHER) {
		audit_unresolved(audit);
	} else if (torn && it->reader == MATCH_PEM_BY_CLERK) {
		if (is_said_here(audit, it)) {
			audit_judged(audit);
			report_line_ends(audit, it);
		}
	} else {
		judge_owner(audit, it);
	}
}

static void see_key(struct audit *audit, const struct fact_key *key)
{
	struct reference it = {
		.at = &key->at,
		.name = key->env_name,
		.fingerprint = key->fingerprint,
		.problem = key->problem,
		.environment = key->environment,
	};

	if (key->kind != KEY_JWT_KEY || key->sample.n > 0 || key->env_name.n == 0 ||
		key->at.context == CONTEXT_SOURCE || !match_in_app(audit, &key->at)) {
		return;
	}
	it.where = match_place(audit, &key->at);
	it.reader = match_pem_reader(audit, key->env_name);
	it.owner = match_owner_of_file(audit, key->at.file);
	judge(audit, &it);
}

static void see_given(struct audit *audit, const struct fact_environment_value *value)
{
	struct reference it = {
		.name = value->name,
		.fingerprint = value->fingerprint,
		.problem = value->problem,
		.environment = environment_of_file(value->from),
	};

	if (!str_is(value->value_class, "other") || value->fingerprint.n == 0 ||
		!match_given(audit, value)) {
		return;
	}
	it.reader = match_pem_reader(audit, value->name);
	if (it.reader == MATCH_PEM_UNREAD) {
		return;
	}
	it.where = str_format(
		audit->arena, "%.*s of %.*s", STR_ARGS(value->name), STR_ARGS(value->from));
	it.owner = match_owner_of_given(audit, value->from);
	judge(audit, &it);
}

/* A key that is written out is used in production too, if nothing else can be. */
static void judge_literal(struct audit *audit, const struct place *at, struct str fingerprint)
{
	struct reference it = {
		.at = at,
		.where = match_place(audit, at),
		.fingerprint = fingerprint,
		.owner = instance_is_production(audit->instance) ? MATCH_OWNER_INSTANCE
								 : MATCH_OWNER_UNKNOWN,
	};

	judge_owner(audit, &it);
}

static void check(struct audit *audit)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->keys.n; i++) {
		see_key(audit, &facts->keys.items[i]);
	}
	for (size_t i = 0; i < facts->environment.n; i++) {
		see_given(audit, &facts->environment.items[i]);
	}
	match_pem_each_literal(audit, judge_literal);
}

const struct rule rule_CLERK_KEY_006 = {
	.info =
		{
			.id = "CLERK-KEY-006",
			.area = "keys",
			.title = "PEM key that verifies no token of the instance",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.environments = true,
			.reads = "jwks_n",
			.about = "a PEM key that tokens are verified with",
			.symptom = "every session token is refused (token-invalid-signature, "
				   "jwk-local-missing): users who are signed in count as signed "
				   "out, or are redirected without end",
			.since = "0.1",
			.page = page_CLERK_KEY_006,
		},
	.check = check,
};
