#include "facts/token.h"
#include "program/lookup.h"

/*
 * Tokens that code takes apart itself: split('.'), base64, JSON.parse, and a
 * signature that is checked with the platform's own functions. Sources: MDN
 * "SubtleCrypto: verify()", Node.js documentation "crypto.createVerify()".
 */
enum {
	VISITS_MOST = 48,
	PARENTS_MOST = 12,
	CHAIN_MOST = 6,
};

static const struct expr *at_of(const struct program *program, struct site site)
{
	return site.expr == ID_NONE ? NULL : program_expr(program, site);
}

static struct site left_of(const struct program *program, struct site site)
{
	const struct expr *e = at_of(program, site);

	return e == NULL || e->left == ID_NONE ? SITE_NONE : (struct site){site.module, e->left};
}

/* The member's name that a call calls, or absent. */
static struct str called_name(const struct program *program, struct site call)
{
	const struct expr *e = at_of(program, left_of(program, call));

	return e != NULL && (e->kind == EXPR_MEMBER || e->kind == EXPR_NAME) ? e->name : STR_NONE;
}

/* token.split('.') */
static bool is_split(const struct program *program, struct site site)
{
	const struct expr *e = at_of(program, site);
	const struct expr *first;

	if (e == NULL || e->kind != EXPR_CALL || e->count == 0 ||
		!str_is(called_name(program, site), "split")) {
		return false;
	}
	first = program_expr(program, program_argument(program, site, 0));
	return first->kind == EXPR_STRING && str_is(first->text, ".");
}

struct search {
	const struct program *program;
	uint32_t module;
	unsigned visits;
	struct site split; /* the call that took the token apart */
	int part; /* which of its parts, -1 unknown */
};

static void look_for_split(struct search *search, expr_id id);

static void look_at_kids(struct search *search, const struct expr *e)
{
	const struct summary *summary = search->program->modules[search->module].summary;

	for (uint32_t i = 0; i < e->count; i++) {
		look_for_split(search, summary->kid_ids[e->first + i]);
	}
}

/* token.split('.')[1], const [header, payload] = token.split('.') */
static void see_index(struct search *search, const struct expr *e)
{
	const struct summary *summary = search->program->modules[search->module].summary;
	const struct expr *index = e->right == ID_NONE ? NULL : &summary->exprs[e->right];

	look_for_split(search, e->left);
	if (search->split.expr != ID_NONE && search->part < 0 && index != NULL &&
		index->kind == EXPR_NUMBER && index->number >= 0 && index->number < 3) {
		search->part = (int)index->number;
	}
}

static void look_for_split(struct search *search, expr_id id)
{
	const struct summary *summary = search->program->modules[search->module].summary;
	const struct expr *e;

	if (id == ID_NONE || search->split.expr != ID_NONE || ++search->visits > VISITS_MOST) {
		return;
	}
	e = &summary->exprs[id];
	if (is_split(search->program, (struct site){search->module, id})) {
		search->split = (struct site){search->module, id};
		return;
	}
	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		if (e->binding != ID_NONE) {
			look_for_split(search, summary->bindings[e->binding].value);
		}
		break;
	case EXPR_INDEX:
		see_index(search, e);
		break;
	case EXPR_FUNCTION:
	case EXPR_OBJECT:
	case EXPR_CLASS:
		break;
	case EXPR_CALL:
	case EXPR_TEMPLATE:
	case EXPR_ARRAY:
		look_for_split(search, e->left);
		look_at_kids(search, e);
		break;
	default:
		look_for_split(search, e->left);
		look_for_split(search, e->right);
		break;
	}
}

/* atob(x), Buffer.from(x, 'base64url'): what is decoded, or SITE_NONE. */
static struct site decoded_text(const struct program *program, struct site call)
{
	struct str name = called_name(program, call);
	const struct expr *callee = at_of(program, left_of(program, call));
	struct str form;

	if (callee == NULL || str_absent(name)) {
		return SITE_NONE;
	}
	if (str_is(name, "atob") || str_is(name, "base64UrlDecode") ||
		str_is(name, "base64urlDecode") || str_is(name, "decodeBase64Url")) {
		return program_argument(program, call, 0);
	}
	if (!str_is(name, "from") || callee->kind != EXPR_MEMBER || callee->left == ID_NONE ||
		!str_is(program_expr(program, left_of(program, left_of(program, call)))->name,
			"Buffer")) {
		return SITE_NONE;
	}
	form = program_string(program, program_argument(program, call, 1));
	return str_starts(form, "base64") ? program_argument(program, call, 0) : SITE_NONE;
}

/* Does JSON.parse read what it gives? */
static bool is_parsed(const struct program *program, struct site call)
{
	struct site at = call;

	for (unsigned i = 0; i < PARENTS_MOST && at.expr != ID_NONE; i++) {
		const struct expr *e = program_expr(program, at);

		if (e->kind == EXPR_CALL && str_is(called_name(program, at), "parse")) {
			return true;
		}
		at.expr = lookup_parent(program, at.module, at.expr);
	}
	return false;
}

static bool text_around_has(const struct program *program, struct site site, const char *word)
{
	const struct summary *summary = program->modules[site.module].summary;
	const struct function *function =
		&summary->functions[program_expr(program, site)->function];

	return str_has(str_slice(summary->text, function->start, function->end), word);
}

static bool is_checked_around(const struct program *program, struct site site)
{
	return text_around_has(program, site, "subtle") ||
	       text_around_has(program, site, "createVerify") ||
	       text_around_has(program, site, "createHmac");
}

static struct token_by_hand decoded_by_hand(const struct program *program, struct site call)
{
	struct token_by_hand none = {NULL, SITE_NONE, SITE_NONE};
	struct site text = decoded_text(program, call);
	struct search search = {
		.program = program, .module = call.module, .split = SITE_NONE, .part = -1};

	if (text.expr == ID_NONE || text.module != call.module) {
		return none;
	}
	look_for_split(&search, text.expr);
	if (search.split.expr == ID_NONE || search.part != 1 || is_checked_around(program, call)) {
		return none;
	}
	if (!is_parsed(program, call) && !text_around_has(program, call, "JSON.parse")) {
		return none;
	}
	return (struct token_by_hand){&token_by_hand_decodes, SITE_NONE,
		left_of(program, left_of(program, search.split))};
}

/* verifier.verify(key, signature) of createVerify(…), whatever update() stands between. */
static bool is_of_verify_object(const struct program *program, struct site object)
{
	for (unsigned i = 0; i < CHAIN_MOST && object.expr != ID_NONE; i++) {
		struct value value = program_single(program, object);
		struct site call = value.at;

		if (value.kind != VALUE_CALL) {
			return false;
		}
		if (str_is(called_name(program, call), "createVerify")) {
			return true;
		}
		object = left_of(program, left_of(program, call));
	}
	return false;
}

/* The key of a check of a signature, or SITE_NONE: it is none. */
static struct site key_of_check(const struct program *program, struct site call)
{
	struct site callee = left_of(program, call);
	struct site object = left_of(program, callee);
	const struct expr *e = at_of(program, object);
	struct value value = program_single(program, callee);

	if (value.kind == VALUE_IMPORT && str_is(program_plain_name(value.name), "verify") &&
		(str_is(value.package, "crypto") || str_is(value.package, "node:crypto"))) {
		return program_argument(program, call, 2);
	}
	if (e == NULL || program_expr(program, callee)->kind != EXPR_MEMBER) {
		return SITE_NONE;
	}
	if (e->kind == EXPR_MEMBER && str_is(e->name, "subtle")) {
		return program_argument(program, call, 1);
	}
	return is_of_verify_object(program, object) ? program_argument(program, call, 0)
						    : SITE_NONE;
}

/* verify(…), or what an import of that name is called here */
static bool may_check(const struct program *program, struct site call)
{
	const struct summary *summary = program->modules[call.module].summary;
	const struct expr *e = at_of(program, left_of(program, call));

	if (e != NULL && e->kind == EXPR_NAME && e->binding != ID_NONE &&
		summary->bindings[e->binding].kind == BINDING_IMPORT) {
		return str_is(
			summary->imports[summary->bindings[e->binding].import].name, "verify");
	}
	return e != NULL && e->kind == EXPR_MEMBER && str_is(e->name, "verify");
}

/* The token that a function takes apart, or SITE_NONE. */
static struct site token_around(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	const struct function *function =
		&summary->functions[program_expr(program, site)->function];

	for (uint32_t i = 0; i < function->step_count; i++) {
		const struct step *step = &summary->steps[function->first_step + i];
		struct site call = {site.module, step->expr};

		if (step->kind == STEP_CALL && is_split(program, call)) {
			return left_of(program, left_of(program, call));
		}
	}
	return SITE_NONE;
}

struct token_by_hand token_by_hand(
	const struct program *program, struct site call, unsigned *budget)
{
	struct token_by_hand none = {NULL, SITE_NONE, SITE_NONE};
	struct site key;
	struct site token;

	if (!may_check(program, call)) {
		if (decoded_text(program, call).expr == ID_NONE) {
			return none;
		}
		--*budget;
		return decoded_by_hand(program, call);
	}
	key = key_of_check(program, call);
	*budget -= key.expr != ID_NONE;
	token = key.expr == ID_NONE ? SITE_NONE : token_around(program, call);
	if (token.expr == ID_NONE) {
		return none;
	}
	return (struct token_by_hand){&token_by_hand_verifies, key, token};
}
