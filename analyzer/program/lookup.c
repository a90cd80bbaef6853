#include "program/lookup.h"

enum { LARGE = 32 }; /* objects with more properties are indexed */

struct object_lookup {
	struct map last; /* key → its last position */
	position_vec open; /* spreads and computed keys, in order */
};

struct module_lookup {
	struct map exports; /* name → position */
	position_vec stars;
	uint32_t commonjs; /* position of `module.exports =`, or ID_NONE */
	struct map by_expr; /* the bytes of an expr_id → index into objects */
	VEC(struct object_lookup) objects;
};

static void index_export(const struct program *program, struct module_lookup *lookup,
	const struct summary *s, uint32_t i)
{
	const struct export *export = &s->exports[i];
	bool local = export->kind == EXPORT_LOCAL || export->kind == EXPORT_COMMONJS;

	if (export->kind == EXPORT_STAR) {
		vec_push(program->arena, &lookup->stars, i);
	} else if ((!local || export->value != ID_NONE) &&
		   map_get(&lookup->exports, export->name) == MAP_NONE) {
		map_put(program->arena, &lookup->exports, export->name, i);
	}
	if (export->kind == EXPORT_COMMONJS && str_is(export->name, "default")) {
		lookup->commonjs = i;
	}
}

static struct module_lookup *lookup_of(const struct program *program, uint32_t module)
{
	struct program_module *m = &program->modules[module];

	if (m->lookup == NULL) {
		m->lookup = arena_new(program->arena, struct module_lookup);
		m->lookup->commonjs = ID_NONE;
		for (uint32_t i = 0; i < m->summary->export_count; i++) {
			index_export(program, m->lookup, m->summary, i);
		}
	}
	return m->lookup;
}

uint32_t lookup_export(const struct program *program, uint32_t module, struct str name)
{
	uint32_t position = map_get(&lookup_of(program, module)->exports, name);

	return position == MAP_NONE ? ID_NONE : position;
}

const position_vec *lookup_stars(const struct program *program, uint32_t module)
{
	return &lookup_of(program, module)->stars;
}

struct site lookup_commonjs(const struct program *program, uint32_t module)
{
	uint32_t position = lookup_of(program, module)->commonjs;

	return position == ID_NONE
		       ? SITE_NONE
		       : (struct site){
				 module, program->modules[module].summary->exports[position].value};
}

static bool is_open(const struct prop *prop)
{
	return prop->kind == PROP_SPREAD || str_absent(prop->key);
}

static struct object_lookup *object_of(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	struct module_lookup *lookup = lookup_of(program, site.module);
	struct str key = {(const char *)&site.expr, sizeof(site.expr)};
	uint32_t index = map_get(&lookup->by_expr, key);
	struct object_lookup object = {0};

	if (index != MAP_NONE) {
		return &lookup->objects.items[index];
	}
	for (uint32_t i = 0; i < summary->exprs[site.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, site.expr, i);

		if (is_open(prop)) {
			vec_push(program->arena, &object.open, i);
		} else {
			map_put(program->arena, &object.last, prop->key, i);
		}
	}
	map_put(program->arena, &lookup->by_expr, str_copy(program->arena, key),
		(uint32_t)lookup->objects.n);
	vec_push(program->arena, &lookup->objects, object);
	return vec_last(&lookup->objects);
}

static uint32_t prop_of_large(
	const struct program *program, struct site site, struct str key, uint32_t below)
{
	const struct object_lookup *object = object_of(program, site);
	uint32_t named = map_get(&object->last, key);
	size_t low = 0;
	size_t high = object->open.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (object->open.items[middle] < below) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	if (named == MAP_NONE || named >= below) {
		named = ID_NONE;
	}
	if (low == 0) {
		return named;
	}
	return named != ID_NONE && named > object->open.items[low - 1]
		       ? named
		       : object->open.items[low - 1];
}

uint32_t lookup_prop(
	const struct program *program, struct site object, struct str key, uint32_t below)
{
	const struct summary *summary = program->modules[object.module].summary;

	if (summary->exprs[object.expr].count > LARGE) {
		return prop_of_large(program, object, key, below);
	}
	for (uint32_t i = below; i > 0; i--) {
		const struct prop *prop = summary_prop_at(summary, object.expr, i - 1);

		if (is_open(prop) || str_equal(prop->key, key)) {
			return i - 1;
		}
	}
	return ID_NONE;
}
