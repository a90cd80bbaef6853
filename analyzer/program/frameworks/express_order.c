#include "program/frameworks/express.h"

/* Registrations: who registers what on which application, and when. */

enum {
	VALUES = 8, /* alternatives on the stack; more go to the arena */
	SETUP_DEPTH = 6, /* set-up functions that call each other */
};

struct value express_value(const struct express *x, struct site site)
{
	struct value room[VALUES];
	value_vec values = {room, 0, VALUES};

	if (site.expr == ID_NONE) {
		return (struct value){.kind = VALUE_UNKNOWN, .at = site};
	}
	program_follow(x->program, site, x->arena, &values);
	if (values.n != 1) {
		return (struct value){.kind = VALUE_UNKNOWN, .at = site};
	}
	return values.items[0];
}

struct value express_callee(const struct express *x, struct site call)
{
	return express_value(x, (struct site){call.module, program_expr(x->program, call)->left});
}

static bool is_express(const struct value *value, const char *name)
{
	return value->kind == VALUE_IMPORT && str_is(value->package, "express") &&
	       str_is(value->name, name);
}

/* Is the call express() or Router()? */
static bool makes_application(const struct express *x, struct site call, bool *out_root)
{
	struct value callee = express_callee(x, call);
	bool router = is_express(&callee, "Router") || is_express(&callee, "default.Router");

	*out_root = is_express(&callee, "default") || is_express(&callee, "*") ||
		    is_express(&callee, "");
	return router || *out_root;
}

bool express_is_root(const struct express *x, struct site made)
{
	bool root = false;

	makes_application(x, made, &root);
	return root;
}

bool express_is_application(const struct express *x, struct site site, struct site *out)
{
	struct value value = express_value(x, site);
	bool root;

	if ((value.kind != VALUE_CALL && value.kind != VALUE_NEW) || value.name.n > 0 ||
		!makes_application(x, value.at, &root)) {
		return false;
	}
	*out = value.at;
	return true;
}

static const char *method_of(struct str name)
{
	static const struct {
		const char *name;
		const char *method;
	} table[] = {
		{"use", "USE"},
		{"all", "ANY"},
		{"get", "GET"},
		{"post", "POST"},
		{"put", "PUT"},
		{"patch", "PATCH"},
		{"delete", "DELETE"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_is(name, table[i].name)) {
			return table[i].method;
		}
	}
	return NULL;
}

static const struct expr *callee_expr(const struct express *x, struct site call)
{
	expr_id callee = program_expr(x->program, call)->left;

	return callee == ID_NONE ? NULL
				 : program_expr(x->program, (struct site){call.module, callee});
}

enum { ROUTE_CHAIN = 16 }; /* app.route('/x').get(…).post(…): calls in a row */

/* The app.route('/x') call under `.get(…).post(…)`, or SITE_NONE. */
static struct site route_call(const struct express *x, struct site object)
{
	for (unsigned i = 0; i < ROUTE_CHAIN; i++) {
		const struct expr *callee;

		if (program_expr(x->program, object)->kind != EXPR_CALL) {
			return SITE_NONE;
		}
		callee = callee_expr(x, object);
		if (callee == NULL || callee->kind != EXPR_MEMBER) {
			return SITE_NONE;
		}
		if (str_is(callee->name, "route")) {
			return object;
		}
		if (method_of(callee->name) == NULL || str_is(callee->name, "use")) {
			return SITE_NONE;
		}
		object = (struct site){object.module, callee->left};
	}
	return SITE_NONE;
}

/* Signs of path-to-regexp that a plain comparison of segments does not know. */
static bool is_plain(struct str path)
{
	static const char signs[] = "*?+(){}[]";

	for (size_t i = 0; i + 1 < sizeof(signs); i++) {
		if (str_find_byte(path, signs[i]) != SIZE_MAX) {
			return false;
		}
	}
	return true;
}

/* May the first argument of `use` be a middleware, or is it certainly a path? */
static bool may_be_middleware(const struct value *value, uint32_t count)
{
	switch (value->kind) {
	case VALUE_FUNCTION:
	case VALUE_CALL:
	case VALUE_NEW:
		return true;
	case VALUE_STRING:
	case VALUE_ENV:
	case VALUE_REGEX:
		return false;
	default:
		return count == 1;
	}
}

static void read_path(struct express *x, struct registration *r, struct site argument)
{
	struct value value = express_value(x, argument);
	uint32_t count = program_expr(x->program, r->call)->count;

	if (value.kind == VALUE_STRING && !value.guessed) {
		r->path = value.text;
		r->path_known = is_plain(value.text);
		r->first_handler++;
	} else if (!str_is(str_of(r->method), "USE") || !may_be_middleware(&value, count)) {
		r->path_known = false;
		r->first_handler++;
	}
}

/* A parameter that has a path and a handler registered on it: perhaps an app handed in. */
static bool may_be_application(const struct express *x, struct site object,
	const struct registration *r, struct site *out_param)
{
	struct value value = express_value(x, object);
	bool use = str_is(str_of(r->method), "USE");

	if (value.kind != VALUE_PARAM || value.name.n > 0 ||
		(!use && (!r->path_known || !str_starts(r->path, "/")))) {
		return false;
	}
	*out_param = value.at;
	return true;
}

static void read_registration(struct express *x, struct site call)
{
	const struct expr *e = program_expr(x->program, call);
	const struct expr *callee = callee_expr(x, call);
	struct registration r = {
		.call = call, .path = STR(""), .path_known = true, .param = SITE_NONE};
	struct site object;
	struct site route;

	if (callee == NULL || callee->kind != EXPR_MEMBER || e->count == 0) {
		return;
	}
	r.method = method_of(callee->name);
	if (r.method == NULL) {
		return;
	}
	object = (struct site){call.module, callee->left};
	route = route_call(x, object);
	if (route.expr != ID_NONE) {
		object = (struct site){call.module, callee_expr(x, route)->left};
		read_path(x, &r, program_argument(x->program, route, 0));
		r.first_handler = 0;
	} else {
		read_path(x, &r, program_argument(x->program, call, 0));
	}
	r.owner_known = express_is_application(x, object, &r.owner);
	if (r.owner_known || may_be_application(x, object, &r, &r.param)) {
		vec_push(x->arena, &x->all, r);
	}
}

bool express_is_only_test(const struct express *x, uint32_t module, uint32_t of)
{
	return !x->program->modules[module].live && x->program->modules[of].live;
}

static bool app_uses_express(const struct program *program, uint32_t module)
{
	const struct program_app *app = &program->apps[program->modules[module].app];

	return str_has(app->framework, "express");
}

static function_id function_around(const struct express *x, struct site call)
{
	return program_expr(x->program, call)->function;
}

static void read_setup_call(struct express *x, struct site call)
{
	const struct expr *callee = callee_expr(x, call);
	struct site function;

	if (callee == NULL || (callee->kind != EXPR_NAME && callee->kind != EXPR_FUNCTION &&
				      callee->kind != EXPR_MEMBER)) {
		return;
	}
	if (callee->kind == EXPR_MEMBER && method_of(callee->name) != NULL) {
		return;
	}
	function = program_callee(x->program, call);
	if (function.expr != ID_NONE) {
		vec_push(x->arena, &x->setups, (struct setup_call){call, function});
	}
}

static void each_call(struct express *x, void (*read)(struct express *, struct site))
{
	for (uint32_t m = 0; m < x->program->module_count; m++) {
		const struct summary *summary = x->program->modules[m].summary;

		if (!app_uses_express(x->program, m)) {
			continue;
		}
		for (expr_id i = 0; i < summary->expr_count; i++) {
			if (summary->exprs[i].kind == EXPR_CALL) {
				read(x, (struct site){m, i});
			}
		}
	}
}

/* The one call of a function in the program, or SITE_NONE. */
static struct site only_call(const struct express *x, uint32_t module, function_id function)
{
	struct site found = SITE_NONE;

	for (size_t i = 0; i < x->setups.n; i++) {
		const struct setup_call *setup = &x->setups.items[i];

		if (setup->function.module != module ||
			program_expr(x->program, setup->function)->function != function ||
			express_is_only_test(x, setup->call.module, module)) {
			continue;
		}
		if (found.expr != ID_NONE) {
			return SITE_NONE;
		}
		found = setup->call;
	}
	return found;
}

/* `register(app)`: the parameter is what the function is called with, if it is called once. */
static void resolve_param(struct express *x, struct registration *r)
{
	const struct expr *param = program_expr(x->program, r->param);
	struct site call = only_call(x, r->param.module, param->function);

	for (unsigned i = 0; i < SETUP_DEPTH && call.expr != ID_NONE; i++) {
		struct site argument = program_argument(x->program, call, param->index);
		struct value value = express_value(x, argument);

		if (value.kind != VALUE_PARAM || value.name.n > 0) {
			r->owner_known = argument.expr != ID_NONE &&
					 express_is_application(x, argument, &r->owner);
			return;
		}
		param = program_expr(x->program, value.at);
		call = only_call(x, value.at.module, param->function);
	}
}

void express_register_all(struct express *x)
{
	bool inside = false;

	each_call(x, read_registration);
	for (size_t i = 0; i < x->all.n; i++) {
		inside = inside || function_around(x, x->all.items[i].call) != 0;
	}
	if (!inside) {
		return; /* everything stands at the top of its file: calls do not matter */
	}
	each_call(x, read_setup_call);
	for (size_t i = 0; i < x->all.n; i++) {
		if (!x->all.items[i].owner_known && x->all.items[i].param.expr != ID_NONE) {
			resolve_param(x, &x->all.items[i]);
		}
	}
}

/* From a place up through the calls of the functions around it, to the top of a file. */
struct way {
	struct site sites[SETUP_DEPTH];
	unsigned n; /* sites[n - 1] is the outermost */
	bool complete;
};

static struct way way_to(const struct express *x, struct site call)
{
	struct way way = {.n = 0};

	while (call.expr != ID_NONE && way.n < SETUP_DEPTH) {
		way.sites[way.n++] = call;
		if (function_around(x, call) == 0) {
			way.complete = true;
			break;
		}
		call = only_call(x, call.module, function_around(x, call));
	}
	return way;
}

static enum express_order compare_sites(const struct express *x, struct site a, struct site b)
{
	return program_expr(x->program, a)->start < program_expr(x->program, b)->start
		       ? EXPRESS_BEFORE
		       : EXPRESS_AFTER;
}

/* A module that registers on another's application has run that one first. */
static enum express_order compare_modules(struct site owner, struct site a, struct site b)
{
	if (a.module == owner.module) {
		return EXPRESS_BEFORE;
	}
	return b.module == owner.module ? EXPRESS_AFTER : EXPRESS_UNSURE;
}

enum express_order express_compare(
	const struct express *x, const struct registration *a, const struct registration *b)
{
	struct way left;
	struct way right;

	if (a->call.module == b->call.module &&
		function_around(x, a->call) == function_around(x, b->call)) {
		return compare_sites(x, a->call, b->call);
	}
	left = way_to(x, a->call);
	right = way_to(x, b->call);
	if (!left.complete || !right.complete) {
		return EXPRESS_UNSURE;
	}
	while (left.n > 0 && right.n > 0) {
		struct site outer_left = left.sites[--left.n];
		struct site outer_right = right.sites[--right.n];

		if (outer_left.module != outer_right.module) {
			return compare_modules(a->owner, outer_left, outer_right);
		}
		if (outer_left.expr != outer_right.expr) {
			return compare_sites(x, outer_left, outer_right);
		}
	}
	return EXPRESS_UNSURE;
}
