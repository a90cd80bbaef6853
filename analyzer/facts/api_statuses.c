#include "facts/api_uses.h"
#include "facts/words.h"
#include "program/lookup.h"

/*
 * What code asks the status of a sign-in or sign-up for. Source:
 * clerk/javascript packages/shared/src/types/{signIn,signUp}.ts. 2026-08.
 */
static const char *const statuses[] = {
	"needs_identifier",
	"needs_first_factor",
	"needs_second_factor",
	"needs_new_password",
	"needs_client_trust",
	"needs_protect_check",
	"missing_requirements",
};

/* Others say these too: only of what certainly is a sign-in or sign-up. */
static const char *const common[] = {"complete", "abandoned"};

static const struct expr *expr_at(const struct api_uses *uses, expr_id expr)
{
	return expr == ID_NONE ? NULL : &uses->summary->exprs[expr];
}

/* What a string is compared with: `x` of x === 'complete', of switch (x). */
static expr_id compared_with(struct api_uses *uses, expr_id value)
{
	expr_id parent = lookup_parent(uses->collector->program, uses->module, value);
	const struct expr *e = expr_at(uses, parent);

	if (e == NULL) {
		return awaited_switched(&uses->awaited, value);
	}
	if (e->kind == EXPR_BINARY && (e->op == OP_EQUAL || e->op == OP_NOT_EQUAL)) {
		return e->left == value ? e->right : e->left;
	}
	return ID_NONE;
}

/* ['needs_second_factor', …].includes(status) */
static bool is_listed(struct api_uses *uses, expr_id value)
{
	expr_id list = lookup_parent(uses->collector->program, uses->module, value);
	expr_id member;

	if (list == ID_NONE || uses->summary->exprs[list].kind != EXPR_ARRAY) {
		return false;
	}
	member = lookup_parent(uses->collector->program, uses->module, list);
	return member != ID_NONE && uses->summary->exprs[member].kind == EXPR_MEMBER &&
	       str_is(uses->summary->exprs[member].name, "includes");
}

/* The sign-in or sign-up whose status an expression is; SDK_NONE otherwise. */
static struct sdk_thing attempt_of(struct api_uses *uses, expr_id status)
{
	const struct expr *e = expr_at(uses, status);
	struct sdk_thing thing = {
		.kind = SDK_NONE, .path = {"", 0}, .package = {"", 0}, .name = {"", 0}};

	if (e != NULL && (e->kind == EXPR_MEMBER || e->kind == EXPR_NAME)) {
		thing = sdk_of(uses->collector, (struct site){uses->module, status});
	}
	if ((thing.kind != SDK_SIGN_IN && thing.kind != SDK_SIGN_UP) ||
		!str_is(str_last_part(thing.path, '.'), "status")) {
		thing.kind = SDK_NONE;
		thing.package = STR("");
	}
	return thing;
}

static void add(struct api_uses *uses, uint32_t start, uint32_t end, struct str name,
	struct str package, struct str side)
{
	struct api_use use = {.package = package, .name = name, .form = "status", .side = side};

	api_uses_add_at(uses, start, end, &use);
}

static void read_string(struct api_uses *uses, expr_id id, bool imports)
{
	const struct expr *e = &uses->summary->exprs[id];
	bool known = str_in(e->text, statuses, sizeof(statuses) / sizeof(statuses[0]));
	struct sdk_thing thing;
	expr_id subject;

	if (!known && !str_in(e->text, common, sizeof(common) / sizeof(common[0]))) {
		return;
	}
	subject = compared_with(uses, id);
	if (subject == ID_NONE && !(known && imports && is_listed(uses, id))) {
		return;
	}
	thing = attempt_of(uses, subject);
	if (thing.kind != SDK_NONE || (known && imports)) {
		add(uses, e->start, e->end, e->text, thing.package,
			api_uses_side(uses, id, thing.package, STR("")));
	}
}

/* { needs_second_factor: () => … }[status] */
static void read_keys(struct api_uses *uses, expr_id object)
{
	for (uint32_t i = 0; i < uses->summary->exprs[object].count; i++) {
		const struct prop *prop = summary_prop_at(uses->summary, object, i);

		if (str_in(prop->key, statuses, sizeof(statuses) / sizeof(statuses[0]))) {
			add(uses, prop->start, prop->end, prop->key, STR(""),
				api_uses_side(uses, object, STR(""), STR("")));
		}
	}
}

void api_statuses_read(struct api_uses *uses)
{
	const struct summary *summary = uses->summary;
	bool imports = collector_imports_clerk(summary);
	uint32_t kinds = KINDS(EXPR_STRING) | (imports ? KINDS(EXPR_OBJECT) : 0);

	if (!imports && (words_in(uses->collector, uses->module) & WORDS_STATUS) == 0) {
		return;
	}
	for (expr_id id = 0;
		(id = lookup_next(uses->collector->program, uses->module, kinds, id)) != ID_NONE;
		id++) {
		if (summary->exprs[id].kind == EXPR_STRING) {
			read_string(uses, id, imports);
		} else {
			read_keys(uses, id);
		}
	}
}
