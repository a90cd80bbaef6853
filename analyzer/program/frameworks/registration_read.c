#include "program/apps.h"
#include "program/callers.h"
#include "program/frameworks/registration_tools.h"
#include "program/lookup.h"

/* Reads every call that registers something, and finds out on what. */

enum {
	NEST = 4, /* lists inside lists */
	SETTLE_MOST = 6, /* functions that hand an application on to each other */
	ITEMS_MOST = 1000, /* expressions looked at for one registration: lists hold lists */
};

const char *registration_method(struct str name)
{
	static const struct {
		const char *name;
		const char *method;
	} table[] = {
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

struct registration registration_at(enum registration_kind kind, struct site call)
{
	return (struct registration){
		.kind = kind,
		.owner = ID_NONE,
		.path = STR(""),
		.path_known = true,
		.call = call,
		.stage = STR(""),
	};
}

/* createMiddleware(fn), createHandlers(a, b): what they are given is what runs. */
static enum unfolding unfolding_of(const struct registry *x, const struct value *value)
{
	struct value callee;

	if (value->kind == VALUE_ARRAY) {
		return UNFOLDS_ALL;
	}
	if (x->dialect->unfolds == NULL || value->kind != VALUE_CALL || value->name.n > 0) {
		return UNFOLDS_NOT;
	}
	callee = registration_callee_value(x, value->at);
	return x->dialect->unfolds(x, &callee);
}

/* Of a list too long to read nothing is known, but that something is there. */
static bool is_too_much(struct registration *r)
{
	if (r->looked <= ITEMS_MOST && ++r->looked > ITEMS_MOST) {
		r->lost = true;
		r->items.n = 0;
	}
	return r->looked > ITEMS_MOST;
}

static void take(
	struct registry *x, struct registration *r, struct site item, bool unsure, unsigned depth)
{
	struct registered registered = {item, ID_NONE, unsure};
	const struct summary *summary = x->program->modules[item.module].summary;
	enum unfolding unfolding;
	struct value value;
	struct owner owner;

	if (is_too_much(r)) {
		return;
	}
	if (summary->exprs[item.expr].kind == EXPR_SPREAD) {
		registered.at.expr = summary->exprs[item.expr].left;
	}
	value = program_single(x->program, registered.at);
	unfolding = depth < NEST ? unfolding_of(x, &value) : UNFOLDS_NOT;
	if (unfolding != UNFOLDS_NOT) {
		summary = x->program->modules[value.at.module].summary;
		for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
			expr_id kid = summary_kid(summary, value.at.expr, i);

			take(x, r, (struct site){value.at.module, kid},
				unsure || unfolding == UNFOLDS_SOME, depth + 1);
		}
		return;
	}
	if (value.kind == VALUE_STRING) {
		return; /* a path among middleware: except('/public', check) */
	}
	if (value.kind != VALUE_FUNCTION && registration_owner(x, registered.at, &owner)) {
		registered.application = owner.application;
	}
	vec_push(x->arena, &r->items, registered);
}

void registration_take(struct registry *x, struct registration *r, struct site item)
{
	if (item.expr != ID_NONE) {
		take(x, r, item, false, 0);
	}
}

void registration_take_from(struct registry *x, struct registration *r, uint32_t first_argument)
{
	for (uint32_t i = first_argument; i < registration_count(x, r->call); i++) {
		registration_take(x, r, registration_argument(x, r->call, i));
	}
}

static void add_path(
	struct registry *x, struct registration r, const struct owner *owner, struct site path)
{
	struct str text = program_string(x->program, path);

	r.path_known = owner->prefix_known && !str_absent(text);
	r.path = str_absent(text) ? STR("") : registration_join(x->arena, owner->prefix, text);
	vec_push(x->arena, &x->all, r);
}

void registration_add(
	struct registry *x, struct registration r, struct site object, struct site path)
{
	struct owner owner;
	struct value value;
	const struct summary *summary;

	if (!registration_owner(x, object, &owner)) {
		return;
	}
	r.owner = owner.application;
	if (path.expr == ID_NONE) {
		r.path = registration_join(x->arena, owner.prefix, r.path);
		r.path_known = r.path_known && owner.prefix_known;
		vec_push(x->arena, &x->all, r);
		return;
	}
	value = program_single(x->program, path);
	if (value.kind != VALUE_ARRAY || value.guessed) {
		add_path(x, r, &owner, path);
		return;
	}
	summary = x->program->modules[value.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		add_path(x, r, &owner,
			(struct site){value.at.module, summary_kid(summary, value.at.expr, i)});
	}
}

static void read_calls(struct registry *x, uint32_t module)
{
	const uint32_t calls = KINDS_METHOD_CALLS;

	for (expr_id i = 0; (i = lookup_next(x->program, module, calls, i)) != ID_NONE; i++) {
		struct site call = {module, i};

		x->dialect->read(x, call, registration_callee(x, call)->name);
	}
}

/* Of the apps that use the framework. */
static void each_module(struct registry *x, void (*read)(struct registry *, uint32_t module))
{
	for (uint32_t m = 0; m < x->program->module_count; m++) {
		if (x->app_uses[x->program->modules[m].app]) {
			read(x, m);
		}
	}
}

static void note_callers(struct registry *x, uint32_t module)
{
	callers_note(x->program, module);
}

/* What a call gives for a parameter, or for a member of one. */
static bool find_given(
	struct registry *x, struct site call, uint32_t index, struct str member, struct owner *out)
{
	struct site argument = registration_argument(x, call, index);
	value_vec values = {0};

	if (argument.expr == ID_NONE) {
		return false;
	}
	program_follow_member(x->program, argument, member, x->arena, &values);
	return values.n == 1 && registration_owner_of(x, values.items[0], out);
}

/*
 * `register(app)`: the parameter is what the function is called with, if it
 * is called once. Anything else stays the parameter that it is.
 */
static uint32_t settle(struct registry *x, uint32_t application)
{
	for (unsigned i = 0; i < SETTLE_MOST && application != ID_NONE; i++) {
		struct application a = x->applications.items[application];
		const struct expr *param = program_expr(x->program, a.made);
		struct setup_call only;
		struct owner owner;

		if (!a.is_param) {
			break;
		}
		if (!registration_only_setup(x, a.made.module, param->function, &only)) {
			break;
		}
		if (only.given != ID_NONE && param->index == 0 && a.member.n == 0) {
			application = only.given;
			continue;
		}
		if (!find_given(x, only.call, param->index, a.member, &owner) ||
			owner.prefix.n > 0 || !owner.prefix_known) {
			break;
		}
		application = owner.application;
	}
	return application;
}

bool registration_settled(struct registry *x, struct site site, struct owner *out)
{
	if (!registration_owner(x, site, out)) {
		return false;
	}
	out->application = settle(x, out->application);
	return true;
}

static void settle_all(struct registry *x)
{
	for (size_t i = 0; i < x->all.n; i++) {
		struct registration *r = &x->all.items[i];

		r->owner = settle(x, r->owner);
		for (size_t n = 0; n < r->items.n; n++) {
			r->items.items[n].application = settle(x, r->items.items[n].application);
		}
	}
}

/* A parameter that nobody is seen to give may be anything: only a path and a handler tell. */
static bool is_likely(const struct registry *x, const struct registration *r)
{
	return !x->applications.items[r->owner].is_param || r->kind != REGISTRATION_ROUTE ||
	       (r->path_known && (r->path.n == 0 || str_starts(r->path, "/")));
}

static void drop_unlikely(struct registry *x)
{
	size_t kept = 0;

	for (size_t i = 0; i < x->all.n; i++) {
		if (is_likely(x, &x->all.items[i])) {
			x->all.items[kept++] = x->all.items[i];
		}
	}
	x->all.n = kept;
}

static void find_apps(struct registry *x)
{
	const struct program *program = x->program;

	x->app_uses = arena_array(x->arena, program->app_count, sizeof(bool));
	for (uint32_t i = 0; i < program->app_count; i++) {
		x->app_uses[i] = apps_has(&program->apps[i], x->dialect->framework);
	}
	for (uint32_t m = 0; m < program->module_count; m++) {
		const struct summary *summary = program->modules[m].summary;

		for (uint32_t i = 0; i < summary->import_count; i++) {
			if (x->dialect->is_package(summary->imports[i].specifier)) {
				x->app_uses[program->modules[m].app] = true;
			}
		}
	}
}

void registration_read_all(struct registry *x)
{
	find_apps(x);
	each_module(x, read_calls);
	for (size_t i = 0; i < x->all.n; i++) {
		x->inside =
			x->inside || program_expr(x->program, x->all.items[i].call)->function != 0;
	}
	if (x->inside) {
		/* if everything stands at the top of its file, calls do not matter */
		each_module(x, note_callers);
		settle_all(x);
	}
	drop_unlikely(x);
}
