#include "clerk/names.h"
#include "facts/token.h"

/* Which row of the table a call is: through imports, clients, promisify() and what is handed in. */

static bool is_promisify(const struct value *callee)
{
	return callee->kind == VALUE_IMPORT &&
	       str_is(program_plain_name(callee->name), "promisify") &&
	       (str_is(callee->package, "util") || str_is(callee->package, "node:util"));
}

/*
 * What a function is: an import; a method of a client that Clerk's package
 * made; or promisify(verify).
 */
static const struct token_library *library_of(
	const struct program *program, const struct value *callee, struct str *out_library)
{
	struct value maker;

	if (callee->kind == VALUE_IMPORT) {
		*out_library = callee->package;
		return token_find_library(callee->package, callee->name);
	}
	if (callee->kind != VALUE_CALL) {
		return NULL;
	}
	maker = program_callee_value(program, callee->at);
	if (maker.kind == VALUE_IMPORT && callee->name.n > 0) {
		/* createClerkClient(…).authenticateRequest, (await clerkClient()).… */
		*out_library = STR("@clerk/backend");
		return names_is_clerk_package(maker.package)
			       ? token_find_library(maker.package, callee->name)
			       : NULL;
	}
	if (is_promisify(&maker)) {
		struct value inner =
			program_single(program, program_argument(program, callee->at, 0));

		*out_library = inner.package;
		return inner.kind == VALUE_IMPORT ? token_find_library(inner.package, inner.name)
						  : NULL;
	}
	return NULL;
}

/* A function that was handed in: nothing is known of it, unless it is seen who hands what. */
static const struct token_library *library_handed(
	const struct program *program, const struct value *param, struct str *out_library)
{
	struct site given = param->kind == VALUE_PARAM ? token_handed(program, param) : SITE_NONE;
	struct value value;

	if (given.expr == ID_NONE) {
		return NULL;
	}
	value = program_single(program, given);
	return value.guessed ? NULL : library_of(program, &value, out_library);
}

/* `deps.verify ?? jwtVerify`: the one that is known counts, whatever may stand in for it. */
static const struct token_library *library_among(
	const struct program *program, const value_vec *values, struct str *out_library)
{
	const struct token_library *found = NULL;

	for (size_t i = 0; i < values->n; i++) {
		const struct value *value = &values->items[i];
		struct str name = STR("");
		const struct token_library *library = library_of(program, value, &name);

		library = library == NULL ? library_handed(program, value, &name) : library;
		if (library != NULL && (found == NULL || found == library)) {
			found = library;
			*out_library = name;
		} else if (value->kind != VALUE_PARAM && value->kind != VALUE_UNKNOWN &&
			   value->kind != VALUE_NULL) {
			return NULL; /* another function may run as well */
		}
	}
	return found;
}

/* Only where a library's is among them it matters what else there is. */
static const struct token_library *library_at(const struct program *program, struct site function,
	struct arena *scratch, struct str *out_library)
{
	value_vec origins = {0};
	value_vec values = {0};

	program_origins(program, function, scratch, &origins);
	if (library_among(program, &origins, out_library) == NULL) {
		return NULL;
	}
	program_follow(program, function, scratch, &values);
	return library_among(program, &values, out_library);
}

/* `super(…)` of `class X extends PassportStrategy(Strategy)`: the Strategy. */
static struct site strategy_of(const struct program *program, struct site super)
{
	const struct summary *summary = program->modules[super.module].summary;
	uint32_t index = program_expr(program, super)->index;
	struct site parent;
	struct value callee;

	if (index == 0 || index > summary->class_count) {
		return SITE_NONE;
	}
	parent = (struct site){super.module, summary->exprs[summary->classes[index - 1]].left};
	if (parent.expr == ID_NONE || program_expr(program, parent)->kind != EXPR_CALL) {
		return SITE_NONE;
	}
	callee = program_callee_value(program, parent);
	return callee.kind == VALUE_IMPORT && str_is(callee.package, "@nestjs/passport") &&
			       str_is(program_plain_name(callee.name), "PassportStrategy")
		       ? program_argument(program, parent, 0)
		       : SITE_NONE;
}

/* server.auth.strategy('clerk', 'jwt', { key: hapiJwt2Key(…), … }) */
static const struct token_library *strategy_of_hapi(
	const struct program *program, struct site call, struct str *out_library)
{
	struct site options = program_argument(program, call, 2);
	struct site key;
	struct value value;
	struct value maker;

	if (options.expr == ID_NONE ||
		program_find_property(program, options, STR("key"), &key) != PROPERTY_FOUND) {
		return NULL;
	}
	value = program_single(program, key);
	if (value.kind != VALUE_CALL) {
		return NULL;
	}
	maker = program_callee_value(program, value.at);
	*out_library = STR("hapi-auth-jwt2");
	return maker.kind == VALUE_IMPORT && str_is(maker.package, "jwks-rsa") &&
			       str_ends(maker.name, "hapiJwt2Key")
		       ? &token_hapi_strategy
		       : NULL;
}

/* A member that says nothing of tokens is none of their functions; others may have any name. */
static bool may_be(const struct summary *summary, const struct expr *callee)
{
	static const char *const words[] = {"verif", "decode", "jwt", "auth", "jwk", "clerk"};

	if (callee->kind == EXPR_NAME && callee->binding != ID_NONE) {
		return summary->bindings[callee->binding].kind != BINDING_FUNCTION;
	}
	return callee->kind != EXPR_MEMBER ||
	       str_has_any_nocase(callee->name, words, sizeof(words) / sizeof(words[0]));
}

const struct token_library *token_of_call(const struct program *program, struct site call,
	struct arena *scratch, struct str *out_library)
{
	const struct summary *summary = program->modules[call.module].summary;
	enum expr_kind kind = (enum expr_kind)summary->exprs[call.expr].kind;
	struct site called = program_called(program, call);
	enum token_form form = kind == EXPR_NEW ? TOKEN_STRATEGY : TOKEN_CALL;
	const struct token_library *library;
	const struct expr *e;

	if (called.expr == ID_NONE) {
		return NULL;
	}
	e = program_expr(program, called);
	if (e->kind == EXPR_THIS && str_is(e->name, "super")) {
		called = strategy_of(program, called);
		form = TOKEN_STRATEGY;
	} else if (e->kind == EXPR_MEMBER && str_is(e->name, "register") && kind == EXPR_CALL) {
		called = program_argument(program, call, 0);
		form = TOKEN_PLUGIN;
	} else if (e->kind == EXPR_MEMBER && str_is(e->name, "strategy")) {
		return strategy_of_hapi(program, call, out_library);
	} else if (!may_be(summary, e)) {
		return NULL;
	}
	if (called.expr == ID_NONE) {
		return NULL;
	}
	library = library_at(program, called, scratch, out_library);
	return library != NULL && library->form == form ? library : NULL;
}
