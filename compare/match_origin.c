#include "compare/match_origin.h"

#include "compare/match.h"

static const struct match_shell shells[] = {
	{"@clerk/chrome-extension", "browser extension", true},
	{"@capacitor/ios", "Capacitor app", false},
	{"@capacitor/android", "Capacitor app", false},
	{"electron", "Electron app", false},
	{"@clerk/electron", "Electron app", false},
};

const struct match_shell *match_origin_shell(
	const struct audit *audit, const struct fact_package **out)
{
	*out = NULL;
	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *it = &audit->facts->packages.items[i];

		for (size_t k = 0; k < sizeof(shells) / sizeof(shells[0]); k++) {
			if (it->at.app == audit->app && str_is(it->name, shells[k].package)) {
				*out = it;
				return &shells[k];
			}
		}
	}
	return NULL;
}

void match_origin_read(const struct audit *audit, match_urls *out)
{
	for (size_t i = 0; i < audit->facts->urls.n; i++) {
		const struct fact_url *it = &audit->facts->urls.items[i];

		if (str_is(it->setting, "origin") && match_in_app(audit, &it->at) && !it->sample &&
			(it->environment == ENVIRONMENT_ANY ||
				it->environment == ENVIRONMENT_PRODUCTION)) {
			vec_push(audit->arena, out, it);
		}
	}
}

bool match_origin_is_extension(struct str origin)
{
	return str_has(origin, "-extension://");
}

/* Without the slash at its end, as a browser sends it. */
static struct str plain(struct str origin)
{
	while (str_ends(origin, "/")) {
		origin.n--;
	}
	return origin;
}

bool match_origin_is_allowed(const struct audit *audit, struct str origin)
{
	const name_list *list = &audit->instance->allowed_origins;

	for (size_t i = 0; i < list->n; i++) {
		if (str_equal(plain(list->items[i]), plain(origin))) {
			return true;
		}
	}
	return false;
}

static bool has_package(const struct audit *audit, const char *name)
{
	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		if (audit->facts->packages.items[i].at.app == audit->app &&
			str_is(audit->facts->packages.items[i].name, name)) {
			return true;
		}
	}
	return false;
}

/* Does the extension ask for the right to call the instance? */
static bool permits_instance(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->hosts.n; i++) {
		const struct fact_host *it = &audit->facts->hosts.items[i];

		if (str_is(it->role, "extension") && match_in_app(audit, &it->at) &&
			match_has_host(audit, audit->instance, it->host)) {
			return true;
		}
	}
	return false;
}

bool match_origin_is_used(struct audit *audit, struct str origin)
{
	if (match_origin_is_extension(origin)) {
		return has_package(audit, "@clerk/chrome-extension") || permits_instance(audit);
	}
	return has_package(
		audit, str_starts(origin, "http") ? "@capacitor/android" : "@capacitor/ios");
}
