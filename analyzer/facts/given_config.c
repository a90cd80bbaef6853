#include "facts/given_walk.h"

/* Options in configurations, of Nuxt and Gatsby. */

static const struct summary *summary_of(const struct given_walk *walk, struct site site)
{
	return walk->collector->program->modules[site.module].summary;
}

/* A module of Nuxt's, ['@clerk/nuxt', { … }], or a plugin of Gatsby's, { resolve, options } */
void given_named_module(struct given_walk *walk, struct site site)
{
	const struct summary *summary = summary_of(walk, site);
	const struct expr *e = &summary->exprs[site.expr];
	expr_id name = e->kind == EXPR_ARRAY ? summary_kid(summary, site.expr, 0)
					     : summary_prop(summary, site.expr, "resolve");
	expr_id options = e->kind == EXPR_ARRAY ? summary_kid(summary, site.expr, 1)
						: summary_prop(summary, site.expr, "options");
	const struct expr *text = name == ID_NONE ? NULL : &summary->exprs[name];

	if (options == ID_NONE || text == NULL || text->kind != EXPR_STRING ||
		(!str_is(text->text, "@clerk/nuxt") &&
			!str_is(text->text, "gatsby-plugin-clerk"))) {
		return;
	}
	walk->objects = 0;
	walk->given = (struct given){
		.via = str_is(text->text, "@clerk/nuxt") ? STR("nuxt.config") : text->text,
		.owner = site,
		.thing = {.kind = SDK_EXPORT, .package = text->text, .name = text->text},
	};
	given_look_into(walk, program_beside(site, options), STR(""), 0);
	given_finish(walk);
}

/* A setting of a configuration object, "runtimeConfig.clerk": all objects that may be it. */
static void look_for(struct given_walk *walk, struct site site, struct str path, unsigned depth)
{
	value_vec values = {0};

	if (path.n == 0) {
		given_look_into(walk, site, STR(""), depth);
		return;
	}
	if (site.expr == ID_NONE || depth > GIVEN_DEEP || ++walk->objects > GIVEN_OBJECTS_MOST) {
		return;
	}
	program_follow(walk->collector->program, site, &walk->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		const struct summary *summary = summary_of(walk, values.items[i].at);
		struct str rest = path;
		struct str key = str_take(&rest, '.');
		expr_id object = values.items[i].at.expr;

		walk->given.open = walk->given.open || values.items[i].kind != VALUE_OBJECT;
		for (uint32_t k = 0;
			values.items[i].kind == VALUE_OBJECT && k < summary->exprs[object].count;
			k++) {
			const struct prop *prop = summary_prop_at(summary, object, k);
			bool spread = prop->kind == PROP_SPREAD;

			if (spread || str_equal(prop->key, key)) {
				look_for(walk, program_beside(values.items[i].at, prop->value),
					spread ? path : rest, depth + 1);
			}
		}
	}
}

/* What @clerk/nuxt takes out of nuxt.config: clerk/javascript packages/nuxt/src/module.ts. */
void given_nuxt(struct given_walk *walk, uint32_t config)
{
	static const char *const settings[] = {
		"clerk", "runtimeConfig.clerk", "runtimeConfig.public.clerk"};
	const struct program *program = walk->collector->program;
	struct value value =
		program_single(program, program_export(program, config, STR("default")));
	struct site object =
		value.kind == VALUE_CALL ? program_argument(program, value.at, 0) : value.at;

	walk->given = (struct given){
		.via = STR("nuxt.config"),
		.owner = {config, 0},
		.thing = {.kind = SDK_EXPORT,
			.package = STR("@clerk/nuxt"),
			.name = STR("default")},
	};
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		walk->objects = 0;
		look_for(walk, object, str_of(settings[i]), 0);
	}
	given_finish(walk);
}
