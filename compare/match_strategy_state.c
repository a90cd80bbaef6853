#include "compare/match.h"
#include "compare/match_strategy.h"

static struct match_strategy_state on(void)
{
	return (struct match_strategy_state){.answer = MATCH_STRATEGY_ON};
}

static struct match_strategy_state unknown(struct str reason)
{
	return (struct match_strategy_state){.answer = MATCH_STRATEGY_UNKNOWN, .reason = reason};
}

/* A switch that must be on; `what` is what the instance lacks when it is not. */
static struct match_strategy_state from_switch(
	struct audit *audit, const struct field_bool *field, const char *what)
{
	if (!field->known) {
		return unknown(field->reason);
	}
	if (field->value) {
		return on();
	}
	return (struct match_strategy_state){
		.answer = MATCH_STRATEGY_OFF,
		.path = field->path,
		.value = STR("false"),
		.problem =
			str_format(audit->arena, "%s (%.*s is false)", what, STR_ARGS(field->path)),
	};
}

static bool is_way_in(const struct instance_connection *it)
{
	return it->enabled.known && it->enabled.value;
}

str_vec match_strategy_connections(const struct audit *audit)
{
	str_vec names = {0};

	for (size_t i = 0; i < audit->instance->connections.n; i++) {
		if (is_way_in(&audit->instance->connections.items[i])) {
			vec_push(audit->arena, &names,
				audit->instance->connections.items[i].strategy);
		}
	}
	return names;
}

static struct match_strategy_state missing(
	struct audit *audit, struct str path, const struct str *names, size_t n, const char *what)
{
	struct str list = n == 0 ? STR("none") : match_quoted(audit->arena, names, n);

	return (struct match_strategy_state){
		.answer = MATCH_STRATEGY_OFF,
		.path = path,
		.value = list,
		.problem = str_format(audit->arena, "does not have it, %s: %.*s (%.*s)", what,
			STR_ARGS(list), STR_ARGS(path)),
	};
}

static struct match_strategy_state of_connection(
	struct audit *audit, const struct match_strategy *it)
{
	const struct instance *instance = audit->instance;
	struct match_strategy_state state;
	str_vec names;

	for (size_t i = 0; i < instance->connections.n; i++) {
		const struct instance_connection *connection = &instance->connections.items[i];

		if (!str_equal(connection->strategy, it->name)) {
			continue;
		}
		state = from_switch(audit, &connection->enabled, "has it disabled");
		return state.answer != MATCH_STRATEGY_ON || it->need != MATCH_NEED_SIGN_IN
			       ? state
			       : from_switch(audit, &connection->authenticatable,
					 "has it for connecting accounts alone, not for signing "
					 "in");
	}
	if (!instance->connections.known) {
		return unknown(instance->connections.reason);
	}
	names = match_strategy_connections(audit);
	return missing(audit, instance->connections.path, names.items, names.n,
		"its enabled connections are");
}

static struct match_strategy_state of_list(struct audit *audit, const struct match_strategy *it,
	const name_list *list, const char *what)
{
	for (size_t i = 0; i < list->n; i++) {
		if (str_equal(list->items[i], it->name)) {
			return on();
		}
	}
	return list->known ? missing(audit, list->path, list->items, list->n, what)
			   : unknown(list->reason);
}

/* An address or number that is collected, whatever it is verified with. */
static struct match_strategy_state of_attribute(struct audit *audit, struct str name)
{
	if (str_is(name, "password")) {
		return from_switch(audit, &audit->instance->password_enabled, "has no passwords");
	}
	if (str_has(name, "phone")) {
		return from_switch(
			audit, &audit->instance->phone_enabled, "takes no phone numbers");
	}
	return from_switch(audit, &audit->instance->email_enabled, "takes no e-mail addresses");
}

struct match_strategy_state match_strategy_state(
	struct audit *audit, const struct match_strategy *it)
{
	const struct instance *instance = audit->instance;
	struct match_strategy_state state;

	switch (it->need) {
	case MATCH_NEED_SIGN_IN:
	case MATCH_NEED_CONNECTION:
		return of_connection(audit, it);
	case MATCH_NEED_FIRST:
		return of_list(audit, it, &instance->first_factors, "its first factors are");
	case MATCH_NEED_ATTRIBUTE:
		return of_attribute(audit, it->name);
	case MATCH_NEED_RESET:
		state = of_attribute(audit, STR("password"));
		return state.answer == MATCH_STRATEGY_ON ? of_attribute(audit, it->name) : state;
	case MATCH_NEED_SECOND:
	case MATCH_NEED_ENROLLMENT:
		break;
	}
	return of_list(audit, it, &instance->second_factors, "its second factors are");
}

struct str match_strategy_who_has(struct audit *audit, const struct match_strategy *it)
{
	struct audit other = *audit;

	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		other.instance = &audit->snapshot->instances.items[i];
		if (other.instance != audit->instance &&
			match_strategy_state(&other, it).answer == MATCH_STRATEGY_ON) {
			struct str label = match_instance(&other);

			return str_format(audit->arena, "; %.*s has it", STR_ARGS(label));
		}
	}
	return STR("");
}
