#include "clerk/names.h"
#include "facts/token.h"

/* Whose token: what the key, the issuer and the token itself say. */

enum {
	VISITS_MOST = 128, /* expressions looked at for one call */
	DEEP = 8,
};

struct search {
	const struct program *program;
	struct str evidence;
	unsigned visits;
};

/* Hosts that only Clerk uses; any name may begin with "clerk.". */
static bool is_clerk_host(struct str text)
{
	return str_has(text, ".clerk.accounts.dev") || str_has(text, "api.clerk.com") ||
	       str_has(text, "api.clerk.dev") || str_has(text, "frontend-api.clerk.");
}

static void look_at(struct search *search, struct site site, unsigned depth);

static void look_at_kids(struct search *search, struct site site, unsigned depth)
{
	const struct summary *summary = search->program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];

	for (uint32_t i = 0; i < e->count; i++) {
		look_at(search, (struct site){site.module, summary->kid_ids[e->first + i]},
			depth + 1);
	}
}

static void look_at_props(struct search *search, struct site site, unsigned depth)
{
	const struct summary *summary = search->program->modules[site.module].summary;

	for (uint32_t i = 0; i < summary->exprs[site.expr].count; i++) {
		look_at(search,
			(struct site){site.module, summary_prop_at(summary, site.expr, i)->value},
			depth + 1);
	}
}

/* A function that finds the key: all that it calls. */
static void look_at_function(struct search *search, struct site site, unsigned depth)
{
	const struct summary *summary = search->program->modules[site.module].summary;
	const struct function *body = &summary->functions[summary->exprs[site.expr].function];

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_CALL || step->kind == STEP_RETURN) {
			look_at(search, (struct site){site.module, step->expr}, depth + 1);
		}
	}
}

/* The parts of an expression that is no value of its own. */
static void look_into(struct search *search, struct site site, unsigned depth)
{
	const struct expr *e = program_expr(search->program, site);

	switch ((enum expr_kind)e->kind) {
	case EXPR_CALL:
	case EXPR_NEW:
		/* `key.replace(…)`: what the method is called on */
		look_at(search, (struct site){site.module, e->left}, depth + 1);
		look_at_kids(search, site, depth);
		break;
	case EXPR_MEMBER:
	case EXPR_AWAIT:
		look_at(search, (struct site){site.module, e->left}, depth + 1);
		break;
	case EXPR_BINARY:
		look_at(search, (struct site){site.module, e->left}, depth + 1);
		look_at(search, (struct site){site.module, e->right}, depth + 1);
		break;
	case EXPR_TEMPLATE:
	case EXPR_ARRAY:
		look_at_kids(search, site, depth);
		break;
	case EXPR_OBJECT:
		look_at_props(search, site, depth);
		break;
	case EXPR_FUNCTION:
		look_at_function(search, site, depth);
		break;
	default:
		break;
	}
}

static void look_at(struct search *search, struct site site, unsigned depth)
{
	struct value room[8];
	value_vec values = {room, 0, 8};

	if (site.expr == ID_NONE || depth > DEEP || search->evidence.n > 0 ||
		++search->visits > VISITS_MOST) {
		return;
	}
	program_follow(search->program, site, search->program->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		const struct value *value = &values.items[i];
		bool same = program_same(value->at, site);

		if (value->kind == VALUE_ENV && names_is_clerk(value->name)) {
			search->evidence = value->name;
		} else if (value->kind == VALUE_STRING && is_clerk_host(value->text)) {
			search->evidence = STR("Clerk host");
		} else if (value->kind != VALUE_PARAM && value->kind != VALUE_GLOBAL &&
			   value->kind != VALUE_IMPORT) {
			look_into(search, value->at, same ? depth : depth + 1);
		}
	}
	/* a member of something: `env.CLERK_X.replace` */
	if (values.n == 1 && values.items[0].kind == VALUE_GLOBAL) {
		look_into(search, site, depth);
	}
}

struct str token_key_evidence(const struct program *program, struct site site)
{
	struct search search = {.program = program, .evidence = STR("")};

	look_at(&search, site, 0);
	return search.evidence;
}

static bool is_session_name(struct str name)
{
	return str_is(name, "__session") || str_ends(name, ".__session") ||
	       str_starts(name, "__session.");
}

/* cookies().get('__session')?.value, req.cookies.__session */
static bool is_session_value(const struct program *program, const struct value *value)
{
	struct str argument;

	if (is_session_name(value->name)) {
		return true;
	}
	if (value->kind != VALUE_CALL) {
		return false;
	}
	argument = program_string(program, program_argument(program, value->at, 0));
	if (str_absent(argument)) {
		argument = program_string(program, program_argument(program, value->at, 1));
	}
	return str_is(argument, "__session");
}

/* The text of the function that a call stands in, with the cookie's name in quotes or as member. */
static bool is_named_around(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	const struct function *function =
		&summary->functions[program_expr(program, site)->function];
	struct str text = str_slice(summary->text, function->start, function->end);

	return str_has(text, "'__session'") || str_has(text, "\"__session\"") ||
	       str_has(text, ".__session");
}

bool token_is_from_cookie(const struct program *program, struct site token)
{
	struct value room[8];
	value_vec values = {room, 0, 8};
	bool unknown = false;

	if (token.expr == ID_NONE) {
		return false;
	}
	program_follow(program, token, program->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (is_session_value(program, &values.items[i])) {
			return true;
		}
		unknown = unknown || values.items[i].kind == VALUE_UNKNOWN ||
			  values.items[i].kind == VALUE_CALL;
	}
	/* the way from the cookie to the token was lost, but the cookie is read right there */
	return unknown && is_named_around(program, token);
}

/* createRemoteJWKSet(…) of jose, jwksClient(…) of jwks-rsa; importSPKI, createPublicKey */
static const char *kind_of_maker(const struct value *callee)
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

const char *token_key_kind(const struct program *program, struct site key)
{
	struct value value;
	const char *kind = NULL;

	if (key.expr == ID_NONE) {
		return "unresolved";
	}
	value = program_single(program, key);
	if (value.kind == VALUE_CALL) {
		struct value callee = program_callee_value(program, value.at);

		kind = kind_of_maker(&callee);
	} else if (value.kind == VALUE_STRING && str_has(value.text, "-----BEGIN")) {
		kind = "pem";
	}
	return kind == NULL ? "unresolved" : kind;
}
