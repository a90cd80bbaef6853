#include "compare/match.h"
#include "compare/match_template.h"
#include "compare/rules/pages.h"

/* An own request for a token: "POST /v1/sessions/{id}/tokens/{template}". */
static bool asks_by_request(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->backend_calls.n; i++) {
		if (str_has(audit->facts->backend_calls.items[i].call, "/tokens/")) {
			return true;
		}
	}
	return false;
}

/* What any app of the repository asks for; returns what could not be followed. */
static unsigned read_all(struct audit *audit, match_templates *out)
{
	unsigned lost = asks_by_request(audit) ? 1 : 0;

	for (uint32_t app = 0; app < audit->facts->apps.n; app++) {
		lost += match_template_read(audit, app, out);
	}
	return lost;
}

/* Tests and stories ask for it too. */
static bool is_named(const struct audit *audit, struct str name)
{
	for (size_t i = 0; i < audit->facts->jwt_templates.n; i++) {
		if (str_equal(audit->facts->jwt_templates.items[i].name, name)) {
			return true;
		}
	}
	return false;
}

static bool is_asked_for(const match_templates *wanted, struct str name)
{
	for (size_t i = 0; i < wanted->n; i++) {
		if (str_equal(wanted->items[i].name, name)) {
			return true;
		}
	}
	return false;
}

/* The templates that names which the instance lacks are nearly: those are meant, CLERK-JWT-001's.
 */
static str_vec meant(struct audit *audit, const match_templates *wanted)
{
	const struct instance *instance = audit->instance;
	str_vec names = {0};
	str_vec found = {0};

	for (size_t i = 0; i < instance->jwt_templates.n; i++) {
		vec_push(audit->arena, &names, instance->jwt_templates.items[i].name);
	}
	for (size_t i = 0; i < wanted->n; i++) {
		vec_push(audit->arena, &found,
			match_nearest(wanted->items[i].name, names.items, names.n));
	}
	return found;
}

static void find(struct audit *audit, const struct instance_template *template)
{
	struct str instance = match_instance(audit);
	struct finding finding = match_finding(audit, NULL);

	finding.message = str_format(audit->arena,
		"%.*s has the JWT template '%.*s' (%.*s), and nothing in this repository asks for "
		"it",
		STR_ARGS(instance), STR_ARGS(template->name), STR_ARGS(template->path));
	finding.fix = str_format(audit->arena,
		"delete the template '%.*s' in the Clerk Dashboard if no other application uses it",
		STR_ARGS(template->name));
	finding.clerk = match_ref(audit, template->path, template->name);
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	const struct instance *instance = audit->instance;
	match_templates wanted = {0};
	unsigned lost;

	if (!audit->facts->apps.items[audit->app].clerk || !match_is_first_app(audit)) {
		return;
	}
	if (!instance->jwt_templates.known) {
		struct str reason = instance->jwt_templates.reason;

		audit_not_evaluated(
			audit, "not all JWT templates are known: %.*s", STR_ARGS(reason));
	}
	lost = read_all(audit, &wanted);
	str_vec near = meant(audit, &wanted);
	for (size_t i = 0; i < instance->jwt_templates.n; i++) {
		const struct instance_template *template = &instance->jwt_templates.items[i];

		if (is_asked_for(&wanted, template->name) || is_named(audit, template->name)) {
			audit_judged(audit);
		} else if (lost > 0 || str_vec_has(&near, template->name)) {
			audit_unresolved(audit);
		} else {
			audit_judged(audit);
			find(audit, template);
		}
	}
}

const struct rule rule_CLERK_JWT_002 = {
	.info =
		{
			.id = "CLERK-JWT-002",
			.area = "sessions",
			.title = "JWT template that nothing in the repository asks for",
			.severity = SEVERITY_NOTE,
			.needs = NEEDS_BOTH,
			.reads = "jwt_templates",
			.about = "a JWT template of the instance",
			.symptom = "whoever has a session can have this token, with its claims and "
				   "lifetime, though no code of the repository needs it",
			.since = "0.1",
			.page = page_CLERK_JWT_002,
		},
	.check = check,
};
