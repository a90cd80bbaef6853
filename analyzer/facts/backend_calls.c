#include "facts/backend_calls.h"

#include "clerk/names.h"
#include "facts/client.h"
#include "facts/words.h"
#include "program/lookup.h"

enum { REQUESTS_MOST = 65536 }; /* looked at, each caller of a helper for itself */

/*
 * Resources of a client of the Backend API. Source: clerk/javascript
 * packages/backend/src/api/factory.ts, and what older majors called them. 2026-08.
 */
static const char *const resources[] = {"accountlessApplications", "actorTokens", "agentTasks",
	"allowlistIdentifiers", "apiKeys", "betaFeatures", "billing", "blocklistIdentifiers",
	"clients", "domains", "emailAddresses", "emails", "enterpriseConnections",
	"idPOAuthAccessToken", "idpOAuthAccessToken", "instance", "invitations", "jwks",
	"jwtTemplates", "m2m", "m2mTokens", "machines", "machineTokens", "oauthApplications",
	"organizationPermissions", "organizationRoles", "organizations", "phoneNumbers",
	"proxyChecks", "redirectUrls", "roleSets", "samlConnections", "sessions", "signInTokens",
	"signUps", "smsMessages", "testingTokens", "users", "waitlistEntries", "webhooks"};

static bool is_resource(const struct backend *backend, struct str name)
{
	return name_filter_may(&backend->resources, name) &&
	       str_in(name, resources, sizeof(resources) / sizeof(resources[0]));
}

/* Too many of one file are left out, with a notice. */
static bool has_room(struct backend *backend, struct str path)
{
	struct collector *collector = backend->collector;
	uint32_t index = map_get(&backend->counts, path);

	if (index == MAP_NONE) {
		index = (uint32_t)backend->count_of.n;
		map_put(collector->arena, &backend->counts, path, index);
		vec_push(collector->arena, &backend->count_of, 0);
	}
	if (backend->count_of.items[index] == COLLECTOR_FACTS_PER_FILE) {
		notice_add(collector->arena, &collector->facts->notices, path,
			STR("2000 calls of the Backend API: any others were ignored"));
	}
	return backend->count_of.items[index]++ < COLLECTOR_FACTS_PER_FILE;
}

void backend_calls_add(struct backend *backend, struct site call, struct fact_backend_call *fact)
{
	struct collector *collector = backend->collector;
	const struct program *program = collector->program;
	struct backend_repeat repeat = backend_repeat_of(backend, call);

	if (!has_room(backend, program->modules[call.module].path)) {
		return;
	}
	if (backend->module != call.module) {
		awaited_begin(&backend->awaited, call.module);
		backend->module = call.module;
	}
	fact->at = collector_site(collector, call);
	fact->client = client_has(program, call);
	fact->in_loop = repeat.in_loop;
	fact->retried = repeat.retried.n > 0 ? repeat.retried : fact->retried;
	fact->awaited = awaited_is(&backend->awaited, call.expr);
	vec_push(collector->arena, &collector->facts->backend_calls, *fact);
}

/* Of text with holes, `Bearer ${key}`, and of what is put together with +. */
static struct str env_of_parts(struct backend *backend, struct site site)
{
	const struct program *program = backend->collector->program;
	const struct summary *summary = program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	struct str found = STR("");

	if (e->kind == EXPR_BINARY && e->op == OP_PLUS && e->right != ID_NONE) {
		return backend_calls_env(backend, (struct site){site.module, e->right});
	}
	for (uint32_t i = 0; e->kind == EXPR_TEMPLATE && i < e->count && found.n == 0; i++) {
		struct site part = {site.module, summary->kid_ids[e->first + i]};
		enum expr_kind kind = (enum expr_kind)program_expr(program, part)->kind;

		if (kind == EXPR_NAME || kind == EXPR_MEMBER || kind == EXPR_CALL ||
			kind == EXPR_EITHER || kind == EXPR_INDEX) {
			found = backend_calls_env(backend, part);
		}
	}
	return found;
}

struct str backend_calls_env(struct backend *backend, struct site site)
{
	value_vec values = {0};

	if (site.expr == ID_NONE) {
		return STR("");
	}
	program_follow(backend->collector->program, site, &backend->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].kind == VALUE_ENV) {
			return str_copy(backend->collector->arena, values.items[i].name);
		}
	}
	for (size_t i = 0; i < values.n; i++) {
		enum expr_kind kind = (enum expr_kind)program_expr(
			backend->collector->program, values.items[i].at)
					      ->kind;

		/* each step goes into a smaller expression */
		if (values.items[i].kind == VALUE_UNKNOWN &&
			(kind == EXPR_TEMPLATE || kind == EXPR_BINARY)) {
			return env_of_parts(backend, values.items[i].at);
		}
	}
	return STR("");
}

/* The secret that a client was made with: of createClerkClient({ secretKey }), wherever it is. */
static struct str key_of(struct backend *backend, const struct sdk_thing *thing)
{
	const struct program *program = backend->collector->program;
	static const char *const options[] = {"secretKey", "apiKey", "machineSecretKey"};
	struct site call = {thing->origin.module, ID_NONE};
	struct str found = STR("");
	const struct expr *e;

	if (thing->origin.expr == ID_NONE) {
		return found;
	}
	call.expr = lookup_parent(program, thing->origin.module, thing->origin.expr);
	while (call.expr != ID_NONE && program_expr(program, call)->kind == EXPR_MEMBER) {
		call.expr = lookup_parent(program, call.module, call.expr);
	}
	e = call.expr == ID_NONE ? NULL : program_expr(program, call);
	if (e == NULL || (e->kind != EXPR_CALL && e->kind != EXPR_NEW) || e->count == 0) {
		return found;
	}
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]) && found.n == 0; i++) {
		found = backend_calls_env(backend,
			program_property(program, program_argument(program, call, 0), options[i]));
	}
	return found;
}

/* What a name was destructured from, if that is a member: `const { users } = client`. */
static const struct expr *behind_name(const struct summary *summary, const struct expr *e)
{
	const struct binding *binding;

	if (e->kind != EXPR_NAME || e->binding == ID_NONE) {
		return e;
	}
	binding = &summary->bindings[e->binding];
	return binding->value == ID_NONE || binding->kind == BINDING_IMPORT
		       ? e
		       : &summary->exprs[binding->value];
}

/* Does it end in a resource and a method: users.getUser()? Before anything is followed. */
static bool may_be_call(
	const struct backend *backend, const struct summary *summary, const struct expr *call)
{
	const struct expr *method = &summary->exprs[call->left];
	const struct expr *object;

	method = method->kind == EXPR_NAME ? behind_name(summary, method) : method;
	if (method->kind != EXPR_MEMBER || method->left == ID_NONE) {
		return false;
	}
	object = &summary->exprs[method->left];
	if ((object->kind == EXPR_NAME || object->kind == EXPR_MEMBER) &&
		is_resource(backend, object->name)) {
		return true;
	}
	object = behind_name(summary, object);
	return object->kind == EXPR_MEMBER && is_resource(backend, object->name);
}

/* A second call with the same one is refused. */
static bool may_have_key(const struct program *program, struct site call)
{
	static const char *const names[] = {"slug", "externalId"};
	struct site given = program_argument(program, call, 0);
	struct site key;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (given.expr != ID_NONE && program_find_property(program, given, str_of(names[i]),
						     &key) != PROPERTY_ABSENT) {
			return true;
		}
	}
	return false;
}

static void read_call(struct backend *backend, struct site call)
{
	struct sdk_thing thing = sdk_called(backend->collector, call);
	struct fact_backend_call fact = {
		.call = thing.path, .key_env = {"", 0}, .paging = {"", 0}, .retried = {"", 0}};
	size_t dot = thing.path.n == 0 ? SIZE_MAX : str_find_byte(thing.path, '.');
	struct str method;

	if (thing.kind != SDK_BACKEND || dot == SIZE_MAX ||
		!is_resource(backend, str_slice(thing.path, 0, dot))) {
		return;
	}
	method = str_slice(thing.path, dot + 1, thing.path.n);
	if (str_find_byte(method, '.') != SIZE_MAX || str_has(method, "()")) {
		return; /* of what a call gave */
	}
	fact.call = str_copy(backend->collector->arena, thing.path);
	fact.key_env = key_of(backend, &thing);
	fact.keyed = may_have_key(backend->collector->program, call);
	if (backend_paging_is_list(thing.path)) {
		fact.paging = backend_paging_of(backend, call);
	}
	backend_calls_add(backend, call, &fact);
}

static void read_module(struct backend *backend, uint32_t module)
{
	const struct summary *summary = backend->collector->program->modules[module].summary;

	for (expr_id id = 0; (id = lookup_next(backend->collector->program, module,
				      KINDS(EXPR_CALL), id)) != ID_NONE;
		id++) {
		const struct expr *e = &summary->exprs[id];

		if (e->left == ID_NONE) {
			continue;
		}
		if (may_be_call(backend, summary, e)) {
			read_call(backend, (struct site){module, id});
		} else if (backend->requests) {
			backend_requests_read(backend, (struct site){module, id});
		}
	}
}

void collect_backend_calls(struct collector *collector)
{
	const struct program *program = collector->program;
	struct backend backend = {
		.collector = collector, .module = ID_NONE, .budget = REQUESTS_MOST};

	arena_init(&backend.scratch);
	for (size_t i = 0; i < sizeof(resources) / sizeof(resources[0]); i++) {
		name_filter_add(&backend.resources, str_of(resources[i]));
	}
	backend.awaited = (struct awaited){.program = program, .arena = &backend.scratch};
	for (uint32_t m = 0; m < program->module_count && !backend.requests; m++) {
		backend.requests = (words_in(collector, m) & WORDS_API) != 0;
	}
	for (uint32_t m = 0; m < program->module_count; m++) {
		read_module(&backend, m);
		backend.module = ID_NONE;
		arena_clear(&backend.scratch);
	}
	arena_finish(&backend.scratch);
}
