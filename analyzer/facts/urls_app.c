#include "facts/given_internal.h"
#include "facts/urls.h"
#include "program/frameworks/file_route.h"

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

/*
 * The origin of an app's pages. Source: Capacitor documentation,
 * "Capacitor Config": hostname is localhost, iosScheme capacitor, and
 * androidScheme, which was http once, https unless they are given.
 */
static void add_origin(
	struct collector *collector, uint32_t config, const char *name, const char *otherwise)
{
	const struct program *program = collector->program;
	struct site given[2] = {SITE_NONE, SITE_NONE};
	struct str text[2] = {STR_NONE, STR("localhost")};
	bool known = otherwise != NULL;

	text[0] = otherwise == NULL ? STR("") : str_of(otherwise);
	for (size_t i = 0; i < 2; i++) {
		const char *setting = i == 0 ? name : "server.hostname";

		switch (file_route_setting(program, config, setting, &given[i])) {
		case PROPERTY_ABSENT:
			break;
		case PROPERTY_FOUND:
			text[i] = program_string(program, given[i]);
			known = i == 0 ? !str_absent(text[i]) : known && !str_absent(text[i]);
			break;
		default:
			known = false;
			break;
		}
	}
	if (given[0].expr == ID_NONE && given[1].expr == ID_NONE) {
		return;
	}
	urls_add(collector, (struct fact_url){
				    .at = collector_site(collector,
					    given[0].expr == ID_NONE ? given[1] : given[0]),
				    .setting = STR("origin"),
				    .value = known ? str_format(collector->arena, "%.*s://%.*s",
							     STR_ARGS(text[0]), STR_ARGS(text[1]))
						   : STR(""),
				    .resolved = known,
				    .via = STR("capacitor"),
				    .env = STR(""),
				    .side = STR("client"),
			    });
}

void urls_of_apps(struct collector *collector)
{
	for (uint32_t app = 0; app < collector->program->app_count; app++) {
		uint32_t config = file_route_config(collector->program, app, "capacitor.config.");

		if (!collector->facts->apps.items[app].clerk) {
			continue;
		}
		add_scheme(collector, app);
		if (config != ID_NONE) {
			add_origin(collector, config, "server.androidScheme", NULL);
			add_origin(collector, config, "server.iosScheme", "capacitor");
		}
	}
}
