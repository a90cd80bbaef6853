#include "facts/given_internal.h"
#include "facts/urls.h"

/* The scheme that links into an Expo app begin with. */
static void add_scheme(struct collector *collector, uint32_t app)
{
	struct given_scheme scheme = given_app_scheme(collector->program, app);
	struct fact_url fact = {
		.setting = STR("appScheme"),
		.value = scheme.text,
		.resolved = true,
		.via = STR("expo"),
		.env = STR(""),
		.side = STR("client"),
	};

	if (str_absent(scheme.text)) {
		return;
	}
	fact.at = collector_place(collector, scheme.path, scheme.start, scheme.end);
	if (!place_absent(&fact.at)) {
		urls_add(collector, fact);
	}
}

void urls_of_apps(struct collector *collector)
{
	for (uint32_t app = 0; app < collector->program->app_count; app++) {
		if (collector->facts->apps.items[app].clerk) {
			add_scheme(collector, app);
		}
	}
}
