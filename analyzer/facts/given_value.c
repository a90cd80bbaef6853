#include "facts/given_internal.h"
#include "facts/named.h"
#include "program/lookup.h"

enum {
	VALUES_MOST = 64,
	DEEP = 8, /* expressions that lead to each other */
	VISITS_MOST = 256,
};

static const struct summary *summary_of(const struct given_reading *r, struct site site)
{
	return r->collector->program->modules[site.module].summary;
}

void given_add(struct given_reading *r, struct given_value value)
{
	if (r->out->n - r->before >= VALUES_MOST) {
		return;
	}
	for (size_t i = r->before; i < r->out->n; i++) {
		const struct given_value *it = &r->out->items[i];

		if (program_same(it->at, value.at) && str_equal(it->text, value.text) &&
			str_equal(it->env, value.env)) {
			return;
		}
	}
	vec_push(r->arena, r->out, value);
}

static void add_literal(struct given_reading *r, struct site at, struct str text)
{
	given_add(r, (struct given_value){GIVEN_LITERAL, text, STR(""), at});
}

static void add_unresolved(struct given_reading *r, struct site at, enum given_class class)
{
	given_add(r, (struct given_value){class, STR(""), STR(""), at});
}

static void read_elements(struct given_reading *r, struct site list, unsigned depth)
{
	const struct summary *summary = summary_of(r, list);
	const struct expr *e = &summary->exprs[list.expr];

	for (uint32_t i = 0; i < e->count; i++) {
		expr_id kid = summary->kid_ids[e->first + i];
		bool spread = summary->exprs[kid].kind == EXPR_SPREAD;

		given_read_at(r, program_beside(list, spread ? summary->exprs[kid].left : kid),
			depth + 1);
	}
}

/* The first variable in text that is put together, or a comparison: `${process.env.X}/sign-in` */
static struct str env_among(
	struct given_reading *r, struct site site, const expr_id *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		value_vec values = {0};

		if (parts[i] == ID_NONE) {
			continue;
		}
		program_follow(
			r->collector->program, program_beside(site, parts[i]), r->arena, &values);
		for (size_t k = 0; k < values.n; k++) {
			if (values.items[k].kind == VALUE_ENV) {
				return values.items[k].name;
			}
		}
	}
	return STR("");
}

static bool read_made(struct given_reading *r, struct site asked, struct site at)
{
	const struct summary *summary = summary_of(r, at);
	const struct expr *e = &summary->exprs[at.expr];
	expr_id sides[] = {e->left, e->right};
	struct str env = STR("");

	if (e->kind == EXPR_TEMPLATE) {
		env = env_among(r, at, &summary->kid_ids[e->first], e->count);
	} else if (e->kind == EXPR_BINARY) {
		env = env_among(r, at, sides, 2);
	} else {
		return false;
	}
	given_add(r, (struct given_value){
			     env.n > 0 ? GIVEN_ENV : GIVEN_UNRESOLVED, STR(""), env, asked, true});
	return true;
}

/* What is left of a value by a method: all of it, or only where it comes from. */
static bool keeps_elements(struct str method)
{
	static const char *const names[] = {"filter", "concat", "flat", "sort", "slice"};

	return str_in(method, names, sizeof(names) / sizeof(names[0]));
}

static bool changes_text(struct str method)
{
	static const char *const names[] = {"split", "map", "trim", "replace", "replaceAll",
		"toLowerCase", "toString", "concat", "flatMap"};

	return str_in(method, names, sizeof(names) / sizeof(names[0]));
}

/* process.env.PARTIES.split(',').map(trim): what it comes from is known, what it is is not. */
static bool read_changed(
	struct given_reading *r, struct site asked, struct site object, unsigned depth)
{
	given_values from = {0};
	struct given_reading inner = *r;

	inner.out = &from;
	inner.before = 0;
	given_read_at(&inner, object, depth + 1);
	for (size_t i = 0; i < from.n; i++) {
		if (from.items[i].class == GIVEN_ENV) {
			given_add(r, (struct given_value){
					     GIVEN_ENV, STR(""), from.items[i].env, asked, true});
			return true;
		}
	}
	return false;
}

static bool read_call(struct given_reading *r, struct site asked, struct site call, unsigned depth)
{
	const struct summary *summary = summary_of(r, call);
	const struct expr *e = &summary->exprs[call.expr];
	const struct expr *callee = e->left == ID_NONE ? NULL : &summary->exprs[e->left];

	if (given_native(r, call)) {
		return true;
	}
	if (e->kind == EXPR_NEW && callee != NULL && str_is(callee->name, "Set") && e->count == 1) {
		given_read_at(r, program_beside(call, summary->kid_ids[e->first]), depth + 1);
		return true;
	}
	if (callee == NULL || callee->kind != EXPR_MEMBER) {
		return false;
	}
	if (keeps_elements(callee->name)) {
		given_read_at(r, program_beside(call, callee->left), depth + 1);
		if (str_is(callee->name, "concat")) {
			read_elements(r, call, depth);
		}
		return true;
	}
	return changes_text(callee->name) &&
	       read_changed(r, asked, program_beside(call, callee->left), depth);
}

/* What a caller gives; SITE_NONE with PROPERTY_UNKNOWN when that is not known. */
static enum property handed(struct given_reading *r, struct site caller, uint32_t index,
	struct str path, struct site *out)
{
	enum property answer = PROPERTY_FOUND;

	*out = named_given(r->collector, caller, index);
	if (out->expr == ID_NONE) {
		return PROPERTY_UNKNOWN;
	}
	while (answer == PROPERTY_FOUND && path.n > 0) {
		answer = program_find_property(
			r->collector->program, *out, str_take(&path, '.'), out);
	}
	return answer;
}

/* What one caller hands over; what is no literal stands where it is used, not at the caller's. */
static void read_handed(
	struct given_reading *r, struct site asked, struct site given, unsigned depth)
{
	given_values values = {0};
	struct given_reading inner = *r;

	inner.out = &values;
	inner.before = 0;
	inner.via = SITE_NONE;
	given_read_at(&inner, given, depth + 1);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].class != GIVEN_LITERAL) {
			values.items[i].at = asked;
		}
		given_add(r, values.items[i]);
	}
}

/* The call that is known to run the function, or all that are seen to. */
static void callers_of(struct given_reading *r, struct site function, named_sites *out)
{
	const struct program *program = r->collector->program;

	if (r->via.expr != ID_NONE && program_expr(program, r->via)->kind == EXPR_CALL &&
		program_same(program_callee(program, r->via), function)) {
		vec_push(r->arena, out, r->via);
	} else {
		named_callers(r->collector, function, out);
	}
}

/* What all who call the function hand to it, when somebody is seen to. */
static bool read_param(
	struct given_reading *r, struct site asked, const struct value *value, unsigned depth)
{
	const struct program *program = r->collector->program;
	const struct expr *param = program_expr(program, value->at);
	expr_id function = lookup_function(program, value->at.module, param->function);
	named_sites callers = {0};

	if (function == ID_NONE) {
		return false;
	}
	callers_of(r, program_beside(value->at, function), &callers);
	for (size_t i = 0; i < callers.n; i++) {
		struct site given;
		enum property answer =
			handed(r, callers.items[i], param->index, value->name, &given);

		if (answer == PROPERTY_FOUND) {
			read_handed(r, asked, given, depth);
		} else if (answer == PROPERTY_UNKNOWN) {
			add_unresolved(r, asked, GIVEN_UNRESOLVED);
		}
	}
	return callers.n > 0;
}

static void read_named(struct given_reading *r, struct site site)
{
	named_vec names = {0};

	named_read(r->collector, site, r->arena, &names);
	for (size_t i = 0; i < names.n; i++) {
		if (names.items[i].resolved) {
			add_literal(r, names.items[i].at, names.items[i].text);
		} else {
			add_unresolved(r, site, GIVEN_UNRESOLVED);
		}
	}
}

static void read_value(
	struct given_reading *r, struct site site, const struct value *value, unsigned depth)
{
	switch (value->kind) {
	case VALUE_NULL:
		break;
	case VALUE_STRING:
		add_literal(r, value->at, value->text);
		break;
	case VALUE_NUMBER:
	case VALUE_BOOLEAN:
	case VALUE_REGEX:
		add_literal(r, value->at, program_text(r->collector->program, value->at));
		break;
	case VALUE_ENV:
		given_add(r, (struct given_value){
				     GIVEN_ENV, STR(""), value->name, site, value->changed});
		break;
	case VALUE_ARRAY:
		read_elements(r, value->at, depth);
		break;
	case VALUE_CALL:
	case VALUE_NEW:
		if (value->name.n > 0 || !read_call(r, site, value->at, depth)) {
			add_unresolved(r, site, GIVEN_CALL);
		}
		break;
	case VALUE_PARAM:
		if (!read_param(r, site, value, depth)) {
			add_unresolved(r, site, GIVEN_UNRESOLVED);
		}
		break;
	case VALUE_UNKNOWN:
		if (!read_made(r, site, value->at)) {
			read_named(r, site);
		}
		break;
	default:
		add_unresolved(r, site, GIVEN_UNRESOLVED);
		break;
	}
}

void given_read_at(struct given_reading *r, struct site site, unsigned depth)
{
	value_vec values = {0};

	if (depth > DEEP || ++*r->visits > VISITS_MOST || r->out->n - r->before >= VALUES_MOST) {
		add_unresolved(r, site, GIVEN_UNRESOLVED);
		return;
	}
	program_follow(r->collector->program, site, r->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		struct given_reading inner = *r;

		if (values.items[i].via.expr != ID_NONE) {
			inner.via = values.items[i].via;
		}
		read_value(&inner, site, &values.items[i], depth);
	}
}

void given_read(
	struct collector *collector, struct site site, struct arena *arena, given_values *out)
{
	unsigned visits = 0;
	struct given_reading reading = {
		.collector = collector,
		.visits = &visits,
		.arena = arena,
		.out = out,
		.before = out->n,
		.via = SITE_NONE,
	};

	given_read_at(&reading, site, 0);
}
