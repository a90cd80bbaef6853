#include "facts/given.h"

struct uses {
	struct collector *collector;
	struct arena scratch;
	struct str file; /* of the last use */
	size_t count; /* of its uses */
};

static struct str form_of(const struct given *given)
{
	if (given->component) {
		return STR("component");
	}
	return str_is(given->via, "nuxt.config") || str_is(given->via, "gatsby-plugin-clerk")
		       ? STR("settings")
		       : STR("call");
}

static void add_env(struct uses *uses, str_vec *list, struct str name)
{
	for (size_t i = 0; i < list->n; i++) {
		if (str_equal(list->items[i], name)) {
			return;
		}
	}
	vec_push(uses->collector->arena, list, str_copy(uses->collector->arena, name));
}

/* What the value is, by the alternative that says most; false when nothing is given. */
static bool describe(struct uses *uses, const given_values *values, struct fact_key_use *fact)
{
	static const char *const names[] = {[GIVEN_LITERAL] = "literal",
		[GIVEN_ENV] = "env",
		[GIVEN_CALL] = "call",
		[GIVEN_UNRESOLVED] = "unresolved"};
	static const enum given_class order[] = {
		GIVEN_ENV, GIVEN_LITERAL, GIVEN_CALL, GIVEN_UNRESOLVED};
	bool seen[sizeof(names) / sizeof(names[0])] = {false};

	for (size_t i = 0; i < values->n; i++) {
		const struct given_value *value = &values->items[i];

		if (value->class == GIVEN_LITERAL && value->text.n == 0) {
			continue; /* '' where the framework puts a variable's value */
		}
		seen[value->class] = true;
		if (value->class == GIVEN_ENV) {
			add_env(uses, &fact->env, value->env);
			fact->changed = fact->changed || value->changed;
		} else if (value->class == GIVEN_LITERAL) {
			vec_push(uses->collector->arena, &fact->literals,
				collector_site(uses->collector, value->at));
		}
	}
	fact->resolved = !seen[GIVEN_CALL] && !seen[GIVEN_UNRESOLVED];
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		if (seen[order[i]]) {
			fact->value = str_of(names[order[i]]);
			return true;
		}
	}
	return false;
}

static bool has_room(struct uses *uses, struct str file)
{
	struct collector *collector = uses->collector;

	uses->count = str_equal(uses->file, file) ? uses->count + 1 : 1;
	uses->file = file;
	if (uses->count == COLLECTOR_FACTS_PER_FILE + 1) {
		notice_add(collector->arena, &collector->facts->notices, file,
			STR("2000 keys handed over: any others were ignored"));
	}
	return uses->count <= COLLECTOR_FACTS_PER_FILE;
}

static void see(void *context, const struct given *given)
{
	struct uses *uses = context;
	struct collector *collector = uses->collector;
	struct fact_key_use fact;
	given_values values = {0};

	if (given->kind != OPTIONS_KEY || given->value.expr == ID_NONE) {
		return;
	}
	fact = (struct fact_key_use){
		.at = collector_site(collector, given->value),
		.option = given->name,
		.via = given->via,
		.package = given->thing.package,
		.form = form_of(given),
		.side = sdk_side(collector, given->owner, &given->thing),
	};
	given_read(collector, given->value, &uses->scratch, &values);
	if (describe(uses, &values, &fact) && has_room(uses, fact.at.file)) {
		vec_push(collector->arena, &collector->facts->key_uses, fact);
	}
	arena_clear(&uses->scratch);
}

void collect_key_uses(struct collector *collector)
{
	struct uses uses = {.collector = collector, .file = STR("")};

	arena_init(&uses.scratch);
	given_find(collector, see, &uses);
	arena_finish(&uses.scratch);
}
