#include "compare/match_host.h"

#include "base/map.h"
#include "clerk/hosts.h"
#include "clerk/names.h"
#include "clerk/options.h"
#include "compare/match.h"

/* Is the variable one of a page (CLERK_SIGN_IN_URL), whose host is no Frontend API's? */
static bool is_page(struct str variable)
{
	static const char *const hosts[] = {"proxyUrl", "fapiUrl", "clerkJSUrl", "clerkUIUrl"};
	struct str option = options_of_variable(variable);

	return !str_absent(option) && !str_in(option, hosts, sizeof(hosts) / sizeof(hosts[0]));
}

/* Roles in which the host must be the instance's own. */
static bool is_judged_role(const struct fact_host *it)
{
	static const char *const roles[] = {"issuer", "jwks", "convex", "supabase", "hasura",
		"oauth", "script", "proxy", "extension", "app_link"};

	return str_in(it->role, roles, sizeof(roles) / sizeof(roles[0])) ||
	       (str_is(it->role, "other") && names_is_clerk(it->env) && !is_page(it->env));
}

static bool is_key_host(const struct audit *audit, struct str host)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (key->valid && str_equal(key->frontend_api, host)) {
			return true;
		}
	}
	return false;
}

/* A host that begins with "clerk." may be anyone's, where nothing else speaks of Clerk. */
static bool is_clerks(const struct audit *audit, struct str host)
{
	return hosts_kind(host) == HOSTS_FRONTEND_API || is_key_host(audit, host) ||
	       (str_starts(host, "clerk.") && audit->facts->apps.items[audit->app].clerk);
}

/* Hosts that Clerk has for all instances are none of any. */
static bool may_be_instances(struct str host)
{
	enum hosts_kind kind = hosts_kind(host);

	return kind == HOSTS_NONE || kind == HOSTS_FRONTEND_API;
}

static bool counts(const struct audit *audit, const struct fact_host *it)
{
	bool production =
		it->environment == ENVIRONMENT_ANY || it->environment == ENVIRONMENT_PRODUCTION;

	return match_in_app(audit, &it->at) && is_judged_role(it) && production && !it->sample &&
	       may_be_instances(it->host);
}

static void read_hosts(struct audit *audit, match_hosts *out)
{
	for (size_t i = 0; i < audit->facts->hosts.n; i++) {
		const struct fact_host *it = &audit->facts->hosts.items[i];

		if (counts(audit, it)) {
			vec_push(audit->arena, out,
				(struct match_host){
					.at = &it->at,
					.host = it->host,
					.role = it->role,
					.known = it->resolved && !it->fallback,
					.variable =
						it->env.n > 0 && it->environment == ENVIRONMENT_ANY,
					.clerks = is_clerks(audit, it->host) ||
						  names_is_clerk(it->env),
				});
		}
	}
}

/* The issuer of a verification that something else ties to Clerk; it may have any name. */
static void read_issuers(struct audit *audit, match_hosts *out)
{
	struct map seen = {0};

	for (size_t i = 0; i < out->n; i++) {
		map_put(audit->arena, &seen, out->items[i].host, 0);
	}
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];
		struct str host = match_url_host(audit->arena, it->issuer);

		if (it->issuer_known == KNOWN_VALUE && match_token_is_clerks(audit, it) &&
			host.n > 0 && may_be_instances(host) && map_get(&seen, host) == MAP_NONE) {
			vec_push(audit->arena, out,
				(struct match_host){
					.at = &it->at,
					.host = host,
					.role = STR("issuer"),
					.known = it->issuer_env.n == 0,
					.clerks = true,
				});
		}
	}
}

static void read_proxies(struct audit *audit, match_hosts *out)
{
	for (size_t i = 0; i < audit->facts->rewrites.n; i++) {
		const struct fact_rewrite *it = &audit->facts->rewrites.items[i];
		struct str host = match_url_host(audit->arena, it->destination);

		if (str_is(it->kind, "proxy") && match_in_app(audit, &it->at) && host.n > 0 &&
			hosts_kind(host) == HOSTS_NONE) {
			vec_push(audit->arena, out,
				(struct match_host){
					.at = &it->at,
					.host = host,
					.role = it->kind,
					.known = it->resolved && !it->conditional,
					.clerks = is_clerks(audit, host),
				});
		}
	}
}

void match_host_read(struct audit *audit, match_hosts *out)
{
	read_hosts(audit, out);
	read_issuers(audit, out);
	read_proxies(audit, out);
	for (size_t i = 0; i < out->n; i++) {
		out->items[i].development = hosts_kind(out->items[i].host) == HOSTS_FRONTEND_API;
	}
}
