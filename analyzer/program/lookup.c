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
	struct map sets_by_name; /* name → index of its first one in sets */
	VEC(struct lookup_set *) sets;
	bool sets_made;
	expr_id *assignments; /* by binding: the only one, or ID_NONE; NULL until it is needed */
	struct map news_by_name; /* name → index into news */
	VEC(struct site) news;
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

static bool is_set(const struct summary *summary, const struct expr *e)
{
	const struct expr *left = e->left == ID_NONE ? NULL : &summary->exprs[e->left];

	return e->kind == EXPR_ASSIGN && left != NULL && left->kind == EXPR_MEMBER &&
	       left->left != ID_NONE &&
	       (e->op == OP_NONE || e->op == OP_NULLISH || e->op == OP_OR) &&
	       summary->exprs[left->left].kind == EXPR_THIS && summary->exprs[left->left].index > 0;
}

/* Read backwards, so that each is put in front of those that come after it. */
static void index_sets(
	const struct program *program, struct module_lookup *lookup, const struct summary *summary)
{
	for (expr_id i = summary->expr_count; i > 0; i--) {
		const struct expr *e = &summary->exprs[i - 1];
		struct lookup_set *set;
		uint32_t index;

		if (!is_set(summary, e)) {
			continue;
		}
		set = arena_new(program->arena, struct lookup_set);
		set->assign = i - 1;
		set->class = summary->exprs[summary->exprs[e->left].left].index;
		index = map_get(&lookup->sets_by_name, summary->exprs[e->left].name);
		if (index == MAP_NONE) {
			map_put(program->arena, &lookup->sets_by_name, summary->exprs[e->left].name,
				(uint32_t)lookup->sets.n);
			vec_push(program->arena, &lookup->sets, set);
		} else {
			set->next = lookup->sets.items[index];
			lookup->sets.items[index] = set;
		}
	}
	lookup->sets_made = true;
}

const struct lookup_set *lookup_sets(
	const struct program *program, uint32_t module, struct str name)
{
	struct module_lookup *lookup = lookup_of(program, module);
	uint32_t index;

	if (!lookup->sets_made) {
		index_sets(program, lookup, program->modules[module].summary);
	}
	index = map_get(&lookup->sets_by_name, name);
	return index == MAP_NONE ? NULL : lookup->sets.items[index];
}

static bool makes(const struct summary *summary, const struct expr *e, struct str name)
{
	return e->kind == EXPR_NEW && e->left != ID_NONE &&
	       (summary->exprs[e->left].kind == EXPR_NAME ||
		       summary->exprs[e->left].kind == EXPR_MEMBER) &&
	       str_equal(summary->exprs[e->left].name, name);
}

/* Tests make objects of their own; only among tests they count. */
static struct site only_new(const struct program *program, bool live, struct str name)
{
	struct site found = SITE_NONE;

	for (uint32_t m = 0; m < program->module_count; m++) {
		const struct summary *summary = program->modules[m].summary;

		for (expr_id i = 0; (program->modules[m].live || !live) && i < summary->expr_count;
			i++) {
			if (!makes(summary, &summary->exprs[i], name)) {
				continue;
			}
			if (found.expr != ID_NONE) {
				return SITE_NONE;
			}
			found = (struct site){m, i};
		}
	}
	return found;
}

struct site lookup_new(const struct program *program, uint32_t module, struct str name)
{
	struct module_lookup *lookup = lookup_of(program, module);
	uint32_t index = map_get(&lookup->news_by_name, name);

	if (index == MAP_NONE) {
		index = (uint32_t)lookup->news.n;
		map_put(program->arena, &lookup->news_by_name, name, index);
		vec_push(program->arena, &lookup->news,
			only_new(program, program->modules[module].live, name));
	}
	return lookup->news.items[index];
}

/* Assignments that may leave what is there, `a ??= b`, count; others that compute do not fill. */
static void index_assignments(
	const struct program *program, struct module_lookup *lookup, const struct summary *summary)
{
	bool *several = arena_array(program->arena, summary->binding_count, sizeof(several[0]));

	lookup->assignments =
		arena_array(program->arena, summary->binding_count, sizeof(lookup->assignments[0]));
	for (binding_id i = 0; i < summary->binding_count; i++) {
		lookup->assignments[i] = ID_NONE;
	}
	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		const struct expr *left = e->left == ID_NONE ? NULL : &summary->exprs[e->left];

		if (e->kind != EXPR_ASSIGN || left == NULL || left->kind != EXPR_NAME ||
			left->binding == ID_NONE) {
			continue;
		}
		several[left->binding] =
			several[left->binding] || lookup->assignments[left->binding] != ID_NONE ||
			(e->op != OP_NONE && e->op != OP_NULLISH && e->op != OP_OR);
		lookup->assignments[left->binding] = i;
	}
	for (binding_id i = 0; i < summary->binding_count; i++) {
		lookup->assignments[i] = several[i] ? ID_NONE : lookup->assignments[i];
	}
}

expr_id lookup_assignment(const struct program *program, uint32_t module, binding_id binding)
{
	struct module_lookup *lookup = lookup_of(program, module);

	if (lookup->assignments == NULL) {
		index_assignments(program, lookup, program->modules[module].summary);
	}
	return lookup->assignments[binding];
}
