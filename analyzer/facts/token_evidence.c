#include "clerk/hosts.h"
#include "clerk/names.h"
#include "facts/named.h"
#include "facts/token.h"
#include "program/lookup.h"

/* Whose token: what the key, the issuer and the token itself say. */

enum {
	VISITS_MOST = 192, /* expressions looked at for one call */
	DEEP = 64,
	CALLERS_DEEP = 2,
};

struct search {
	struct collector *collector;
	const struct program *program;
	struct token_source found;
	struct site seen[VISITS_MOST];
	size_t visits;
};

/* Hosts that only Clerk uses, or a key of the repository's names; any may begin with "clerk.". */
static bool is_clerk_host(const struct facts *facts, struct str text)
{
	struct hosts_hit hit;
	size_t from = 0;

	if (str_has(text, ".clerk.accounts.dev")) {
		return true; /* also behind a hole: ${slug}.clerk.accounts.dev */
	}
	while (hosts_next(text, &from, &hit)) {
		if (hosts_kind(hit.host) != HOSTS_NONE) {
			return true;
		}
		for (size_t i = 0; i < facts->keys.n; i++) {
			const struct fact_key *key = &facts->keys.items[i];

			if (key->valid && str_equal(key->frontend_api, hit.host)) {
				return true;
			}
		}
	}
	return false;
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

static void look_into(struct search *search, struct site site, unsigned depth);

static bool is_own_call(const struct program *program, struct site site)
{
	return program_expr(program, site)->kind == EXPR_CALL &&
	       program_callee(program, site).expr != ID_NONE;
}

/* `getKeys()`, a function of one's own that gives the key; of a member of what it gives not. */
static void look_at_call(struct search *search, struct site site, unsigned depth)
{
	const struct expr *e = program_expr(search->program, site);
	struct site callee =
		e->kind == EXPR_CALL ? program_callee(search->program, site) : SITE_NONE;

	if (callee.expr != ID_NONE && depth < DEEP) {
		look_at_function(search, callee, depth + 1);
	}
	look_at_kids(search, site, depth);
	if (e->left != ID_NONE &&
		program_expr(search->program, (struct site){site.module, e->left})->kind ==
			EXPR_MEMBER) {
		/* `key.replace(…)`: what the method is called on */
		look_into(search, (struct site){site.module, e->left}, depth);
	}
	look_at(search, (struct site){site.module, e->left}, depth + 1);
}

/* The parts of an expression that is no value of its own. */
static void look_into(struct search *search, struct site site, unsigned depth)
{
	const struct expr *e = program_expr(search->program, site);

	switch ((enum expr_kind)e->kind) {
	case EXPR_CALL:
	case EXPR_NEW:
		look_at_call(search, site, depth);
		break;
	case EXPR_MEMBER:
		if (!is_own_call(search->program, (struct site){site.module, e->left})) {
			look_at(search, (struct site){site.module, e->left}, depth + 1);
		}
		break;
	case EXPR_NAME: /* where the way ended: `parts` of parts[1] */
		look_at(search, site, depth + 1);
		break;
	case EXPR_AWAIT:
	case EXPR_INDEX:
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

static void see_variable(struct token_source *found, struct str name)
{
	if (names_is_clerk(name)) {
		found->evidence = found->evidence.n == 0 ? name : found->evidence;
		found->env = names_is_clerk(found->env) ? found->env : name;
	} else if (found->env.n == 0) {
		found->env = name;
	}
}

static void see_text(struct search *search, struct str text)
{
	struct token_source *found = &search->found;

	if (found->evidence.n == 0 && is_clerk_host(search->collector->facts, text)) {
		found->evidence = STR("Clerk host");
	} else if (str_has(text, "-----BEGIN")) {
		found->pem = text;
	}
}

/* `config.jwksUrl`, `issuer`: what those who call the function hand in. */
static void look_at_param(struct search *search, const struct value *param, unsigned depth)
{
	const struct program *program = search->program;
	const struct expr *e = program_expr(program, param->at);
	expr_id function = e->kind == EXPR_PARAM
				   ? lookup_function(program, param->at.module, e->function)
				   : ID_NONE;
	named_sites callers = {0};

	if (function == ID_NONE || depth > DEEP - 2) {
		return;
	}
	named_callers(search->collector, (struct site){param->at.module, function}, &callers);
	for (size_t i = 0; i < callers.n; i++) {
		struct site given = named_given(search->collector, callers.items[i], e->index);
		struct site member = given;

		if (given.expr == ID_NONE ||
			(param->name.n > 0 && program_find_property(program, given, param->name,
						      &member) != PROPERTY_FOUND)) {
			continue;
		}
		look_at(search, member, depth + 1);
	}
}

static void look_at(struct search *search, struct site site, unsigned depth)
{
	struct value room[8];
	value_vec values = {room, 0, 8};

	if (site.expr == ID_NONE || depth > DEEP || search->visits == VISITS_MOST ||
		program_is_among(site, search->seen, search->visits)) {
		return;
	}
	search->seen[search->visits++] = site;
	program_follow(search->program, site, search->program->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		const struct value *value = &values.items[i];
		bool same = program_same(value->at, site);

		if (value->kind == VALUE_ENV) {
			see_variable(&search->found, value->name);
		} else if (value->kind == VALUE_STRING) {
			see_text(search, value->text);
		} else if (value->kind == VALUE_PARAM) {
			look_at_param(search, value, depth);
		} else if (value->kind != VALUE_GLOBAL && value->kind != VALUE_IMPORT) {
			look_into(search, value->at, same ? depth : depth + 1);
		}
	}
	/* a member of something: `env.CLERK_X.replace` */
	if (values.n == 1 && values.items[0].kind == VALUE_GLOBAL) {
		look_into(search, site, depth);
	}
}

struct token_source token_source_of(struct collector *collector, struct site site)
{
	struct search search = {
		.collector = collector,
		.program = collector->program,
		.found = {.evidence = STR(""), .env = STR(""), .pem = STR_NONE},
	};

	look_at(&search, site, 0);
	return search.found;
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

bool token_names_cookie(struct str text)
{
	return str_has(text, "'__session'") || str_has(text, "\"__session\"") ||
	       str_has(text, ".__session") || str_has(text, "__session=");
}

/* The text of the function that a call stands in, with the cookie's name in quotes or as member. */
static bool is_named_around(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	const struct function *function =
		&summary->functions[program_expr(program, site)->function];

	return token_names_cookie(str_slice(summary->text, function->start, function->end));
}

static struct str evidence_at(struct collector *collector, struct site token, unsigned depth);

/* A helper's parameter: what those who call it hand in. */
static struct str evidence_of_param(
	struct collector *collector, const struct value *param, unsigned depth)
{
	const struct program *program = collector->program;
	const struct expr *e = program_expr(program, param->at);
	expr_id function = e->kind == EXPR_PARAM
				   ? lookup_function(program, param->at.module, e->function)
				   : ID_NONE;
	named_sites callers = {0};
	struct str evidence = STR("");

	if (function == ID_NONE || param->name.n > 0) {
		return evidence;
	}
	named_callers(collector, (struct site){param->at.module, function}, &callers);
	for (size_t i = 0; i < callers.n && evidence.n == 0; i++) {
		struct site given = named_given(collector, callers.items[i], e->index);

		evidence = evidence_at(collector, given, depth + 1);
	}
	return evidence;
}

static struct str evidence_at(struct collector *collector, struct site token, unsigned depth)
{
	const struct program *program = collector->program;
	struct value room[8];
	value_vec values = {room, 0, 8};
	struct str evidence = STR("");
	bool unknown = false;

	if (token.expr == ID_NONE || depth > CALLERS_DEEP) {
		return evidence;
	}
	program_follow(program, token, program->arena, &values);
	for (size_t i = 0; i < values.n && evidence.n == 0; i++) {
		const struct value *value = &values.items[i];

		if (is_session_value(program, value)) {
			evidence = STR("__session cookie");
		} else if (value->kind == VALUE_PARAM) {
			evidence = evidence_of_param(collector, value, depth);
		}
		unknown = unknown || value->kind == VALUE_UNKNOWN || value->kind == VALUE_CALL;
	}
	/* the way from the cookie to the token was lost, but the cookie is read right there */
	return evidence.n == 0 && unknown && is_named_around(program, token)
		       ? STR("__session cookie")
		       : evidence;
}

struct str token_evidence(struct collector *collector, struct site token)
{
	return evidence_at(collector, token, 0);
}
