#include "compare/match_feature.h"

#include <stdlib.h>

#include "compare/match.h"
#include "compare/match_access.h"

struct match_switched match_switch_of(const struct field_bool *a, const struct field_bool *b)
{
	struct match_switched it = {.state = MATCH_SWITCH_OFF, .fields = {a, b}};

	for (unsigned i = 0; i < 2 && it.fields[i] != NULL; i++) {
		if (it.fields[i]->known && it.fields[i]->value) {
			it.state = MATCH_SWITCH_ON;
			return it;
		}
		if (!it.fields[i]->known) {
			it.state = MATCH_SWITCH_UNKNOWN;
			it.reason = it.fields[i]->reason;
		}
	}
	return it;
}

struct match_switched match_switch_of_billing(const struct instance *instance, struct str payer)
{
	const struct field_bool *user = &instance->user_billing_enabled;
	const struct field_bool *organization = &instance->organization_billing_enabled;

	if (str_is(payer, "user")) {
		return match_switch_of(user, NULL);
	}
	return str_is(payer, "organization") ? match_switch_of(organization, NULL)
					     : match_switch_of(user, organization);
}

bool match_feature_is_optional(const struct fact_feature *it)
{
	return str_is(it->among, "optional");
}

static int compare_uses(const void *a, const void *b)
{
	const struct match_feature_use *one = a;
	const struct match_feature_use *other = b;
	int order = str_compare(one->at->file, other->at->file);

	if (order != 0) {
		return order;
	}
	if (one->at->line != other->at->line) {
		return one->at->line < other->at->line ? -1 : 1;
	}
	if (one->at->column != other->at->column) {
		return one->at->column < other->at->column ? -1 : 1;
	}
	return str_compare(one->by, other->by);
}

/* What stands at a path: not all of them hold a switch, and some hold its opposite. */
static const char *raw_value(const struct field_bool *field)
{
	if (str_ends(field->path, "_client_id")) {
		return "not set";
	}
	if (str_ends(field->path, ".code")) {
		return "billing_not_enabled";
	}
	return field->value == field->inverted ? "false" : "true";
}

/* "bapi.organization_settings.enabled is false", of two switches both */
static struct str says(struct audit *audit, const struct match_switched *needs)
{
	struct str all = STR("");

	for (unsigned i = 0; i < 2 && needs->fields[i] != NULL; i++) {
		const struct field_bool *field = needs->fields[i];

		if (i == 0 || !str_equal(field->path, needs->fields[0]->path)) {
			all = str_format(audit->arena, "%.*s%s%.*s is %s", STR_ARGS(all),
				i == 0 ? "" : ", ", STR_ARGS(field->path), raw_value(field));
		}
	}
	return all;
}

/* "; not so in instance ins_dev (development)": of the first use, whose switch it is */
static struct str who_has(struct audit *audit, const struct match_switched *needs)
{
	const char *base = (const char *)audit->instance;
	struct audit other = *audit;

	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		const struct field_bool *fields[2] = {NULL, NULL};

		other.instance = &audit->snapshot->instances.items[i];
		for (unsigned k = 0; k < 2 && needs->fields[k] != NULL; k++) {
			size_t offset = (size_t)((const char *)needs->fields[k] - base);

			fields[k] = (const void *)((const char *)other.instance + offset);
		}
		if (match_switch_of(fields[0], fields[1]).state == MATCH_SWITCH_ON) {
			struct str label = match_instance(&other);

			return str_format(audit->arena, "; not so in %.*s", STR_ARGS(label));
		}
	}
	return STR("");
}

static struct str others(struct audit *audit, size_t n)
{
	return n == 0 ? STR("")
		      : str_format(audit->arena, " and %zu more place%s", n, n == 1 ? "" : "s");
}

static void find(struct audit *audit, const struct match_feature_use *first, place_vec related,
	const struct match_feature_words *words, enum severity severity)
{
	struct str place = match_place(audit, first->at);
	struct str instance = match_instance(audit);
	struct str value = says(audit, &first->needs);
	struct str other = who_has(audit, &first->needs);
	struct str more = others(audit, related.n);
	const struct field_bool *field = first->needs.fields[0];
	struct finding finding = match_finding(audit, first->at);

	finding.severity = severity;
	finding.message = str_format(audit->arena, "%s at %.*s (%.*s)%.*s; in %.*s %s (%.*s)%.*s",
		words->used, STR_ARGS(place), STR_ARGS(first->by), STR_ARGS(more),
		STR_ARGS(instance), words->off, STR_ARGS(value), STR_ARGS(other));
	finding.fix = str_format(audit->arena,
		"%s in %.*s (Clerk Dashboard, %s), or take out what uses %s", words->fix,
		STR_ARGS(instance), words->where, words->it);
	finding.why = str_of(words->why);
	finding.clerk = match_ref(audit, field->path, str_of(raw_value(field)));
	finding.related = related;
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct match_feature_use *use, const char *used)
{
	if (use->needs.state == MATCH_SWITCH_UNKNOWN) {
		struct str place = match_place(audit, use->at);
		struct str reason = use->needs.reason;

		audit_not_evaluated(audit,
			"%s at %.*s (%.*s), and whether the instance has that on is not known: "
			"%.*s",
			used, STR_ARGS(place), STR_ARGS(use->by), STR_ARGS(reason));
	} else {
		audit_judged(audit);
	}
}

void match_feature_judge(struct audit *audit, match_feature_uses *uses,
	const struct match_feature_words *words, enum severity severity)
{
	const struct match_feature_use *first = NULL;
	bool unknown = false;
	place_vec related = {0};

	if (uses->n > 1) {
		qsort(uses->items, uses->n, sizeof(uses->items[0]), compare_uses);
	}
	for (size_t i = 0; i < uses->n; i++) {
		const struct match_feature_use *use = &uses->items[i];

		if (use->needs.state == MATCH_SWITCH_OFF && first != NULL) {
			vec_push(audit->arena, &related, *use->at);
		} else if (use->needs.state == MATCH_SWITCH_OFF) {
			first = use;
		}
		if (use->needs.state != MATCH_SWITCH_UNKNOWN || !unknown) {
			judge(audit, use, words->used);
		}
		unknown = unknown || use->needs.state == MATCH_SWITCH_UNKNOWN;
	}
	if (first != NULL) {
		find(audit, first, related, words, severity);
	}
}

/* Is it asked at run time who may go on? A type, an option or an invitation asks nobody. */
static bool asks(const struct fact_authorization *it)
{
	return str_is(it->form, "has") || str_is(it->form, "protect") ||
	       str_is(it->form, "component");
}

/* What is compared is certainly of the session: others have roles and plans too. */
static bool is_of_session(const struct fact_authorization *it)
{
	struct str last = str_last_part(it->subject, '.');

	return str_is(last, "orgRole") || str_is(last, "orgPermissions") ||
	       str_is(it->subject, "o.rol") || str_is(it->subject, "o.per") ||
	       str_is(it->subject, "pla") || str_is(it->subject, "fea");
}

static bool guards(const struct fact_authorization *it)
{
	return asks(it) || (str_is(it->form, "comparison") && is_of_session(it)) ||
	       (str_is(it->form, "decorator") && (it->subject.n == 0 || is_of_session(it)));
}

bool match_guard_needs_organizations(const struct fact_authorization *it)
{
	return (str_is(it->kind, "role") || str_is(it->kind, "permission")) && guards(it);
}

bool match_guard_needs_billing(const struct fact_authorization *it)
{
	return (str_is(it->kind, "plan") || str_is(it->kind, "feature")) && guards(it);
}

const struct place *match_guard_place(
	const struct audit *audit, const struct fact_authorization *it)
{
	if (it->uses.n == 0 || !context_is_live(it->at.context)) {
		return match_in_app(audit, &it->at) ? &it->at : NULL;
	}
	for (size_t i = 0; i < it->uses.n; i++) {
		if (match_in_app(audit, &it->uses.items[i])) {
			return &it->uses.items[i];
		}
	}
	return NULL;
}

struct str match_guard_name(struct audit *audit, const struct fact_authorization *it)
{
	if (it->subject.n > 0) {
		return str_format(audit->arena, "%.*s compared with '%.*s'", STR_ARGS(it->subject),
			STR_ARGS(it->name));
	}
	return str_format(audit->arena, "%.*s %.*s '%.*s'", STR_ARGS(it->form), STR_ARGS(it->kind),
		STR_ARGS(it->name));
}

/* The prefixes are those of clerk/javascript packages/shared/src/authorization.ts. */
struct str match_guard_payer(struct str name)
{
	if (str_starts(name, "user:") || str_starts(name, "u:")) {
		return STR("user");
	}
	if (str_starts(name, "org:") || str_starts(name, "o:") ||
		str_starts(name, "organization:")) {
		return STR("organization");
	}
	return STR("");
}

/* "invoices" of the permission "org:invoices:read" */
static bool is_of_permission(const struct instance *instance, struct str feature)
{
	for (size_t i = 0; i < instance->permissions.n; i++) {
		struct str rest = instance->permissions.items[i];

		str_take(&rest, ':');
		if (str_equal(str_take(&rest, ':'), feature)) {
			return true;
		}
	}
	return false;
}

/*
 * Without billing for organizations the session has the features of its member's permissions:
 * Clerk documentation, "Session tokens", claims fea and o.fpm.
 */
static void see_permissions(
	struct audit *audit, const struct fact_authorization *it, struct match_switched *needs)
{
	const struct instance *instance = audit->instance;
	struct match_switched organizations =
		match_switch_of(&instance->organizations_enabled, NULL);
	struct str feature = match_access_key(audit->arena, MATCH_ACCESS_FEATURE, it->name);

	if (!str_is(it->kind, "feature") || needs->state == MATCH_SWITCH_ON ||
		str_is(match_guard_payer(it->name), "user") ||
		organizations.state == MATCH_SWITCH_OFF) {
		return;
	}
	if (is_of_permission(instance, feature)) {
		needs->state = MATCH_SWITCH_ON;
	} else if (!instance->permissions.known) {
		needs->state = MATCH_SWITCH_UNKNOWN;
		needs->reason = instance->permissions.reason;
	}
}

struct match_switched match_switch_of_guard(
	struct audit *audit, const struct fact_authorization *it)
{
	struct match_switched needs;

	if (match_guard_needs_organizations(it)) {
		return match_switch_of(&audit->instance->organizations_enabled, NULL);
	}
	needs = match_switch_of_billing(audit->instance, match_guard_payer(it->name));
	see_permissions(audit, it, &needs);
	return needs;
}

bool match_guard_is_off(struct audit *audit, const struct fact_authorization *it)
{
	return (match_guard_needs_organizations(it) || match_guard_needs_billing(it)) &&
	       match_switch_of_guard(audit, it).state == MATCH_SWITCH_OFF;
}
