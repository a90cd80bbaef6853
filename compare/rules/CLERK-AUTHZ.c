#include "compare/match.h"
#include "compare/match_missing.h"
#include "compare/rules/pages.h"

/* "; instance ins_dev (development) has it", or "" */
static struct str who_has(struct audit *audit, const struct match_missing *missing, struct str name)
{
	struct audit other = *audit;

	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		struct match_access_list list;

		other.instance = &audit->snapshot->instances.items[i];
		match_access_read(audit, other.instance, missing->list.kind, &list);
		if (other.instance != audit->instance &&
			match_access_ask(audit, &list, name) == MATCH_ACCESS_DEFINED) {
			struct str label = match_instance(&other);

			return str_format(audit->arena, "; %.*s has it", STR_ARGS(label));
		}
	}
	return STR("");
}

/* "has() asks for the role 'org:admin' at app/page.tsx:3" */
static struct str asking(
	struct audit *audit, const struct match_missing_name *name, const char *word)
{
	static const struct {
		const char *form;
		const char *words;
	} rows[] = {
		{"has", "has() asks for"},
		{"protect", "protect() asks for"},
		{"component", "a component asks for"},
		{"decorator", "a decorator asks for"},
		{"comparison", "code compares with"},
		{"invitation", "an invitation is given"},
		{"membership", "a membership is given"},
		{"option", "members are looked for by"},
	};
	struct str place = match_place(audit, &name->it->at);
	const char *asker = "code asks for";

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (str_is(name->it->form, rows[i].form)) {
			asker = rows[i].words;
		}
	}
	return str_format(audit->arena, "%s the %s '%.*s' at %.*s", asker, word,
		STR_ARGS(name->it->name), STR_ARGS(place));
}

static void say_wrong_scope(struct audit *audit, const struct match_missing_name *name,
	const char *word, struct finding *finding)
{
	struct str rest = name->it->name;
	struct str scope = str_take(&rest, ':');
	struct str asks = asking(audit, name, word);

	finding->title = str_format(audit->arena, "%s with a scope that does not exist", word);
	finding->message = str_format(audit->arena,
		"%.*s; '%.*s' is no scope: only user, u, org, o and organization may stand before "
		"the colon, so the check throws 'Invalid scope: %.*s', or fails",
		STR_ARGS(asks), STR_ARGS(scope), STR_ARGS(scope));
	finding->fix = str_format(audit->arena,
		"at %.*s ask for 'org:%.*s' or 'user:%.*s', or for '%.*s', which is either's",
		STR_ARGS(match_place(audit, &name->it->at)), STR_ARGS(name->key),
		STR_ARGS(name->key), STR_ARGS(name->key));
}

static void say_of_others(struct audit *audit, const struct match_missing *missing,
	const struct match_missing_name *name, struct finding *finding)
{
	const char *word = match_access_word(missing->list.kind);
	bool user = match_access_scope(name->it->name) == MATCH_SCOPE_USER;
	struct str asks = asking(audit, name, word);
	struct str instance = match_instance(audit);

	finding->title = str_format(audit->arena, "%s asked for in the wrong scope", word);
	finding->message =
		str_format(audit->arena, "%.*s, one of %s; in %.*s only %s can have '%.*s' (%.*s)",
			STR_ARGS(asks), user ? "the user" : "the organization", STR_ARGS(instance),
			user ? "organizations" : "users", STR_ARGS(name->key),
			STR_ARGS(missing->list.path));
	finding->fix = str_format(audit->arena, "ask for '%s:%.*s' at %.*s", user ? "org" : "user",
		STR_ARGS(name->key), STR_ARGS(match_place(audit, &name->it->at)));
	finding->clerk = match_ref(audit, missing->list.path, STR(""));
}

/* Where what is missing is made, in Clerk's Dashboard; a feature is one by being in a plan. */
static struct str make_it(
	struct audit *audit, enum match_access_kind kind, const struct match_missing_name *name)
{
	struct str instance = match_instance(audit);

	if (kind == MATCH_ACCESS_FEATURE) {
		return str_format(audit->arena,
			"add the feature '%.*s' to a plan of %.*s (Clerk Dashboard, Subscription "
			"plans)",
			STR_ARGS(name->key), STR_ARGS(instance));
	}
	return str_format(audit->arena, "create the %s '%.*s' in %.*s (Clerk Dashboard, %s)",
		match_access_word(kind), STR_ARGS(name->key), STR_ARGS(instance),
		kind == MATCH_ACCESS_PLAN ? "Subscription plans" : "Roles & Permissions");
}

static struct str fix_of(struct audit *audit, const struct match_missing *missing,
	const struct match_missing_name *name)
{
	const struct match_access_list *list = &missing->list;
	struct str near = match_nearest(name->key, list->names.items, list->names.n);
	struct str place = match_place(audit, &name->it->at);
	struct str make = make_it(audit, list->kind, name);

	if (near.n > 0) {
		return str_format(audit->arena, "write '%.*s' at %.*s, or %.*s", STR_ARGS(near),
			STR_ARGS(place), STR_ARGS(make));
	}
	return str_format(audit->arena, "%.*s, or ask for one that it has", STR_ARGS(make));
}

static void say_missing(struct audit *audit, const struct match_missing *missing,
	const struct match_missing_name *name, struct finding *finding)
{
	const struct match_access_list *list = &missing->list;
	const char *word = match_access_word(list->kind);
	bool feature = list->kind == MATCH_ACCESS_FEATURE;
	struct str asks = asking(audit, name, word);
	struct str instance = match_instance(audit);
	struct str names = list->names.n == 0
				   ? STR("none")
				   : match_quoted(audit->arena, list->names.items, list->names.n);
	struct str other = who_has(audit, missing, name->it->name);

	finding->message = str_format(audit->arena, "%.*s; %s%.*s has %s %s, %s %.*s (%.*s)%.*s",
		STR_ARGS(asks), feature ? "no plan of " : "", STR_ARGS(instance),
		feature ? "such a" : "no such", word, feature ? "they have" : "it has",
		STR_ARGS(names), STR_ARGS(list->path), STR_ARGS(other));
	finding->fix = fix_of(audit, missing, name);
	finding->clerk = match_ref(audit, list->path, names);
}

static void find(struct audit *audit, const struct match_missing *missing,
	const struct match_missing_name *name)
{
	struct finding finding = match_finding(audit, &name->it->at);

	if (name->wrong_scope) {
		say_wrong_scope(audit, name, match_access_word(missing->list.kind), &finding);
	} else if (name->answer == MATCH_ACCESS_OF_OTHERS) {
		say_of_others(audit, missing, name, &finding);
	} else {
		say_missing(audit, missing, name, &finding);
	}
	if (name->spare) {
		finding.severity = SEVERITY_WARNING;
		finding.why = STR("nobody has it, so what stands for it is never used");
	}
	finding.related = name->related;
	audit_find(audit, finding);
}

static void check(struct audit *audit, enum match_access_kind kind)
{
	struct match_missing missing = {0};

	match_missing_read(audit, kind, &missing);
	for (size_t i = 0; i < missing.names.n; i++) {
		find(audit, &missing, &missing.names.items[i]);
	}
	if (missing.open.n > 0) {
		struct str names = match_quoted(audit->arena, missing.open.items, missing.open.n);

		audit_not_evaluated(audit,
			"not all %ss of the instance are known (%.*s), and code asks for %.*s",
			match_access_word(kind), STR_ARGS(missing.list.reason), STR_ARGS(names));
	}
}

static void check_roles(struct audit *audit)
{
	check(audit, MATCH_ACCESS_ROLE);
}

static void check_permissions(struct audit *audit)
{
	check(audit, MATCH_ACCESS_PERMISSION);
}

static void check_plans(struct audit *audit)
{
	check(audit, MATCH_ACCESS_PLAN);
}

static void check_features(struct audit *audit)
{
	check(audit, MATCH_ACCESS_FEATURE);
}

#define AUTHZ(number, word, fields, effect, function) \
	const struct rule rule_CLERK_AUTHZ_##number = { \
		.info = \
			{ \
				.id = "CLERK-AUTHZ-" #number, \
				.area = "authorization", \
				.title = word " that the instance does not define", \
				.severity = SEVERITY_BLOCKER, \
				.needs = NEEDS_BOTH, \
				.reads = fields, \
				.about = "the key of a " word " in code", \
				.symptom = effect, \
				.since = "0.1", \
				.page = page_CLERK_AUTHZ, \
			}, \
		.check = function, \
	}

AUTHZ(001, "role", "roles role_sets creator_role default_role organizations_enabled",
	"has(), protect() and <Protect> turn everybody away, whatever their role; an invitation "
	"with it is answered 404 with resource_not_found, 'Organization role not found'",
	check_roles);
AUTHZ(002, "permission", "permissions roles organizations_enabled",
	"has(), protect() and <Protect> turn everybody away, admins too", check_permissions);
AUTHZ(003, "plan", "plans user_billing_enabled organization_billing_enabled",
	"has({ plan }) is false for those who pay for it, too: what they bought stays shut",
	check_plans);
AUTHZ(004, "feature",
	"features plans permissions user_billing_enabled organization_billing_enabled",
	"has({ feature }) is false for those who pay for it, too: what they bought stays shut",
	check_features);
