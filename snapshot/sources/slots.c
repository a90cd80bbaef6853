#include "snapshot/sources/answer.h"

#include <string.h>

#include "clerk/knowledge.h"
#include "snapshot/plain.h"

enum { MAX_NAME = 80 };

static const char by_hand[] = "a part written by hand (clerk-audit snapshot template)";
static const char public[] = "export.sh without any key (tier 0)";
static const char secret[] = "export.sh with the secret key (tier 1)";
static const char account[] = "export.sh with a Clerk account (tier 2)";
static const char endpoints[] = "export.sh --webhooks (tier 3), or written by hand";

/* Where a bundle's instance keeps each slot, and how it gets there. */
static const struct slot_place {
	const char *section; /* NULL: the instance itself */
	const char *name;
	const char *full;
	const char *step;
} places[] = {
	[SLOT_ID] = {NULL, "instance_id", "instance_id", secret},
	[SLOT_ENVIRONMENT_TYPE] = {NULL, "environment_type", "environment_type", secret},
	[SLOT_APPLICATION_ID] = {NULL, "application_id", "application_id", account},
	[SLOT_PUBLISHABLE_KEY] = {NULL, "publishable_key", "publishable_key", public},
	[SLOT_FAPI_HOST] = {NULL, "fapi_host", "fapi_host", public},
	[SLOT_FINGERPRINTS] = {NULL, "secret_key_fingerprints", "secret_key_fingerprints", secret},
	[SLOT_INSTANCE] = {"bapi", "instance", "bapi.instance", secret},
	[SLOT_ORGANIZATION_SETTINGS] = {"bapi", "organization_settings",
		"bapi.organization_settings", secret},
	[SLOT_COMMUNICATION] = {"bapi", "communication", "bapi.communication", secret},
	[SLOT_PROTECT] = {"bapi", "protect", "bapi.protect", secret},
	[SLOT_OAUTH_SETTINGS] = {"bapi", "oauth_application_settings",
		"bapi.oauth_application_settings", secret},
	[SLOT_DOMAINS] = {"bapi", "domains", "bapi.domains", secret},
	[SLOT_JWKS] = {"bapi", "jwks", "bapi.jwks", secret},
	[SLOT_JWT_TEMPLATES] = {"bapi", "jwt_templates", "bapi.jwt_templates", secret},
	[SLOT_REDIRECT_URLS] = {"bapi", "redirect_urls", "bapi.redirect_urls", secret},
	[SLOT_ROLES] = {"bapi", "organization_roles", "bapi.organization_roles", secret},
	[SLOT_PERMISSIONS] = {"bapi", "organization_permissions", "bapi.organization_permissions",
		secret},
	[SLOT_ROLE_SETS] = {"bapi", "role_sets", "bapi.role_sets", secret},
	[SLOT_PLANS] = {"bapi", "billing_plans", "bapi.billing_plans", secret},
	[SLOT_USERS_COUNT] = {"bapi", "users_count", "bapi.users_count", secret},
	[SLOT_OAUTH_APPLICATIONS] = {"bapi", "oauth_applications", "bapi.oauth_applications",
		secret},
	[SLOT_ENTERPRISE_CONNECTIONS] = {"bapi", "enterprise_connections",
		"bapi.enterprise_connections", secret},
	[SLOT_SAML_CONNECTIONS] = {"bapi", "saml_connections", "bapi.saml_connections", secret},
	[SLOT_MACHINES] = {"bapi", "machines", "bapi.machines", secret},
	[SLOT_TEMPLATES_EMAIL] = {"bapi", "templates_email", "bapi.templates_email", secret},
	[SLOT_TEMPLATES_SMS] = {"bapi", "templates_sms", "bapi.templates_sms", secret},
	[SLOT_IDENTIFIER_STATS] = {"bapi", "identifier_stats", "bapi.identifier_stats", secret},
	[SLOT_ENVIRONMENT] = {"fapi", "environment", "fapi.environment", public},
	[SLOT_FAPI_JWKS] = {"fapi", "jwks", "fapi.jwks", public},
	[SLOT_FAPI_PLANS] = {"fapi", "billing_plans", "fapi.billing_plans", public},
	[SLOT_CONFIG] = {"platform", "config", "platform.config", account},
	[SLOT_PLATFORM_DOMAINS] = {"platform", "domains", "platform.domains", account},
	[SLOT_DOMAIN_STATUS] = {"platform", "domain_status", "platform.domain_status", account},
	[SLOT_DEPLOY_STATUS] = {"platform", "deploy_status", "platform.deploy_status", account},
	[SLOT_PLATFORM_JWT_TEMPLATES] = {"platform", "jwt_templates", "platform.jwt_templates",
		account},
	[SLOT_PLATFORM_REDIRECT_URLS] = {"platform", "redirect_urls", "platform.redirect_urls",
		account},
	[SLOT_APPLICATION] = {"platform", "application_instance", "platform.application_instance",
		account},
	[SLOT_WEBHOOKS] = {NULL, "webhooks", "webhooks", endpoints},
	[SLOT_MANUAL] = {NULL, "manual", "manual", by_hand},
	[SLOT_SOURCES] = {NULL, "sources", "sources", secret},
};

_Static_assert(sizeof(places) / sizeof(places[0]) == SLOT_COUNT, "a place for each slot");

/* Slots of the bundle that no field is read from. */
static const struct section {
	const char *name;
	const char *others[4];
} sections[] = {
	{"bapi", {"billing_prices"}},
	{"fapi", {NULL}},
	{"platform", {"usage"}},
};

enum { SECTIONS = sizeof(sections) / sizeof(sections[0]) };

const char *slots_name(enum slot slot)
{
	return places[slot].full;
}

const char *slots_section(enum slot slot)
{
	return places[slot].section;
}

const char *slots_member(enum slot slot)
{
	return places[slot].name;
}

const char *slots_section_at(size_t index)
{
	return index < SECTIONS ? sections[index].name : NULL;
}

enum slot slots_by_name(struct str name)
{
	int slot = 0;

	while (slot < SLOT_COUNT && !str_is(name, places[slot].full)) {
		slot++;
	}
	return (enum slot)slot;
}

const char *slots_step(enum slot slot)
{
	return places[slot].step;
}

unsigned slots_effort(enum slot slot)
{
	static const char *const steps[] = {public, secret, account, endpoints, by_hand};
	unsigned effort = 0;

	while (steps[effort] != places[slot].step) {
		effort++;
	}
	return effort;
}

void slots_put(struct part *part, enum slot slot, const struct json *body, struct str path)
{
	if (body != NULL && body->type != JSON_NULL) {
		part->sources[slot] = (struct source){body, path, STR("")};
	}
}

static bool same_section(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void put_section(struct part *part, const char *section, const struct json *object)
{
	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		if (places[slot].name != NULL && same_section(places[slot].section, section)) {
			slots_put(part, (enum slot)slot, json_get(object, places[slot].name),
				str_of(places[slot].full));
		}
	}
}

static bool is_slot(const struct section *section, struct str name)
{
	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		if (places[slot].name != NULL &&
			same_section(places[slot].section, section->name) &&
			str_is(name, places[slot].name)) {
			return true;
		}
	}
	for (size_t i = 0; section->others[i] != NULL; i++) {
		if (str_is(name, section->others[i])) {
			return true;
		}
	}
	return false;
}

/* A misspelt slot would silently be missing evidence. */
static void note_unknown(
	struct reader *reader, const struct section *section, const struct json *object)
{
	json_each (member, object) {
		if (!is_slot(section, member->key)) {
			answer_ignore(reader,
				str_format(reader->arena, "%s.%.*s", section->name,
					STR_ARGS(plain_text(reader->arena, member->key, MAX_NAME))),
				"is no slot of a bundle");
		}
	}
}

void slots_put_bundle(struct reader *reader, struct part *part, const struct json *object)
{
	put_section(part, NULL, object);
	for (size_t i = 0; i < SECTIONS; i++) {
		const struct json *section = json_get(object, sections[i].name);

		if (section == NULL || section->type == JSON_NULL) {
			continue;
		}
		if (section->type != JSON_OBJECT) {
			answer_ignore(reader, str_of(sections[i].name), "is not an object");
			continue;
		}
		put_section(part, sections[i].name, section);
		note_unknown(reader, &sections[i], section);
	}
}

void slots_put_backend(struct part *part, const struct json *object)
{
	put_section(part, "bapi", object);
}

struct str slots_error_code(struct arena *arena, const struct json *body)
{
	const struct json *errors = json_get(body, "errors");
	struct str code;

	if (!json_is(errors, JSON_ARRAY) || errors->first == NULL) {
		return STR_NONE;
	}
	code = json_string(json_get(errors->first, "code"));
	return str_absent(code) ? STR_NONE : plain_text(arena, code, MAX_NAME);
}

void slots_hide_beyond(struct arena *arena, struct part *part)
{
	const struct json *calls = part->sources[SLOT_SOURCES].body;

	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		struct source *source = &part->sources[slot];
		const struct json *call = json_get(calls, places[slot].full);
		struct str version = json_string(json_get(call, "api_version"));

		if (source->body != NULL && knowledge_api_is_beyond(version)) {
			source->body = NULL;
			source->beyond = plain_text(arena, version, MAX_NAME);
		}
	}
}

struct str slots_beyond(struct arena *arena, const struct part *part, enum slot slot)
{
	return str_format(arena,
		"was answered by API version %.*s, newer than what is known here (%s)",
		STR_ARGS(part->sources[slot].beyond), knowledge_api_version());
}
