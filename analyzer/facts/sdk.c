#include "facts/sdk_internal.h"

#include "base/ascii.h"
#include "clerk/names.h"
#include "facts/client.h"

enum {
	DEEP = 12, /* expressions that lead to each other */
	ROOM = 8,
};

static const struct sdk_thing nothing = {
	.kind = SDK_NONE, .path = {"", 0}, .package = {"", 0}, .name = {"", 0}};

/* What was found for an expression, so that it is looked for once. */
struct sdk_memory {
	struct map by_site; /* the bytes of a site → index */
	VEC(struct sdk_thing) things;
};

bool sdk_app_has(struct collector *collector, uint32_t app, const char *package)
{
	struct str want = str_of(package);

	for (size_t i = 0; i < collector->facts->packages.n; i++) {
		const struct fact_package *it = &collector->facts->packages.items[i];

		if (it->at.app == app && str_equal(it->name, want)) {
			return true;
		}
	}
	return false;
}

static bool is_browser_package(struct str package)
{
	return str_starts(package, "@clerk/clerk-js") || str_starts(package, "@clerk/chrome-ext") ||
	       str_starts(package, "@clerk/electron");
}

static const struct sdk_step *find_step(
	const struct sdk_step *steps, enum sdk_kind from, struct str path)
{
	for (const struct sdk_step *step = steps; step->path != NULL; step++) {
		if (step->from == from && str_is(path, step->path)) {
			return step;
		}
	}
	return NULL;
}

/* Vue's composables give refs: orgRole.value; its templates take it off by themselves. */
static bool is_ref_value(const struct sdk_thing *thing, struct str step)
{
	return str_is(step, "value") &&
	       (str_has(thing->package, "vue") || str_has(thing->package, "nuxt"));
}

static bool is_resource(struct str name)
{
	for (const char *const *it = sdk_resources; *it != NULL; it++) {
		if (str_is(name, *it)) {
			return true;
		}
	}
	return false;
}

static struct str with_step(struct arena *arena, struct str path, struct str step)
{
	if (path.n == 0) {
		return step;
	}
	return str_format(arena, str_is(step, "()") ? "%.*s%.*s" : "%.*s.%.*s", STR_ARGS(path),
		STR_ARGS(step));
}

/* The export itself, when nothing more is said of it, keeps its name as the path's beginning. */
void sdk_step(struct collector *collector, struct sdk_thing *thing, struct str step)
{
	const struct sdk_step *found = NULL;
	struct str path;

	if (thing->kind == SDK_NONE || is_ref_value(thing, step)) {
		return;
	}
	/* what is called is also used as it was before it had to be: auth.userId */
	if (thing->path.n == 0 && !str_is(step, "()")) {
		if (thing->kind == SDK_AUTH_FUNCTION && !str_is(step, "protect")) {
			thing->kind = SDK_AUTH;
		} else if (thing->kind == SDK_BACKEND_FUNCTION) {
			thing->kind = SDK_BACKEND;
		}
	}
	path = with_step(collector->arena, thing->path, step);
	if (thing->kind == SDK_EXPORT && is_browser_package(thing->package)) {
		found = find_step(sdk_browser_exports, thing->kind, path);
	}
	found = found == NULL ? find_step(sdk_steps, thing->kind, path) : found;
	if (found != NULL) {
		thing->kind = found->to;
		thing->path = STR("");
	} else if (thing->kind == SDK_EXPORT && thing->path.n == 0 && is_resource(step)) {
		thing->kind = SDK_BACKEND;
		thing->path = step;
	} else {
		thing->path = path;
	}
}

void sdk_walk(struct collector *collector, struct sdk_thing *thing, struct str path)
{
	while (path.n > 0 && thing->kind != SDK_NONE) {
		sdk_step(collector, thing, str_take(&path, '.'));
	}
}

/* useStore($authStore) of nanostores is what is in the store. */
static bool is_store_reader(const struct value *value)
{
	return value->kind == VALUE_IMPORT &&
	       (str_is(value->package, "@nanostores/react") ||
		       str_is(value->package, "@nanostores/vue") ||
		       str_is(value->package, "@nanostores/solid")) &&
	       str_is(value->name, "useStore");
}

static struct sdk_thing of_import(struct collector *collector, const struct value *value)
{
	struct sdk_thing thing = nothing;
	struct str rest = program_plain_name(value->name);

	if (!names_is_clerk_package(value->package)) {
		return nothing;
	}
	thing.kind = SDK_EXPORT;
	thing.package = value->package;
	thing.origin = value->at;
	thing.name = str_take(&rest, '.');
	if (str_is(thing.name, "*")) {
		thing.name = str_take(&rest, '.');
	}
	sdk_step(collector, &thing, thing.name);
	sdk_walk(collector, &thing, rest);
	return thing;
}

/* c.get('clerkAuth') of Hono: what the middleware put there. */
static bool is_hono_auth(struct collector *collector, const struct value *call)
{
	struct value callee = program_callee_value(collector->program, call->at);
	struct str key;

	if (callee.kind != VALUE_PARAM || !str_is(callee.name, "get")) {
		return false;
	}
	key = program_string(collector->program, program_argument(collector->program, call->at, 0));
	return str_is(key, "clerkAuth");
}

static struct sdk_thing of_call(
	struct collector *collector, const struct value *value, unsigned depth)
{
	const struct program *program = collector->program;
	struct site called = program_called(program, value->at);
	struct sdk_thing thing;
	struct value callee;

	if (called.expr == ID_NONE) {
		return nothing;
	}
	callee = program_single(program, called);
	if (is_store_reader(&callee)) {
		thing = sdk_at(collector, program_argument(program, value->at, 0), depth + 1);
	} else if (is_hono_auth(collector, value)) {
		thing = (struct sdk_thing){.kind = SDK_AUTH_FUNCTION,
			.path = STR(""),
			.package = STR("@clerk/hono"),
			.name = STR("clerkAuth"),
			.origin = value->at};
	} else {
		thing = sdk_at(collector, called, depth + 1);
		sdk_step(collector, &thing, STR("()"));
	}
	sdk_walk(collector, &thing, value->name);
	return thing;
}

/* window.Clerk, Astro.locals.auth */
static struct sdk_thing of_global(struct collector *collector, const struct value *value)
{
	static const char *const objects[] = {"window.", "globalThis.", "self."};
	struct sdk_thing thing = nothing;
	struct str name = value->name;

	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++) {
		if (str_starts(name, objects[i])) {
			name = str_slice(name, str_of(objects[i]).n, name.n);
		}
	}
	if (str_is(name, "Clerk") || str_starts(name, "Clerk.")) {
		thing.kind = SDK_CLERK;
		thing.origin = value->at;
		thing.package = STR("@clerk/clerk-js");
		thing.name = STR("Clerk");
		str_take(&name, '.');
		sdk_walk(collector, &thing, name);
	} else if (str_starts(name, "Astro.")) {
		struct value param = *value;

		param.name = str_slice(name, 6, name.n);
		param.kind = VALUE_GLOBAL;
		thing = sdk_param(collector, &param, 0);
	}
	return thing;
}

/* Has the app a module of Nuxt's that imports Clerk's composables and components by itself? */
static bool imports_by_itself(struct collector *collector, uint32_t app)
{
	return sdk_app_has(collector, app, "@clerk/nuxt") ||
	       sdk_app_has(collector, app, "vue-clerk");
}

/* A composable or component of Nuxt's, which nothing imports. */
static struct sdk_thing of_unimported(struct collector *collector, const struct value *value)
{
	static const char *const names[] = {"useAuth", "useClerk", "useUser", "useSession",
		"useSignIn", "useSignUp", "useOrganization", "useOrganizationList"};
	struct str rest = value->name;
	struct str name = str_take(&rest, '.');
	struct value import = *value;

	if (!str_in(name, names, sizeof(names) / sizeof(names[0])) ||
		!imports_by_itself(collector, collector->program->modules[value->at.module].app)) {
		return nothing;
	}
	import.kind = VALUE_IMPORT;
	import.package = STR("@clerk/nuxt");
	return of_import(collector, &import);
}

static struct sdk_thing of_value(
	struct collector *collector, const struct value *value, unsigned depth)
{
	struct sdk_thing thing = nothing;

	switch (value->kind) {
	case VALUE_IMPORT:
		thing = str_is(value->package, "#imports") ? of_unimported(collector, value)
							   : of_import(collector, value);
		break;
	case VALUE_CALL:
	case VALUE_NEW:
		thing = of_call(collector, value, depth);
		break;
	case VALUE_GLOBAL:
		thing = of_global(collector, value);
		if (thing.kind == SDK_NONE) {
			thing = of_unimported(collector, value);
		}
		break;
	case VALUE_PARAM:
		thing = sdk_param(collector, value, depth);
		break;
	default:
		break;
	}
	return thing;
}

/* Where following ends: an element of a list, a member of it. */
static struct sdk_thing of_form(struct collector *collector, struct site site, unsigned depth)
{
	const struct summary *summary = collector->program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	struct sdk_thing thing = nothing;
	expr_id inner = e->left;

	if (e->kind == EXPR_NAME && e->binding != ID_NONE) {
		inner = summary->bindings[e->binding].value;
	} else if (e->kind != EXPR_MEMBER && e->kind != EXPR_INDEX && e->kind != EXPR_AWAIT) {
		return nothing;
	}
	if (inner == ID_NONE) {
		return nothing;
	}
	thing = sdk_at(collector, (struct site){site.module, inner}, depth + 1);
	if (e->kind == EXPR_MEMBER) {
		sdk_step(collector, &thing, e->name);
	} else if (e->kind == EXPR_INDEX) {
		sdk_step(collector, &thing, STR("[]"));
	}
	return thing;
}

static bool is_alike(const struct sdk_thing *a, const struct sdk_thing *b)
{
	return a->kind == b->kind && str_equal(a->path, b->path);
}

/* What an expression may be besides nothing; SDK_NONE when that is different things. */
static struct sdk_thing find(struct collector *collector, struct site site, unsigned depth)
{
	struct value room[ROOM];
	value_vec values = {room, 0, ROOM};
	struct sdk_thing found = nothing;

	program_origins(collector->program, site, collector->arena, &values);
	if (values.n == 1 && values.items[0].kind == VALUE_UNKNOWN) {
		return of_form(collector, site, depth);
	}
	for (size_t i = 0; i < values.n; i++) {
		struct sdk_thing thing;

		if (values.items[i].kind == VALUE_NULL) {
			continue;
		}
		thing = of_value(collector, &values.items[i], depth);
		if (thing.kind == SDK_NONE || found.kind == SDK_NONE) {
			found = found.kind == SDK_NONE ? thing : found;
		} else if (!is_alike(&thing, &found)) {
			return nothing;
		}
	}
	return found;
}

struct sdk_thing sdk_at(struct collector *collector, struct site site, unsigned depth)
{
	struct str key = {(const char *)&site, sizeof(site)};
	struct sdk_memory *memory = collector->sdk;
	struct sdk_thing thing;
	uint32_t index;

	if (site.expr == ID_NONE || depth > DEEP) {
		return nothing;
	}
	if (memory == NULL) {
		memory = collector->sdk = arena_new(collector->arena, struct sdk_memory);
	}
	index = map_get(&memory->by_site, key);
	if (index != MAP_NONE) {
		return memory->things.items[index];
	}
	/* nothing while it is being looked for: it may lead back to itself */
	index = (uint32_t)memory->things.n;
	vec_push(collector->arena, &memory->things, nothing);
	map_put(collector->arena, &memory->by_site, str_copy(collector->arena, key), index);
	thing = find(collector, site, depth);
	memory->things.items[index] = thing;
	return thing;
}

struct sdk_thing sdk_of(struct collector *collector, struct site site)
{
	return sdk_at(collector, site, 0);
}

struct sdk_thing sdk_called(struct collector *collector, struct site call)
{
	return sdk_at(collector, program_called(collector->program, call), 0);
}

/* <sign-in> of Vue's templates is SignIn. */
static struct str component_name(struct arena *arena, struct str tag)
{
	char *out = arena_alloc(arena, tag.n + 1);
	size_t n = 0;
	bool upper = true;

	for (size_t i = 0; i < tag.n; i++) {
		if (tag.s[i] == '-') {
			upper = true;
			continue;
		}
		out[n++] = upper ? ascii_upper(tag.s[i]) : tag.s[i];
		upper = false;
	}
	return (struct str){out, n};
}

static struct sdk_thing unimported_element(struct collector *collector, struct site element)
{
	const struct program *program = collector->program;
	const struct expr *tag = program_expr(program, program_called(program, element));
	uint32_t app = program->modules[element.module].app;
	struct sdk_thing thing = nothing;
	struct str name = tag->kind == EXPR_STRING ? tag->text : tag->name;

	/* <sign-in> is text, as <div> is */
	if (tag->kind == EXPR_STRING ? str_find_byte(name, '-') == SIZE_MAX
				     : tag->kind != EXPR_NAME || tag->binding != ID_NONE) {
		return nothing;
	}
	name = component_name(collector->arena, name);
	for (const char *const *it = sdk_components; *it != NULL; it++) {
		if (str_is(name, *it) && imports_by_itself(collector, app) &&
			!sdk_is_own_component(collector, app, name)) {
			thing.kind = SDK_EXPORT;
			thing.package = STR("@clerk/nuxt/components");
			thing.name = thing.path = name;
			thing.origin = element;
		}
	}
	return thing;
}

struct sdk_thing sdk_element(struct collector *collector, struct site element)
{
	struct site tag = program_called(collector->program, element);
	struct sdk_thing thing;

	if (tag.expr == ID_NONE) {
		return nothing;
	}
	thing = sdk_at(collector, tag, 0);
	if (thing.kind == SDK_NONE) {
		thing = unimported_element(collector, element);
	}
	return thing.kind == SDK_EXPORT ? thing : nothing;
}

static bool has_any(struct str package, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_has(package, words[i])) {
			return true;
		}
	}
	return false;
}

struct str sdk_side(struct collector *collector, struct site site, const struct sdk_thing *thing)
{
	static const char *const server[] = {"/server", "@clerk/backend", "@clerk/express",
		"@clerk/fastify", "@clerk/hono", "/clerk-auth", "clerk-sdk-node", "/api", "/ssr",
		"/webhooks", "h3-clerk", "elysia-clerk", "/edge"};
	static const char *const client[] = {"@clerk/react", "clerk-react", "clerk-expo",
		"@clerk/expo", "clerk-js", "chrome-extension", "@clerk/vue", "/client", "/elements",
		"@clerk/electron", "/composables", "/components", "vue-clerk"};
	bool element = program_expr(collector->program, site)->kind == EXPR_JSX;

	if (client_has(collector->program, site)) {
		return STR("client");
	}
	if (has_any(thing->package, server, sizeof(server) / sizeof(server[0]))) {
		return STR("server");
	}
	if (str_starts(thing->name, "use") ||
		(!element && !str_has(thing->package, "react-router") &&
			has_any(thing->package, client, sizeof(client) / sizeof(client[0])))) {
		return STR("client");
	}
	/* event.context.auth(): what Nuxt's server hands over is no export */
	bool handed = thing->name.n == 0 && str_is(thing->package, "@clerk/nuxt");

	return handed || str_is(thing->name, "auth") || str_is(thing->name, "currentUser") ||
			       str_is(thing->name, "clerkClient") || str_is(thing->name, "getAuth")
		       ? STR("server")
		       : STR("");
}
