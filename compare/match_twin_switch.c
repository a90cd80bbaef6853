#include <stddef.h>

#include "base/map.h"
#include "compare/match.h"
#include "compare/match_feature.h"
#include "compare/match_flow.h"
#include "compare/match_twin.h"

/*
 * Switches that code rests on; the words are those of facts.h, fact_feature. Left out is what
 * differs by nature: Google One Tap wants credentials of one's own, enterprise connections are
 * customers', and who tests sign-up in development switches bot protection off.
 */
static const struct switched {
	const char *feature;
	const char *by; /* a part of what uses it, in any case; NULL: anything */
	const char *what;
	const char *where;
	size_t fields[2]; /* of struct instance; the second 0: there is one */
	bool either;
} switches[] = {
	{"organizations", NULL, "organizations", "Organizations",
		{offsetof(struct instance, organizations_enabled), 0}, false},
	{"organization_domains", NULL, "domains of organizations", "Organizations",
		{offsetof(struct instance, organization_domains_enabled), 0}, true},
	{"billing", NULL, "billing", "Billing",
		{offsetof(struct instance, user_billing_enabled),
			offsetof(struct instance, organization_billing_enabled)},
		false},
	{"api_keys", NULL, "API keys", "API keys",
		{offsetof(struct instance, user_api_keys_enabled),
			offsetof(struct instance, organization_api_keys_enabled)},
		false},
	{"passkeys", NULL, "passkeys", "User & authentication",
		{offsetof(struct instance, passkeys_enabled), 0}, false},
	{"multi_session", NULL, "several sessions at once", "Sessions",
		{offsetof(struct instance, multi_session_enabled), 0}, false},
	{"reverification", NULL, "reverification", "Sessions",
		{offsetof(struct instance, reverification_enabled), 0}, true},
	{"session_tasks", "mfa", "required MFA", "Multi-factor",
		{offsetof(struct instance, mfa_required), 0}, true},
	{"session_tasks", "choose", "the forced choice of an organization", "Organizations",
		{offsetof(struct instance, organization_selection_forced), 0}, true},
	{"legal", NULL, "consent to legal documents", "Legal",
		{offsetof(struct instance, legal_consent_enabled), 0}, true},
};

enum { SWITCHES = sizeof(switches) / sizeof(switches[0]) };

/* What a sign-up of one's own must bring: a form that was tried with one instance may lack it. */
static const struct switched demands[] = {
	{"custom_sign_up", NULL, "a required e-mail address", "User & authentication",
		{offsetof(struct instance, email_required), 0}, true},
	{"custom_sign_up", NULL, "a required phone number", "User & authentication",
		{offsetof(struct instance, phone_required), 0}, true},
	{"custom_sign_up", NULL, "a required username", "User & authentication",
		{offsetof(struct instance, username_required), 0}, true},
	{"custom_sign_up", NULL, "a required password", "User & authentication",
		{offsetof(struct instance, password_required), 0}, true},
	{"custom_sign_up", NULL, "verifying the e-mail address at sign-up", "User & authentication",
		{offsetof(struct instance, email_verified_at_sign_up), 0}, true},
};

enum { DEMANDS = sizeof(demands) / sizeof(demands[0]) };

static const struct field_bool *field_at(const struct instance *instance, size_t offset)
{
	return offset == 0 ? NULL : (const void *)((const char *)instance + offset);
}

/* What stands at the path: a field may be read the other way round. */
static struct str raw(const struct field_bool *field)
{
	return field->value == field->inverted ? STR("false") : STR("true");
}

static struct match_twin_side side_of(const struct audit *audit, const struct switched *it)
{
	struct match_switched state = match_switch_of(
		field_at(audit->instance, it->fields[0]), field_at(audit->instance, it->fields[1]));
	const struct field_bool *field = state.fields[0];

	if (state.state == MATCH_SWITCH_ON && !(field->known && field->value)) {
		field = state.fields[1];
	}
	return (struct match_twin_side){
		.known = state.state != MATCH_SWITCH_UNKNOWN,
		.has = state.state == MATCH_SWITCH_ON,
		.path = field->path,
		.value = raw(field),
		.reason = state.reason,
	};
}

static void add(struct match_twin_search *search, const struct switched *it, struct str by,
	const struct place *at)
{
	match_twin_add(search, (struct match_twin_setting){
				       .key = str_of(it->what),
				       .what = str_of(it->what),
				       .by = by,
				       .at = at,
				       .where = it->where,
				       .either = it->either,
				       .main = side_of(search->audit, it),
				       .twin = side_of(&search->other, it),
			       });
}

/* Which organization is active, where there need be none: the code works without. */
static bool is_optional(struct str by)
{
	return str_ends(by, "orgId") || str_ends(by, "orgSlug") ||
	       str_ends(by, "setActive.organization") || str_ends(by, "hidePersonal") ||
	       str_is(by, "signOut.sessionId");
}

/* After a redirect what is missing is asked for on a page of its own. */
static bool is_redirect(const struct fact_feature *it)
{
	return str_is(it->feature, "custom_sign_up") &&
	       (str_has(it->by, "authenticateWith") || str_ends(it->by, ".sso") ||
		       str_ends(it->by, ".ticket"));
}

static void read_features(struct match_twin_search *search)
{
	const struct facts *facts = search->audit->facts;

	for (size_t i = 0; i < facts->features.n; i++) {
		const struct fact_feature *it = &facts->features.items[i];

		if (!match_in_app(search->audit, &it->at) || is_optional(it->by)) {
			continue;
		}
		for (size_t k = 0; k < SWITCHES; k++) {
			if (str_is(it->feature, switches[k].feature) &&
				(switches[k].by == NULL ||
					str_has_nocase(it->by, switches[k].by))) {
				add(search, &switches[k], it->by, &it->at);
			}
		}
	}
}

static bool differs(const struct match_twin_search *search, const struct switched *it)
{
	struct match_twin_side main = side_of(search->audit, it);
	struct match_twin_side twin = side_of(&search->other, it);

	return main.known && twin.known && main.has != twin.has;
}

/* All that one of the two instances demands and the other does not, named as one setting. */
static struct str demanded(struct match_twin_search *search, bool by_main)
{
	struct str all = STR("");

	for (size_t i = 0; i < DEMANDS; i++) {
		if (differs(search, &demands[i]) &&
			side_of(search->audit, &demands[i]).has == by_main) {
			all = str_format(search->audit->arena, "%.*s%s%s", STR_ARGS(all),
				all.n > 0 ? " and " : "", demands[i].what);
		}
	}
	return all;
}

/* One setting for each of the two directions, however many fields differ. */
static void add_demands(struct match_twin_search *search, const struct fact_feature *flow)
{
	bool told[2] = {false, false}; /* demanded by the twin, by the audit's instance */

	for (size_t i = 0; i < DEMANDS; i++) {
		const struct switched *it = &demands[i];
		struct match_twin_setting setting = {
			.key = str_of(it->what),
			.what = str_of(it->what),
			.by = flow->by,
			.at = &flow->at,
			.where = it->where,
			.either = true,
			.main = side_of(search->audit, it),
			.twin = side_of(&search->other, it),
		};

		if (differs(search, it)) {
			if (told[setting.main.has]) {
				continue;
			}
			told[setting.main.has] = true;
			setting.what = demanded(search, setting.main.has);
			setting.key =
				str_join(search->audit->arena, STR("sign-up with "), setting.what);
		}
		match_twin_add(search, setting);
	}
}

/* A form that asks Clerk what is missing fits either instance. */
static void read_demands(struct match_twin_search *search)
{
	const struct facts *facts = search->audit->facts;

	for (size_t i = 0; i < facts->features.n; i++) {
		const struct fact_feature *it = &facts->features.items[i];

		if (str_is(it->feature, "custom_sign_up") && !is_redirect(it) &&
			match_in_app(search->audit, &it->at)) {
			add_demands(search, it);
		}
	}
}

static const struct switched *switch_of(const char *feature)
{
	for (size_t i = 0; i < SWITCHES; i++) {
		if (str_is(str_of(feature), switches[i].feature)) {
			return &switches[i];
		}
	}
	return NULL;
}

/* A guard asks for what there is with organizations, or billing, alone. */
static void read_guards(struct match_twin_search *search)
{
	const struct facts *facts = search->audit->facts;

	for (size_t i = 0; i < facts->authorization.n; i++) {
		const struct fact_authorization *it = &facts->authorization.items[i];
		const struct place *at = match_guard_place(search->audit, it);
		struct str by;

		if (at == NULL || !it->resolved) {
			continue;
		}
		by = match_guard_name(search->audit, it);
		if (match_guard_needs_organizations(it)) {
			add(search, switch_of("organizations"), by, at);
		}
		if (match_guard_needs_billing(it)) {
			add(search, switch_of("billing"), by, at);
		}
	}
}

/* A way in that the mode closes; for each of the two kinds of page, which mode it is made for. */
static struct match_twin_side side_of_mode(const struct audit *audit, const char *wanted)
{
	const struct field_str *mode = &audit->instance->sign_up_mode;

	return (struct match_twin_side){
		.known = mode->known,
		.has = str_is(mode->value, wanted),
		.path = mode->path,
		.value = mode->value,
		.reason = mode->reason,
	};
}

/* Clerk's own page tells whom it lets in, whatever the mode is. */
static bool is_page(const struct fact_feature *it)
{
	return str_is(it->by, "SignUp") || str_ends(it->by, "mountSignUp");
}

/* The first of either feature, a page only when there is nothing else. */
static const struct fact_feature *first_of(const struct audit *audit, const char *a, const char *b)
{
	const struct fact_feature *found = NULL;

	for (size_t i = 0; i < audit->facts->features.n; i++) {
		const struct fact_feature *it = &audit->facts->features.items[i];

		if ((str_is(it->feature, a) || str_is(it->feature, b)) &&
			match_in_app(audit, &it->at) && !str_ends(it->by, "Url") &&
			(found == NULL || (is_page(found) && !is_page(it)))) {
			found = it;
		}
	}
	return found;
}

/* An app with both kinds of page is made for either mode. */
static void read_mode(struct match_twin_search *search)
{
	const struct fact_feature *sign_up = first_of(search->audit, "sign_up", "custom_sign_up");
	const struct fact_feature *waitlist = first_of(search->audit, "waitlist", "waitlist");
	const struct fact_feature *it = sign_up == NULL ? waitlist : sign_up;
	const char *wanted = sign_up == NULL ? "waitlist" : "public";

	if ((sign_up == NULL) == (waitlist == NULL) || is_page(it)) {
		return;
	}
	match_twin_add(search,
		(struct match_twin_setting){
			.key = STR("sign-up mode"),
			.what = sign_up == NULL ? STR("a waitlist") : STR("sign-up for everybody"),
			.by = it->by,
			.at = &it->at,
			.where = "Restrictions",
			.main = side_of_mode(search->audit, wanted),
			.twin = side_of_mode(&search->other, wanted),
		});
}

void match_twin_read_switches(struct match_twin_search *search)
{
	read_features(search);
	if (!match_flow_has(search->audit, "sign_up_fields")) {
		read_demands(search);
	}
	read_guards(search);
	read_mode(search);
}
