#include "facts/feature.h"

/* Sign-ins and sign-ups that an app begins itself: signIn.create(), signUp.create(). */

/* What one is begun with. */
struct begun {
	bool elsewhere; /* it goes on at a provider, and comes back to Clerk's page */
	bool unknown;
	struct str strategy; /* "" none */
};

static bool is_one(struct str strategy, bool social)
{
	return str_starts(strategy, "oauth_") == social;
}

static struct begun begun_with(struct features *f, struct site given, const struct sdk_thing *thing)
{
	struct begun begun = {.strategy = STR("")};
	named_vec names = {0};
	struct site transfer;
	size_t social = 0;

	/* signIn.create({}): nobody is named, what comes behind says how it goes on */
	if (program_expr(f->collector->program, given)->kind == EXPR_OBJECT &&
		program_expr(f->collector->program, given)->count == 0 &&
		thing->kind == SDK_SIGN_IN) {
		begun.elsewhere = true;
		return begun;
	}
	/* { transfer: true } finishes what was begun: no form asks for anything */
	if (program_find_property(f->collector->program, given, STR("transfer"), &transfer) ==
		PROPERTY_FOUND) {
		begun.elsewhere = true;
		return begun;
	}
	named_read_option(f->collector, given, "strategy", &f->scratch, &names);
	for (size_t i = 0; i < names.n; i++) {
		begun.unknown = begun.unknown || !names.items[i].resolved;
		social += names.items[i].resolved && is_one(names.items[i].text, true);
	}
	begun.elsewhere = names.n > 0 && social == names.n;
	begun.unknown = begun.unknown || (social > 0 && social < names.n);
	if (names.n > 0 && !begun.unknown) {
		begun.strategy = names.items[0].text;
	}
	return begun;
}

bool features_flow(struct features *f, struct site call, const struct sdk_thing *thing,
	const struct feature_use *use)
{
	struct feature_use flow = *use;
	struct begun begun = {.strategy = STR("")};
	struct site given;

	if ((thing->kind != SDK_SIGN_UP && thing->kind != SDK_SIGN_IN) ||
		!str_is(thing->path, "create")) {
		return false;
	}
	given = program_argument(f->collector->program, call, 0);
	if (given.expr != ID_NONE) {
		begun = begun_with(f, given, thing);
	}
	flow.unknown = begun.unknown;
	flow.object = str_copy(f->collector->arena, begun.strategy);
	if (!begun.elsewhere) {
		features_add(f, feature_row(thing, 0)->feature, &flow);
	}
	return true;
}
