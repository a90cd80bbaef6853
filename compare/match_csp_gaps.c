#include "compare/match_csp_gaps.h"

#include "compare/match_version.h"

/*
 * What Clerk's pages load: clerk.com/docs/guides/secure/best-practices/csp-headers, and
 * clerk/javascript packages/nextjs/src/server/content-security-policy.ts.
 */
static const char challenges[] = "challenges.cloudflare.com";

struct judging {
	const struct audit *audit;
	const struct match_csp_needs *needs;
	const struct fact_policy *policy;
	struct match_csp_gaps gaps;
};

/*
 * helmet's defaults stand where the policy does. Since version 5 they are added to what is given;
 * helmet-csp 4, koa-helmet 7 and @fastify/helmet 8 are the first that do as it does.
 */
static bool may_lack_defaults(const struct audit *audit)
{
	static const struct {
		const char *package;
		const char *since;
	} rows[] = {
		{"helmet", "5.0.0"},
		{"helmet-csp", "4.0.0"},
		{"koa-helmet", "7.0.0"},
		{"@fastify/helmet", "8.0.0"},
		{"fastify-helmet", "8.0.0"},
	};
	bool adds = false;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str package = str_of(rows[i].package);

		if (match_version_package(audit, package) == NULL) {
			continue;
		}
		if (match_version_side(audit, package, rows[i].since) != VERSION_SIDE_FROM) {
			return true;
		}
		adds = true;
	}
	return !adds;
}

/* Libraries that have sources of their own for what the application leaves out. */
static bool has_own_sources(
	const struct judging *it, const struct fact_item *directive, enum match_csp_kind kind)
{
	static const char *const libraries[] = {"nuxt", "nosecone", "astro"};
	const struct place *at = &it->policy->at;

	if (str_in(it->policy->via, libraries, sizeof(libraries) / sizeof(libraries[0]))) {
		return !str_is_nocase(directive->name, match_csp_name(kind));
	}
	return str_is(it->policy->via, "helmet") && directive->at.line == at->line &&
	       directive->at.column == at->column && may_lack_defaults(it->audit);
}

static enum match_csp allows(
	const struct judging *it, enum match_csp_kind kind, struct str host, const char *path)
{
	struct match_csp_request request = {
		.kind = kind,
		.scheme = STR("https"),
		.host = host,
		.path = str_of(path),
		.own = it->needs->own && !str_is(host, challenges),
	};
	enum match_csp answer = match_csp_allows(it->policy, &request);
	const struct fact_item *directive = match_csp_directive(it->policy, kind);

	return answer == MATCH_CSP_BLOCKED && has_own_sources(it, directive, kind) ? MATCH_CSP_MAYBE
										   : answer;
}

static void note(struct judging *it, enum match_csp answer, struct match_csp_gap gap)
{
	it->gaps.open = it->gaps.open || answer == MATCH_CSP_MAYBE;
	if (answer == MATCH_CSP_BLOCKED) {
		gap.directive = match_csp_directive(it->policy, gap.kind);
		vec_push(it->audit->arena, &it->gaps.items, gap);
	}
}

/* Any host of the instance will do: which one the app is served with is not known. */
static void judge_frontend(struct judging *it, enum match_csp_kind kind, const char *path)
{
	const str_vec *hosts = &it->needs->hosts;
	bool elsewhere = it->needs->proxied || (kind == MATCH_CSP_SCRIPT && it->needs->bundled);
	enum match_csp best = elsewhere ? MATCH_CSP_MAYBE : MATCH_CSP_BLOCKED;

	for (size_t i = 0; i < hosts->n; i++) {
		enum match_csp one = allows(it, kind, hosts->items[i], path);

		best = one > best ? one : best;
	}
	note(it, best,
		(struct match_csp_gap){.kind = kind, .host = hosts->items[0], .frontend = true});
}

/* Only who signs up is asked to pass it. */
static bool is_challenged(const struct judging *it)
{
	const struct instance *instance = it->audit->instance;

	return it->needs->sign_up &&
	       !(instance->captcha_enabled.known && !instance->captcha_enabled.value) &&
	       !(instance->sign_up_mode.known && !str_is(instance->sign_up_mode.value, "public"));
}

static void judge_challenge(struct judging *it, enum match_csp_kind kind)
{
	struct str host = str_of(challenges);
	enum match_csp answer = allows(it, kind, host, "/");

	if (answer != MATCH_CSP_ALLOWED && !it->audit->instance->captcha_enabled.known) {
		it->gaps.captcha = true;
	} else {
		note(it, answer, (struct match_csp_gap){.kind = kind, .host = host});
	}
}

struct match_csp_gaps match_csp_gaps(const struct audit *audit, const struct match_csp_needs *needs,
	const struct fact_policy *policy)
{
	struct judging it = {.audit = audit, .needs = needs, .policy = policy};

	judge_frontend(&it, MATCH_CSP_CONNECT, "/v1/");
	judge_frontend(&it, MATCH_CSP_SCRIPT, "/npm/@clerk/");
	if (is_challenged(&it)) {
		judge_challenge(&it, MATCH_CSP_SCRIPT);
		judge_challenge(&it, MATCH_CSP_FRAME);
	}
	return it.gaps;
}

bool match_csp_any_allows(const struct audit *audit, const struct match_csp_needs *needs)
{
	for (size_t i = 0; i < audit->facts->policies.n; i++) {
		const struct fact_policy *policy = &audit->facts->policies.items[i];

		if (!str_is(policy->via, "meta") && match_csp_is_enforced(audit, policy) &&
			match_csp_is_of_pages(audit, policy) &&
			match_csp_directive(policy, MATCH_CSP_CONNECT) != NULL &&
			match_csp_gaps(audit, needs, policy).items.n == 0) {
			return true;
		}
	}
	return false;
}

struct str match_csp_besides(struct arena *arena, const struct fact_policy *policy)
{
	static const struct {
		enum match_csp_kind kind;
		const char *scheme;
		const char *host;
		const char *words;
	} rows[] = {
		{MATCH_CSP_IMAGE, "https", "img.clerk.com", "https://img.clerk.com in img-src"},
		{MATCH_CSP_WORKER, "blob", "", "blob: in worker-src"},
		{MATCH_CSP_STYLE, "https", "", "'unsafe-inline' in style-src"},
	};
	struct str text = STR("");

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct match_csp_request request = {
			.kind = rows[i].kind,
			.scheme = str_of(rows[i].scheme),
			.host = str_of(rows[i].host),
			.path = STR("/"),
		};

		if (match_csp_allows(policy, &request) == MATCH_CSP_BLOCKED) {
			text = str_format(arena, "%.*s%s%s", STR_ARGS(text),
				text.n > 0 ? ", " : "; Clerk's components also want ",
				rows[i].words);
		}
	}
	return text;
}
