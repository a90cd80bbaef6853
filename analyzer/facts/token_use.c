#include "facts/client.h"
#include "facts/named.h"
#include "facts/sdk.h"
#include "facts/token.h"
#include "program/lookup.h"

/*
 * What is done with a token that was decoded and not verified. Logging, a
 * look at the header or at the time decides nothing; who the subject is does,
 * when it is returned, stored on the request, handed on, or tested.
 */
enum {
	DEEP = 16,
	NAMES_MOST = 32,
	CALLERS_DEEP = 2,
	STEPS_MOST = 200, /* among which another verification is looked for */
};

/* What an expression holds of the decoded token; the more it says the higher. */
enum part {
	PART_NONE,
	PART_HEADER,
	PART_TIME,
	PART_WHOLE,
	PART_CLAIM,
};

struct tainted {
	binding_id binding;
	enum part part;
};

struct use {
	struct token_reading *reading;
	const struct summary *summary;
	struct site decoded;
	struct tainted names[NAMES_MOST];
	size_t count;
	bool decides;
	bool maybe;
	bool returned; /* all of it, to who called */
};

static enum part member_of(enum part object, struct str name)
{
	static const char *const whole[] = {"payload", "data", "claims", "body", "toString"};
	static const char *const header[] = {"header", "kid", "alg", "typ", "length"};
	static const char *const time[] = {"exp", "iat", "nbf"};

	if (object != PART_WHOLE || str_in(name, whole, sizeof(whole) / sizeof(whole[0]))) {
		return object;
	}
	return str_in(name, header, sizeof(header) / sizeof(header[0])) ? PART_HEADER
	       : str_in(name, time, sizeof(time) / sizeof(time[0]))     ? PART_TIME
									: PART_CLAIM;
}

static enum part part_of_name(const struct use *use, binding_id binding)
{
	for (size_t i = 0; binding != ID_NONE && i < use->count; i++) {
		if (use->names[i].binding == binding) {
			return use->names[i].part;
		}
	}
	return PART_NONE;
}

static enum part more(enum part a, enum part b)
{
	return a > b ? a : b;
}

static enum part part_of(const struct use *use, expr_id id, unsigned depth)
{
	const struct expr *e;
	enum part part = PART_NONE;

	if (id == ID_NONE || depth > DEEP) {
		return PART_NONE;
	}
	if (id == use->decoded.expr) {
		return PART_WHOLE;
	}
	e = &use->summary->exprs[id];
	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		return part_of_name(use, e->binding);
	case EXPR_MEMBER:
		return member_of(part_of(use, e->left, depth + 1), e->name);
	case EXPR_FUNCTION:
	case EXPR_CLASS:
		return PART_NONE;
	case EXPR_OBJECT:
	case EXPR_JSX:
		for (uint32_t i = 0; i < e->count; i++) {
			const struct prop *prop = summary_prop_at(use->summary, id, i);

			part = more(part, part_of(use, prop->value, depth + 1));
		}
		return part;
	default:
		break;
	}
	part = more(part_of(use, e->left, depth + 1), part_of(use, e->right, depth + 1));
	for (uint32_t i = 0; i < e->count; i++) {
		part = more(part, part_of(use, summary_kid(use->summary, id, i), depth + 1));
	}
	return part;
}

static void taint(struct use *use, binding_id binding, enum part part)
{
	if (binding != ID_NONE && part > PART_NONE && use->count < NAMES_MOST &&
		part_of_name(use, binding) < part) {
		use->names[use->count++] = (struct tainted){binding, part};
	}
}

/* What prints, or only makes another shape of it. */
static bool is_harmless(const struct summary *summary, const struct expr *call)
{
	static const char *const shapes[] = {"parse", "stringify", "from", "String", "Number",
		"atob", "toString", "decode", "split", "replace", "keys", "entries", "join", "Date",
		"decodeURIComponent", "Boolean", "floor", "trim"};
	static const char *const logs[] = {"console", "log", "logger", "Sentry", "Logger"};
	const struct expr *callee = call->left == ID_NONE ? NULL : &summary->exprs[call->left];
	const struct expr *object;

	if (callee == NULL || str_in(callee->name, shapes, sizeof(shapes) / sizeof(shapes[0])) ||
		str_in(callee->name, logs, sizeof(logs) / sizeof(logs[0]))) {
		return true;
	}
	object = callee->kind == EXPR_MEMBER && callee->left != ID_NONE
			 ? &summary->exprs[callee->left]
			 : callee;
	return str_in(object->name, logs, sizeof(logs) / sizeof(logs[0]));
}

/* getToken() gives out what the SDK itself asked Clerk for. */
static bool is_given_out(const struct program *program, struct site token)
{
	struct value value =
		token.expr == ID_NONE ? (struct value){0} : program_single(program, token);
	struct site called;

	if (token.expr == ID_NONE || value.kind != VALUE_CALL) {
		return false;
	}
	called = program_called(program, value.at);
	return called.expr != ID_NONE && str_is(program_expr(program, called)->name, "getToken");
}

/* A claim that Clerk's API is asked about is a claim of Clerk's token. */
static void tie_by_call(struct use *use, expr_id call)
{
	struct token_reading *r = use->reading;
	struct site site = {use->decoded.module, call};

	if (r->fact.clerk_evidence.n == 0 && !is_given_out(r->collector->program, r->token) &&
		sdk_called(r->collector, site).kind == SDK_BACKEND) {
		r->fact.clerk_evidence = STR("claims given to Clerk's API");
	}
}

static void see_call(struct use *use, expr_id id)
{
	const struct expr *e = &use->summary->exprs[id];
	enum part part = PART_NONE;

	if (id == use->decoded.expr || is_harmless(use->summary, e)) {
		return;
	}
	for (uint32_t i = 0; i < e->count; i++) {
		part = more(part, part_of(use, summary_kid(use->summary, id, i), 0));
	}
	use->decides = use->decides || part == PART_CLAIM;
	use->maybe = use->maybe || part == PART_WHOLE;
	if (part == PART_CLAIM) {
		tie_by_call(use, id);
	}
}

static void see_assignment(struct use *use, expr_id id)
{
	const struct expr *e = &use->summary->exprs[id];
	const struct expr *left = e->left == ID_NONE ? NULL : &use->summary->exprs[e->left];
	enum part part = part_of(use, e->right, 0);

	if (left != NULL && left->kind == EXPR_NAME) {
		taint(use, left->binding, part);
	} else if (part >= PART_WHOLE) {
		use->decides = true; /* req.user = decoded */
	}
}

/* A test of a claim decides; that there is something to decode does not. */
static bool tests_claim(const struct use *use, expr_id test)
{
	const struct expr *e = test == ID_NONE ? NULL : &use->summary->exprs[test];

	return e != NULL && part_of(use, test, 0) == PART_CLAIM;
}

static void see_step(struct use *use, const struct step *step)
{
	enum part part;

	switch ((enum step_kind)step->kind) {
	case STEP_BIND:
		taint(use, step->binding, part_of(use, step->expr, 0));
		break;
	case STEP_ASSIGN:
		see_assignment(use, step->expr);
		break;
	case STEP_CALL:
		see_call(use, step->expr);
		break;
	case STEP_IF:
	case STEP_SWITCH:
		use->decides = use->decides || tests_claim(use, step->expr);
		break;
	case STEP_RETURN:
		part = step->expr == ID_NONE ? PART_NONE : part_of(use, step->expr, 0);
		use->decides = use->decides || part == PART_CLAIM;
		use->returned = use->returned || part == PART_WHOLE;
		break;
	default:
		break;
	}
}

/* Is a function another one, or inside of it? */
static bool lies_in(const struct summary *summary, function_id inner, function_id outer)
{
	for (size_t i = 0; i < summary->function_count && inner != ID_NONE; i++) {
		if (inner == outer) {
			return true;
		}
		inner = summary->functions[inner].outer;
	}
	return false;
}

/* Is a token verified there as well? Then the decoded one says which key, or is compared. */
static bool verifies_beside(struct use *use, function_id around)
{
	const struct function *function = &use->summary->functions[around];

	for (uint32_t i = 0; i < function->step_count && i < STEPS_MOST; i++) {
		const struct step *step = &use->summary->steps[function->first_step + i];
		struct site call = {use->decoded.module, step->expr};
		const struct token_library *library;
		struct str name;

		if (step->kind != STEP_CALL || step->expr == use->decoded.expr) {
			continue;
		}
		library = token_of_call(
			use->reading->collector->program, call, use->reading->scratch, &name);
		if (library != NULL && (library->act == TOKEN_VERIFIES ||
					       library->act == TOKEN_CHECKS_SIGNATURE)) {
			return true;
		}
	}
	return false;
}

static const char *decides_at(struct token_reading *r, struct site decoded, unsigned depth);

/* All of it was returned: what those who called do with it. */
static const char *decides_in_callers(struct use *use, function_id around, unsigned depth)
{
	struct collector *collector = use->reading->collector;
	expr_id function = lookup_function(collector->program, use->decoded.module, around);
	named_sites callers = {0};
	const char *answer = "no";

	if (function == ID_NONE || depth >= CALLERS_DEEP) {
		return "unknown";
	}
	named_callers(collector, (struct site){use->decoded.module, function}, &callers);
	for (size_t i = 0; i < callers.n; i++) {
		const char *one = decides_at(use->reading, callers.items[i], depth + 1);

		if (one[0] == 'y') {
			return one;
		}
		answer = one[0] == 'u' ? one : answer;
	}
	return callers.n == 0 ? "unknown" : answer;
}

static const char *decides_at(struct token_reading *r, struct site decoded, unsigned depth)
{
	const struct program *program = r->collector->program;
	struct use use = {
		.reading = r,
		.summary = program->modules[decoded.module].summary,
		.decoded = decoded,
	};
	function_id around = use.summary->exprs[decoded.expr].function;

	if (client_has(program, decoded) || verifies_beside(&use, around)) {
		return "no";
	}
	for (function_id f = 0; f < use.summary->function_count; f++) {
		const struct function *function = &use.summary->functions[f];

		for (uint32_t i = 0; lies_in(use.summary, f, around) && i < function->step_count;
			i++) {
			see_step(&use, &use.summary->steps[function->first_step + i]);
		}
	}
	if (use.decides) {
		return "yes";
	}
	if (use.returned) {
		return decides_in_callers(&use, around, depth);
	}
	return use.maybe ? "unknown" : "no";
}

const char *token_decides(struct token_reading *r, struct site decoded)
{
	if (r->library->act == TOKEN_READS_HEADER) {
		return "no";
	}
	return r->library->token == TOKEN_NOWHERE && r->library != &token_by_hand_decodes
		       ? "unknown" /* createDecoder: what it makes is called elsewhere */
		       : decides_at(r, decoded, 0);
}
