#include "clerk/names.h"
#include "facts/token.h"

/* What a verification's key is made of. */

enum { DEEP = 8 };

/* createRemoteJWKSet(…) of jose, jwksClient(…) of jwks-rsa; importSPKI, createPublicKey */
static const char *kind_of_import(const struct value *callee)
{
	struct str name = callee->name;

	if (callee->kind != VALUE_IMPORT) {
		return NULL;
	}
	if (str_ends(name, "createRemoteJWKSet") || str_ends(name, "createLocalJWKSet") ||
		str_is(callee->package, "jwks-rsa")) {
		return "jwks";
	}
	if (str_ends(name, "importSPKI") || str_ends(name, "importX509") ||
		str_ends(name, "createPublicKey")) {
		return "pem";
	}
	return NULL;
}

/* Variables by what their names say: CLERK_PEM_PUBLIC_KEY, CLERK_SECRET_KEY, JWT_SECRET */
static const char *kind_of_variable(struct str name)
{
	if (str_has_nocase(name, "PUBLIC") || str_has_nocase(name, "PEM") ||
		str_has_nocase(name, "JWT_KEY")) {
		return "pem";
	}
	if (str_has_nocase(name, "JWKS")) {
		return "jwks";
	}
	return str_has_nocase(name, "SECRET") ? "secret" : NULL;
}

static const char *kind_at(const struct program *program, struct site key, unsigned depth);

/* key.replace(…), (await client.getSigningKey(kid)).getPublicKey(), promisify(client.get…)(kid) */
static const char *kind_of_call(const struct program *program, struct site call, unsigned depth)
{
	struct value callee = program_callee_value(program, call);
	const char *kind = kind_of_import(&callee);
	struct site called = program_called(program, call);

	if (kind == NULL && called.expr != ID_NONE &&
		str_is(program_expr(program, called)->name, "importKey")) {
		/* crypto.subtle.importKey('spki', …) */
		struct str form = program_string(program, program_argument(program, call, 0));

		return str_is(form, "spki") ? "pem" : NULL;
	}
	if (kind == NULL && (callee.kind == VALUE_CALL || callee.kind == VALUE_NEW)) {
		kind = kind_at(program, callee.at, depth + 1);
	}
	if (kind == NULL && called.expr != ID_NONE &&
		program_expr(program, called)->kind == EXPR_MEMBER) {
		kind = kind_at(program,
			(struct site){called.module, program_expr(program, called)->left},
			depth + 1);
	}
	if (kind == NULL) {
		/* new TextEncoder().encode(secret), createSecretKey(secret) */
		kind = kind_at(program, program_argument(program, call, 0), depth + 1);
	}
	return kind;
}

/* getKey(header, callback): what it calls to find the key. */
static const char *kind_of_function(
	const struct program *program, struct site function, unsigned depth)
{
	const struct summary *summary = program->modules[function.module].summary;
	const struct function *body = program_function(program, function);

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_CALL || step->kind == STEP_RETURN) {
			const char *kind = kind_at(
				program, (struct site){function.module, step->expr}, depth + 1);

			if (kind != NULL) {
				return kind;
			}
		}
	}
	return NULL;
}

static const char *kind_of_value(
	const struct program *program, const struct value *value, unsigned depth)
{
	switch (value->kind) {
	case VALUE_CALL:
	case VALUE_NEW:
		return kind_of_call(program, value->at, depth);
	case VALUE_FUNCTION:
		return kind_of_function(program, value->at, depth);
	case VALUE_IMPORT:
		return kind_of_import(value);
	case VALUE_ENV:
		return kind_of_variable(value->name);
	case VALUE_STRING:
		if (str_has(value->text, "-----BEGIN")) {
			return "pem";
		}
		return str_has(value->text, "jwks") ? "jwks" : NULL;
	default:
		return NULL;
	}
}

/* `deps.keys ?? createRemoteJWKSet(…)`: the first that is known. */
static const char *kind_at(const struct program *program, struct site key, unsigned depth)
{
	struct value room[4];
	value_vec values = {room, 0, 4};
	const char *kind = NULL;

	if (key.expr == ID_NONE || depth > DEEP) {
		return NULL;
	}
	program_follow(program, key, program->arena, &values);
	for (size_t i = 0; i < values.n && kind == NULL; i++) {
		kind = kind_of_value(program, &values.items[i], depth);
	}
	return kind;
}

const char *token_key_kind(const struct program *program, struct site key)
{
	const char *kind = kind_at(program, key, 0);

	return kind == NULL ? "unresolved" : kind;
}
