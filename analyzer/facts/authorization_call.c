#include "facts/authorization.h"

#include "facts/organization_test.h"
#include "facts/sdk_written.h"

/* What has(), protect() and their components are asked, and roles that are handed to Clerk. */

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Kinds by what of an instance defines them: a call that mixes two of these groups is `combined`.
 */
struct condition {
	const char *key;
	unsigned group;
};

/* clerk/javascript packages/shared/src/types/session.ts: CheckAuthorizationParams. 2026-08. */
static const struct condition conditions[] = {
	{"role", 1},
	{"permission", 1},
	{"plan", 2},
	{"feature", 2},
	{"reverification", 4},
};

/* Keys of protect() that say what becomes of who is turned away. */
static const char *const protect_options[] = {"token", "unauthenticatedUrl", "unauthorizedUrl"};

static const struct expr *expr_at(const struct authorization *a, struct site site)
{
	return program_expr(a->collector->program, site);
}

/* A property's value, also where a spread behind it may hide it: it is written there to be asked.
 */
static struct site property_of(struct authorization *a, struct site object, const char *key)
{
	const struct program *program = a->collector->program;
	struct site value = SITE_NONE;

	if (program_find_property(program, object, str_of(key), &value) == PROPERTY_UNKNOWN) {
		value = (struct site){object.module,
			summary_prop(program->modules[object.module].summary, object.expr, key)};
	}
	return value;
}

static bool has_property(struct authorization *a, struct site object, const char *key)
{
	return property_of(a, object, key).expr != ID_NONE;
}

static bool is_combined(struct authorization *a, struct site object)
{
	unsigned groups = 0;

	for (size_t i = 0; i < COUNT(conditions); i++) {
		if (has_property(a, object, conditions[i].key)) {
			groups |= conditions[i].group;
		}
	}
	for (size_t i = 0; i < COUNT(protect_options) && groups != 0; i++) {
		if (has_property(a, object, protect_options[i])) {
			groups |= 8;
		}
	}
	return (groups & (groups - 1)) != 0;
}

/* "strict", or { level, afterMinutes }. */
static struct site level_of(struct authorization *a, struct site value)
{
	const struct program *program = a->collector->program;
	struct site level;

	return program_find_property(program, value, STR("level"), &level) == PROPERTY_FOUND
		       ? level
		       : value;
}

const char *authorization_condition(size_t n)
{
	return n < COUNT(conditions) ? conditions[n].key : NULL;
}

void authorization_conditions(struct authorization *a, struct site object,
	const struct fact_authorization *fact, unsigned without, bool prefixed)
{
	struct fact_authorization it = *fact;

	it.combined = is_combined(a, object);
	for (size_t i = 0; i < COUNT(conditions); i++) {
		struct site value = property_of(a, object, conditions[i].key);

		if (value.expr == ID_NONE || (without >> i & 1U) != 0) {
			continue;
		}
		it.kind = str_of(conditions[i].key);
		authorization_add(
			a, conditions[i].group == 4 ? level_of(a, value) : value, &it, prefixed);
	}
}

void authorization_asked(struct authorization *a, struct site asked,
	const struct fact_authorization *fact, bool prefixed)
{
	authorization_sites objects = {0};

	authorization_objects(a, asked, &objects);
	for (size_t i = 0; i < objects.n; i++) {
		authorization_conditions(a, objects.items[i], fact, 0, prefixed);
	}
}

struct fact_authorization authorization_begin(
	struct authorization *a, struct site site, const char *form, const struct sdk_thing *thing)
{
	return (struct fact_authorization){
		.kind = STR("role"),
		.name = STR(""),
		.form = str_of(form),
		.side = sdk_side(a->collector, site, thing),
		.subject = STR(""),
		.otherwise = STR(""),
		.negated = authorization_is_negated(a, site),
		.optional = authorization_is_optional(a, site),
		.in_organization = organization_test_decides(a->collector, site),
	};
}

/* A name under which one of these is called, or an object that asks what they are asked. */
static bool may_ask(const struct authorization *a, struct site call)
{
	static const char *const names[] = {"has", "protect", "checkAuthorization"};
	const struct expr *callee = expr_at(a, program_beside(call, expr_at(a, call)->left));
	struct site first = program_argument(a->collector->program, call, 0);

	if ((callee->kind == EXPR_NAME || callee->kind == EXPR_MEMBER) &&
		str_in(callee->name, names, COUNT(names))) {
		return true;
	}
	for (size_t i = 0; i < COUNT(conditions) && expr_at(a, first)->kind == EXPR_OBJECT; i++) {
		if (summary_prop(a->summary, first.expr, conditions[i].key) != ID_NONE) {
			return true;
		}
	}
	return false;
}

/* Nothing but what has() takes: { plan: "pro" }. */
static bool holds_conditions(const struct authorization *a, struct site object)
{
	const struct expr *e = object.expr == ID_NONE ? NULL : expr_at(a, object);

	if (e == NULL || e->kind != EXPR_OBJECT || e->count == 0) {
		return false;
	}
	for (uint32_t i = 0; i < e->count; i++) {
		const struct prop *prop = summary_prop_at(a->summary, object.expr, i);
		bool found = false;

		for (size_t n = 0; n < COUNT(conditions); n++) {
			found = found || str_is(prop->key, conditions[n].key);
		}
		if (!found) {
			return false;
		}
	}
	return true;
}

static bool speaks_of_conditions(struct str text)
{
	for (size_t i = 0; i < COUNT(conditions); i++) {
		if (str_has(text, conditions[i].key)) {
			return true;
		}
	}
	return false;
}

/*
 * A `has` that came a way which is not seen (a context, a store): no list or
 * map takes an object of that form. One of another library is known as such.
 */
static bool is_has_alike(const struct authorization *a, struct site call)
{
	const struct program *program = a->collector->program;
	struct site called = program_called(program, call);
	const struct expr *callee = expr_at(a, called);

	if ((callee->kind != EXPR_NAME && callee->kind != EXPR_MEMBER) ||
		!str_is(callee->name, "has") ||
		!holds_conditions(a, program_argument(program, call, 0))) {
		return false;
	}
	return claim_path_is_lost(program, called);
}

bool authorization_has_own(const struct program *program)
{
	for (uint32_t m = 0; m < program->module_count; m++) {
		const struct summary *summary = program->modules[m].summary;

		for (function_id i = 0; program->modules[m].live && i < summary->function_count;
			i++) {
			const struct function *function = &summary->functions[i];

			if (str_is(function->name, "has") &&
				speaks_of_conditions(
					str_slice(summary->text, function->start, function->end))) {
				return true;
			}
		}
	}
	return false;
}

/* Has what is called the name of Clerk's things, or may a bare `has` be nothing else? */
static bool is_certain(const struct authorization *a, struct site call)
{
	static const char *const words[] = {"auth", "session", "clerk", "props"};
	struct site called = program_called(a->collector->program, call);
	const struct expr *callee = expr_at(a, called);

	if (callee->kind == EXPR_NAME || callee->left == ID_NONE) {
		return !a->own_has;
	}
	return str_has_any_nocase(
		program_text(a->collector->program, program_beside(called, callee->left)), words,
		COUNT(words));
}

static bool read_asked(struct authorization *a, struct site call)
{
	struct sdk_thing thing;
	struct fact_authorization fact;
	bool known;

	if (!may_ask(a, call)) {
		return false;
	}
	thing = sdk_called(a->collector, call);
	known = (thing.kind == SDK_HAS || thing.kind == SDK_PROTECT) && thing.path.n == 0;
	if (!known && (thing.kind != SDK_NONE || !is_has_alike(a, call))) {
		return false;
	}
	fact = authorization_begin(a, call, thing.kind == SDK_PROTECT ? "protect" : "has", &thing);
	authorization_asked(a, program_argument(a->collector->program, call, 0), &fact,
		!known && !is_certain(a, call));
	return true;
}

/* reverificationErrorResponse("strict"), session.startVerification({ level }) */
static void read_reverification(
	struct authorization *a, struct site call, const struct sdk_thing *thing)
{
	bool response =
		thing->kind == SDK_EXPORT && (str_is(thing->path, "reverificationErrorResponse") ||
						     str_is(thing->path, "reverificationError"));
	bool starts = thing->kind == SDK_SESSION && str_is(thing->path, "startVerification");
	struct fact_authorization fact;

	if (response || starts) {
		fact = authorization_begin(a, call, "option", thing);
		fact.kind = STR("reverification");
		authorization_add(a, level_of(a, program_argument(a->collector->program, call, 0)),
			&fact, false);
	}
}

void authorization_call(struct authorization *a, struct site call)
{
	const struct expr *e = expr_at(a, call);
	struct sdk_thing thing;
	struct str name;

	if (e->left == ID_NONE || e->count == 0 || read_asked(a, call)) {
		return;
	}
	name = sdk_written_name(a->summary, e->left);
	if (str_starts(name, "reverification") || str_is(name, "startVerification")) {
		thing = sdk_called(a->collector, call);
		read_reverification(a, call, &thing);
	} else {
		authorization_given(a, call, name);
	}
}
