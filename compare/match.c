#include "compare/match.h"

#include "compare/choose.h"

bool match_in_app(const struct audit *audit, const struct place *place)
{
	return place->app == audit->app && context_is_live(place->context);
}

bool match_uses_in_app(const struct audit *audit, const struct place *at, const place_vec *uses)
{
	if (uses->n == 0) {
		return match_in_app(audit, at);
	}
	for (size_t i = 0; i < uses->n; i++) {
		if (match_in_app(audit, &uses->items[i])) {
			return context_is_live(at->context);
		}
	}
	return false;
}

bool match_is_first_app(const struct audit *audit)
{
	for (uint32_t app = 0; app < audit->app; app++) {
		struct choice choice;

		if (!audit->facts->apps.items[app].clerk) {
			continue;
		}
		choice = choose_for_app(
			audit->arena, audit->facts, app, audit->snapshot, audit->config);
		if (choice.instance == audit->instance) {
			return false;
		}
	}
	return true;
}

struct str match_place(struct audit *audit, const struct place *place)
{
	return str_format(audit->arena, "%.*s:%u", STR_ARGS(place->file), place->line);
}

struct finding match_finding(const struct audit *audit, const struct place *at)
{
	struct finding finding = {
		.rule = audit->rule,
		.severity = audit->rule->severity,
		.title = str_of(audit->rule->title),
		.app = audit->app,
	};

	if (at != NULL) {
		finding.at = *at;
	}
	return finding;
}

struct str match_instance(struct audit *audit)
{
	return choose_label(audit->arena, audit->instance);
}

struct clerk_ref match_ref(struct audit *audit, struct str path, struct str value)
{
	const struct instance *instance = audit->instance;

	return (struct clerk_ref){
		.instance_id = instance->id.known ? instance->id.value : instance->label,
		.instance_kind = instance->environment_type.value,
		.path = str_copy(audit->arena, path),
		.value = str_copy(audit->arena, value),
	};
}

static bool is_listed(struct str kind, const char *const *kinds)
{
	if (kinds == NULL) {
		return true;
	}
	for (size_t i = 0; kinds[i] != NULL; i++) {
		if (str_is(kind, kinds[i])) {
			return true;
		}
	}
	return false;
}

unsigned match_unread(struct audit *audit, const char *const *kinds)
{
	unsigned count = 0;

	for (size_t i = 0; i < audit->facts->unread.n; i++) {
		const struct fact_unread *unread = &audit->facts->unread.items[i];

		if (unread->clerk && unread->at.app == audit->app &&
			is_listed(unread->kind, kinds)) {
			audit_not_evaluated(audit, "'%.*s' (%.*s) is present and not read",
				STR_ARGS(unread->at.file), STR_ARGS(unread->kind));
			count++;
		}
	}
	return count;
}

/* A gateway's settings may lie at the root of a monorepo and serve any of its apps. */
unsigned match_paths_unread(struct audit *audit)
{
	unsigned count = 0;

	for (size_t i = 0; i < audit->facts->unread.n; i++) {
		const struct fact_unread *unread = &audit->facts->unread.items[i];
		const struct fact_app *app = &audit->facts->apps.items[unread->at.app];

		if (unread->paths && (unread->at.app == audit->app || str_is(app->root, "."))) {
			audit_not_evaluated(audit,
				"'%.*s' (%.*s) can put routes under other paths and is not read",
				STR_ARGS(unread->at.file), STR_ARGS(unread->kind));
			count++;
		}
	}
	return count;
}

bool match_framework_has(const struct fact_app *app, const char *framework)
{
	struct str rest = app->framework;

	while (rest.n > 0) {
		if (str_is(str_take(&rest, '+'), framework)) {
			return true;
		}
	}
	return false;
}

bool match_framework_unread(struct audit *audit)
{
	const struct fact_app *app = &audit->facts->apps.items[audit->app];

	/* without anything of Clerk there is nothing that reading could bring to light */
	if (app->framework_read || !app->clerk) {
		return false;
	}
	if (app->framework.n == 0) {
		audit_not_evaluated(
			audit, "the framework of '%.*s' is not known", STR_ARGS(app->root));
	} else {
		audit_not_evaluated(audit, "framework '%.*s' is not read by this version",
			STR_ARGS(app->framework));
	}
	return true;
}
