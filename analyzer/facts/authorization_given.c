#include "facts/authorization.h"

/* Roles that are handed to Clerk: of who is invited, added or listed. */

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/*
 * Calls that are given a role. Sources: clerk/javascript
 * packages/shared/src/types/{organization,organizationMembership}.ts,
 * packages/backend/src/api/endpoints/OrganizationApi.ts. 2026-08.
 */
struct giving {
	enum sdk_kind kind;
	const char *path;
	const char *form;
	uint32_t argument;
	const char *key; /* under which the role stands, or the object with it */
};

static const struct giving givings[] = {
	{SDK_ORGANIZATION, "inviteMember", "invitation", 0, "role"},
	{SDK_ORGANIZATION, "inviteMembers", "invitation", 0, "role"},
	{SDK_ORGANIZATION, "addMember", "membership", 0, "role"},
	{SDK_ORGANIZATION, "updateMember", "membership", 0, "role"},
	{SDK_ORGANIZATION, "getMemberships", "option", 0, "role"},
	{SDK_MEMBERSHIP, "update", "membership", 0, "role"},
	{SDK_BACKEND, "organizations.createOrganizationInvitation", "invitation", 0, "role"},
	{SDK_BACKEND, "organizations.createOrganizationInvitationBulk", "invitation", 1, "role"},
	{SDK_BACKEND, "organizations.createOrganizationMembership", "membership", 0, "role"},
	{SDK_BACKEND, "organizations.updateOrganizationMembership", "membership", 0, "role"},
	{SDK_BACKEND, "organizations.getOrganizationMembershipList", "option", 0, "role"},
	{SDK_EXPORT, "useOrganization", "option", 0, "memberships"},
	{SDK_EXPORT, "useOrganization", "option", 0, "membershipList"},
};

static const struct expr *expr_at(const struct authorization *a, struct site site)
{
	return program_expr(a->collector->program, site);
}

/* The last name of a row's path. */
static bool is_last(const char *path, struct str name)
{
	struct str whole = str_of(path);

	return name.n > 0 && name.n <= whole.n && whole.s[whole.n - 1] == name.s[name.n - 1] &&
	       str_equal(str_last_part(whole, '.'), name);
}

/*
 * Is it called by the names of a row where nothing says whose object it is?
 * organizations.createOrganizationInvitation is Clerk's alone; inviteMember is not.
 */
static bool is_named_alike(
	const struct authorization *a, const struct giving *row, const struct expr *callee)
{
	const struct expr *object =
		callee->left == ID_NONE ? NULL : &a->summary->exprs[callee->left];

	return row->kind == SDK_BACKEND ? object != NULL && object->kind == EXPR_MEMBER &&
						  str_is(object->name, "organizations")
					: row->kind == SDK_ORGANIZATION;
}

static void give(struct authorization *a, struct site call, const struct giving *row,
	const struct sdk_thing *thing)
{
	const struct program *program = a->collector->program;
	struct fact_authorization fact = authorization_begin(a, call, row->form, thing);
	bool known = thing->kind != SDK_NONE || row->kind == SDK_BACKEND;
	authorization_sites objects = {0};

	authorization_objects(a, program_argument(program, call, row->argument), &objects);
	for (size_t i = 0; i < objects.n; i++) {
		struct site role;

		if (program_find_property(program, objects.items[i], str_of(row->key), &role) !=
			PROPERTY_FOUND) {
			continue;
		}
		if (!str_is(str_of(row->key), "role") &&
			program_find_property(program, role, STR("role"), &role) !=
				PROPERTY_FOUND) {
			continue;
		}
		authorization_add(a, role, &fact, !known);
	}
}

static bool is_given_by_name(struct str name)
{
	for (size_t i = 0; i < COUNT(givings); i++) {
		if (is_last(givings[i].path, name)) {
			return true;
		}
	}
	return false;
}

void authorization_given(struct authorization *a, struct site call, struct str name)
{
	const struct expr *callee = expr_at(a, program_beside(call, expr_at(a, call)->left));
	struct sdk_thing thing;

	if (!is_given_by_name(name)) {
		return;
	}
	thing = sdk_called(a->collector, call);
	for (size_t i = 0; i < COUNT(givings); i++) {
		const struct giving *row = &givings[i];
		bool known = thing.kind == row->kind && str_is(thing.path, row->path);

		if (known ||
			(thing.kind == SDK_NONE && is_last(row->path, name) &&
				callee->kind == EXPR_MEMBER && is_named_alike(a, row, callee))) {
			give(a, call, row, &thing);
		}
	}
}

/*
 * An own request to the Backend API: { role: "org:member" } in a function that names its paths.
 * Clerk documentation, Backend API reference, "Organization Invitations", "Organization
 * Memberships".
 */
static const char *form_in(struct str text)
{
	if (!str_has(text, "organizations/")) {
		return "";
	}
	return str_has(text, "/memberships")   ? "membership"
	       : str_has(text, "/invitations") ? "invitation"
					       : "";
}

/* "" of a function that makes no such request; a function's text is searched once. */
static const char *form_of_request(struct authorization *a, struct site object)
{
	function_id id = expr_at(a, object)->function;
	const struct function *function = &a->summary->functions[id];

	if (a->requests == NULL) {
		a->requests = arena_array(
			&a->scratch, a->summary->function_count, sizeof(a->requests[0]));
	}
	if (a->requests[id] == NULL) {
		a->requests[id] =
			form_in(str_slice(a->summary->text, function->start, function->end));
	}
	return a->requests[id];
}

void authorization_request(struct authorization *a, struct site object)
{
	expr_id role = summary_prop(a->summary, object.expr, "role");
	const struct sdk_thing nothing = {
		.path = {"", 0}, .package = {"", 0}, .name = {"", 0}, .origin = object};
	struct fact_authorization fact;
	const char *form;

	if (role == ID_NONE) {
		return;
	}
	form = form_of_request(a, object);
	if (form[0] == '\0') {
		return;
	}
	fact = authorization_begin(a, object, form, &nothing);
	authorization_add(a, program_beside(object, role), &fact, true);
}
