#include "program/answers.h"
#include "program/follow_internal.h"
#include "program/lookup.h"

/* The questions of program.h, asked of the follower. */

const struct program_module *program_load(const struct program *program, uint32_t module)
{
	if (program->modules[module].summary == NULL) {
		program->load(program->loader, module);
	}
	return &program->modules[module];
}

bool program_is_among(struct site site, const struct site *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (program_same(list[i], site)) {
			return true;
		}
	}
	return false;
}

const struct function *program_function(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;

	return &summary->functions[summary->exprs[site.expr].function];
}

struct str program_text(const struct program *program, struct site site)
{
	const struct expr *e = program_expr(program, site);

	return str_slice(program->modules[site.module].summary->text, e->start, e->end);
}

enum {
	MEMBERS_MOST = 8,
	ROOM = 16, /* values on the stack; more go to the arena */
	SPREADS_MOST = 32, /* objects looked into for one property */
	SPREADS_DEEP = 8, /* objects spread into each other */
};

static void ask(const struct program *program, struct site site, const struct trail *trail,
	enum answers_depth depth, struct arena *arena, value_vec *out)
{
	int budget = PROGRAM_FOLLOW_LIMIT;
	struct follow f = {
		.program = program,
		.arena = arena,
		.out = out,
		.budget = &budget,
		.last = site,
		.via = SITE_NONE,
		.shallow = depth == ANSWERS_ORIGIN,
		.listed = depth == ANSWERS_LISTED,
	};

	follow_site(&f, site, trail, NULL);
}

void program_follow(
	const struct program *program, struct site site, struct arena *arena, value_vec *out)
{
	ask(program, site, NULL, ANSWERS_ALL, arena, out);
}

void program_origins(
	const struct program *program, struct site site, struct arena *arena, value_vec *out)
{
	ask(program, site, NULL, ANSWERS_ORIGIN, arena, out);
}

void program_follow_member(const struct program *program, struct site site, struct str path,
	struct arena *arena, value_vec *out)
{
	struct trail trail[MEMBERS_MOST];
	unsigned n = 0;

	while (path.n > 0 && n < MEMBERS_MOST) {
		trail[n] = (struct trail){str_take(&path, '.'), NULL};
		if (n > 0) {
			trail[n - 1].next = &trail[n];
		}
		n++;
	}
	if (path.n > 0) {
		vec_push(arena, out, (struct value){.kind = VALUE_UNKNOWN, .at = site});
		return;
	}
	ask(program, site, n == 0 ? NULL : trail, ANSWERS_ALL, arena, out);
}

/* Follows to one value; unknown when there are several. */
static struct value single(
	const struct program *program, struct site site, enum answers_depth depth)
{
	const struct value unknown = {.kind = VALUE_UNKNOWN, .at = site};
	const struct value *known;
	struct value room[ROOM];
	value_vec values = {room, 0, ROOM};

	if (site.expr == ID_NONE) {
		return unknown;
	}
	known = answers_find(program, site, depth);
	if (known == NULL) {
		ask(program, site, NULL, depth, program->arena, &values);
		known = answers_keep(
			program, site, depth, values.n == 1 ? &values.items[0] : &unknown);
	}
	return *known;
}

struct value program_single(const struct program *program, struct site site)
{
	return single(program, site, ANSWERS_ALL);
}

struct value program_origin(const struct program *program, struct site site)
{
	return single(program, site, ANSWERS_ORIGIN);
}

struct value program_listed(const struct program *program, struct site site)
{
	return single(program, site, ANSWERS_LISTED);
}

struct str program_string(const struct program *program, struct site site)
{
	struct value value = program_single(program, site);

	return value.kind != VALUE_STRING || value.guessed ? STR_NONE : value.text;
}

bool program_is_import(
	const struct program *program, struct site site, const char *package, const char *name)
{
	struct value value = program_origin(program, site);

	return value.kind == VALUE_IMPORT && !value.guessed && str_is(value.package, package) &&
	       str_is(value.name, name);
}

struct site program_callee(const struct program *program, struct site call)
{
	struct value value = program_callee_value(program, call);

	return value.kind == VALUE_FUNCTION ? value.at : SITE_NONE;
}

struct site program_called(const struct program *program, struct site call)
{
	return (struct site){call.module, program_expr(program, call)->left};
}

struct value program_callee_value(const struct program *program, struct site call)
{
	return program_single(program, program_called(program, call));
}

struct site program_argument(const struct program *program, struct site call, uint32_t n)
{
	expr_id kid = summary_kid(program->modules[call.module].summary, call.expr, n);

	return kid == ID_NONE ? SITE_NONE : (struct site){call.module, kid};
}

/* One look for a property, through objects that are spread into each other. */
struct look {
	const struct program *program;
	struct str key;
	struct site found;
	unsigned objects;
};

static enum property look_in(struct look *look, struct site object, unsigned depth);

/* What a spread contributes; a condition or anything not known may hold the key. */
static enum property look_in_spread(struct look *look, struct site spread, unsigned depth)
{
	struct value value = program_single(look->program, spread);

	if (value.guessed) {
		return PROPERTY_UNKNOWN;
	}
	if (value.kind == VALUE_NULL || value.kind == VALUE_BOOLEAN) {
		return PROPERTY_ABSENT;
	}
	return depth < SPREADS_DEEP ? look_in(look, spread, depth + 1) : PROPERTY_UNKNOWN;
}

static enum property look_at(
	struct look *look, uint32_t module, const struct prop *prop, unsigned depth)
{
	struct site value = {module, prop->value};

	if (prop->kind == PROP_SPREAD) {
		return look_in_spread(look, value, depth);
	}
	if (str_absent(prop->key)) {
		return PROPERTY_UNKNOWN;
	}
	if (!str_equal(prop->key, look->key)) {
		return PROPERTY_ABSENT;
	}
	look->found = value;
	return prop->value == ID_NONE ? PROPERTY_UNKNOWN : PROPERTY_FOUND;
}

static enum property look_in(struct look *look, struct site object, unsigned depth)
{
	enum property answer = PROPERTY_ABSENT;
	const struct summary *summary;
	struct value value;
	uint32_t i;

	if (++look->objects > SPREADS_MOST) {
		return PROPERTY_UNKNOWN;
	}
	value = program_single(look->program, object);
	if ((value.kind != VALUE_OBJECT && value.kind != VALUE_JSX) || value.guessed) {
		return PROPERTY_UNKNOWN;
	}
	summary = look->program->modules[value.at.module].summary;
	i = summary->exprs[value.at.expr].count;
	/* the last one wins; what is spread or computed behind it may hide it */
	while (answer == PROPERTY_ABSENT &&
		(i = lookup_prop(look->program, value.at, look->key, i)) != ID_NONE) {
		answer = look_at(
			look, value.at.module, summary_prop_at(summary, value.at.expr, i), depth);
	}
	return answer;
}

enum property program_find_property(
	const struct program *program, struct site object, struct str key, struct site *out)
{
	struct look look = {.program = program, .key = key, .found = SITE_NONE};
	enum property answer = look_in(&look, object, 0);

	*out = answer == PROPERTY_FOUND ? look.found : SITE_NONE;
	return answer;
}

struct site program_property(const struct program *program, struct site object, const char *key)
{
	struct site found;

	program_find_property(program, object, str_of(key), &found);
	return found;
}

struct site program_export(const struct program *program, uint32_t module, struct str name)
{
	struct site found = follow_export_find(program, module, name);
	struct site whole;

	if (found.expr != ID_NONE) {
		return found;
	}
	/* module.exports = { name: … } */
	whole = lookup_commonjs(program, module);
	if (whole.expr != ID_NONE) {
		program_find_property(program, whole, name, &found);
	}
	return found;
}

const struct document *program_document(const struct program *program, struct str path)
{
	for (uint32_t i = 0; i < program->document_count; i++) {
		if (str_equal(program->documents[i].path, path)) {
			return &program->documents[i];
		}
	}
	return NULL;
}

struct str program_plain_name(struct str name)
{
	return str_starts(name, "default.") ? str_slice(name, 8, name.n) : name;
}
