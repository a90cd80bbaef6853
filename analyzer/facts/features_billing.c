#include "facts/feature.h"

/* Billing has two payers, users and organizations, each with a switch and plans of its own. */

bool features_is_billing(const struct sdk_thing *thing)
{
	const struct feature_row *row = feature_row(thing, 0);

	return row != NULL && str_is(str_of(row->feature), "billing");
}

/*
 * Those with an option `for`, "user" unless it says "organization". Sources: Clerk's documentation
 * of each component and hook; clerk/javascript packages/shared/src/types/clerk.ts. As of
 * 2026-08-22.
 */
static const struct payers {
	const char *name;
	uint32_t argument; /* of a call: which one holds the options */
	bool inherits; /* without options it takes those of <CheckoutProvider> */
} payers[] = {
	{"PricingTable", 0, false},
	{"CheckoutButton", 0, false},
	{"CheckoutProvider", 0, false},
	{"SubscriptionDetailsButton", 0, false},
	{"mountPricingTable", 1, false},
	{"useCheckout", 0, true},
	{"usePlans", 0, false},
	{"useSubscription", 0, false},
	{"usePaymentAttempts", 0, false},
	{"usePaymentMethods", 0, false},
	{"useStatements", 0, false},
};

static const struct payers *payers_of(struct str name)
{
	const struct str early = STR("__experimental_");

	if (str_starts(name, "__experimental_")) {
		name = str_slice(name, early.n, name.n);
	}
	for (size_t i = 0; i < sizeof(payers) / sizeof(payers[0]); i++) {
		if (str_is(name, payers[i].name)) {
			return &payers[i];
		}
	}
	return NULL;
}

/* A prop without a value is true. */
static bool is_bare(struct features *f, struct site element, const char *name)
{
	const struct program *program = f->collector->program;
	const struct summary *summary = program->modules[element.module].summary;

	for (uint32_t i = 0; i < summary->exprs[element.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, element.expr, i);

		if (str_is(prop->key, name) && prop->value == ID_NONE) {
			return true;
		}
	}
	return false;
}

/* forOrganizations, as it was called until 2025-10 */
static struct str payer_before(struct features *f, struct site options)
{
	const struct program *program = f->collector->program;
	struct site at;
	struct value value;

	if (program_expr(program, options)->kind == EXPR_JSX &&
		is_bare(f, options, "forOrganizations")) {
		return STR("organization");
	}
	switch (program_find_property(program, options, STR("forOrganizations"), &at)) {
	case PROPERTY_ABSENT:
		return STR("user");
	case PROPERTY_UNKNOWN:
		return STR("");
	case PROPERTY_FOUND:
		break;
	}
	value = program_single(program, at);
	if (value.kind != VALUE_BOOLEAN || value.guessed) {
		return STR("");
	}
	return value.number == 0 ? STR("user") : STR("organization");
}

static struct str payer_by(struct features *f, struct site options)
{
	const struct program *program = f->collector->program;
	struct site at;

	switch (program_find_property(program, options, STR("for"), &at)) {
	case PROPERTY_ABSENT:
		return payer_before(f, options);
	case PROPERTY_UNKNOWN:
		return STR("");
	case PROPERTY_FOUND:
		break;
	}
	struct str text = program_string(program, at);
	return str_is(text, "user") || str_is(text, "organization")
		       ? str_copy(f->collector->arena, text)
		       : STR("");
}

struct str features_payer(struct features *f, const struct sdk_thing *thing, struct site site)
{
	const struct program *program = f->collector->program;
	struct str last = str_last_part(thing->path, '.');
	const struct payers *row = payers_of(last);

	if (!features_is_billing(thing)) {
		return STR("");
	}
	if (thing->kind == SDK_BACKEND) {
		return str_has(last, "Organization") ? STR("organization")
		       : str_has(last, "User")       ? STR("user")
						     : STR("");
	}
	if (row == NULL) {
		return STR("");
	}
	if (program_expr(program, site)->kind == EXPR_CALL) {
		site = program_argument(program, site, row->argument);
		if (site.expr == ID_NONE) {
			return row->inherits ? STR("") : STR("user");
		}
	}
	return payer_by(f, site);
}

void features_plans(struct features *f, struct site given, const struct feature_use *owner)
{
	static const char *const names[] = {"planId", "highlightedPlan"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct feature_use use = {.side = owner->side, .payer = owner->payer};
		struct site value;

		if (given.expr == ID_NONE || program_find_property(f->collector->program, given,
						     str_of(names[i]), &value) != PROPERTY_FOUND) {
			continue;
		}
		use.by = str_format(f->collector->arena, "%.*s.%s", STR_ARGS(owner->by), names[i]);
		features_add_object(f, "billing", value, &use);
	}
}
