#include "facts/named.h"

#include <string.h>

#include "facts/named_state.h"
#include "program/lookup.h"

enum {
	NAMES_MOST = 64,
	DEEP = 10, /* expressions that lead to each other */
	VISITS_MOST = 512,
	USES_MOST = 64,
	ROOM = 4,
};

/* A member of whatever an element of a list, or a value of a map, is: "[].strategy". */
#define ELEMENT "[]"

struct asked_param {
	struct site at;
	struct str path;
	bool again; /* asked for again, by what a caller gives */
	struct asked_param *outer;
};

struct search {
	struct collector *collector;
	struct arena *arena;
	struct site asked;
	named_vec *out;
	size_t before; /* entries of *out that are none of this search */
	struct asked_param *params; /* whose callers are being read, the innermost first */
	unsigned visits;
	bool unknown;
};

static void read_at(struct search *search, struct site site, struct str path, unsigned depth);

static struct str join(struct search *search, struct str head, struct str tail)
{
	if (head.n == 0 || tail.n == 0) {
		return head.n == 0 ? tail : head;
	}
	return str_format(search->arena, "%.*s.%.*s", STR_ARGS(head), STR_ARGS(tail));
}

static void add(struct search *search, struct site at, struct str text)
{
	for (size_t i = search->before; i < search->out->n; i++) {
		if (program_same(search->out->items[i].at, at) &&
			str_equal(search->out->items[i].text, text)) {
			return;
		}
	}
	if (search->out->n - search->before == NAMES_MOST) {
		search->unknown = true;
		return;
	}
	vec_push(search->arena, search->out,
		(struct named){
			.text = text,
			.resolved = true,
			.at = at,
			.elsewhere = !program_same(at, search->asked),
			.use = search->asked,
		});
}

/* All elements of a list, or all values of a map; a spread in it is one more of them. */
static void read_elements(struct search *search, struct site list, struct str path, unsigned depth)
{
	const struct summary *summary = search->collector->program->modules[list.module].summary;
	const struct expr *e = &summary->exprs[list.expr];

	for (uint32_t i = 0; i < e->count && search->visits <= VISITS_MOST; i++) {
		bool map = e->kind == EXPR_OBJECT;
		expr_id value = map ? summary_prop_at(summary, list.expr, i)->value
				    : summary_kid(summary, list.expr, i);
		bool spread = value != ID_NONE &&
			      (map ? summary_prop_at(summary, list.expr, i)->kind == PROP_SPREAD
				   : summary->exprs[value].kind == EXPR_SPREAD);

		if (spread && !map) {
			value = summary->exprs[value].left;
		}
		read_at(search, program_beside(list, value),
			spread ? join(search, STR(ELEMENT), path) : path, depth + 1);
	}
}

static bool is_iteration(struct str method)
{
	static const char *const names[] = {"map", "forEach", "filter", "find", "findLast", "some",
		"every", "flatMap", "findIndex"};

	return str_in(method, names, sizeof(names) / sizeof(names[0]));
}

/* The list over which a function is called: list.map(f), v-for, {#each}; SITE_NONE without one. */
static struct site list_of(const struct program *program, struct site function, uint32_t index)
{
	const struct summary *summary = program->modules[function.module].summary;
	expr_id outer = lookup_parent(program, function.module, function.expr);
	const struct expr *e = outer == ID_NONE ? NULL : &summary->exprs[outer];
	const struct expr *callee;

	if (e == NULL || index != 0) {
		return SITE_NONE;
	}
	if (e->kind == EXPR_UNKNOWN && e->count > 1) {
		return program_beside(function, summary->kid_ids[e->first]);
	}
	callee = e->kind == EXPR_CALL && e->left != ID_NONE ? &summary->exprs[e->left] : NULL;
	if (callee == NULL || callee->kind != EXPR_MEMBER || !is_iteration(callee->name)) {
		return SITE_NONE;
	}
	return program_beside(function, callee->left);
}

/* Is a parameter asked about already? A function that calls itself with it gives nothing new. */
static bool is_asked(struct search *search, struct site param, struct str path)
{
	for (struct asked_param *it = search->params; it != NULL; it = it->outer) {
		if (program_same(it->at, param) && str_equal(it->path, path)) {
			it->again = true;
			return true;
		}
	}
	return false;
}

/* Does a call certainly give nothing for a parameter? */
static bool is_left_out(const struct program *program, struct site call, uint32_t index)
{
	const struct summary *summary = program->modules[call.module].summary;
	const struct expr *e = &summary->exprs[call.expr];
	bool spread = false;

	for (uint32_t i = 0; i < e->count && e->kind == EXPR_CALL; i++) {
		spread = spread ||
			 summary->exprs[summary->kid_ids[e->first + i]].kind == EXPR_SPREAD;
	}
	return e->kind == EXPR_CALL && e->count <= index && !spread;
}

static void read_callers(struct search *search, struct site function, uint32_t index,
	struct str path, unsigned depth)
{
	struct asked_param *asked = search->params;
	named_sites callers = {0};
	size_t itself = 0;

	named_callers(search->collector, function, &callers);
	for (size_t i = 0; i < callers.n; i++) {
		struct site caller = callers.items[i];

		asked->again = false;
		if (!is_left_out(search->collector->program, caller, index)) {
			read_at(search, named_given(search->collector, caller, index), path,
				depth + 1);
		}
		itself += asked->again;
	}
	search->unknown = search->unknown || itself == callers.n;
}

static void read_param(
	struct search *search, const struct value *param, struct str rest, unsigned depth)
{
	const struct program *program = search->collector->program;
	const struct expr *e = program_expr(program, param->at);
	struct site function =
		program_beside(param->at, lookup_function(program, param->at.module, e->function));
	struct str path = join(search, param->name, rest);
	struct asked_param asked = {param->at, path, false, search->params};
	struct site list;

	if (is_asked(search, param->at, path)) {
		return;
	}
	if (function.expr == ID_NONE) {
		search->unknown = true;
		return;
	}
	search->params = &asked;
	list = list_of(program, function, e->index);
	if (list.expr != ID_NONE) {
		read_at(search, list, join(search, STR(ELEMENT), path), depth + 1);
	} else {
		read_callers(search, function, e->index, path, depth);
	}
	search->params = asked.outer;
}

/* `oauth_${provider}`: with each name that its one hole may be. */
static void read_template(struct search *search, struct site site, unsigned depth)
{
	const struct program *program = search->collector->program;
	const struct summary *summary = program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	struct str before = STR("");
	struct str behind = STR("");
	struct site hole = SITE_NONE;
	size_t from = search->out->n;

	for (uint32_t i = 0; i < e->count; i++) {
		struct site part = program_beside(site, summary->kid_ids[e->first + i]);
		struct str text = program_string(program, part);

		if (str_absent(text) && hole.expr != ID_NONE) {
			search->unknown = true;
			return;
		}
		if (str_absent(text)) {
			hole = part;
		} else if (hole.expr == ID_NONE) {
			before = str_join(search->arena, before, text);
		} else {
			behind = str_join(search->arena, behind, text);
		}
	}
	read_at(search, hole, STR(""), depth + 1);
	for (size_t i = from; i < search->out->n; i++) {
		struct named *named = &search->out->items[i];

		named->text = str_join(
			search->arena, str_join(search->arena, before, named->text), behind);
	}
}

/* list.find(…), list.at(i): some element of it; Object.values(map): its values. */
static bool read_call(struct search *search, struct site site, struct str path, unsigned depth)
{
	static const char *const one[] = {"find", "findLast", "at", "pop", "shift", "get"};
	static const char *const many[] = {
		"filter", "slice", "concat", "sort", "reverse", "toSorted", "toReversed", "flat"};
	const struct program *program = search->collector->program;
	const struct expr *e = program_expr(program, site);
	const struct expr *callee =
		e->left == ID_NONE ? NULL : program_expr(program, program_beside(site, e->left));
	const struct expr *object;
	size_t from;

	if (callee == NULL || callee->kind != EXPR_MEMBER || callee->left == ID_NONE) {
		return false;
	}
	object = program_expr(program, program_beside(site, callee->left));
	if (object->kind == EXPR_NAME && object->binding == ID_NONE &&
		str_is(object->name, "Object")) {
		if (str_is(callee->name, "values")) {
			read_at(search, program_argument(program, site, 0), path, depth + 1);
		}
		return str_is(callee->name, "values");
	}
	if (str_in(callee->name, one, sizeof(one) / sizeof(one[0]))) {
		path = join(search, STR(ELEMENT), path);
	} else if (!str_in(callee->name, many, sizeof(many) / sizeof(many[0]))) {
		return false;
	}
	from = search->out->n;
	read_at(search, program_beside(site, callee->left), path, depth + 1);
	for (size_t i = from; i < search->out->n; i++) {
		search->out->items[i].left_out |= str_is(callee->name, "filter");
	}
	return true;
}

/* `(...roles) => …`: every argument from its place on that callers give. */
static bool read_rest(struct search *search, struct site site, struct str path, unsigned depth)
{
	const struct program *program = search->collector->program;
	const struct expr *e = program_expr(program, site);
	expr_id kid = e->count == 1
			      ? summary_kid(program->modules[site.module].summary, site.expr, 0)
			      : ID_NONE;
	const struct expr *param =
		kid == ID_NONE ? NULL : program_expr(program, program_beside(site, kid));
	named_sites callers = {0};
	struct site function;

	/* the rest of an object pattern begins behind what it is taken from */
	if (param == NULL || param->kind != EXPR_PARAM || param->start != e->start ||
		(path.n > 0 && !str_starts(path, ELEMENT))) {
		return false;
	}
	path = path.n <= 3 ? STR("") : str_slice(path, 3, path.n);
	function = program_beside(site, lookup_function(program, site.module, param->function));
	if (function.expr != ID_NONE) {
		named_callers(search->collector, function, &callers);
	}
	search->unknown = search->unknown || callers.n == 0;
	for (size_t i = 0; i < callers.n; i++) {
		uint32_t count = program_expr(program, callers.items[i])->count;

		for (uint32_t n = param->index; n < count; n++) {
			read_at(search, program_argument(program, callers.items[i], n), path,
				depth + 1);
		}
	}
	return true;
}

/* const [role, setRole] = useState("org:member"): all that is put there. */
static bool read_state(struct search *search, struct site site, struct str path, unsigned depth)
{
	struct named_held held = {0};

	if (!named_state(search->collector, site, &held)) {
		return false;
	}
	search->unknown = search->unknown || held.others || held.values.n == 0;
	for (size_t i = 0; i < held.values.n; i++) {
		read_at(search, held.values.items[i], path, depth + 1);
	}
	return true;
}

/* Where following ends: by the form of the expression. */
static bool read_form(struct search *search, struct site site, struct str path, unsigned depth)
{
	const struct program *program = search->collector->program;
	const struct summary *summary = program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];

	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		if (e->binding == ID_NONE || summary->bindings[e->binding].value == ID_NONE) {
			return false;
		}
		if (read_state(search, site, path, depth)) {
			return true;
		}
		read_at(search, program_beside(site, summary->bindings[e->binding].value), path,
			depth + 1);
		return true;
	case EXPR_MEMBER:
		read_at(search, program_beside(site, e->left), join(search, e->name, path),
			depth + 1);
		return true;
	case EXPR_INDEX:
		read_at(search, program_beside(site, e->left), join(search, STR(ELEMENT), path),
			depth + 1);
		return true;
	case EXPR_AWAIT:
	case EXPR_SPREAD:
		read_at(search, program_beside(site, e->left), path, depth + 1);
		return true;
	case EXPR_TEMPLATE:
		if (path.n == 0) {
			read_template(search, site, depth);
		}
		return path.n == 0;
	case EXPR_CALL:
		return read_call(search, site, path, depth);
	case EXPR_UNKNOWN:
		return read_rest(search, site, path, depth);
	default:
		return false;
	}
}

/* <OAuth {...provider} />: what it has of the name, and what is written before it. */
static void read_spreads(struct search *search, struct site element, struct str name,
	struct str path, unsigned depth)
{
	const struct summary *summary = search->collector->program->modules[element.module].summary;

	for (uint32_t i = summary->exprs[element.expr].count; i > 0; i--) {
		const struct prop *prop = summary_prop_at(summary, element.expr, i - 1);

		if (prop->kind == PROP_SPREAD) {
			read_at(search, program_beside(element, prop->value), path, depth + 1);
		} else if (str_equal(prop->key, name)) {
			struct str rest = path;

			str_take(&rest, '.');
			read_at(search, program_beside(element, prop->value), rest, depth + 1);
			return;
		}
	}
}

/* The attribute of an element that stands for a component's first parameter. */
static void read_attribute(struct search *search, struct site site, struct str path, unsigned depth)
{
	struct str rest = path;
	struct str name = str_take(&rest, '.');
	struct site value;

	switch (program_find_property(search->collector->program, site, name, &value)) {
	case PROPERTY_FOUND:
		read_at(search, value, rest, depth + 1);
		break;
	case PROPERTY_ABSENT:
		break;
	case PROPERTY_UNKNOWN:
		read_spreads(search, site, name, path, depth);
		break;
	}
}

static void read_value(
	struct search *search, const struct value *value, struct str rest, unsigned depth)
{
	bool element = rest.n > 0;
	struct str inner = str_starts(rest, ELEMENT ".") ? str_slice(rest, 3, rest.n) : STR("");

	switch (value->kind) {
	case VALUE_STRING:
		if (element) {
			search->unknown = true;
		} else {
			add(search, value->at, value->text);
		}
		break;
	case VALUE_NULL:
		break;
	case VALUE_ARRAY:
		read_elements(search, value->at, inner, depth);
		break;
	case VALUE_OBJECT:
		if (element) {
			read_elements(search, value->at, inner, depth);
		} else {
			search->unknown = true;
		}
		break;
	case VALUE_PARAM:
		read_param(search, value, rest, depth);
		break;
	default:
		search->unknown = true;
		break;
	}
}

/* Where a path says "some element": "a.b" of "a.b.[].c"; the rest begins with the brackets. */
static struct str split(struct str path, struct str *out_rest)
{
	size_t at = str_find(path, STR(ELEMENT), 0);
	size_t end = at == SIZE_MAX ? path.n : at == 0 ? 0 : at - 1;

	*out_rest = at == SIZE_MAX ? STR("") : str_slice(path, at, path.n);
	return str_slice(path, 0, end);
}

static void read_at(struct search *search, struct site site, struct str path, unsigned depth)
{
	const struct program *program = search->collector->program;
	struct value room[ROOM];
	value_vec values = {room, 0, ROOM};
	struct str rest;
	struct str head = split(path, &rest);
	bool stuck;

	if (site.expr == ID_NONE || depth > DEEP || ++search->visits > VISITS_MOST) {
		search->unknown = true;
		return;
	}
	if (program_expr(program, site)->kind == EXPR_JSX) {
		read_attribute(search, site, path, depth);
		return;
	}
	program_follow_member(program, site, head, search->arena, &values);
	stuck = values.n == 1 &&
		(values.items[0].kind == VALUE_UNKNOWN || values.items[0].kind == VALUE_CALL);
	if (stuck && read_form(search, site, path, depth)) {
		return;
	}
	for (size_t i = 0; i < values.n; i++) {
		read_value(search, &values.items[i], rest, depth);
	}
}

void named_read_member(struct collector *collector, struct site site, struct str path,
	struct arena *arena, named_vec *out)
{
	struct search search = {
		.collector = collector,
		.arena = arena,
		.asked = site,
		.out = out,
		.before = out->n,
	};

	if (site.expr == ID_NONE) {
		return;
	}
	read_at(&search, site, path, 0);
	if (search.unknown) {
		vec_push(arena, out, (struct named){.text = STR(""), .at = site, .use = site});
	}
}

void named_read(struct collector *collector, struct site site, struct arena *arena, named_vec *out)
{
	named_read_member(collector, site, STR(""), arena, out);
}

struct str named_key(struct arena *arena, const struct named *named)
{
	char *key = arena_alloc(arena, sizeof(named->at) + named->text.n);

	memcpy(key, &named->at, sizeof(named->at));
	if (named->text.n > 0) {
		memcpy(key + sizeof(named->at), named->text.s, named->text.n);
	}
	return (struct str){key, sizeof(named->at) + named->text.n};
}

void named_add_use(struct collector *collector, place_vec *uses, struct site use)
{
	struct place place = collector_site(collector, use);

	if (place_absent(&place) || uses->n == USES_MOST) {
		return;
	}
	for (size_t i = 0; i < uses->n; i++) {
		if (str_equal(uses->items[i].file, place.file) &&
			uses->items[i].line == place.line &&
			uses->items[i].column == place.column) {
			return;
		}
	}
	vec_push(collector->arena, uses, place);
}
