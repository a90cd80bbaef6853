#include "snapshot/sources/personal.h"

/*
 * The member `object` of answers with data of or about end users; source:
 * clerk/openapi-specs bapi/2026-05-12.yml, fapi/2026-05-12.yml, platform/beta.yml.
 */
static const char kept[] = "'snapshot import' keeps their number only";

static const struct personal kinds[] = {
	{"user", "users", "users/count is enough", NULL},
	{"allowlist_identifier", "allowlist identifiers", kept, "allowlist"},
	{"blocklist_identifier", "blocklist identifiers", kept, "blocklist"},
	{"invitation", "invitations", NULL, NULL},
	{"waitlist_entry", "waitlist entries", NULL, NULL},
	{"organization", "organizations", NULL, NULL},
	{"organization_membership", "organization memberships", NULL, NULL},
	{"organization_membership_request", "membership requests", NULL, NULL},
	{"organization_invitation", "organization invitations", NULL, NULL},
	{"organization_suggestion", "organization suggestions", NULL, NULL},
	{"organization_domain", "domains of organizations", NULL, NULL},
	{"session", "sessions", NULL, NULL},
	{"client", "clients", NULL, NULL},
	{"email_address", "e-mail addresses", NULL, NULL},
	{"phone_number", "phone numbers", NULL, NULL},
	{"web3_wallet", "wallets", NULL, NULL},
	{"passkey", "passkeys", NULL, NULL},
	{"trusted_device", "trusted devices", NULL, NULL},
	{"external_account", "external accounts", NULL, NULL},
	{"google_account", "external accounts", NULL, NULL},
	{"facebook_account", "external accounts", NULL, NULL},
	{"saml_account", "enterprise accounts", NULL, NULL},
	{"enterprise_account", "enterprise accounts", NULL, NULL},
	{"sign_in_attempt", "sign-in attempts", NULL, NULL},
	{"sign_up_attempt", "sign-up attempts", NULL, NULL},
	{"sign_in_token", "sign-in tokens", NULL, NULL},
	{"actor_token", "actor tokens", NULL, NULL},
	{"agent_task", "agent tasks", NULL, NULL},
	{"api_key", "API keys", NULL, NULL},
	{"oauth_access_token", "OAuth access tokens", NULL, NULL},
	{"clerk_idp_oauth_access_token", "OAuth access tokens", NULL, NULL},
	{"machine_to_machine_token", "machine tokens", NULL, NULL},
	{"commerce_payer", "payers", NULL, NULL},
	{"commerce_subscription", "subscriptions", NULL, NULL},
	{"commerce_subscription_item", "subscription items", NULL, NULL},
	{"commerce_payment", "payments", NULL, NULL},
	{"commerce_payment_method", "payment methods", NULL, NULL},
	{"commerce_source", "payment sources", NULL, NULL},
	{"commerce_statement", "statements", NULL, NULL},
	{"commerce_checkout", "checkouts", NULL, NULL},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]), USERS = 0, ALLOWED = 1 };

static const struct personal *kind_of(const struct json *item)
{
	struct str object = json_string(json_get(item, "object"));

	for (size_t i = 0; i < KINDS; i++) {
		if (str_is(object, kinds[i].object)) {
			return &kinds[i];
		}
	}
	if (json_is(json_get(item, "email_addresses"), JSON_ARRAY)) {
		return &kinds[USERS];
	}
	/* no member of an identifier is required, so `object` may be missing */
	if (json_is(json_get(item, "identifier"), JSON_STRING) &&
		json_is(json_get(item, "identifier_type"), JSON_STRING)) {
		return &kinds[ALLOWED];
	}
	return NULL;
}

/* The list itself, or what an answer of the backend or the frontend API has it in. */
static const struct json *list_in(const struct json *document)
{
	static const char *const wrappers[] = {"response", "data"};

	for (size_t i = 0; i < sizeof(wrappers) / sizeof(wrappers[0]); i++) {
		const struct json *inner = json_get(document, wrappers[i]);

		if (json_is(inner, JSON_ARRAY) || json_is(inner, JSON_OBJECT)) {
			document = inner;
		}
	}
	return document;
}

const struct personal *personal_recognise(const struct json *document)
{
	const struct json *inner = list_in(document);

	if (!json_is(inner, JSON_ARRAY)) {
		return kind_of(inner);
	}
	json_each (item, inner) {
		const struct personal *kind = kind_of(item);

		if (kind != NULL) {
			return kind;
		}
	}
	return NULL;
}

struct str personal_refusal(struct arena *arena, const struct json *document)
{
	const struct personal *kind = personal_recognise(document);
	bool list = json_is(list_in(document), JSON_ARRAY);

	if (kind == NULL) {
		return STR_NONE;
	}
	return str_format(arena, "%s %s: personal data does not belong in a snapshot%s%s",
		list ? "is a list of" : "is one of the", kind->many,
		kind->instead != NULL ? "; " : "", kind->instead != NULL ? kind->instead : "");
}
