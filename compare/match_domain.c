#include "compare/match_domain.h"

#include "clerk/reach.h"
#include "compare/match.h"

/* As the SDK takes it, with or without "clerk." at its head: shared/src/url.ts, addClerkPrefix. */
static enum match_domain fit_of_domain(struct audit *audit, const struct fact_url *url)
{
	const struct instance *instance = audit->instance;
	struct str host = match_setup_host(audit->arena, url->value);

	if (!url->resolved || str_absent(host)) {
		return MATCH_DOMAIN_UNKNOWN;
	}
	if (reach_of(host).kind != REACH_ANY) {
		return MATCH_DOMAIN_ELSEWHERE;
	}
	while (str_starts(host, "clerk.")) {
		host = str_slice(host, 6, host.n);
	}
	for (size_t i = 0; i < instance->domains.n; i++) {
		const struct instance_domain *domain = &instance->domains.items[i];

		if (str_equal(match_setup_host(audit->arena, domain->name), host)) {
			return domain->is_satellite ? MATCH_DOMAIN_YES : MATCH_DOMAIN_PRIMARY;
		}
	}
	return instance->domains.known ? MATCH_DOMAIN_NO : MATCH_DOMAIN_UNKNOWN;
}

/* A path is one on whatever host serves the app. */
static bool is_proxy(struct audit *audit, struct str proxy, struct str url)
{
	struct arena *arena = audit->arena;

	if (str_starts(url, "/")) {
		url = str_format(arena, "https://%.*s%.*s", STR_ARGS(match_url_host(arena, proxy)),
			STR_ARGS(url));
	}
	return str_equal(match_url_host(arena, proxy), match_url_host(arena, url)) &&
	       str_equal(match_url_path(arena, proxy), match_url_path(arena, url));
}

static enum match_domain fit_of_proxy(struct audit *audit, const struct fact_url *url)
{
	const struct instance *instance = audit->instance;
	struct str text = str_trim(url->value);
	struct str host = match_url_host(audit->arena, text);
	bool provider = false;

	if (!url->resolved || (!str_starts(text, "/") && str_absent(host))) {
		return MATCH_DOMAIN_UNKNOWN;
	}
	if (host.n > 0 && reach_of(host).kind != REACH_ANY) {
		return MATCH_DOMAIN_ELSEWHERE;
	}
	for (size_t i = 0; i < instance->domains.n; i++) {
		const struct instance_domain *domain = &instance->domains.items[i];

		provider = provider || domain->is_provider;
		if (domain->proxy_url.n > 0 && is_proxy(audit, domain->proxy_url, text)) {
			return MATCH_DOMAIN_YES;
		}
	}
	return instance->domains.known && !provider ? MATCH_DOMAIN_NO : MATCH_DOMAIN_UNKNOWN;
}

bool match_domain_is_open(enum match_domain fit)
{
	return fit == MATCH_DOMAIN_UNKNOWN || fit == MATCH_DOMAIN_ELSEWHERE;
}

static struct str owner_of(
	struct audit *audit, const struct match_setup *setup, const struct fact_url *url)
{
	if (match_setup_is_variable(audit, setup, url)) {
		return STR("settings");
	}
	return str_format(audit->arena, "%u", (unsigned)url->group);
}

void match_domain_read(struct audit *audit, const struct match_setup *setup, const char *setting,
	struct match_domain_values *out)
{
	bool proxies = str_is(str_of(setting), "proxyUrl");
	match_urls urls = {0};

	match_setup_values(audit, setup, setting, &urls);
	for (size_t i = 0; i < urls.n; i++) {
		const struct fact_url *url = urls.items[i];
		struct str owner = owner_of(audit, setup, url);
		uint32_t index = map_get(&out->by_owner, owner);
		struct match_domain_choice one = {
			url, proxies ? fit_of_proxy(audit, url) : fit_of_domain(audit, url)};

		if (url->resolved && url->value.n == 0) {
			continue;
		}
		if (index == MAP_NONE) {
			map_put(audit->arena, &out->by_owner, owner, (uint32_t)out->list.n);
			vec_push(audit->arena, &out->list, one);
		} else if (one.fit < out->list.items[index].fit) {
			out->list.items[index] = one;
		}
	}
}

const struct match_domain_choice *match_domain_beside(struct audit *audit,
	const struct match_setup *setup, const struct match_domain_values *domains,
	const struct fact_url *satellite)
{
	uint32_t index = map_get(&domains->by_owner, owner_of(audit, setup, satellite));

	index = index == MAP_NONE ? map_get(&domains->by_owner, STR("settings")) : index;
	return index == MAP_NONE ? NULL : &domains->list.items[index];
}

bool match_domain_has_satellites(const struct instance *instance)
{
	for (size_t i = 0; i < instance->domains.n; i++) {
		if (instance->domains.items[i].is_satellite) {
			return true;
		}
	}
	return false;
}

struct str match_domain_list(struct audit *audit, bool proxies)
{
	enum { MOST = 10 };
	const struct instance *instance = audit->instance;
	struct str list = STR("");
	size_t n = 0;

	for (size_t i = 0; i < instance->domains.n && n < MOST; i++) {
		const struct instance_domain *domain = &instance->domains.items[i];
		struct str name = proxies ? domain->proxy_url : domain->name;

		if (proxies ? name.n > 0 : domain->is_satellite) {
			list = str_format(audit->arena, "%.*s%s'%.*s' (%.*s)", STR_ARGS(list),
				n++ == 0 ? "" : ", ", STR_ARGS(name), STR_ARGS(domain->path));
		}
	}
	return n == 0 ? STR("none") : list;
}
