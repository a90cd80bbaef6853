#include "facts/route_guard.h"

#include "facts/middleware.h"

/* What comes before a route, one after the other: each is read as middleware of its form. */

/* A package's middleware; UNKNOWN where it may be anybody's. */
static struct guard_answer outside(struct collector *collector, const struct value *value)
{
	struct guard_answer answer = {.protection = PROTECTION_UNKNOWN};
	struct str fate = STR("");
	enum outcome outcome = middleware_of_package(collector, value, &fate);

	if (outcome == OUTCOME_PASS) {
		answer.protection = PROTECTION_NONE;
	} else if (outcome == OUTCOME_BLOCK) {
		answer.protection = PROTECTION_BLOCKED;
		answer.guard = middleware_callee(collector, value->at).name;
		answer.fate = fate;
	}
	return answer;
}

static bool is_read(struct collector *collector, const struct value *value)
{
	const char *framework;
	struct value callee;

	if (value->kind == VALUE_FUNCTION) {
		return true;
	}
	if (value->kind != VALUE_CALL || value->name.n > 0) {
		return value->kind == VALUE_IMPORT && middleware_is_api(value, &framework);
	}
	callee = middleware_callee(collector, value->at);
	return middleware_is_api(&callee, &framework) ||
	       middleware_unwrapped(collector, value).expr != ID_NONE;
}

/* The name of the class whose canActivate or use it is; else what the reader called it. */
static struct str name_of(
	const struct collector *collector, const struct value *value, struct str otherwise)
{
	const struct summary *summary = collector->program->modules[value->at.module].summary;
	uint32_t class;

	if (value->kind != VALUE_FUNCTION) {
		return otherwise;
	}
	class = summary->functions[summary->exprs[value->at.expr].function].class;
	return class == 0 || summary->exprs[summary->classes[class - 1]].name.n == 0
		       ? otherwise
		       : summary->exprs[summary->classes[class - 1]].name;
}

/* What was read of a function or call that stands before many routes. */
struct route_guards {
	struct map by_key; /* the bytes of a key → index into items */
	VEC(struct guard) items;
};

struct key {
	struct site at;
	uint32_t form;
};

static struct guard read_guard(struct collector *collector, const struct handler *like,
	struct site at, const struct value *value)
{
	struct middleware middleware = middleware_start(collector);
	struct middleware_element one = middleware_element(&middleware, like, at, value);
	struct guard guard = {.api = name_of(collector, value, one.api)};

	vec_push(collector->arena, &guard.alternatives, one.decisions);
	return guard;
}

/* It decides by the path, but it is the same for all: what metadata of a route unsets aside. */
static struct guard guard_of(struct collector *collector, const struct handler *like,
	struct site at, const struct value *value)
{
	struct key key = {at, (uint32_t)like->form};
	struct str bytes = {(const char *)&key, sizeof(key)};
	struct route_guards *known = collector->route_guards;
	uint32_t index;

	if (like->unset_count > 0) {
		return read_guard(collector, like, at, value);
	}
	if (known == NULL) {
		known = collector->route_guards = arena_new(collector->arena, struct route_guards);
	}
	index = map_get(&known->by_key, bytes);
	if (index == MAP_NONE) {
		index = (uint32_t)known->items.n;
		vec_push(collector->arena, &known->items, read_guard(collector, like, at, value));
		map_put(collector->arena, &known->by_key, str_copy(collector->arena, bytes), index);
	}
	return known->items.items[index];
}

static struct guard_answer ask_one(
	struct collector *collector, const struct route *route, const struct route_before *before)
{
	struct handler like = {
		.form = middleware_form(route, before),
		.unset = before->unset.items,
		.unset_count = before->unset.n,
	};
	struct condition_path path = {
		route->path, like.form == HANDLER_EXPRESS ? before->below : route->path};
	struct value value = middleware_value(collector, before->at);
	struct guard_answer answer;

	if (is_read(collector, &value)) {
		struct guard guard = guard_of(collector, &like, before->at, &value);

		answer = guards_ask_one(&guard, &path);
	} else {
		answer = outside(collector, &value);
	}
	answer.at = collector_site(collector, before->at);
	if (answer.protection == PROTECTION_BLOCKED && !before->sure) {
		answer.protection = PROTECTION_UNKNOWN;
	}
	return answer;
}

/* What a settings file says of the whole of it: Supabase's verify_jwt. */
static struct guard_answer ask_setting(struct collector *collector, const struct route *route)
{
	return (struct guard_answer){
		.protection = PROTECTION_BLOCKED,
		.at = collector_place(
			collector, route->setting.path, route->setting.start, route->setting.end),
		.guard = route->setting.name,
		.fate = route->setting.fate,
	};
}

struct guard_answer route_guard_ask(struct collector *collector, const struct route *route)
{
	struct guard_answer whole = {.protection = PROTECTION_NONE};

	if (!str_absent(route->setting.path)) {
		return ask_setting(collector, route);
	}
	for (size_t i = 0; i < route->before.n; i++) {
		struct guard_answer one = ask_one(collector, route, &route->before.items[i]);

		if (one.protection == PROTECTION_BLOCKED) {
			return one;
		}
		if (one.protection == PROTECTION_UNKNOWN) {
			whole.protection = PROTECTION_UNKNOWN;
		}
	}
	if (route->before_lost) {
		whole.protection = PROTECTION_UNKNOWN;
	}
	return whole;
}
