#include "program/frameworks/nest.h"

/*
 * Guards of @nestjs/passport: AuthGuard('name') asks the strategy of that
 * name, and answers 401 when it gives no user. Source: the Nest recipe
 * "Passport"; nestjs/passport lib/auth.guard.ts, lib/passport/
 * passport.strategy.ts.
 */

struct strategy {
	struct site class;
	struct str package; /* where the strategy itself is from */
};

/* The name a strategy has by itself. */
static struct str default_name(struct str package)
{
	return str_is(package, "passport-jwt")           ? STR("jwt")
	       : str_is(package, "passport-custom")      ? STR("custom")
	       : str_is(package, "passport-http-bearer") ? STR("bearer")
							 : STR_NONE;
}

/* `class X extends PassportStrategy(Strategy, 'name')` */
static bool is_strategy(
	const struct nest *nest, struct site class, struct str name, struct strategy *out)
{
	const struct expr *e = program_expr(nest->program, class);
	struct site super = {class.module, e->left};
	struct value callee;
	struct value from;
	struct site named;
	struct str own;

	if (e->left == ID_NONE || program_expr(nest->program, super)->kind != EXPR_CALL) {
		return false;
	}
	callee = nest_callee(nest, super);
	if (!nest_is(&callee, "@nestjs/passport", "PassportStrategy")) {
		return false;
	}
	from = nest_value(nest, program_argument(nest->program, super, 0));
	named = program_argument(nest->program, super, 1);
	own = named.expr == ID_NONE ? default_name(from.package)
				    : program_string(nest->program, named);
	*out = (struct strategy){class, from.kind == VALUE_IMPORT ? from.package : STR("")};
	return str_equal(own, name);
}

static bool find_strategy(const struct nest *nest, struct str name, struct strategy *out)
{
	for (uint32_t m = 0; m < nest->program->module_count; m++) {
		const struct program_module *module = &nest->program->modules[m];

		for (uint32_t i = 0; nest_owns(nest, m) && i < module->summary->class_count; i++) {
			if (is_strategy(nest, (struct site){m, module->summary->classes[i]}, name,
				    out)) {
				return true;
			}
		}
	}
	return false;
}

bool nest_passport_is(const struct nest *nest, struct site site)
{
	struct value value = nest_value(nest, site);
	struct value callee;

	if (value.kind != VALUE_CALL) {
		return false;
	}
	callee = nest_callee(nest, value.at);
	return nest_is(&callee, "@nestjs/passport", "AuthGuard");
}

void nest_passport_weigh(const struct nest *nest, struct route_before *before)
{
	struct value call = nest_value(nest, before->at);
	struct site first = program_argument(nest->program, call.at, 0);
	struct str name = first.expr == ID_NONE ? STR_NONE : program_string(nest->program, first);
	struct value room[2];
	value_vec values = {room, 0, 2};
	struct strategy strategy;

	if (str_absent(name) || !find_strategy(nest, name, &strategy)) {
		before->sure = false;
		return;
	}
	if (!str_is(strategy.package, "passport-custom")) {
		before->sure = before->sure && !str_absent(default_name(strategy.package));
		return;
	}
	/* its validate() is all there is: it throws, or gives a user or none */
	program_follow_member(nest->program, strategy.class, STR("validate"), nest->arena, &values);
	if (values.n == 1 && values.items[0].kind == VALUE_FUNCTION) {
		before->at = values.items[0].at;
	} else {
		before->sure = false;
	}
}
