#include "facts/route_guard.h"

/*
 * Guards for Express: clerk/javascript packages/express/src/requireAuth.ts,
 * and those of the older @clerk/clerk-sdk-node.
 */

enum { NEST = 4 }; /* calls inside calls */

static struct value value_at(const struct collector *collector, struct site site)
{
	struct value room[4];
	value_vec values = {room, 0, 4};

	program_follow(collector->program, site, collector->arena, &values);
	return values.n == 1 ? values.items[0] : (struct value){.kind = VALUE_UNKNOWN, .at = site};
}

static struct value callee_of(const struct collector *collector, struct site call)
{
	return value_at(collector,
		(struct site){call.module, program_expr(collector->program, call)->left});
}

static bool is_guard(const struct value *callee)
{
	bool express = str_is(callee->package, "@clerk/express");
	bool node = str_is(callee->package, "@clerk/clerk-sdk-node");

	if (callee->kind != VALUE_IMPORT) {
		return false;
	}
	return (express && str_is(callee->name, "requireAuth")) ||
	       (node && (str_is(callee->name, "ClerkExpressRequireAuth") ||
				str_is(callee->name, "requireAuth")));
}

static bool asks_who(const struct value *callee)
{
	static const char *const names[] = {"getAuth", "verifyToken", "requireAuth", "jwtVerify"};

	if (callee->kind != VALUE_IMPORT) {
		return false;
	}
	return str_in(callee->name, names, sizeof(names) / sizeof(names[0])) ||
	       str_ends(callee->name, "authenticateRequest") ||
	       str_ends(callee->name, "verifyToken") ||
	       (str_is(callee->package, "jsonwebtoken") && str_ends(callee->name, "verify"));
}

/* Own middleware that asks who is there may turn the request away. */
static bool asks_clerk(const struct collector *collector, struct site function, unsigned depth)
{
	const struct summary *summary = collector->program->modules[function.module].summary;
	const struct expr *e = &summary->exprs[function.expr];

	for (expr_id i = 0; i < summary->expr_count; i++) {
		struct site call = {function.module, i};
		struct value callee;

		if (summary->exprs[i].kind != EXPR_CALL || summary->exprs[i].start < e->start ||
			summary->exprs[i].end > e->end) {
			continue;
		}
		callee = callee_of(collector, call);
		if (asks_who(&callee) || (callee.kind == VALUE_FUNCTION && depth < NEST &&
						 asks_clerk(collector, callee.at, depth + 1))) {
			return true;
		}
	}
	return false;
}

static struct guard_answer ask_one(struct collector *collector, const struct route_before *before)
{
	struct guard_answer answer = {.protection = PROTECTION_NONE};
	struct value value = value_at(collector, before->at);
	struct value callee;

	if (value.kind == VALUE_FUNCTION) {
		if (asks_clerk(collector, value.at, 0)) {
			answer.protection = PROTECTION_UNKNOWN;
		}
		return answer;
	}
	callee = value.kind == VALUE_CALL ? callee_of(collector, value.at) : value;
	if (!is_guard(&callee)) {
		return answer;
	}
	if (!before->sure) {
		answer.protection = PROTECTION_UNKNOWN;
		return answer;
	}
	answer.protection = PROTECTION_BLOCKED;
	answer.at = collector_site(collector, before->at);
	answer.guard = callee.name;
	answer.fate =
		str_is(callee.package, "@clerk/express") ? STR("redirect to sign-in") : STR("401");
	return answer;
}

struct guard_answer route_guard_ask(struct collector *collector, const struct route *route)
{
	struct guard_answer whole = {.protection = PROTECTION_NONE};

	for (size_t i = 0; i < route->before.n; i++) {
		struct guard_answer one = ask_one(collector, &route->before.items[i]);

		if (one.protection == PROTECTION_BLOCKED) {
			return one;
		}
		if (one.protection == PROTECTION_UNKNOWN) {
			whole = one;
		}
	}
	if (route->before_lost) {
		whole.protection = PROTECTION_UNKNOWN;
	}
	return whole;
}
