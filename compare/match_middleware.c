#include "compare/match_middleware.h"

#include "base/path.h"
#include "compare/match.h"
#include "compare/match_version.h"

/*
 * Source: clerk/javascript packages/{nextjs,astro,express,fastify,hono,
 * react-router,tanstack-react-start}/src, what throws where no middleware ran;
 * svelte-clerk and @hono/clerk-auth likewise. As of 2026-08. Nuxt's module
 * installs its own.
 */
static const char *const next_uses[] = {
	"auth", "auth.protect", "currentUser", "getAuth", "buildClerkProps", NULL};
static const char *const next_installers[] = {
	"clerkMiddleware", "authMiddleware", "withClerkMiddleware", "withEdgeMiddlewareAuth", NULL};
static const char *const local_uses[] = {"auth", "currentUser", NULL};
static const char *const auth_uses[] = {"auth", NULL};
static const char *const get_auth_uses[] = {"getAuth", NULL};
static const char *const loader_uses[] = {"rootAuthLoader", "getAuth", NULL};
static const char *const middleware_installers[] = {"clerkMiddleware", NULL};
static const char *const express_installers[] = {
	"clerkMiddleware", "requireAuth", "authenticateRequest", NULL};
static const char *const plugin_installers[] = {"clerkPlugin", NULL};
static const char *const start_installers[] = {"clerkMiddleware", "createClerkHandler", NULL};
static const char *const hook_installers[] = {"withClerkHandler", NULL};

#define USE_ABOVE "call app.use(clerkMiddleware()) above the routes"

const struct match_middleware_sdk match_middleware_sdks[] = {
	{"@clerk/nextjs", "next", next_uses, next_installers, NULL, "middleware.ts",
		"export default clerkMiddleware()"},
	{"@clerk/astro", "astro", local_uses, middleware_installers, NULL, "src/middleware.ts",
		"export const onRequest = clerkMiddleware()"},
	{"svelte-clerk", "sveltekit", auth_uses, hook_installers, NULL, "src/hooks.server.ts",
		"export const handle = withClerkHandler()"},
	{"@clerk/express", NULL, get_auth_uses, express_installers, NULL, NULL, USE_ABOVE},
	{"@clerk/fastify", NULL, get_auth_uses, plugin_installers, NULL, NULL,
		"call fastify.register(clerkPlugin) before the routes"},
	{"@clerk/hono", NULL, get_auth_uses, middleware_installers, NULL, NULL, USE_ABOVE},
	{"@hono/clerk-auth", NULL, get_auth_uses, middleware_installers, NULL, NULL, USE_ABOVE},
	{"@clerk/react-router", "react-router", loader_uses, middleware_installers, "3.0.0", NULL,
		"add to app/root.tsx: export const middleware = [clerkMiddleware()]"},
	{"@clerk/tanstack-react-start", "tanstack-start", auth_uses, start_installers, NULL, NULL,
		"add src/start.ts with: export const startInstance = createStart(() => ({ "
		"requestMiddleware: [clerkMiddleware()] }))"},
	{NULL, NULL, NULL, NULL, NULL, NULL, NULL},
};

static bool lists(const char *const *names, struct str name)
{
	for (; *names != NULL; names++) {
		if (str_is(name, *names)) {
			return true;
		}
	}
	return false;
}

/* The package itself, or one of its subpaths. */
static bool is_of(struct str specifier, const char *package)
{
	struct str rest = str_slice(specifier, str_of(package).n, specifier.n);

	return str_starts(specifier, package) && (rest.n == 0 || rest.s[0] == '/');
}

static bool is_in(struct str path, struct str folder)
{
	return path.n > folder.n && path.s[folder.n] == '/' &&
	       str_equal(str_slice(path, 0, folder.n), folder);
}

bool match_middleware_in_app(const struct audit *audit, const struct place *place)
{
	const str_vec *shared = &audit->facts->apps.items[audit->app].shared;

	if (place->app == audit->app || !context_is_live(place->context)) {
		return match_in_app(audit, place);
	}
	for (size_t i = 0; i < shared->n; i++) {
		if (is_in(place->file, shared->items[i])) {
			return true;
		}
	}
	return false;
}

bool match_middleware_applies(const struct audit *audit, const struct match_middleware_sdk *sdk)
{
	const struct fact_app *app = &audit->facts->apps.items[audit->app];

	return app->framework.n > 0 &&
	       (sdk->framework == NULL || match_framework_has(app, sdk->framework)) &&
	       match_version_package(audit, str_of(sdk->package)) != NULL;
}

static const struct fact_api_use *next_use(const struct audit *audit,
	const struct match_middleware_sdk *sdk, const char *const *names, size_t *i)
{
	for (; *i < audit->facts->api_uses.n; (*i)++) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[*i];
		bool runs = str_is(use->form, "call") || str_is(use->form, "reference") ||
			    str_is(use->form, "member");

		if (runs && is_of(use->package, sdk->package) && lists(names, use->name) &&
			match_middleware_in_app(audit, &use->at)) {
			(*i)++;
			return use;
		}
	}
	return NULL;
}

const struct fact_api_use *match_middleware_use(
	const struct audit *audit, const struct match_middleware_sdk *sdk, size_t *i)
{
	const struct fact_api_use *use;

	while ((use = next_use(audit, sdk, sdk->uses, i)) != NULL) {
		if (str_is(use->form, "call") && str_is(use->side, "server")) {
			return use;
		}
	}
	return NULL;
}

/* Is it, by its name, one of the files that the SDK's framework runs, in the app itself? */
static bool is_entry(const struct audit *audit, const struct match_middleware_sdk *sdk,
	const struct fact_entry_file *entry)
{
	return str_is(entry->framework, sdk->framework) && match_in_app(audit, &entry->at);
}

/* What the files say that the framework runs by their names; NONE when no such file installs it. */
static enum match_middleware state_of_entries(
	const struct audit *audit, const struct match_middleware_sdk *sdk, const struct place **out)
{
	enum match_middleware state = MATCH_MIDDLEWARE_NONE;

	for (size_t i = 0; i < audit->facts->entry_files.n; i++) {
		const struct fact_entry_file *entry = &audit->facts->entry_files.items[i];
		enum match_middleware one = MATCH_MIDDLEWARE_NONE;

		if (!is_entry(audit, sdk, entry) || str_is(entry->installs, "no")) {
			continue;
		}
		if (str_is(entry->runs, "no")) {
			one = str_is(entry->installs, "yes") ? MATCH_MIDDLEWARE_ELSEWHERE
							     : MATCH_MIDDLEWARE_NONE;
		} else {
			one = str_is(entry->runs, "yes") && str_is(entry->installs, "yes")
				      ? MATCH_MIDDLEWARE_INSTALLED
				      : MATCH_MIDDLEWARE_UNKNOWN;
		}
		if (one > state) {
			state = one;
			*out = &entry->at;
		}
	}
	return state;
}

/* Code that was not read, or that finds out by itself who is there. */
static bool is_hidden(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->unread.n; i++) {
		const struct fact_unread *unread = &audit->facts->unread.items[i];

		if (str_is(unread->kind, "code") && match_middleware_in_app(audit, &unread->at)) {
			return true;
		}
	}
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		if (str_is(it->call, "authenticateRequest") &&
			match_middleware_in_app(audit, &it->at)) {
			return true;
		}
	}
	return false;
}

/* Is the file one of those that lie where a framework looks for its own, by whatever name? */
static bool is_near(const struct audit *audit, const struct place *at)
{
	static const char *const folders[] = {"", "src", "app", "src/app"};
	struct str root = audit->facts->apps.items[audit->app].root;
	struct str folder = path_folder(at->file);

	if (!str_is(root, ".")) {
		folder = str_equal(folder, root) ? STR("") : path_below(folder, root);
	}
	return at->app == audit->app && !str_absent(folder) &&
	       str_in(folder, folders, sizeof(folders) / sizeof(folders[0]));
}

/* The call of the middleware in a file that has the place of such a file, and another name. */
static const struct place *misnamed(
	const struct audit *audit, const struct match_middleware_sdk *sdk)
{
	const struct fact_api_use *use;
	size_t i = 0;
	size_t uses = 0;

	if (match_middleware_use(audit, sdk, &uses) == NULL) {
		return NULL;
	}
	while ((use = next_use(audit, sdk, sdk->installers, &i)) != NULL) {
		if (is_near(audit, &use->at)) {
			return &use->at;
		}
	}
	return NULL;
}

/* Does the app itself ask for the package, and not only one that it shares with others? */
static bool is_declared(const struct audit *audit, const struct match_middleware_sdk *sdk)
{
	const struct fact_package *package = match_version_package(audit, str_of(sdk->package));

	return package != NULL && package->at.app == audit->app;
}

/* The app's own call of what installs it; in packages it is one of those who use them. */
static const struct fact_api_use *own_installer(
	const struct audit *audit, const struct match_middleware_sdk *sdk)
{
	const struct fact_api_use *use;
	size_t i = 0;

	while ((use = next_use(audit, sdk, sdk->installers, &i)) != NULL) {
		if (use->at.app == audit->app) {
			return use;
		}
	}
	return NULL;
}

static enum match_middleware state_by_file(
	const struct audit *audit, const struct match_middleware_sdk *sdk, const struct place **out)
{
	enum match_middleware state = state_of_entries(audit, sdk, out);

	if (state != MATCH_MIDDLEWARE_NONE) {
		return state;
	}
	*out = misnamed(audit, sdk);
	if (*out != NULL) {
		return MATCH_MIDDLEWARE_ELSEWHERE;
	}
	return own_installer(audit, sdk) == NULL ? MATCH_MIDDLEWARE_NONE : MATCH_MIDDLEWARE_UNKNOWN;
}

enum match_middleware match_middleware_state(
	const struct audit *audit, const struct match_middleware_sdk *sdk, const struct place **out)
{
	enum match_middleware state = MATCH_MIDDLEWARE_NONE;
	size_t i = 0;

	*out = NULL;
	if (sdk->file != NULL) {
		state = state_by_file(audit, sdk, out);
	} else if (next_use(audit, sdk, sdk->installers, &i) != NULL) {
		state = MATCH_MIDDLEWARE_INSTALLED;
	}
	if (state == MATCH_MIDDLEWARE_INSTALLED) {
		return state;
	}
	return is_hidden(audit) || !is_declared(audit, sdk) ? MATCH_MIDDLEWARE_UNKNOWN : state;
}

static bool is_missing(const struct audit *audit, const struct match_middleware_sdk *sdk)
{
	const struct place *at;
	size_t i = 0;

	return match_middleware_applies(audit, sdk) &&
	       (sdk->since == NULL || match_version_side(audit, str_of(sdk->package), sdk->since) ==
					      VERSION_SIDE_FROM) &&
	       match_middleware_use(audit, sdk, &i) != NULL &&
	       match_middleware_state(audit, sdk, &at) == MATCH_MIDDLEWARE_NONE;
}

/* Do the app's routes lie below its folder src? */
static bool is_in_src(const struct audit *audit)
{
	struct str root = audit->facts->apps.items[audit->app].root;

	for (size_t i = 0; i < audit->facts->routes.n; i++) {
		const struct fact_route *route = &audit->facts->routes.items[i];
		struct str path = route->at.file;

		if (match_in_app(audit, &route->at) && str_starts(route->framework, "next-")) {
			path = str_is(root, ".") ? path : path_below(path, root);
			return str_starts(path, "src/");
		}
	}
	return false;
}

struct str match_middleware_next_file(struct audit *audit, struct str like)
{
	struct str root = audit->facts->apps.items[audit->app].root;
	bool at_root = str_is(root, ".");
	bool script = str_ends(like, ".js") || str_ends(like, ".jsx");
	bool proxy = match_version_side(audit, STR("next"), "16.0.0") == VERSION_SIDE_FROM;

	return str_format(audit->arena, "%.*s%s%s%s.%s", STR_ARGS(at_root ? STR("") : root),
		at_root ? "" : "/", is_in_src(audit) ? "src/" : "", proxy ? "proxy" : "middleware",
		script ? "js" : "ts");
}

bool match_middleware_missing(const struct audit *audit)
{
	for (const struct match_middleware_sdk *sdk = match_middleware_sdks; sdk->package != NULL;
		sdk++) {
		if (is_missing(audit, sdk)) {
			return true;
		}
	}
	return false;
}

/* Does code on the server ask who is there, or show a page to those alone who are signed in? */
static bool asks(const struct fact_api_use *use)
{
	static const char *const names[] = {"auth", "getAuth", "currentUser", "requireAuth",
		"req.auth", "verifyToken", "authenticateRequest", "Protect", "Show", "SignedIn",
		"RedirectToSignIn"};
	bool runs = !str_is(use->form, "type") && !str_is(use->form, "import");

	return runs && !str_is(use->side, "client") &&
	       (str_starts(use->name, "auth.") ||
		       str_in(use->name, names, sizeof(names) / sizeof(names[0])));
}

static bool is_asked(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->api_uses.n; i++) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[i];

		if (asks(use) && match_middleware_in_app(audit, &use->at)) {
			return true;
		}
	}
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		if (it->verifies && !str_starts(it->call, "clerkMiddleware") &&
			!str_starts(it->call, "withClerk") &&
			match_middleware_in_app(audit, &it->at)) {
			return true;
		}
	}
	return false;
}

static bool is_guarded(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];

		if (match_middleware_in_app(audit, &it->at) &&
			!str_is(it->polarity, "protects_none")) {
			return true;
		}
	}
	for (size_t i = 0; i < audit->facts->routes.n; i++) {
		const struct fact_route *route = &audit->facts->routes.items[i];

		if (match_in_app(audit, &route->at) && route->protection == PROTECTION_BLOCKED) {
			return true;
		}
	}
	return false;
}

bool match_middleware_asks(const struct audit *audit)
{
	return is_asked(audit) || is_guarded(audit);
}
