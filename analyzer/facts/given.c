#include "facts/given.h"

#include "facts/given_walk.h"
#include "facts/given_written.h"
#include "program/frameworks/file_route.h"
#include "program/lookup.h"

enum { ARGUMENTS_MOST = 4 }; /* of a call that may hold options */

/* The calls, elements and objects of which something was told, in order. */
struct given_memory {
	VEC(struct site) sites;
};

static const struct summary *summary_of(const struct given_walk *walk, struct site site)
{
	return walk->collector->program->modules[site.module].summary;
}

static struct str last_step(struct str path)
{
	return str_last_part(path, '.');
}

static void pass_on(struct given_walk *walk, const struct given *given)
{
	walk->told = true;
	walk->see(walk->context, given);
}

static void tell(
	struct given_walk *walk, struct str name, enum options_kind kind, struct site value)
{
	struct given given = walk->given;

	if ((kind == OPTIONS_SETTING && !options_are_set_by(last_step(given.via))) ||
		(kind == OPTIONS_ROUTING && !given.component)) {
		return;
	}
	given.name = name;
	given.kind = kind;
	given.value = value;
	pass_on(walk, &given);
}

static void see_prop(struct given_walk *walk, struct site object, const struct prop *prop,
	struct str group, unsigned depth)
{
	struct collector *collector = walk->collector;
	struct site value = program_beside(object, prop->value);
	enum options_kind kind;
	struct str name;

	if (prop->kind == PROP_SPREAD) {
		given_look_into(walk, value, group, depth + 1);
		return;
	}
	if (str_absent(prop->key) || prop->kind == PROP_METHOD) {
		walk->given.open = true;
		return;
	}
	name = given_option_name(collector->arena, prop->key);
	kind = options_kind(name);
	walk->given.start = prop->start;
	walk->given.end = prop->end;
	if (group.n > 0) {
		tell(walk,
			str_format(collector->arena, "%.*s.%.*s", STR_ARGS(group),
				STR_ARGS(prop->key)),
			OPTIONS_URL, value);
	} else if (kind == OPTIONS_GROUP) {
		given_look_into(
			walk, value, str_is(name, "signOutOptions") ? STR("") : name, depth + 1);
	} else if (kind != OPTIONS_OTHER) {
		tell(walk, name, kind, value);
	}
}

static void see_props(struct given_walk *walk, struct site object, struct str group, unsigned depth)
{
	const struct summary *summary = summary_of(walk, object);

	for (uint32_t i = 0; i < summary->exprs[object.expr].count; i++) {
		see_prop(walk, object, summary_prop_at(summary, object.expr, i), group, depth);
	}
}

/* Options may come out of a function: clerkMiddleware(handler, () => options). */
static void look_at_results(
	struct given_walk *walk, struct site function, struct str group, unsigned depth)
{
	const struct function *body = program_function(walk->collector->program, function);
	const struct summary *summary = summary_of(walk, function);
	unsigned results = 0;

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_RETURN && step->expr != ID_NONE) {
			given_look_into(
				walk, program_beside(function, step->expr), group, depth + 1);
			results++;
		}
	}
	walk->given.open = walk->given.open || results > 1;
}

void given_look_into(struct given_walk *walk, struct site site, struct str group, unsigned depth)
{
	value_vec values = {0};

	if (site.expr == ID_NONE || depth > GIVEN_DEEP || walk->objects > GIVEN_OBJECTS_MOST) {
		walk->given.open = true;
		return;
	}
	program_follow(walk->collector->program, site, &walk->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		walk->objects++;
		walk->given.open = walk->given.open || values.items[i].guessed;
		if (values.items[i].kind == VALUE_OBJECT) {
			see_props(walk, values.items[i].at, group, depth);
		} else if (values.items[i].kind == VALUE_FUNCTION) {
			look_at_results(walk, values.items[i].at, group, depth);
		} else if (values.items[i].kind != VALUE_NULL) {
			walk->given.open = true;
		}
	}
}

/* What is called, as messages name it. */
static struct str via_of(struct given_walk *walk, const struct sdk_thing *thing)
{
	static const struct {
		enum sdk_kind kind;
		const char *object;
	} objects[] = {
		{SDK_CLERK, "clerk"},
		{SDK_SIGN_IN, "signIn"},
		{SDK_SIGN_UP, "signUp"},
		{SDK_USER, "user"},
		{SDK_SESSION, "session"},
		{SDK_ORGANIZATION, "organization"},
	};

	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++) {
		if (thing->kind == objects[i].kind && thing->path.n > 0) {
			return str_format(walk->collector->arena, "%s.%.*s", objects[i].object,
				STR_ARGS(thing->path));
		}
	}
	if (thing->kind == SDK_PROTECT) {
		return STR("protect");
	}
	if (thing->path.n == 0 || str_is(thing->path, "default")) {
		return str_is(thing->name, "default")
			       ? str_has(thing->package, "clerk-sdk-node") ||
						 str_has(thing->package, "clerk-js")
					 ? STR("Clerk")
					 : STR("clerk")
			       : thing->name;
	}
	return thing->path;
}

void given_finish(struct given_walk *walk)
{
	walk->given.last = true;
	pass_on(walk, &walk->given);
}

static bool begin(struct given_walk *walk, struct site owner, const struct sdk_thing *thing)
{
	if (thing->kind == SDK_NONE) {
		return false;
	}
	walk->objects = 0;
	walk->given = (struct given){
		.name = STR(""),
		.value = SITE_NONE,
		.via = via_of(walk, thing),
		.owner = owner,
		.thing = *thing,
		.component = program_expr(walk->collector->program, owner)->kind == EXPR_JSX,
	};
	pass_on(walk, &walk->given);
	return true;
}

/* Anything that costs little to see, before the call is followed to what it calls. */
static bool may_set(struct given_walk *walk, const struct summary *summary, const struct expr *call)
{
	struct str name = given_written_name(summary, call->left);

	if (call->count == 0 && !str_is(name, "handleRedirectCallback")) {
		return false;
	}
	if (given_is_clerks(summary, call->left) || options_are_set_by(name) ||
		str_is(name, "handleRedirectCallback") || str_is(name, "startSSOFlow")) {
		return true;
	}
	for (uint32_t i = 0; i < call->count && i < ARGUMENTS_MOST; i++) {
		expr_id object = given_object(summary, summary->kid_ids[call->first + i]);

		if (object != ID_NONE && given_has_option(&walk->scratch, summary, object)) {
			return true;
		}
	}
	return false;
}

/* Where a lone function is the handler, never a function that gives options. */
static bool is_handler(const struct given_walk *walk, struct site argument, uint32_t index)
{
	struct str package = walk->given.thing.package;
	const struct expr *e = program_expr(walk->collector->program, argument);

	if (e->kind == EXPR_OBJECT) {
		return false;
	}
	return !options_are_set_by(last_step(walk->given.via)) ||
	       (index == 0 && (str_starts(package, "@clerk/nextjs") ||
				      str_starts(package, "@clerk/astro") ||
				      str_starts(package, "@clerk/nuxt")));
}

static bool gives_function(const struct given_walk *walk, struct site argument)
{
	return program_single(walk->collector->program, argument).kind == VALUE_FUNCTION;
}

static void see_argument(struct given_walk *walk, struct site argument, uint32_t index)
{
	bool made = program_expr(walk->collector->program, walk->given.owner)->kind == EXPR_NEW;
	struct str name = last_step(walk->given.via);
	struct str option = options_argument(
		made ? str_format(&walk->scratch, "new %.*s", STR_ARGS(name)) : name, index);

	if (!str_absent(option)) {
		tell(walk, option, OPTIONS_KEY, argument);
	} else if (!is_handler(walk, argument, index) || !gives_function(walk, argument)) {
		given_look_into(walk, argument, STR(""), 0);
	}
}

static void see_arguments(struct given_walk *walk, struct site call, uint32_t from)
{
	const struct summary *summary = summary_of(walk, call);
	const struct expr *e = &summary->exprs[call.expr];

	for (uint32_t i = from; i < e->count && i < ARGUMENTS_MOST; i++) {
		see_argument(walk, program_beside(call, summary->kid_ids[e->first + i]), i);
	}
}

/* app.use(clerkPlugin, options) of Vue, fastify.register(clerkPlugin, options) */
static bool see_plugin(struct given_walk *walk, struct site call)
{
	const struct summary *summary = summary_of(walk, call);
	const struct expr *e = &summary->exprs[call.expr];
	struct site plugin = program_beside(call, summary_kid(summary, call.expr, 0));
	struct sdk_thing thing;

	if (e->count < 2 || e->left == ID_NONE || summary->exprs[e->left].kind != EXPR_MEMBER ||
		(!str_is(summary->exprs[e->left].name, "use") &&
			!str_is(summary->exprs[e->left].name, "register")) ||
		!str_has_nocase(given_written_name(summary, plugin.expr), "clerk")) {
		return false;
	}
	thing = sdk_of(walk->collector, plugin);
	if (thing.kind != SDK_EXPORT || !begin(walk, call, &thing)) {
		return false;
	}
	see_arguments(walk, call, 1);
	given_finish(walk);
	return true;
}

/* script.setAttribute('data-clerk-publishable-key', key) */
static bool see_attribute(struct given_walk *walk, struct site call)
{
	const struct summary *summary = summary_of(walk, call);
	const struct expr *e = &summary->exprs[call.expr];
	expr_id name = summary_kid(summary, call.expr, 0);
	struct str option;

	if (e->count != 2 || summary->exprs[name].kind != EXPR_STRING ||
		!str_starts(summary->exprs[name].text, "data-clerk-") ||
		!str_is(given_written_name(summary, e->left), "setAttribute")) {
		return false;
	}
	walk->given = (struct given){.via = STR("script"), .owner = call};
	option = given_option_name(walk->collector->arena, summary->exprs[name].text);
	if (options_kind(option) != OPTIONS_OTHER) {
		tell(walk, option, options_kind(option),
			program_beside(call, summary_kid(summary, call.expr, 1)));
	}
	given_finish(walk);
	return true;
}

static void see_call(struct given_walk *walk, struct site call)
{
	const struct summary *summary = summary_of(walk, call);
	const struct expr *e = &summary->exprs[call.expr];
	struct sdk_thing thing;

	if (see_attribute(walk, call) || see_plugin(walk, call) || !may_set(walk, summary, e)) {
		return;
	}
	thing = sdk_called(walk->collector, call);
	if (begin(walk, call, &thing)) {
		see_arguments(walk, call, 0);
		given_finish(walk);
	}
}

static void see_script(struct given_walk *walk, struct site element)
{
	const struct summary *summary = summary_of(walk, element);

	walk->given = (struct given){.via = STR("script"), .owner = element, .component = true};
	for (uint32_t i = 0; i < summary->exprs[element.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, element.expr, i);

		if (!str_absent(prop->key) && str_starts(prop->key, "data-clerk-")) {
			see_prop(walk, element, prop, STR(""), 0);
		}
	}
	given_finish(walk);
}

static void see_element(struct given_walk *walk, struct site element)
{
	const struct summary *summary = summary_of(walk, element);
	const struct expr *e = &summary->exprs[element.expr];
	struct sdk_thing thing;

	if (e->left == ID_NONE) {
		return;
	}
	if (given_is_script(summary, e)) {
		see_script(walk, element);
		return;
	}
	if (!given_is_clerks(summary, e->left) &&
		!given_has_option(&walk->scratch, summary, element.expr) &&
		!str_has(given_written_name(summary, e->left), "Clerk") &&
		!str_has(given_written_name(summary, e->left), "Callback")) {
		return;
	}
	thing = sdk_element(walk->collector, element);
	if (begin(walk, element, &thing)) {
		see_props(walk, element, STR(""), 0);
		given_finish(walk);
	}
}

static void see_site(struct given_walk *walk, struct site site)
{
	switch ((enum expr_kind)program_expr(walk->collector->program, site)->kind) {
	case EXPR_CALL:
	case EXPR_NEW:
		see_call(walk, site);
		break;
	case EXPR_JSX:
		see_element(walk, site);
		break;
	default:
		given_named_module(walk, site);
		break;
	}
}

static void see_module(struct given_walk *walk, uint32_t module)
{
	const struct program *program = walk->collector->program;
	uint32_t kinds = KINDS(EXPR_CALL) | KINDS(EXPR_NEW) | KINDS(EXPR_JSX) | KINDS(EXPR_ARRAY) |
			 KINDS(EXPR_OBJECT);

	for (expr_id id = 0; (id = lookup_next(program, module, kinds, id)) != ID_NONE; id++) {
		struct site site = {module, id};

		walk->told = false;
		see_site(walk, site);
		if (walk->told) {
			vec_push(walk->collector->arena, &walk->collector->given->sites, site);
		}
	}
	arena_clear(&walk->scratch);
}

/* All of the program; whoever asks later is told of the same. */
static void see_program(struct given_walk *walk)
{
	struct collector *collector = walk->collector;

	if (collector->given == NULL) {
		collector->given = arena_new(collector->arena, struct given_memory);
		for (uint32_t i = 0; i < collector->program->module_count; i++) {
			see_module(walk, i);
		}
		return;
	}
	for (size_t i = 0; i < collector->given->sites.n; i++) {
		see_site(walk, collector->given->sites.items[i]);
		arena_clear(&walk->scratch);
	}
}

void given_find(struct collector *collector, given_see *see, void *context)
{
	const struct program *program = collector->program;
	struct given_walk walk = {.collector = collector, .see = see, .context = context};

	arena_init(&walk.scratch);
	see_program(&walk);
	for (uint32_t i = 0; i < program->app_count; i++) {
		uint32_t config = file_route_config(program, i, "nuxt.config.");

		if (config != ID_NONE) {
			given_nuxt(&walk, config);
		}
		arena_clear(&walk.scratch);
	}
	arena_finish(&walk.scratch);
}
