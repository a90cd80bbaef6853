#include "program/lookup.h"

enum { LARGE = 32 }; /* objects with more properties are indexed */

struct object_lookup {
	struct map last; /* key → its last position */
	position_vec open; /* spreads and computed keys, in order */
};

struct found_new {
	struct site site; /* the first one, or SITE_NONE */
	bool several;
};

/* Where objects of one class's name are made. */
struct news {
	struct found_new all;
	struct found_new live; /* not by tests */
};

struct module_lookup {
	uint64_t *by_kind; /* for each kind one bit for each expression; NULL until it is needed */
	expr_id *parents; /* by expression; NULL until it is needed */
	expr_id *functions; /* by function: its EXPR_FUNCTION; NULL until it is needed */
	struct map exports; /* name → position */
	position_vec stars;
	uint32_t commonjs; /* position of `module.exports =`, or ID_NONE */
	struct map by_expr; /* the bytes of an expr_id → index into objects */
	VEC(struct object_lookup) objects;
	struct map sets_by_name; /* name → index of its first one in sets */
	VEC(struct lookup_set *) sets;
	bool sets_made;
	expr_id *assignments; /* by binding: the first one, or ID_NONE; NULL until it is needed */
	expr_id *next_assignment; /* by assignment: the next one to the same binding */
	/* of the whole program, in the lookup of its first module */
	struct map news_by_name; /* name → index into news */
	VEC(struct news) news;
	bool news_made;
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

static struct module_lookup *make_lookup(const struct program *program, uint32_t module)
{
	struct program_module *m = &program->modules[module];

	program_load(program, module);
	m->lookup = arena_new(program->arena, struct module_lookup);
	m->lookup->commonjs = ID_NONE;
	for (uint32_t i = 0; i < m->summary->export_count; i++) {
		index_export(program, m->lookup, m->summary, i);
	}
	return m->lookup;
}

static inline struct module_lookup *lookup_of(const struct program *program, uint32_t module)
{
	struct module_lookup *lookup = program->modules[module].lookup;

	return lookup != NULL ? lookup : make_lookup(program, module);
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

/* The name that a `new` makes an object of; absent for anything else. */
static struct str name_made(const struct summary *summary, const struct expr *e)
{
	const struct expr *made = e->left == ID_NONE ? NULL : &summary->exprs[e->left];

	return e->kind == EXPR_NEW && made != NULL &&
			       (made->kind == EXPR_NAME || made->kind == EXPR_MEMBER)
		       ? made->name
		       : STR_NONE;
}

static void count_new(struct found_new *found, struct site site)
{
	found->site = found->site.expr == ID_NONE ? site : found->site;
	found->several = found->several || !program_same(found->site, site);
}

static void index_new(const struct program *program, struct module_lookup *lookup, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	struct str name = name_made(summary, &summary->exprs[site.expr]);
	uint32_t index;

	if (name.n == 0) {
		return;
	}
	index = map_get(&lookup->news_by_name, name);
	if (index == MAP_NONE) {
		index = (uint32_t)lookup->news.n;
		map_put(program->arena, &lookup->news_by_name, name, index);
		vec_push(program->arena, &lookup->news,
			((struct news){{SITE_NONE, false}, {SITE_NONE, false}}));
	}
	count_new(&lookup->news.items[index].all, site);
	if (program->modules[site.module].live) {
		count_new(&lookup->news.items[index].live, site);
	}
}

static void index_news(const struct program *program, struct module_lookup *lookup)
{
	for (uint32_t m = 0; m < program->module_count; m++) {
		for (expr_id i = 0; i < program->modules[m].summary->expr_count; i++) {
			index_new(program, lookup, (struct site){m, i});
		}
	}
	lookup->news_made = true;
}

struct site lookup_new(const struct program *program, uint32_t module, struct str name)
{
	struct module_lookup *first = lookup_of(program, 0);
	const struct found_new *found;
	uint32_t index;

	if (!first->news_made) {
		index_news(program, first);
	}
	index = map_get(&first->news_by_name, name);
	if (index == MAP_NONE) {
		return SITE_NONE;
	}
	/* tests make objects of their own; only among tests they count */
	found = program->modules[module].live ? &first->news.items[index].live
					      : &first->news.items[index].all;
	return found->several ? SITE_NONE : found->site;
}

enum {
	METHOD_CALLS = 31, /* behind the kinds, of which EXPR_PARAM is the last one */
	KIND_COUNT,
	WORD = 64, /* bits */
};

_Static_assert((int)EXPR_PARAM < METHOD_CALLS, "a set of kinds is a uint32_t");

static size_t word_count(const struct summary *summary)
{
	return (summary->expr_count + WORD - 1) / WORD;
}

static bool is_method_call(const struct summary *summary, const struct expr *e)
{
	return e->kind == EXPR_CALL && e->left != ID_NONE &&
	       summary->exprs[e->left].kind == EXPR_MEMBER;
}

static void index_kinds(
	const struct program *program, struct module_lookup *lookup, const struct summary *summary)
{
	size_t words = word_count(summary);
	uint64_t *by_kind = arena_array(program->arena, words * KIND_COUNT, sizeof(by_kind[0]));

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		uint64_t bit = UINT64_C(1) << i % WORD;

		by_kind[words * e->kind + i / WORD] |= bit;
		if (is_method_call(summary, e)) {
			by_kind[words * METHOD_CALLS + i / WORD] |= bit;
		}
	}
	lookup->by_kind = by_kind;
}

/* Those of the kinds among one word's expressions. */
static uint64_t bits_of(const uint64_t *word, size_t words, uint32_t kinds)
{
	uint64_t bits = 0;

	for (; kinds != 0; kinds &= kinds - 1) {
		bits |= word[words * (size_t)__builtin_ctz(kinds)];
	}
	return bits;
}

expr_id lookup_next(const struct program *program, uint32_t module, uint32_t kinds, expr_id from)
{
	struct module_lookup *lookup = lookup_of(program, module);
	const struct summary *summary = program->modules[module].summary;
	size_t words = word_count(summary);
	uint64_t mask = UINT64_MAX << from % WORD;

	if (lookup->by_kind == NULL) {
		index_kinds(program, lookup, summary);
	}
	for (size_t i = from / WORD; i < words; i++) {
		uint64_t bits = bits_of(&lookup->by_kind[i], words, kinds) & mask;

		if (bits != 0) {
			return (expr_id)(i * WORD) + (expr_id)__builtin_ctzll(bits);
		}
		mask = UINT64_MAX;
	}
	return ID_NONE;
}

static void set_parent(
	struct module_lookup *lookup, const struct summary *summary, expr_id child, expr_id parent)
{
	if (child < summary->expr_count) {
		lookup->parents[child] = parent;
	}
}

/* Backwards: of several the first one counts. */
static void index_parents(
	const struct program *program, struct module_lookup *lookup, const struct summary *summary)
{
	lookup->parents =
		arena_array(program->arena, summary->expr_count, sizeof(lookup->parents[0]));
	for (expr_id i = 0; i < summary->expr_count; i++) {
		lookup->parents[i] = ID_NONE;
	}
	for (expr_id i = summary->expr_count; i > 0; i--) {
		const struct expr *e = &summary->exprs[i - 1];
		bool props = e->kind == EXPR_OBJECT || e->kind == EXPR_CLASS || e->kind == EXPR_JSX;

		for (uint32_t n = 0; n < e->count; n++) {
			set_parent(lookup, summary,
				props ? summary->props[e->first + n].value
				      : summary->kid_ids[e->first + n],
				i - 1);
		}
		set_parent(lookup, summary, e->left, i - 1);
		set_parent(lookup, summary, e->right, i - 1);
	}
}

expr_id lookup_parent(const struct program *program, uint32_t module, expr_id child)
{
	struct module_lookup *lookup = lookup_of(program, module);

	if (lookup->parents == NULL) {
		index_parents(program, lookup, program->modules[module].summary);
	}
	return child < program->modules[module].summary->expr_count ? lookup->parents[child]
								    : ID_NONE;
}

expr_id lookup_function(const struct program *program, uint32_t module, function_id function)
{
	struct module_lookup *lookup = lookup_of(program, module);
	const struct summary *summary = program->modules[module].summary;

	if (lookup->functions == NULL) {
		lookup->functions = arena_array(
			program->arena, summary->function_count, sizeof(lookup->functions[0]));
		for (function_id i = 0; i < summary->function_count; i++) {
			lookup->functions[i] = ID_NONE;
		}
		for (expr_id i = 0; i < summary->expr_count; i++) {
			if (summary->exprs[i].kind == EXPR_FUNCTION) {
				lookup->functions[summary->exprs[i].function] = i;
			}
		}
	}
	return lookup->functions[function];
}

static bool is_assignment(const struct summary *summary, const struct expr *e)
{
	const struct expr *left = e->left == ID_NONE ? NULL : &summary->exprs[e->left];

	return e->kind == EXPR_ASSIGN && left != NULL && left->kind == EXPR_NAME &&
	       left->binding != ID_NONE;
}

/* Assignments that may leave what is there, `a ??= b`, count; others that compute do not fill. */
static void index_assignments(
	const struct program *program, struct module_lookup *lookup, const struct summary *summary)
{
	bool *computed = arena_array(program->arena, summary->binding_count, sizeof(computed[0]));

	lookup->assignments =
		arena_array(program->arena, summary->binding_count, sizeof(lookup->assignments[0]));
	lookup->next_assignment = arena_array(
		program->arena, summary->expr_count, sizeof(lookup->next_assignment[0]));
	for (binding_id i = 0; i < summary->binding_count; i++) {
		lookup->assignments[i] = ID_NONE;
	}
	for (expr_id i = summary->expr_count; i > 0; i--) {
		const struct expr *e = &summary->exprs[i - 1];
		binding_id to;

		if (!is_assignment(summary, e)) {
			continue;
		}
		to = summary->exprs[e->left].binding;
		computed[to] =
			computed[to] || (e->op != OP_NONE && e->op != OP_NULLISH && e->op != OP_OR);
		lookup->next_assignment[i - 1] = lookup->assignments[to];
		lookup->assignments[to] = i - 1;
	}
	for (binding_id i = 0; i < summary->binding_count; i++) {
		lookup->assignments[i] = computed[i] ? ID_NONE : lookup->assignments[i];
	}
}

expr_id lookup_first_assignment(const struct program *program, uint32_t module, binding_id binding)
{
	struct module_lookup *lookup = lookup_of(program, module);

	if (lookup->assignments == NULL) {
		index_assignments(program, lookup, program->modules[module].summary);
	}
	return lookup->assignments[binding];
}

expr_id lookup_next_assignment(const struct program *program, uint32_t module, expr_id assign)
{
	return lookup_of(program, module)->next_assignment[assign];
}

expr_id lookup_assignment(const struct program *program, uint32_t module, binding_id binding)
{
	expr_id first = lookup_first_assignment(program, module, binding);

	return first != ID_NONE && lookup_next_assignment(program, module, first) == ID_NONE
		       ? first
		       : ID_NONE;
}
