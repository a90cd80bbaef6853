#include "compare/match_csp_app.h"

#include "base/path.h"
#include "compare/match.h"
#include "compare/match_middleware.h"
#include "compare/match_version.h"

/*
 * How Clerk's packages load its script: clerk/javascript packages/shared/src/
 * loadClerkJsScript.ts. Where frameworks and hosts set the header: their own
 * documentation, named in the collector of the policies.
 */

/* Packages that put Clerk into every page as soon as they are installed. */
static const char *const integrations[] = {"@clerk/nuxt", "@clerk/astro"};

/* Settings that say for which paths they send a header, and nothing about the pages themselves. */
static const char *const by_path[] = {"next-config", "vercel", "netlify", "headers", "firebase",
	"azure", "render", "amplify", "serve"};

/* What is certainly part of a page, or sent with all of them. */
static const char *const of_pages[] = {"meta", "svelte", "nuxt", "astro", "clerkMiddleware"};

/* They serve what is deployed, not a machine of one's own. */
static const char *const deployed[] = {"vercel", "netlify", "headers", "firebase", "azure",
	"render", "amplify", "nginx", "caddy", "apache"};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool is_run_in_browser(const struct fact_api_use *use)
{
	return str_is(use->form, "component") ||
	       (str_is(use->form, "call") &&
		       (str_is(use->side, "client") || str_is(use->name, "clerkPlugin")));
}

/* Options that name another script, or hand over Clerk itself. */
static bool is_own_script(const struct fact_api_use *use)
{
	return str_ends(use->name, ".clerkJSUrl") || str_ends(use->name, ".clerkJsUrl") ||
	       str_ends(use->name, ".clerkUIUrl") || str_ends(use->name, ".Clerk") ||
	       ((str_starts(use->package, "@clerk/clerk-js") ||
			str_starts(use->package, "@clerk/chrome-extension")) &&
		       !str_is(use->form, "type"));
}

static bool is_sign_up(const struct fact_api_use *use)
{
	return str_is(use->form, "component") &&
	       (str_is(use->name, "SignUp") || str_is(use->name, "SignIn"));
}

static void read_uses(const struct audit *audit, struct match_csp_needs *needs)
{
	for (size_t i = 0; i < audit->facts->api_uses.n; i++) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[i];

		if (match_middleware_in_app(audit, &use->at) && !use->unused) {
			needs->runs = needs->runs || is_run_in_browser(use);
			needs->bundled = needs->bundled || is_own_script(use);
			needs->sign_up = needs->sign_up || is_sign_up(use);
		}
	}
	for (size_t i = 0; i < audit->facts->features.n; i++) {
		const struct fact_feature *feature = &audit->facts->features.items[i];

		needs->sign_up =
			needs->sign_up || (match_middleware_in_app(audit, &feature->at) &&
						  str_is(feature->feature, "custom_sign_up"));
	}
	for (size_t i = 0; i < COUNT(integrations); i++) {
		needs->runs = needs->runs ||
			      match_version_package(audit, str_of(integrations[i])) != NULL;
	}
}

static void add_proxy(struct audit *audit, struct match_csp_needs *needs, struct str url)
{
	struct str host = match_url_host(audit->arena, url);

	needs->own = true;
	if (host.n > 0) {
		vec_push(audit->arena, &needs->hosts, host);
	}
}

static void read_proxies(struct audit *audit, struct match_csp_needs *needs)
{
	const struct instance *instance = audit->instance;

	for (size_t i = 0; i < instance->domains.n; i++) {
		if (instance->domains.items[i].proxy_url.n > 0) {
			add_proxy(audit, needs, instance->domains.items[i].proxy_url);
		}
	}
	for (size_t i = 0; i < audit->facts->urls.n; i++) {
		const struct fact_url *url = &audit->facts->urls.items[i];

		if (str_is(url->setting, "proxyUrl") && !url->sample &&
			match_middleware_in_app(audit, &url->at)) {
			needs->proxied = needs->proxied || !url->resolved;
			add_proxy(audit, needs, url->value);
		}
	}
	for (size_t i = 0; i < audit->facts->rewrites.n; i++) {
		const struct fact_rewrite *rewrite = &audit->facts->rewrites.items[i];

		needs->own = needs->own ||
			     (str_is(rewrite->kind, "proxy") && match_in_app(audit, &rewrite->at));
	}
}

/* Variables by which Clerk's packages are told where their script or proxy is. */
static void read_variables(const struct audit *audit, struct match_csp_needs *needs)
{
	for (size_t i = 0; i < audit->facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &audit->facts->env_definitions.items[i];

		if (it->at.app == audit->app && !it->sample) {
			needs->bundled = needs->bundled || str_ends(it->name, "CLERK_JS_URL");
			needs->proxied = needs->proxied || str_ends(it->name, "CLERK_PROXY_URL");
		}
	}
}

struct match_csp_needs match_csp_needs(struct audit *audit)
{
	const name_list *hosts = &audit->instance->frontend_api_hosts;
	struct match_csp_needs needs = {0};

	for (size_t i = 0; i < hosts->n; i++) {
		vec_push(audit->arena, &needs.hosts, hosts->items[i]);
	}
	read_uses(audit, &needs);
	read_proxies(audit, &needs);
	read_variables(audit, &needs);
	return needs;
}

bool match_csp_is_enforced(const struct audit *audit, const struct fact_policy *policy)
{
	return match_in_app(audit, &policy->at) && !policy->report_only &&
	       (policy->environment == ENVIRONMENT_ANY ||
		       policy->environment == audit->environment);
}

/* The Backend API is no browser's; all else under a name with Clerk in it is. */
static bool is_clerks(struct str source)
{
	static const char *const labels[] = {"//clerk.", ".clerk.", "//accounts.dev"};

	if (str_has(source, "api.clerk.")) {
		return false;
	}
	return str_starts(source, "clerk.") || str_has(source, "clerk-telemetry.com") ||
	       str_has_any_nocase(source, labels, COUNT(labels));
}

struct str match_csp_clerks(struct str sources)
{
	while (sources.n > 0) {
		struct str source = str_take(&sources, ' ');

		if (is_clerks(source)) {
			return source;
		}
	}
	return STR("");
}

static bool names_clerk(const struct fact_policy *policy)
{
	for (size_t i = 0; i < policy->directives.n; i++) {
		if (match_csp_clerks(policy->directives.items[i].kind).n > 0) {
			return true;
		}
	}
	return false;
}

/* "/(.*)", "**", all that follow a slash and a name, or all but some: "/((?!api).*)" */
static bool is_every_path(struct str pattern)
{
	static const char *const whole[] = {
		"/(.*)", "(.*)", "/*", "/**", "**", "**/*", "*", "/.*", "^/(.*)$", "^/.*$"};

	if (str_in(pattern, whole, COUNT(whole)) || str_starts(pattern, "/((?!")) {
		return true;
	}
	return str_starts(pattern, "/:") &&
	       str_find_byte(str_slice(pattern, 1, pattern.n), '/') == SIZE_MAX &&
	       (str_ends(pattern, "*") || str_ends(pattern, "(.*)"));
}

static bool is_for_every_path(const struct fact_policy *policy)
{
	for (size_t i = 0; i < policy->sources.n; i++) {
		if (is_every_path(policy->sources.items[i])) {
			return true;
		}
	}
	return false;
}

/* Does a matcher keep a middleware file from the pages? */
static bool is_matched(const struct audit *audit, struct str file)
{
	bool asked = false;

	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];

		if (!str_equal(it->at.file, file)) {
			continue;
		}
		for (size_t k = 0; k < it->matcher.n; k++) {
			if (is_every_path(it->matcher.items[k].name)) {
				return true;
			}
			asked = true;
		}
	}
	return !asked;
}

/* The file that Next or SvelteKit runs before every route, not a helper that is called by one. */
static bool is_entry(const struct audit *audit, const struct fact_policy *policy)
{
	for (size_t i = 0; i < audit->facts->entry_files.n; i++) {
		const struct fact_entry_file *file = &audit->facts->entry_files.items[i];

		if (str_equal(file->at.file, policy->at.file)) {
			return str_is(file->runs, "yes") && !policy->some_paths &&
			       is_matched(audit, policy->at.file);
		}
	}
	return false;
}

/* Is it for answers that are no pages of the app's? */
static bool is_of_api(const struct fact_policy *policy)
{
	for (size_t i = 0; i < policy->sources.n; i++) {
		if (!str_starts(policy->sources.items[i], "/api")) {
			return policy->api;
		}
	}
	return policy->api || policy->sources.n > 0;
}

/* Is something of Clerk's used in a file? */
static bool uses_clerk(const struct audit *audit, struct str file)
{
	for (size_t i = 0; i < audit->facts->api_uses.n; i++) {
		if (str_equal(audit->facts->api_uses.items[i].at.file, file)) {
			return true;
		}
	}
	return false;
}

/* A page whose own scripts are blocked, or that is shut off, runs no Clerk: a file to download. */
static bool has_scripts(const struct fact_policy *policy)
{
	struct match_csp_request own = {
		.kind = MATCH_CSP_SCRIPT,
		.scheme = STR("https"),
		.path = STR("/"),
		.own = true,
	};

	for (size_t i = 0; i < policy->directives.n; i++) {
		if (str_is_nocase(policy->directives.items[i].name, "sandbox")) {
			return false;
		}
	}
	return match_csp_allows(policy, &own) != MATCH_CSP_BLOCKED;
}

/* "next.config.production.js" is no configuration of Next's. */
static bool is_next_config(struct str file)
{
	struct str ending = str_slice(path_name(file), str_of("next.config.").n, file.n);

	return str_find_byte(ending, '.') == SIZE_MAX;
}

/* The page or layout that all others are shown in, not one of many. */
static bool is_frame_of_all(struct str file)
{
	static const char *const stems[] = {"index", "app", "_app", "_document", "layout",
		"+layout", "root", "__root", "base", "baselayout"};
	struct str name = path_name(file);

	name = str_slice(name, 0, str_find_byte(name, '.'));
	for (size_t i = 0; i < COUNT(stems); i++) {
		if (str_is_nocase(name, stems[i])) {
			return !str_has(file, "public/") && !str_has(file, "static/");
		}
	}
	return false;
}

bool match_csp_is_of_pages(const struct audit *audit, const struct fact_policy *policy)
{
	if (audit->environment == ENVIRONMENT_DEVELOPMENT &&
		str_in(policy->via, deployed, COUNT(deployed))) {
		return false;
	}
	if ((str_is(policy->via, "next-config") && !is_next_config(policy->at.file)) ||
		is_of_api(policy)) {
		return false;
	}
	if (str_is(policy->via, "meta") && !is_frame_of_all(policy->at.file) &&
		!uses_clerk(audit, policy->at.file)) {
		return false;
	}
	if (names_clerk(policy)) {
		return true;
	}
	if (!has_scripts(policy) ||
		(str_is(policy->via, "meta") && !is_frame_of_all(policy->at.file))) {
		return false;
	}
	return str_in(policy->via, of_pages, COUNT(of_pages)) ||
	       (str_in(policy->via, by_path, COUNT(by_path)) && is_for_every_path(policy)) ||
	       (str_is(policy->via, "middleware") && is_entry(audit, policy));
}
