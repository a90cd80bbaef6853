#include "compare/match.h"
#include "compare/match_template.h"
#include "compare/rules/pages.h"

static bool has(const struct instance *instance, struct str name)
{
	for (size_t i = 0; i < instance->jwt_templates.n; i++) {
		if (str_equal(instance->jwt_templates.items[i].name, name)) {
			return true;
		}
	}
	return false;
}

static str_vec names_of(struct audit *audit)
{
	const struct instance *instance = audit->instance;
	str_vec names = {0};

	for (size_t i = 0; i < instance->jwt_templates.n; i++) {
		vec_push(audit->arena, &names, instance->jwt_templates.items[i].name);
	}
	return names;
}

/* "; instance ins_dev (development) has it", or "" */
static struct str who_has(struct audit *audit, struct str name)
{
	struct audit other = *audit;

	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		other.instance = &audit->snapshot->instances.items[i];
		if (has(other.instance, name)) {
			struct str label = match_instance(&other);

			return str_format(audit->arena, "; %.*s has it", STR_ARGS(label));
		}
	}
	return STR("");
}

static void find(struct audit *audit, const struct match_template *it)
{
	struct str place = match_place(audit, it->at);
	struct str instance = match_instance(audit);
	str_vec all = names_of(audit);
	struct str near = match_nearest(it->name, all.items, all.n);
	struct str path = audit->instance->jwt_templates.path;
	struct str names = all.n == 0 ? STR("none") : match_quoted(audit->arena, all.items, all.n);
	struct str other = who_has(audit, it->name);
	struct finding finding = match_finding(audit, it->at);

	finding.message = str_format(audit->arena,
		"%.*s asks for a token of the JWT template '%.*s' at %.*s; %.*s has no such "
		"template, it has %.*s (%.*s)%.*s",
		STR_ARGS(it->by.n > 0 ? it->by : STR("getToken")), STR_ARGS(it->name),
		STR_ARGS(place), STR_ARGS(instance), STR_ARGS(names), STR_ARGS(path),
		STR_ARGS(other));
	finding.fix =
		near.n > 0 && it->by.n == 0
			? str_format(audit->arena,
				  "ask for '%.*s' at %.*s, or create the template '%.*s' in %.*s",
				  STR_ARGS(near), STR_ARGS(place), STR_ARGS(it->name),
				  STR_ARGS(instance))
			: str_format(audit->arena,
				  "create the JWT template '%.*s' in %.*s (Clerk Dashboard, JWT "
				  "templates)",
				  STR_ARGS(it->name), STR_ARGS(instance));
	finding.clerk = match_ref(audit, path, names);
	finding.related = it->related;
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct match_template *it)
{
	const struct instance *instance = audit->instance;

	if (has(instance, it->name)) {
		audit_judged(audit);
	} else if (!instance->jwt_templates.known) {
		struct str place = match_place(audit, it->at);
		struct str reason = instance->jwt_templates.reason;

		audit_not_evaluated(audit,
			"the JWT template '%.*s' is asked for at %.*s, and not all templates of "
			"the instance are known: %.*s",
			STR_ARGS(it->name), STR_ARGS(place), STR_ARGS(reason));
	} else if (!it->certain) {
		audit_unresolved(audit);
	} else {
		audit_judged(audit);
		find(audit, it);
	}
}

static void check(struct audit *audit)
{
	match_templates wanted = {0};
	unsigned lost = match_template_read(audit, audit->app, &wanted);

	for (unsigned i = 0; i < lost; i++) {
		audit_unresolved(audit);
	}
	for (size_t i = 0; i < wanted.n; i++) {
		judge(audit, &wanted.items[i]);
	}
}

const struct rule rule_CLERK_JWT_001 = {
	.info =
		{
			.id = "CLERK-JWT-001",
			.area = "sessions",
			.title = "JWT template that the instance does not have",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "jwt_templates",
			.about = "a request for a token of a JWT template",
			.symptom =
				"getToken() throws 'No JWT template exists with name: …' (404), or "
				"gives null where that is caught: every call to the service behind "
				"it is unauthenticated",
			.codes = "resource_not_found",
			.since = "0.1",
			.page = page_CLERK_JWT_001,
		},
	.check = check,
};
