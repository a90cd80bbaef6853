#include "compare/match_access.h"

#include "compare/match.h"

enum { OWNER_USER = 1, OWNER_ORGANIZATION = 2, OWNER_ANY = 3 };

#define PREFIX STR("org:")

static const char *const words[] = {
	[MATCH_ACCESS_ROLE] = "role",
	[MATCH_ACCESS_PERMISSION] = "permission",
	[MATCH_ACCESS_PLAN] = "plan",
	[MATCH_ACCESS_FEATURE] = "feature",
};

const char *match_access_word(enum match_access_kind kind)
{
	return words[kind];
}

static bool has_prefix(enum match_access_kind kind)
{
	return kind == MATCH_ACCESS_ROLE || kind == MATCH_ACCESS_PERMISSION;
}

/* clerk/javascript packages/shared/src/authorization.ts, prefixWithOrg, splitByScope. 2026-08. */
struct str match_access_key(struct arena *arena, enum match_access_kind kind, struct str name)
{
	if (!has_prefix(kind)) {
		struct str rest = name;
		struct str first = str_take(&rest, ':');
		struct str id = str_take(&rest, ':');

		return id.n > 0 ? id : first;
	}
	while (str_starts(name, "org:")) {
		name = str_slice(name, PREFIX.n, name.n);
	}
	return str_join(arena, PREFIX, name);
}

/* The words are those of ORG_SCOPES and USER_SCOPES there. */
enum match_scope match_access_scope(struct str name)
{
	static const char *const user[] = {"u", "user"};
	static const char *const organization[] = {"o", "org", "organization"};
	struct str scope = name;

	if (str_find_byte(name, ':') == SIZE_MAX) {
		return MATCH_SCOPE_NONE;
	}
	scope = str_take(&name, ':');
	if (str_in(scope, user, sizeof(user) / sizeof(user[0]))) {
		return MATCH_SCOPE_USER;
	}
	return str_in(scope, organization, sizeof(organization) / sizeof(organization[0]))
		       ? MATCH_SCOPE_ORGANIZATION
		       : MATCH_SCOPE_UNKNOWN;
}

bool match_access_is_system(struct str permission)
{
	return str_starts(permission, "org:sys_") || str_starts(permission, "sys_");
}

/* clerk/javascript packages/upgrade/src/versions/core-2/backend/membershiprole.md. 2026-08. */
bool match_access_is_old_role(struct str name)
{
	return str_is(name, "basic_member") || str_is(name, "guest_member");
}

bool match_access_is_asked(
	const struct audit *audit, const struct fact_authorization *it, const char *kind)
{
	return str_is(it->kind, kind) && !str_is(it->form, "type") &&
	       (it->name.n > 0 || !it->resolved) && match_uses_in_app(audit, &it->at, &it->uses);
}

bool match_access_is_short(const struct fact_authorization *it)
{
	return str_is(it->subject, "o.rol");
}

bool match_access_may_be_else(const struct fact_authorization *it)
{
	struct str rest = it->otherwise;

	while (rest.n > 0) {
		struct str text = str_take(&rest, ' ');

		if (str_is(text, "*") || str_equal(text, it->name)) {
			return true;
		}
	}
	return false;
}

bool match_access_is_plain(const struct fact_authorization *it)
{
	return (str_is(it->form, "comparison") ||
		       (str_is(it->form, "decorator") && it->subject.n > 0)) &&
	       !str_starts(it->name, "org:");
}

static void know(struct audit *audit, struct match_access_list *list, struct str name,
	uint32_t owners, bool shown)
{
	struct str key =
		has_prefix(list->kind) ? match_access_key(audit->arena, list->kind, name) : name;
	uint32_t old = map_get(&list->owners, key);

	if (name.n == 0) {
		return;
	}
	if (old == MAP_NONE && shown) {
		vec_push(audit->arena, &list->names, name);
	}
	map_put(audit->arena, &list->owners, key, old == MAP_NONE ? owners : old | owners);
}

/* The list says which there are; what else names one proves that it is there. */
static void read_roles(
	struct audit *audit, const struct instance *instance, struct match_access_list *out)
{
	out->path = instance->roles.path;
	out->reason = instance->roles.known ? STR("") : instance->roles.reason;
	for (size_t i = 0; i < instance->roles.n; i++) {
		know(audit, out, instance->roles.items[i].key, OWNER_ANY, true);
	}
	for (size_t i = 0; i < instance->role_sets.n; i++) {
		const str_vec *roles = &instance->role_sets.items[i].roles;

		for (size_t k = 0; k < roles->n; k++) {
			know(audit, out, roles->items[k], OWNER_ANY, true);
		}
	}
	know(audit, out, instance->creator_role.value, OWNER_ANY, true);
	know(audit, out, instance->default_role.value, OWNER_ANY, true);
	/* Clerk documentation, "Roles and Permissions": every instance begins with these */
	if (!instance->roles.known) {
		know(audit, out, STR("org:admin"), OWNER_ANY, false);
		know(audit, out, STR("org:member"), OWNER_ANY, false);
	}
}

static void read_permissions(
	struct audit *audit, const struct instance *instance, struct match_access_list *out)
{
	out->path = instance->permissions.path;
	out->reason = instance->permissions.known ? STR("") : instance->permissions.reason;
	for (size_t i = 0; i < instance->permissions.n; i++) {
		struct str name = instance->permissions.items[i];

		know(audit, out, name, OWNER_ANY, !match_access_is_system(name));
	}
}

static uint32_t owners_of(const struct instance_plan *plan)
{
	return str_is(plan->payer, "user")  ? OWNER_USER
	       : str_is(plan->payer, "org") ? OWNER_ORGANIZATION
					    : OWNER_ANY;
}

static void read_plans(
	struct audit *audit, const struct instance *instance, struct match_access_list *out)
{
	out->path = instance->plans.path;
	out->reason = instance->plans.known ? STR("") : instance->plans.reason;
	for (size_t i = 0; i < instance->plans.n; i++) {
		const struct instance_plan *plan = &instance->plans.items[i];

		know(audit, out, plan->slug, owners_of(plan), true);
	}
}

/*
 * Without billing for organizations the session has the features that permissions belong to,
 * whatever the plans: Clerk documentation, "Session tokens", claims fea and o.fpm.
 */
static void read_features_of_permissions(
	struct audit *audit, const struct instance *instance, struct match_access_list *out)
{
	const struct field_bool *billing = &instance->organization_billing_enabled;

	if (billing->known && billing->value) {
		return;
	}
	if (out->reason.n == 0 && !instance->permissions.known) {
		out->reason = instance->permissions.reason;
	}
	for (size_t i = 0; i < instance->permissions.n; i++) {
		struct str rest = instance->permissions.items[i];

		str_take(&rest, ':');
		know(audit, out, str_take(&rest, ':'), OWNER_ORGANIZATION,
			!match_access_is_system(instance->permissions.items[i]));
	}
}

static void read_features(
	struct audit *audit, const struct instance *instance, struct match_access_list *out)
{
	out->path = instance->features.path;
	out->reason = instance->features.known ? STR("") : instance->features.reason;
	for (size_t i = 0; i < instance->plans.n; i++) {
		const struct instance_plan *plan = &instance->plans.items[i];

		for (size_t k = 0; k < plan->features.n; k++) {
			know(audit, out, plan->features.items[k], owners_of(plan), true);
		}
	}
	read_features_of_permissions(audit, instance, out);
}

void match_access_read(struct audit *audit, const struct instance *instance,
	enum match_access_kind kind, struct match_access_list *out)
{
	*out = (struct match_access_list){.kind = kind};
	switch (kind) {
	case MATCH_ACCESS_ROLE:
		read_roles(audit, instance, out);
		break;
	case MATCH_ACCESS_PERMISSION:
		read_permissions(audit, instance, out);
		break;
	case MATCH_ACCESS_PLAN:
		read_plans(audit, instance, out);
		break;
	case MATCH_ACCESS_FEATURE:
		read_features(audit, instance, out);
		break;
	}
}

static uint32_t wanted(const struct match_access_list *list, struct str name)
{
	switch (has_prefix(list->kind) ? MATCH_SCOPE_NONE : match_access_scope(name)) {
	case MATCH_SCOPE_USER:
		return OWNER_USER;
	case MATCH_SCOPE_ORGANIZATION:
		return OWNER_ORGANIZATION;
	case MATCH_SCOPE_NONE:
	case MATCH_SCOPE_UNKNOWN:
		break;
	}
	return OWNER_ANY;
}

enum match_access_answer match_access_ask(
	struct audit *audit, const struct match_access_list *list, struct str name)
{
	uint32_t owners = map_get(&list->owners, match_access_key(audit->arena, list->kind, name));

	if (owners != MAP_NONE && (owners & wanted(list, name)) != 0) {
		return MATCH_ACCESS_DEFINED;
	}
	if (list->reason.n > 0) {
		return MATCH_ACCESS_OPEN;
	}
	return owners == MAP_NONE ? MATCH_ACCESS_MISSING : MATCH_ACCESS_OF_OTHERS;
}
