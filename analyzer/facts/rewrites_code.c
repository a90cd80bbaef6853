#include "facts/rewrites.h"
#include "program/frameworks/file_route.h"

/*
 * Rewrites in configuration that is code. Sources: Next.js documentation
 * next.config.js (rewrites, redirects, basePath, trailingSlash) and
 * "Internationalization" of the Pages Router; Nuxt documentation routeRules,
 * app.baseURL; Nitro "Route Rules"; Astro configuration reference (base,
 * redirects, trailingSlash); SvelteKit "Configuration" (kit.paths.base); Vite
 * "Shared Options" (base); React Router "react-router.config.ts" (basename).
 */
enum {
	DEPTH_MOST = 6, /* lists within lists, objects within functions */
	RETURNS_MOST = 8,
};

struct reading {
	struct rewriting *rewriting;
	const struct program *program;
	const char *kind;
	struct arena scratch;
};

/* The one text that an expression certainly is; *at is its literal. Absent otherwise. */
static struct str text_of(const struct program *program, struct site site, struct site *at)
{
	struct value value;

	*at = site;
	if (site.expr == ID_NONE) {
		return STR_NONE;
	}
	value = program_single(program, site);
	if (value.kind != VALUE_STRING || value.guessed) {
		return STR_NONE;
	}
	*at = value.at;
	return value.text;
}

static bool has_property(const struct reading *r, struct site object, const char *key)
{
	struct site site;

	return program_find_property(r->program, object, str_of(key), &site) != PROPERTY_ABSENT;
}

/* { source, destination, has, missing } */
static void read_entry(struct reading *r, struct site object, bool conditional)
{
	struct site source = program_property(r->program, object, "source");
	struct site destination = program_property(r->program, object, "destination");
	struct site at;
	struct rewriting_entry entry = {
		.kind = r->kind,
		.destination = text_of(r->program, destination, &at),
		.conditional = conditional || has_property(r, object, "has") ||
			       has_property(r, object, "missing"),
	};

	entry.source = text_of(r->program, source, &at);
	if (str_absent(entry.source)) {
		at = source.expr == ID_NONE ? object : source;
	}
	entry.at = collector_site(r->rewriting->collector, at);
	rewriting_add(r->rewriting, &entry);
}

static void read_list(struct reading *r, struct site site, unsigned depth, bool conditional);

/* rewrites() also gives back { beforeFiles, afterFiles, fallback }. */
static void read_object(struct reading *r, struct site object, unsigned depth, bool conditional)
{
	static const char *const lists[] = {"beforeFiles", "afterFiles", "fallback"};
	struct site list;
	bool is_entry = has_property(r, object, "source");

	for (size_t i = 0; !is_entry && i < sizeof(lists) / sizeof(lists[0]); i++) {
		switch (program_find_property(r->program, object, str_of(lists[i]), &list)) {
		case PROPERTY_FOUND:
			read_list(r, list, depth + 1, conditional);
			break;
		case PROPERTY_UNKNOWN:
			r->rewriting->complete = false;
			break;
		case PROPERTY_ABSENT:
			break;
		}
	}
	if (is_entry) {
		read_entry(r, object, conditional);
	}
}

static void read_array(struct reading *r, struct site array, unsigned depth, bool conditional)
{
	const struct summary *summary = r->program->modules[array.module].summary;
	const struct expr *e = &summary->exprs[array.expr];

	for (uint32_t i = 0; i < e->count; i++) {
		expr_id kid = summary->kid_ids[e->first + i];
		const struct expr *element = &summary->exprs[kid];
		expr_id inner = element->kind == EXPR_SPREAD ? element->left : kid;

		read_list(r, (struct site){array.module, inner}, depth + 1, conditional);
	}
}

/* Each way out of a function; with several of them each holds only sometimes. */
static void read_returns(struct reading *r, struct site function, unsigned depth, bool conditional)
{
	const struct summary *summary = r->program->modules[function.module].summary;
	const struct function *body = program_function(r->program, function);
	expr_id returns[RETURNS_MOST];
	size_t count = 0;

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_RETURN && step->expr != ID_NONE && count < RETURNS_MOST) {
			returns[count++] = step->expr;
		}
	}
	r->rewriting->complete = r->rewriting->complete && count > 0 && count < RETURNS_MOST;
	for (size_t i = 0; i < count; i++) {
		read_list(r, (struct site){function.module, returns[i]}, depth + 1,
			conditional || count > 1);
	}
}

/* [ … ].filter(Boolean), a.concat(b) */
static void read_method(struct reading *r, struct site call, unsigned depth, bool conditional)
{
	const struct expr *e = program_expr(r->program, call);
	struct site called = program_called(r->program, call);
	const struct expr *callee =
		called.expr == ID_NONE ? NULL : program_expr(r->program, called);
	bool filters = callee != NULL && callee->kind == EXPR_MEMBER &&
		       (str_is(callee->name, "filter") || str_is(callee->name, "flat"));
	bool joins =
		callee != NULL && callee->kind == EXPR_MEMBER && str_is(callee->name, "concat");

	if (!filters && !joins) {
		r->rewriting->complete = false;
		return;
	}
	read_list(r, (struct site){call.module, callee->left}, depth + 1, conditional);
	for (uint32_t i = 0; joins && i < e->count; i++) {
		read_list(r, program_argument(r->program, call, i), depth + 1, conditional);
	}
}

static void read_value(
	struct reading *r, const struct value *value, unsigned depth, bool conditional)
{
	conditional = conditional || value->guessed;
	switch (value->kind) {
	case VALUE_ARRAY:
		read_array(r, value->at, depth, conditional);
		break;
	case VALUE_OBJECT:
		read_object(r, value->at, depth, conditional);
		break;
	case VALUE_FUNCTION:
		read_returns(r, value->at, depth, conditional);
		break;
	case VALUE_CALL:
		read_method(r, value->at, depth, conditional);
		break;
	case VALUE_NULL:
	case VALUE_BOOLEAN:
	case VALUE_STRING:
		break; /* `enabled && { … }`: nothing */
	default:
		r->rewriting->complete = false;
	}
}

static void read_list(struct reading *r, struct site site, unsigned depth, bool conditional)
{
	value_vec values = {0};

	if (depth > DEPTH_MOST || site.expr == ID_NONE) {
		r->rewriting->complete = false;
		return;
	}
	program_follow(r->program, site, &r->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		read_value(r, &values.items[i], depth, conditional);
	}
}

static struct reading reading_of(struct rewriting *rewriting)
{
	struct reading r = {.rewriting = rewriting, .program = rewriting->collector->program};

	arena_init(&r.scratch);
	return r;
}

/* Looks for a setting; false when it is not there. What may be there is not complete. */
static bool find_setting(struct rewriting *rewriting, const char *name, struct site *out)
{
	size_t dot = str_find_last_byte(str_of(name), '.');
	const char *word = dot == SIZE_MAX ? name : name + dot + 1;

	if (!str_has(rewriting->file->text, word)) {
		return false;
	}
	switch (file_route_setting(
		rewriting->collector->program, rewriting->file->module, name, out)) {
	case PROPERTY_FOUND:
		return true;
	case PROPERTY_UNKNOWN:
		rewriting->complete = false;
		break;
	case PROPERTY_ABSENT:
		break;
	}
	return false;
}

/* A setting that is one text; an empty one, or the root, sets nothing. */
static void read_text(struct rewriting *rewriting, const char *name, const char *kind)
{
	struct rewriting_entry entry = {.kind = kind, .no_destination = true};
	bool complete = rewriting->complete;
	struct site site;
	struct site at;

	if (find_setting(rewriting, name, &site)) {
		entry.source = text_of(rewriting->collector->program, site, &at);
		entry.at = collector_site(rewriting->collector, at);
		if (str_absent(entry.source) || (entry.source.n > 0 && !str_is(entry.source, "/") &&
							!str_is(entry.source, "./"))) {
			rewriting_add(rewriting, &entry);
		}
	}
	rewriting->complete = complete; /* the routes know their base, or that they do not */
}

/* trailingSlash: true, or Astro's "always" */
static void read_slash(struct rewriting *rewriting)
{
	struct rewriting_entry entry = {.kind = "trailing_slash", .no_destination = true};
	bool complete = rewriting->complete;
	struct value value;
	struct site site;

	if (find_setting(rewriting, "trailingSlash", &site)) {
		value = program_single(rewriting->collector->program, site);
		entry.at = collector_site(rewriting->collector, value.at);
		if (value.kind == VALUE_STRING && !value.guessed) {
			entry.source = value.text;
		} else if (value.kind == VALUE_BOOLEAN && !value.guessed) {
			entry.source = value.number != 0 ? STR("true") : STR("false");
		}
		rewriting_add(rewriting, &entry);
	}
	rewriting->complete = complete;
}

/* `nextConfig.redirects = …` is said beside the object */
static void read_assigned(struct reading *r, const char *name)
{
	uint32_t module = r->rewriting->file->module;
	const struct summary *summary = r->program->modules[module].summary;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		const struct expr *left = e->kind == EXPR_ASSIGN && e->left != ID_NONE
						  ? &summary->exprs[e->left]
						  : NULL;

		if (left != NULL && left->kind == EXPR_MEMBER && str_is(left->name, name)) {
			read_list(r, (struct site){module, e->right}, 0, true);
		}
	}
}

static void read_rules(struct rewriting *rewriting, const char *name, const char *kind)
{
	struct reading r = reading_of(rewriting);
	bool complete = rewriting->complete;
	struct site site;

	r.kind = kind;
	if (str_has(rewriting->file->text, name)) {
		if (find_setting(rewriting, name, &site)) {
			read_list(&r, site, 0, false);
		}
		read_assigned(&r, name);
	}
	if (str_is(str_of(kind), "redirect")) {
		rewriting->complete = complete; /* nothing is reached by them */
	}
	arena_finish(&r.scratch);
}

static void add_locale(
	struct rewriting *rewriting, struct site site, struct str locale, struct str normal)
{
	struct arena *arena = rewriting->collector->arena;
	struct rewriting_entry entry = {
		.kind = "locale",
		.source = locale,
		.destination = str_equal(locale, normal)
				       ? STR("/")
				       : str_format(arena, "/%.*s", STR_ARGS(locale)),
		.at = collector_site(rewriting->collector, site),
	};

	rewriting_add(rewriting, &entry);
}

/* next-i18next has them in a file of its own, of which the settings hand on `i18n` alone. */
static bool find_locales(struct rewriting *rewriting, const char *name, struct site *out)
{
	const struct source_file *file = rewriting->file;

	return str_has(file->text, "locales") ? find_setting(rewriting, name, out)
					      : file_route_setting(rewriting->collector->program,
							file->module, name, out) == PROPERTY_FOUND;
}

static void read_locales(struct rewriting *rewriting)
{
	const struct program *program = rewriting->collector->program;
	struct site locales;
	struct site site;
	struct str normal = STR("");
	struct value list;

	if (!str_has(rewriting->file->text, "i18n") ||
		!find_locales(rewriting, "i18n.locales", &locales)) {
		return;
	}
	if (find_locales(rewriting, "i18n.defaultLocale", &site)) {
		normal = text_of(program, site, &site);
	}
	list = program_single(program, locales);
	rewriting->complete = rewriting->complete && list.kind == VALUE_ARRAY && !list.guessed;
	for (uint32_t i = 0; list.kind == VALUE_ARRAY && i < program_expr(program, list.at)->count;
		i++) {
		struct site element = {list.at.module,
			summary_kid(program->modules[list.at.module].summary, list.at.expr, i)};
		struct str locale = text_of(program, element, &site);

		add_locale(rewriting, site, locale, normal);
	}
}

void rewrites_next(struct rewriting *rewriting)
{
	read_text(rewriting, "basePath", "base_path");
	read_slash(rewriting);
	read_rules(rewriting, "rewrites", "rewrite");
	read_rules(rewriting, "redirects", "redirect");
	read_locales(rewriting);
}

/* A destination that is a text, or an object that has one: { to }, { destination }. */
static struct str destination_of(
	const struct program *program, struct site value, const char *member)
{
	struct value single = program_single(program, value);
	struct site at;

	if (single.kind == VALUE_OBJECT && !single.guessed) {
		value = program_property(program, single.at, member);
	}
	return text_of(program, value, &at);
}

struct rule_form {
	const char *property; /* of the rule; NULL: the rule is itself the destination */
	const char *member;
	const char *kind;
};

static void add_rule(struct rewriting *rewriting, uint32_t module, const struct prop *prop,
	struct site destination, const struct rule_form *form)
{
	struct rewriting_entry entry = {
		.kind = form->kind,
		.source = prop->kind == PROP_COMPUTED && prop->key.n == 0 ? STR_NONE : prop->key,
		.destination =
			destination_of(rewriting->collector->program, destination, form->member),
		.at = collector_place(rewriting->collector,
			rewriting->collector->program->modules[module].path, prop->start,
			prop->end),
	};

	rewriting_add(rewriting, &entry);
}

static void read_rule(struct rewriting *rewriting, uint32_t module, const struct prop *prop,
	const struct rule_form *forms, size_t count)
{
	const struct program *program = rewriting->collector->program;
	struct site rule = {module, prop->value};

	for (size_t i = 0; i < count; i++) {
		struct site site = rule;

		if (forms[i].property != NULL) {
			enum property found = program_find_property(
				program, rule, str_of(forms[i].property), &site);

			rewriting->complete = rewriting->complete && found != PROPERTY_UNKNOWN;
			if (found != PROPERTY_FOUND) {
				continue;
			}
		}
		add_rule(rewriting, module, prop, site, &forms[i]);
	}
}

/* Rules by path: { '/old': … }. */
static void read_map(
	struct rewriting *rewriting, const char *name, const struct rule_form *forms, size_t count)
{
	const struct program *program = rewriting->collector->program;
	const struct summary *summary;
	struct value map;
	struct site site;

	if (!find_setting(rewriting, name, &site)) {
		return;
	}
	map = program_single(program, site);
	if (map.kind != VALUE_OBJECT) {
		rewriting->complete = false;
		return;
	}
	summary = program->modules[map.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[map.at.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, map.at.expr, i);

		if (prop->kind == PROP_SPREAD || prop->value == ID_NONE) {
			rewriting->complete = false;
		} else {
			read_rule(rewriting, map.at.module, prop, forms, count);
		}
	}
}

void rewrites_nuxt(struct rewriting *rewriting)
{
	static const struct rule_form forms[] = {
		{"proxy", "to", "rewrite"},
		{"redirect", "to", "redirect"},
	};
	bool nitro = str_is(
		rewriting->collector->program->apps[rewriting->file->app].framework, "nitro");

	read_text(rewriting, nitro ? "baseURL" : "app.baseURL", "base_path");
	read_map(rewriting, "routeRules", forms, 2);
	read_map(rewriting, "nitro.routeRules", forms, 2);
}

void rewrites_astro(struct rewriting *rewriting)
{
	static const struct rule_form form = {NULL, "destination", "redirect"};

	read_text(rewriting, "base", "base_path");
	read_slash(rewriting);
	read_map(rewriting, "redirects", &form, 1);
}

void rewrites_svelte(struct rewriting *rewriting)
{
	read_text(rewriting, "kit.paths.base", "base_path");
}

static void add_base(struct rewriting *rewriting, struct site site)
{
	struct site at;
	struct rewriting_entry entry = {
		.kind = "base_path",
		.no_destination = true,
		.source = text_of(rewriting->collector->program, site, &at),
	};

	entry.at = collector_site(rewriting->collector, at);
	rewriting_add(rewriting, &entry);
}

/* Remix has its base as an option of its plugin: plugins: [remix({ basename })]. */
static void read_plugin(struct rewriting *rewriting)
{
	const struct program *program = rewriting->collector->program;
	uint32_t module = rewriting->file->module;
	const struct summary *summary = program->modules[module].summary;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		struct site called = {module, summary->exprs[i].left};
		struct site options;
		struct site base;

		if (summary->exprs[i].kind != EXPR_CALL ||
			!program_is_import(program, called, "@remix-run/dev", "vitePlugin")) {
			continue;
		}
		options = program_argument(program, (struct site){module, i}, 0);
		if (options.expr != ID_NONE && program_find_property(program, options,
						       STR("basename"), &base) == PROPERTY_FOUND) {
			add_base(rewriting, base);
		}
	}
}

/* Its server.proxy is the development server's: nothing that is deployed has it. */
void rewrites_vite(struct rewriting *rewriting)
{
	read_text(rewriting, "base", "base_path");
	if (str_has(rewriting->file->text, "@remix-run/dev") &&
		str_has(rewriting->file->text, "basename")) {
		read_plugin(rewriting);
	}
}

void rewrites_react_router(struct rewriting *rewriting)
{
	read_text(rewriting, "basename", "base_path");
}
