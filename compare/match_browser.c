#include "compare/match_browser.h"

#include "clerk/names.h"
#include "compare/match.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool is_server_package(struct str package)
{
	static const char *const packages[] = {
		"@clerk/express", "@clerk/fastify", "@clerk/hono", "@clerk/clerk-sdk-node"};

	return str_in(package, packages, COUNT(packages)) || str_ends(package, "/server");
}

/* The root of @clerk/nextjs gave these out until version 6, for the server alone. */
static bool is_server_name(const struct fact_api_use *use)
{
	static const char *const names[] = {"auth", "currentUser", "clerkClient", "getAuth"};

	return str_is(use->package, "@clerk/nextjs") && str_in(use->name, names, COUNT(names));
}

bool match_browser_is_server_api(const struct fact_api_use *use)
{
	return is_server_package(use->package) || is_server_name(use);
}

bool match_browser_tells_sides(const struct audit *audit)
{
	static const char *const names[] = {
		"next", "nuxt", "remix", "react-router", "tanstack-start", "astro"};

	return str_in(audit->facts->apps.items[audit->app].framework, names, COUNT(names));
}

bool match_browser_is_request(const struct fact_backend_call *call)
{
	return str_find_byte(call->call, ' ') != SIZE_MAX;
}

/* Does CLERK-SDK-005 speak of the client that a file calls? */
static bool is_of_server_api(const struct audit *audit, struct str file)
{
	for (size_t i = 0; i < audit->facts->api_uses.n && match_browser_tells_sides(audit); i++) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[i];

		if (str_equal(use->at.file, file) && str_is(use->side, "client") &&
			match_browser_is_server_api(use) && match_in_app(audit, &use->at)) {
			return true;
		}
	}
	return false;
}

static bool is_sent_a_token(const struct fact_backend_call *call)
{
	for (size_t i = 0; i < call->headers.n; i++) {
		if (str_is_nocase(call->headers.items[i], "authorization")) {
			return true;
		}
	}
	return false;
}

/* The API takes no other keys from an app: a variable's value is a secret, or of no use. */
static enum match_browser of_request(const struct fact_backend_call *call)
{
	if (!is_sent_a_token(call)) {
		return MATCH_BROWSER_NO;
	}
	if (call->key_env.n == 0) {
		return MATCH_BROWSER_UNKNOWN;
	}
	return names_env_role(call->key_env) == ENV_PUBLISHABLE_KEY ? MATCH_BROWSER_NO
								    : MATCH_BROWSER_YES;
}

enum match_browser match_browser_calls(
	const struct audit *audit, const struct fact_backend_call *call)
{
	if (!call->client || !match_in_app(audit, &call->at)) {
		return MATCH_BROWSER_NO;
	}
	if (match_browser_is_request(call)) {
		return of_request(call);
	}
	return is_of_server_api(audit, call->at.file) ? MATCH_BROWSER_NO : MATCH_BROWSER_YES;
}

bool match_browser_has_key(const struct audit *audit, struct str variable)
{
	for (size_t i = 0; i < audit->facts->backend_calls.n; i++) {
		const struct fact_backend_call *call = &audit->facts->backend_calls.items[i];

		if (str_equal(call->key_env, variable) &&
			match_browser_calls(audit, call) == MATCH_BROWSER_YES) {
			return true;
		}
	}
	return false;
}
