#include "program/callers.h"
#include "program/frameworks/registration_tools.h"

/*
 * What is asked again for every route: who calls a function, what is
 * registered on an application, what was once found out about a place.
 */

static struct str key_of(const struct site *site)
{
	return (struct str){(const char *)site, sizeof(*site)};
}

uint32_t registration_recall(const struct map *known, struct site site)
{
	return map_get(known, key_of(&site));
}

void registration_remember(
	const struct registry *x, struct map *known, struct site site, uint32_t answer)
{
	struct site *kept = arena_new(x->arena, struct site);

	*kept = site;
	map_put(x->arena, known, key_of(kept), answer);
}

static struct site body_at(const struct registry *x, struct site function)
{
	return (struct site){function.module, program_expr(x->program, function)->function};
}

void registration_add_setup(
	struct registry *x, struct site call, struct site function, uint32_t given)
{
	struct site body = body_at(x, function);
	uint32_t next = registration_recall(x->setups_of, body);

	registration_remember(x, x->setups_of, body, (uint32_t)x->setups.n);
	vec_push(x->arena, &x->setups, ((struct setup_call){call, given, next}));
}

/* Is the callee written as something that is followed to a function it sets up with? */
static bool is_setup(const struct registry *x, struct site call)
{
	const struct expr *callee = registration_callee(x, call);

	return x->inside && x->app_uses[x->program->modules[call.module].app] &&
	       (callee->kind == EXPR_NAME || callee->kind == EXPR_FUNCTION ||
		       callee->kind == EXPR_MEMBER || callee->kind == EXPR_CALL);
}

bool registration_only_setup(
	const struct registry *x, uint32_t module, function_id function, struct setup_call *out)
{
	const struct caller *caller = callers_of(x->program, module, function);
	uint32_t own = registration_recall(x->setups_of, (struct site){module, function});
	unsigned count = 0;

	for (; caller != NULL && count < 2; caller = caller->next) {
		if (is_setup(x, caller->call) &&
			!registration_is_only_test(x, caller->call.module, module)) {
			*out = (struct setup_call){caller->call, ID_NONE, MAP_NONE};
			count++;
		}
	}
	for (; own != MAP_NONE && count < 2; own = x->setups.items[own].next) {
		if (!registration_is_only_test(x, x->setups.items[own].call.module, module)) {
			*out = x->setups.items[own];
			count++;
		}
	}
	return count == 1;
}

/* Known under two names, it has what is registered under the other one, too. */
static void index_shared(struct registry *x, uint32_t application)
{
	struct application *a = &x->applications.items[application];

	a->on.n = 0;
	for (uint32_t i = 0; i < x->all.n; i++) {
		if (registration_is_on(x, x->all.items[i].owner, application)) {
			vec_push(x->arena, &a->on, i);
		}
	}
}

static bool mounts_any(const struct registration *r)
{
	for (size_t i = 0; i < r->items.n && r->kind != REGISTRATION_ROUTE; i++) {
		if (r->items.items[i].application != ID_NONE) {
			return true;
		}
	}
	return false;
}

void registration_index(struct registry *x)
{
	for (uint32_t i = 0; i < x->all.n; i++) {
		vec_push(x->arena, &x->applications.items[x->all.items[i].owner].on, i);
		if (mounts_any(&x->all.items[i])) {
			vec_push(x->arena, &x->mounts, i);
		}
	}
	for (uint32_t i = 0; i < x->applications.n; i++) {
		if (x->applications.items[i].within != ID_NONE) {
			index_shared(x, i);
		}
	}
}
