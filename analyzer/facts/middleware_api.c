#include "facts/middleware.h"

/*
 * What Clerk's functions install, and what a call of them decides. Sources:
 * clerk/javascript packages/{nextjs,astro,nuxt,express,fastify,hono,
 * react-router,tanstack-react-start}/src, and clerkMiddleware.ts,
 * routeMatcher.ts, protect.ts of nextjs; authMiddleware: the same of version 4.
 */

enum api_kind {
	API_PASSES, /* only finds out who is there */
	API_NEXT, /* clerkMiddleware of Next */
	API_NEXT_AUTH, /* authMiddleware */
	API_NEXT_WITH, /* withClerkMiddleware */
	API_ASTRO, /* clerkMiddleware((auth, context, next) => …) */
	API_NUXT, /* clerkMiddleware((event) => …) */
	API_REDIRECTS, /* turns away who is not signed in */
	API_REFUSES,
	API_PATHS, /* handleClerk(key, { protectedPaths }) */
};

struct api {
	const char *package; /* a trailing '*' stands for any subpath */
	const char *name;
	const char *framework;
	enum api_kind kind;
};

static const struct api apis[] = {
	{"@clerk/nextjs*", "clerkMiddleware", "next", API_NEXT},
	{"@clerk/nextjs*", "authMiddleware", "next", API_NEXT_AUTH},
	{"@clerk/nextjs*", "withClerkMiddleware", "next", API_NEXT_WITH},
	{"@clerk/nextjs*", "withEdgeMiddlewareAuth", "next", API_NEXT_WITH},
	{"@clerk/express", "clerkMiddleware", "express", API_PASSES},
	{"@clerk/express", "requireAuth", "express", API_REDIRECTS},
	{"@clerk/clerk-sdk-node", "ClerkExpressRequireAuth", "express", API_REFUSES},
	{"@clerk/clerk-sdk-node", "requireAuth", "express", API_REFUSES},
	{"@clerk/clerk-sdk-node", "ClerkExpressWithAuth", "express", API_PASSES},
	{"@clerk/clerk-sdk-node", "withAuth", "express", API_PASSES},
	{"@clerk/hono", "clerkMiddleware", "hono", API_PASSES},
	{"@hono/clerk-auth", "clerkMiddleware", "hono", API_PASSES},
	{"@clerk/fastify", "clerkPlugin", "fastify", API_PASSES},
	{"@clerk/astro/server", "clerkMiddleware", "astro", API_ASTRO},
	{"@clerk/nuxt/server", "clerkMiddleware", "nuxt", API_NUXT},
	{"@clerk/react-router*", "clerkMiddleware", "react-router", API_PASSES},
	{"@clerk/react-router*", "rootAuthLoader", "react-router", API_PASSES},
	{"@clerk/remix*", "rootAuthLoader", "remix", API_PASSES},
	{"@clerk/tanstack-react-start*", "clerkMiddleware", "tanstack-start", API_PASSES},
	{"@clerk/tanstack-react-start*", "createClerkHandler", "tanstack-start", API_PASSES},
	{"@clerk/tanstack-start*", "createClerkHandler", "tanstack-start", API_PASSES},
	{"svelte-clerk*", "withClerkHandler", "sveltekit", API_PASSES},
	{"clerk-sveltekit*", "handleClerk", "sveltekit", API_PATHS},
	{"h3-clerk", "withClerkMiddleware", "h3", API_PASSES},
	{"elysia-clerk", "clerkPlugin", "elysia", API_PASSES},
};

static bool is_package(struct str package, const char *pattern)
{
	struct str want = str_of(pattern);

	if (!str_ends(want, "*")) {
		return str_equal(package, want);
	}
	want.n--;
	return str_equal(str_slice(package, 0, want.n), want) &&
	       (package.n == want.n || package.s[want.n] == '/');
}

static const struct api *api_of(const struct value *callee)
{
	bool may_be = callee->kind == VALUE_IMPORT && str_has(callee->package, "clerk");

	for (size_t i = 0; may_be && i < sizeof(apis) / sizeof(apis[0]); i++) {
		if (str_is(callee->name, apis[i].name) &&
			is_package(callee->package, apis[i].package)) {
			return &apis[i];
		}
	}
	return NULL;
}

bool middleware_is_api(const struct value *callee, const char **out_framework)
{
	const struct api *api = api_of(callee);

	if (api != NULL) {
		*out_framework = api->framework;
	}
	return api != NULL;
}

bool middleware_passes(const struct value *callee)
{
	const struct api *api = api_of(callee);

	return api != NULL && (api->kind == API_PASSES || str_is(callee->name, "clerkMiddleware"));
}

static const struct condition *always(void)
{
	static const struct condition condition = {
		.kind = CONDITION_TRUE, .at = {ID_NONE, ID_NONE}};

	return &condition;
}

static const struct condition *unknown(void)
{
	static const struct condition condition = {
		.kind = CONDITION_UNKNOWN, .at = {ID_NONE, ID_NONE}};

	return &condition;
}

/* A function of the middleware's author, or something that is not known. */
static void read_function(struct decisions_reader *reader, const struct value *value,
	struct handler handler, decision_vec *out)
{
	if (value->kind == VALUE_FUNCTION) {
		handler.function = value->at;
		decisions_read(reader, &handler, out);
	} else {
		decisions_add(reader, OUTCOME_UNKNOWN, always(), STR(""), out);
	}
}

/*
 * clerkMiddleware(), (options), (handler), (handler, options): a function is
 * always the handler. Given the request at once it has no handler.
 */
static void read_clerk(struct decisions_reader *reader, struct site call, bool called,
	enum handler_form form, decision_vec *out)
{
	struct site first = program_argument(reader->collector->program, call, 0);
	struct value value = middleware_value(reader->collector, first);

	if (first.expr == ID_NONE || value.kind == VALUE_OBJECT || value.kind == VALUE_NULL ||
		(!called && value.kind == VALUE_PARAM)) {
		return;
	}
	read_function(reader, &value, (struct handler){.form = form}, out);
}

/* A list of authMiddleware's options as a condition: UNKNOWN when it may be anything. */
static const struct condition *listed(
	struct decisions_reader *reader, struct site options, const char *key)
{
	struct condition *condition = arena_new(reader->collector->arena, struct condition);
	struct site list;

	condition->at = SITE_NONE;
	switch (program_find_property(reader->collector->program, options, str_of(key), &list)) {
	case PROPERTY_FOUND:
		if (middleware_value(reader->collector, list).kind == VALUE_FUNCTION) {
			list = middleware_value(reader->collector, list).at;
			return condition_predicate(reader->collector, list);
		}
		condition->kind = CONDITION_PATH;
		path_list_read(reader->collector, list, &condition->paths);
		break;
	case PROPERTY_ABSENT:
		condition->kind = CONDITION_FALSE;
		break;
	case PROPERTY_UNKNOWN:
		condition->kind = CONDITION_UNKNOWN;
		break;
	}
	return condition;
}

/*
 * authMiddleware lets ignoredRoutes pass first, asks beforeAuth, and then
 * protects everything but publicRoutes: what is no GET is answered 401. An
 * own afterAuth does that in its stead.
 */
static void read_auth(struct decisions_reader *reader, struct site call, decision_vec *out)
{
	const struct program *program = reader->collector->program;
	struct site options = program_argument(program, call, 0);
	const struct condition *public;
	struct site hook;
	struct value value;

	if (options.expr == ID_NONE) {
		decisions_add(reader, OUTCOME_BLOCK, always(), STR("401"), out);
		return;
	}
	decisions_add(reader, OUTCOME_PASS, listed(reader, options, "ignoredRoutes"), STR(""), out);
	if (program_find_property(program, options, STR("beforeAuth"), &hook) != PROPERTY_ABSENT) {
		decisions_add(reader, OUTCOME_UNKNOWN, unknown(), STR(""), out);
	}
	public = listed(reader, options, "publicRoutes");
	switch (program_find_property(program, options, STR("afterAuth"), &hook)) {
	case PROPERTY_ABSENT:
		decisions_add(reader, OUTCOME_PASS, public, STR(""), out);
		decisions_add(reader, OUTCOME_BLOCK, always(), STR("401"), out);
		break;
	case PROPERTY_FOUND:
		value = middleware_value(reader->collector, hook);
		read_function(reader, &value,
			(struct handler){
				.form = HANDLER_AFTER_AUTH,
				.is_public = public,
				.is_api = unknown(),
			},
			out);
		break;
	case PROPERTY_UNKNOWN:
		decisions_add(reader, OUTCOME_UNKNOWN, always(), STR(""), out);
		break;
	}
}

/* withClerkMiddleware((request, event) => …) */
static void read_with_clerk(struct decisions_reader *reader, struct site call, decision_vec *out)
{
	struct value value = middleware_value(
		reader->collector, program_argument(reader->collector->program, call, 0));

	read_function(reader, &value, (struct handler){.form = HANDLER_PLAIN}, out);
}

/* handleClerk(key, { protectedPaths: ['/admin'] }): the beginnings of paths, or functions. */
static void read_paths(struct decisions_reader *reader, struct site call, decision_vec *out)
{
	struct collector *collector = reader->collector;
	struct site options = program_argument(collector->program, call, 1);
	struct condition *condition = arena_new(collector->arena, struct condition);
	struct site list;
	struct value array;

	if (options.expr == ID_NONE || program_find_property(collector->program, options,
					       STR("protectedPaths"), &list) == PROPERTY_ABSENT) {
		return;
	}
	array = middleware_value(collector, list);
	condition->kind = array.kind == VALUE_ARRAY ? CONDITION_PATH : CONDITION_UNKNOWN;
	condition->at = SITE_NONE;
	for (uint32_t i = 0;
		array.kind == VALUE_ARRAY && i < program_expr(collector->program, array.at)->count;
		i++) {
		struct site entry = program_argument(collector->program, array.at, i);
		struct value value = middleware_value(collector, entry);

		if (value.kind == VALUE_STRING) {
			path_list_add_text(
				collector, value.at, value.text, PATH_STARTS, &condition->paths);
		} else {
			path_list_add_unresolved(collector, entry, &condition->paths);
		}
	}
	decisions_add(reader, OUTCOME_BLOCK, condition, STR("redirect to sign-in"), out);
}

static void read_api(struct decisions_reader *reader, const struct api *api, struct site call,
	bool called, decision_vec *out)
{
	switch (api->kind) {
	case API_PASSES:
		break;
	case API_NEXT:
		read_clerk(reader, call, called, HANDLER_CLERK, out);
		break;
	case API_NEXT_AUTH:
		read_auth(reader, call, out);
		break;
	case API_NEXT_WITH:
		read_with_clerk(reader, call, out);
		break;
	case API_ASTRO:
		read_clerk(reader, call, called, HANDLER_ASTRO_CLERK, out);
		break;
	case API_NUXT:
		read_clerk(reader, call, called, HANDLER_H3, out);
		break;
	case API_REDIRECTS:
		decisions_add(reader, OUTCOME_BLOCK, always(), STR("redirect to sign-in"), out);
		break;
	case API_REFUSES:
		decisions_add(reader, OUTCOME_BLOCK, always(), STR("401"), out);
		break;
	case API_PATHS:
		read_paths(reader, call, out);
		break;
	}
}

enum { NESTED_MOST = 3 };

bool middleware_read_call(
	struct decisions_reader *reader, struct site call, bool called, decision_vec *out)
{
	struct middleware *middleware = (struct middleware *)reader;
	struct value callee;
	const struct api *api;

	if (program_expr(reader->collector->program, call)->kind != EXPR_CALL) {
		return false;
	}
	callee = middleware_callee(reader->collector, call);
	api = api_of(&callee);
	if (api == NULL || reader->depth >= NESTED_MOST) {
		return false;
	}
	reader->depth++;
	vec_push(reader->collector->arena, &middleware->met, call);
	read_api(reader, api, call, called, out);
	reader->depth--;
	return true;
}
