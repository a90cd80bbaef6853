#include "facts/claim_path.h"

enum {
	ROOM = 4,
	CALLS_DEEP = 6,
	MEMBERS_DEEP = 8,
};

static struct claim_path none(void)
{
	return (struct claim_path){
		.path = STR_NONE, .thing = {.path = {"", 0}, .package = {"", 0}, .name = {"", 0}}};
}

/* ctx.auth.getUserIdentity() of Convex, which takes tokens of anyone: Clerk's where it is used. */
static bool is_identity_call(struct collector *collector, struct site call)
{
	const struct program *program = collector->program;
	struct site called = program_called(program, call);
	const struct expr *callee = called.expr == ID_NONE ? NULL : program_expr(program, called);

	return callee != NULL && callee->kind == EXPR_MEMBER &&
	       str_is(callee->name, "getUserIdentity") && collector_has_clerk(collector);
}

static bool is_at(const struct place *a, struct place b)
{
	return a->line == b.line && a->column == b.column;
}

/* The fact of a call that verifies a token, when the token is known to be Clerk's; or NULL. */
static const struct fact_token_verification *find_tied(
	struct collector *collector, struct site call)
{
	struct str path = collector->program->modules[call.module].path;

	for (size_t i = 0; i < collector->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&collector->facts->token_verifications.items[i];

		/* few files verify any: a place takes reading all of the file's lines */
		if (it->clerk_evidence.n > 0 && str_equal(it->at.file, path) &&
			is_at(&it->at, collector_site(collector, call))) {
			return it;
		}
	}
	return NULL;
}

/* jwtVerify() of jose gives { payload }, verify() of jsonwebtoken the payload. */
static struct str payload_path(const struct fact_token_verification *call, struct str path)
{
	if (str_is(call->call, "verify")) {
		return path;
	}
	if (!str_is(call->call, "jwtVerify") || !str_starts(path, "payload")) {
		return STR_NONE;
	}
	return path.n <= 8 ? STR("") : str_slice(path, 8, path.n);
}

static struct claim_path of_value(struct collector *collector, const struct value *value)
{
	const struct fact_token_verification *verification;
	struct claim_path found = none();

	if (value->kind != VALUE_CALL) {
		return found;
	}
	if (is_identity_call(collector, value->at)) {
		found.convex = true;
		found.path = value->name;
	} else if (collector->facts->token_verifications.n > 0) {
		verification = find_tied(collector, value->at);
		found.path =
			verification == NULL ? STR_NONE : payload_path(verification, value->name);
	}
	return found;
}

/* Some of what it may be is a claim; what stands in for it is not asked. */
static struct claim_path of_values(struct collector *collector, struct site site)
{
	struct value room[ROOM];
	value_vec values = {room, 0, ROOM};
	struct claim_path found = none();

	program_follow(collector->program, site, collector->arena, &values);
	for (size_t i = 0; i < values.n && str_absent(found.path); i++) {
		found = of_value(collector, &values.items[i]);
	}
	return found;
}

/* React, Vue, Svelte, React Router, TanStack Router: what was handed to a component from afar. */
static bool is_context(const struct value *value)
{
	static const char *const names[] = {
		"useContext", "use", "inject", "getContext", "useOutletContext", "useRouteContext"};

	return value->kind == VALUE_IMPORT &&
	       str_in(program_plain_name(value->name), names, sizeof(names) / sizeof(names[0]));
}

bool claim_path_is_lost(const struct program *program, struct site site)
{
	struct value value = program_single(program, site);

	for (unsigned deep = 0; deep < CALLS_DEEP && value.kind == VALUE_CALL; deep++) {
		value = program_callee_value(program, value.at);
	}
	return value.kind == VALUE_PARAM || value.kind == VALUE_UNKNOWN || is_context(&value);
}

/* What a local name was given as it is, or the expression itself. */
static struct site behind_name(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	expr_id value =
		e->kind == EXPR_NAME && e->binding != ID_NONE && !str_is(e->name, "sessionClaims")
			? summary->bindings[e->binding].value
			: ID_NONE;

	return value == ID_NONE ? site : (struct site){site.module, value};
}

/* const sessionClaims = await readSession(): what an own function makes of them it alone says. */
static bool is_of_own_call(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	expr_id value = e->kind == EXPR_NAME && e->binding != ID_NONE
				? summary->bindings[e->binding].value
				: ID_NONE;

	if (value != ID_NONE && summary->exprs[value].kind == EXPR_AWAIT) {
		value = summary->exprs[value].left;
	}
	return value != ID_NONE && summary->exprs[value].kind == EXPR_CALL;
}

/* The members behind `sessionClaims`, a word that only Clerk has; absent without it. */
static struct str behind_word(struct collector *collector, struct site site)
{
	const struct program *program = collector->program;
	struct str path = STR("");

	for (unsigned deep = 0; site.expr != ID_NONE && deep < MEMBERS_DEEP; deep++) {
		const struct expr *e;

		site = behind_name(program, site);
		e = program_expr(program, site);
		if ((e->kind == EXPR_MEMBER || e->kind == EXPR_NAME) &&
			str_is(e->name, "sessionClaims")) {
			return is_of_own_call(program, site) ? STR_NONE : path;
		}
		if (e->kind == EXPR_MEMBER) {
			path = path.n == 0 ? e->name
					   : str_format(collector->arena, "%.*s.%.*s",
						     STR_ARGS(e->name), STR_ARGS(path));
		} else if (e->kind != EXPR_NAME) {
			return STR_NONE;
		}
		site.expr = e->kind == EXPR_MEMBER ? e->left : site.expr;
	}
	return STR_NONE;
}

static struct claim_path by_word(struct collector *collector, struct site site)
{
	struct claim_path found = none();

	found.path = behind_word(collector, site);
	if (!str_absent(found.path) && (!collector_has_clerk(collector) ||
					       !claim_path_is_lost(collector->program, site))) {
		found.path = STR_NONE;
	}
	return found;
}

struct claim_path claim_path_of(struct collector *collector, struct site site)
{
	struct claim_path found = none();
	struct sdk_thing thing = sdk_of(collector, site);

	if (thing.kind == SDK_CLAIMS) {
		found.path = thing.path;
		found.thing = thing;
		return found;
	}
	if (thing.kind == SDK_NONE) {
		found = of_values(collector, site);
	}
	return thing.kind == SDK_NONE && str_absent(found.path) ? by_word(collector, site) : found;
}
