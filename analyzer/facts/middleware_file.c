#include "facts/middleware.h"

/* Guards that are found by their file: what the file exports, one middleware or several. */

enum { SEQUENCE_DEEP = 4 };

static void add_fact(struct middleware *middleware, const struct middleware_element *element,
	const struct guard *guard)
{
	struct collector *collector = middleware->collector;
	struct fact_middleware fact =
		middleware_fact(collector, element->at, element->api, guard->framework);

	fact.matcher = guard->matcher;
	if (element->call.expr != ID_NONE) {
		middleware_read_options(collector, element->call, element->api, &fact.options);
	}
	middleware_add(collector, fact, &element->decisions);
}

/* Is the guard's app about Clerk? Elsewhere own guards are nobody's business. */
static bool is_about_clerk(const struct middleware *middleware, uint32_t app)
{
	return middleware->collector->facts->apps.items[app].clerk;
}

static void read_values(struct middleware *middleware, struct guard *guard, enum handler_form form,
	struct site given, const value_vec *values)
{
	struct collector *collector = middleware->collector;
	struct handler like = {.form = form};

	for (size_t i = 0; i < values->n; i++) {
		struct middleware_element one =
			middleware_element(middleware, &like, given, &values->items[i]);

		if (values->n == 1 && values->items[0].guessed) {
			middleware_add_unknown(middleware, &one.decisions);
		}
		if (one.clerks || (one.guards && is_about_clerk(middleware, guard->app))) {
			guard->api = one.api;
			guard->at = collector_site(collector, one.at);
			add_fact(middleware, &one, guard);
		}
		vec_push(collector->arena, &guard->alternatives, one.decisions);
	}
}

static void add(struct middleware *middleware, struct guard like, enum handler_form form,
	struct site given, unsigned depth)
{
	struct collector *collector = middleware->collector;
	value_vec values = {0};
	decision_vec unknown = {0};

	if (given.expr == ID_NONE || depth > SEQUENCE_DEEP) {
		middleware_add_unknown(middleware, &unknown);
		vec_push(collector->arena, &like.alternatives, unknown);
		vec_push(collector->arena, &collector->guards->items, like);
		return;
	}
	program_follow(collector->program, given, collector->arena, &values);
	if (like.chained && values.n == 1 && middleware_is_sequence(collector, &values.items[0])) {
		struct site call = values.items[0].at;

		for (uint32_t i = 0; i < program_expr(collector->program, call)->count; i++) {
			add(middleware, like, form, program_argument(collector->program, call, i),
				depth + 1);
		}
		return;
	}
	like.at = collector_site(collector, given);
	read_values(middleware, &like, form, given, &values);
	vec_push(collector->arena, &collector->guards->items, like);
}

void middleware_add_guard(struct middleware *middleware, struct guard like, enum handler_form form,
	struct site exported)
{
	add(middleware, like, form, exported, 0);
}
