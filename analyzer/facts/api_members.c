#include "facts/api_uses.h"

#include "clerk/names.h"
#include "facts/words.h"
#include "program/lookup.h"

static struct site site_of(const struct api_uses *uses, expr_id expr)
{
	return (struct site){uses->module, expr};
}

/* The words for these are in every other file: what has them is to be named beside. */
static bool is_mentioned(struct api_uses *uses, uint32_t index)
{
	struct str owner = uses->wanted.items.items[index].owner;

	if (uses->asked[index] != uses->module + 1) {
		size_t dot = str_find_last_byte(owner, '.');

		/* Accounts for account, and the other way round */
		owner = str_slice(owner, dot == SIZE_MAX ? 1 : dot + 1, owner.n);
		uses->asked[index] = uses->module + 1;
		uses->mentioned[index] = str_find(uses->summary->text, owner, 0) != SIZE_MAX;
	}
	return uses->mentioned[index];
}

/* Is nothing left to wait for where it is read: not the export itself, uncalled? */
static bool is_ready(struct api_uses *uses, expr_id object)
{
	return !uses->leads || str_absent(api_origins_of(&uses->origins, object).package);
}

static void add(struct api_uses *uses, expr_id at, const struct sdk_thing *thing, struct str name,
	const char *form)
{
	struct api_use use = {.package = thing->package, .name = name, .form = form};

	use.side = sdk_side(uses->collector, site_of(uses, at), thing);
	if (use.side.n == 0 && thing->name.n == 0) {
		use.side = STR("server"); /* frameworks hand it to handlers alone */
	}
	if (str_is(str_of(form), "call")) {
		use.awaited = awaited_is(&uses->awaited, at);
	} else {
		use.awaited = is_ready(uses, uses->summary->exprs[at].left);
	}
	api_uses_add(uses, at, &use);
}

/* req.auth = { … }, Object.assign(req, { auth: … }) */
static bool puts_auth(const struct summary *summary, expr_id id)
{
	const struct expr *e = &summary->exprs[id];
	const struct expr *left = e->left == ID_NONE ? NULL : &summary->exprs[e->left];
	expr_id given = ID_NONE;

	if (left == NULL || left->kind != EXPR_MEMBER) {
		return false;
	}
	if (e->kind == EXPR_ASSIGN) {
		return str_is(left->name, "auth");
	}
	if (e->kind == EXPR_CALL) {
		given = summary_kid(summary, id, 1);
	}
	return given != ID_NONE && str_is(left->name, "assign") &&
	       summary->exprs[given].kind == EXPR_OBJECT &&
	       summary_prop(summary, given, "auth") != ID_NONE;
}

/* These put there what a token of anybody's says. */
static bool has_other_auth(struct collector *collector, uint32_t app)
{
	return sdk_app_has(collector, app, "express-jwt") ||
	       sdk_app_has(collector, app, "express-oauth2-jwt-bearer");
}

/* Does an app put an object of its own under the name, or have another package do so? */
static bool sets_auth(struct api_uses *uses)
{
	const struct program *program = uses->collector->program;
	uint32_t app = program->modules[uses->module].app;

	if (uses->sets_auth == NULL) {
		uses->sets_auth =
			arena_array(&uses->run, program->app_count + 1, sizeof(uses->sets_auth[0]));
		for (uint32_t m = 0; m < program->module_count; m++) {
			const struct summary *summary = program->modules[m].summary;
			bool *sets = &uses->sets_auth[program->modules[m].app];

			for (expr_id i = 0; i < summary->expr_count && !*sets; i++) {
				*sets = puts_auth(summary, i);
			}
		}
	}
	return uses->sets_auth[app] || has_other_auth(uses->collector, app);
}

/* What Clerk puts there. Source: clerk/javascript packages/backend/src/tokens/authObjects.ts */
static bool is_of_auth(struct str member)
{
	static const char *const names[] = {"actor", "claims", "debug", "factorVerificationAge",
		"getToken", "has", "isAuthenticated", "orgId", "orgPermissions", "orgRole",
		"orgSlug", "sessionClaims", "sessionId", "sessionStatus", "tokenType", "userId"};

	return str_in(member, names, sizeof(names) / sizeof(names[0]));
}

/* req.auth.userId of Express, event.context.auth.userId of Nuxt: calls only, since. */
static bool read_handed(struct api_uses *uses, expr_id id)
{
	const struct summary *summary = uses->summary;
	expr_id parent = lookup_parent(uses->collector->program, uses->module, id);
	struct sdk_thing thing;
	bool express;

	if (parent == ID_NONE || summary->exprs[parent].kind != EXPR_MEMBER ||
		!is_of_auth(summary->exprs[parent].name)) {
		return false;
	}
	thing = sdk_of(uses->collector, site_of(uses, id));
	express = str_starts(thing.package, "@clerk/express");
	if (thing.kind != SDK_AUTH_FUNCTION || thing.name.n > 0 ||
		(!express && !str_starts(thing.package, "@clerk/nuxt")) || sets_auth(uses)) {
		return false;
	}
	add(uses, id, &thing, express ? STR("req.auth") : STR("event.context.auth"), "member");
	return true;
}

static bool read_item(struct api_uses *uses, expr_id id, uint32_t index)
{
	const struct expr *e = &uses->summary->exprs[id];
	const struct api_wanted_item *item = &uses->wanted.items.items[index];
	struct sdk_thing thing;
	struct str owner;

	if (!is_mentioned(uses, index)) {
		return false;
	}
	thing = sdk_of(uses->collector, site_of(uses, e->left));
	owner = api_wanted_name(&uses->scratch, &thing);
	if (str_absent(owner) || !api_wanted_fits(item, thing.package, owner)) {
		return false;
	}
	add(uses, id, &thing,
		str_format(uses->collector->arena, "%.*s.%.*s", STR_ARGS(owner), STR_ARGS(e->name)),
		"member");
	return true;
}

void api_members_read(struct api_uses *uses, expr_id id)
{
	const struct expr *e = &uses->summary->exprs[id];
	uint32_t index;

	if (e->left == ID_NONE) {
		return;
	}
	if (str_is(e->name, "auth") && read_handed(uses, id)) {
		return;
	}
	index = api_wanted_first(&uses->wanted.members, e->name);
	for (; index != ID_NONE; index = uses->wanted.items.items[index].next) {
		if (read_item(uses, id, index)) {
			return;
		}
	}
	for (size_t i = 0; i < uses->wanted.prefixes.n; i++) {
		index = uses->wanted.prefixes.items[i];
		if (api_wanted_has_key(&uses->wanted.items.items[index], e->name) &&
			read_item(uses, id, index)) {
			return;
		}
	}
}

/* May a call be of what a framework or middleware handed over: auth(), locals.auth(), protect()? */
static bool may_be_handed(const struct api_uses *uses, const struct expr *callee)
{
	static const char *const names[] = {"auth", "protect", "currentUser"};

	if (callee->kind != EXPR_NAME && callee->kind != EXPR_MEMBER) {
		return false;
	}
	if (str_in(callee->name, names, sizeof(names) / sizeof(names[0]))) {
		return true;
	}
	return callee->kind == EXPR_NAME && callee->binding != ID_NONE &&
	       uses->summary->bindings[callee->binding].kind == BINDING_PARAM &&
	       (words_in(uses->collector, uses->module) & WORDS_MIDDLEWARE) != 0;
}

void api_members_read_call(struct api_uses *uses, expr_id call)
{
	const struct expr *e = &uses->summary->exprs[call];
	struct sdk_thing thing;
	struct str name = STR("");

	if (e->kind != EXPR_CALL || e->left == ID_NONE ||
		!may_be_handed(uses, &uses->summary->exprs[e->left]) || !is_ready(uses, e->left)) {
		return;
	}
	thing = sdk_called(uses->collector, site_of(uses, call));
	if (thing.kind == SDK_AUTH_FUNCTION && thing.path.n == 0) {
		name = thing.name.n == 0 ? STR("auth") : thing.name;
	} else if (thing.kind == SDK_PROTECT && thing.path.n == 0) {
		name = STR("auth.protect");
	} else if (thing.kind == SDK_EXPORT && str_is(thing.path, "currentUser")) {
		name = thing.path;
	}
	if (name.n > 0) {
		add(uses, call, &thing, name, "call");
	}
}
