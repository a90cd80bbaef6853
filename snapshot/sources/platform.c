#include "snapshot/sources/sources.h"

/*
 * The Platform API (api.clerk.com/v1/platform, beta) and the reports of
 * Clerk's command line made from it. Shapes: clerk/openapi-specs
 * platform/beta.yml, clerk/cli packages/cli-core/src/commands/deploy.
 */
static const char *const sign_in_sections[] = {"auth_email", "auth_phone", "auth_username",
	"auth_password", "auth_multi_factor", "auth_passkey", "auth_web3", "auth_access_control",
	"auth_attack_protection"};

/*
 * Sections whose names others use too, and keys that only Clerk's have; a
 * closed one has no others but `also`.
 */
static const struct section {
	const char *name;
	bool closed;
	const char *keys[8];
	const char *also;
} plain_sections[] = {
	{"session", true, {"claims", "allowed_clock_skew"}, "lifetime"},
	{"session_settings", false,
		{"inactivity_timeout", "maximum_lifetime", "multi_session_enabled"}, NULL},
	{"organization_settings", false,
		{"enabled", "force_organization_selection", "domains_enabled",
			"admin_delete_enabled", "slug_disabled", "max_allowed_memberships",
			"creator_role", "organization_creation_defaults"},
		NULL},
	{"billing", false, {"organization_enabled", "user_enabled"}, NULL},
	{"user_model", false, {"first_name", "last_name"}, NULL},
	{"compliance", false, {"legal_consent"}, NULL},
};

/* Seen beside others only; clerk/cli packages/cli-core/src/commands/config/pull.test.ts. */
static const char *const other_keys[] = {"config_version", "sign_up", "sign_in"};

enum {
	SIGN_IN_SECTIONS = sizeof(sign_in_sections) / sizeof(sign_in_sections[0]),
	PLAIN_SECTIONS = sizeof(plain_sections) / sizeof(plain_sections[0]),
	OTHER_KEYS = sizeof(other_keys) / sizeof(other_keys[0]),
	SECTION_KEYS = sizeof(plain_sections[0].keys) / sizeof(plain_sections[0].keys[0]),
};

static bool is_key_of(const struct section *section, struct str key)
{
	for (size_t i = 0; i < SECTION_KEYS && section->keys[i] != NULL; i++) {
		if (str_is(key, section->keys[i])) {
			return true;
		}
	}
	return false;
}

/* The frontend API's organization settings and the backend API's have the same name. */
static bool is_section(const struct section *section, const struct json *value)
{
	bool found = false;

	if (!json_is(value, JSON_OBJECT) || json_get(value, "object") != NULL ||
		json_get(value, "actions") != NULL || json_get(value, "domains") != NULL) {
		return false;
	}
	json_each (member, value) {
		bool known = is_key_of(section, member->key);

		if (section->closed && !known && !str_is(member->key, section->also)) {
			return false;
		}
		found = found || known;
	}
	return found;
}

static const struct section *find_section(struct str name)
{
	for (size_t i = 0; i < PLAIN_SECTIONS; i++) {
		if (str_is(name, plain_sections[i].name)) {
			return &plain_sections[i];
		}
	}
	return NULL;
}

static bool is_sign_in(struct str key)
{
	return str_in(key, sign_in_sections, SIGN_IN_SECTIONS) ||
	       str_starts(key, "connection_oauth_");
}

/*
 * Of a configuration any part may have been asked for. A section on how to
 * sign in is enough; a plain one only where all there is can be part of one.
 */
static bool is_config(const struct json *document)
{
	const struct json *version = json_get(document, "config_version");
	bool found = json_is(version, JSON_STRING) || json_is(version, JSON_NUMBER);
	bool foreign = false;

	/* the answer to a change: {config_version, dry_run, before, after} */
	if (json_get(document, "before") != NULL && json_get(document, "after") != NULL) {
		return false;
	}
	json_each (member, document) {
		const struct section *section = find_section(member->key);
		bool sign_in = is_sign_in(member->key);

		if (sign_in && member->type == JSON_OBJECT) {
			return true;
		}
		found = found || (section != NULL && is_section(section, member));
		foreign = foreign || (section == NULL && !sign_in &&
					     !str_in(member->key, other_keys, OTHER_KEYS));
	}
	return found && !foreign;
}

bool platform_is_domain_status(const struct json *document)
{
	return json_is(json_get(document, "status"), JSON_STRING) &&
	       (json_is(json_get(document, "dns"), JSON_OBJECT) ||
		       json_is(json_get(document, "ssl"), JSON_OBJECT));
}

enum slot platform_recognise(const struct json *document)
{
	static const char *const states[] = {"complete", "incomplete"};

	if (document->type != JSON_OBJECT) {
		return SLOT_COUNT;
	}
	if (json_get(document, "domainStatus") != NULL &&
		json_get(document, "pendingDnsRecords") != NULL) {
		return SLOT_DEPLOY_STATUS;
	}
	if (platform_is_domain_status(document) &&
		str_in(json_string(json_get(document, "status")), states, 2)) {
		return SLOT_DOMAIN_STATUS;
	}
	return is_config(document) ? SLOT_CONFIG : SLOT_COUNT;
}

struct answer platform_totp(struct reader *reader)
{
	return answer_bool(reader, SLOT_CONFIG, "auth_multi_factor.authenticator_app.enabled");
}

struct answer platform_sms(struct reader *reader)
{
	struct answer used = answer_bool(reader, SLOT_CONFIG, "auth_phone.used_for_second_factor");
	struct answer list;

	if (used.state != ANSWER_KNOWN || !used.yes) {
		return used;
	}
	list = answer_strings(reader, SLOT_CONFIG, "auth_phone.second_factor_strategies");
	if (list.state == ANSWER_BAD) {
		return list;
	}
	used.yes = list.state == ANSWER_ABSENT || answer_list_has(list.value, "phone_code");
	return used;
}

struct answer platform_any_factor(struct reader *reader)
{
	struct answer totp = platform_totp(reader);
	struct answer sms = platform_sms(reader);

	if (totp.state == ANSWER_KNOWN && totp.yes) {
		return totp;
	}
	if (sms.state == ANSWER_KNOWN && sms.yes) {
		return sms;
	}
	return totp.state == ANSWER_KNOWN || sms.state == ANSWER_BAD ? sms : totp;
}

/* Yes if either says so; no only when both say no. */
static struct answer either(struct reader *reader, const char *left, const char *right)
{
	struct answer a = answer_bool(reader, SLOT_CONFIG, left);
	struct answer b = answer_bool(reader, SLOT_CONFIG, right);

	if (a.state == ANSWER_BAD || (a.state == ANSWER_KNOWN && a.yes)) {
		return a;
	}
	return a.state == ANSWER_KNOWN || b.state == ANSWER_BAD || b.yes ? b : a;
}

struct answer platform_email_enabled(struct reader *reader)
{
	return either(reader, "auth_email.used_for_sign_up", "auth_email.used_for_sign_in");
}

struct answer platform_phone_enabled(struct reader *reader)
{
	return either(reader, "auth_phone.used_for_sign_up", "auth_phone.used_for_sign_in");
}

struct answer platform_username_enabled(struct reader *reader)
{
	return either(reader, "auth_username.used_for_sign_up", "auth_username.used_for_sign_in");
}

/* What 0 stands for is not published; the frontend API tells what holds then. */
struct answer platform_min_length(struct reader *reader)
{
	struct answer length = answer_integer(reader, SLOT_CONFIG, "auth_password.min_length");

	if (length.state == ANSWER_KNOWN && length.number == 0) {
		length.state = ANSWER_ABSENT;
		length.reason = str_format(reader->arena, "%.*s is 0, which may be any default",
			STR_ARGS(length.path));
	}
	return length;
}

/*
 * Strict protection hides whether an account exists; bulk protection limits
 * attempts, and what the frontend API says then is not published.
 * clerk/clerk-docs guides/secure/user-enumeration-protection.
 */
struct answer platform_enumeration(struct reader *reader)
{
	static const char *const off[] = {"off", "disabled"};
	struct answer mode =
		answer_string(reader, SLOT_CONFIG, "auth_attack_protection.enumeration_protection");

	if (mode.state != ANSWER_KNOWN) {
		return mode;
	}
	mode.yes = str_is(mode.value->string, "strict");
	if (!mode.yes && !str_in(mode.value->string, off, 2)) {
		mode.state = ANSWER_ABSENT;
		mode.reason = str_format(
			reader->arena, "%.*s is neither strict nor off", STR_ARGS(mode.path));
	}
	return mode;
}
