#include "snapshot/sources/answer.h"

#include <string.h>

#include "snapshot/plain.h"

enum { MAX_NAME = 80 };

/* Where a bundle's instance keeps each slot. */
static const struct slot_place {
	const char *section; /* NULL: the instance itself */
	const char *name;
	const char *full;
} places[] = {
	[SLOT_ID] = {NULL, "instance_id", "instance_id"},
	[SLOT_ENVIRONMENT_TYPE] = {NULL, "environment_type", "environment_type"},
	[SLOT_APPLICATION_ID] = {NULL, "application_id", "application_id"},
	[SLOT_PUBLISHABLE_KEY] = {NULL, "publishable_key", "publishable_key"},
	[SLOT_FAPI_HOST] = {NULL, "fapi_host", "fapi_host"},
	[SLOT_FINGERPRINTS] = {NULL, "secret_key_fingerprints", "secret_key_fingerprints"},
	[SLOT_INSTANCE] = {"bapi", "instance", "bapi.instance"},
	[SLOT_DOMAINS] = {"bapi", "domains", "bapi.domains"},
	[SLOT_JWKS] = {"bapi", "jwks", "bapi.jwks"},
	[SLOT_USERS_COUNT] = {"bapi", "users_count", "bapi.users_count"},
	[SLOT_ENVIRONMENT] = {"fapi", "environment", "fapi.environment"},
	[SLOT_CONFIG] = {"platform", "config", "platform.config"},
	[SLOT_PLATFORM_DOMAINS] = {"platform", "domains", "platform.domains"},
	[SLOT_DOMAIN_STATUS] = {"platform", "domain_status", "platform.domain_status"},
	[SLOT_DEPLOY_STATUS] = {"platform", "deploy_status", "platform.deploy_status"},
	[SLOT_APPLICATION] = {"platform", NULL, "platform.application"},
	[SLOT_WEBHOOKS] = {NULL, "webhooks", "webhooks"},
};

_Static_assert(sizeof(places) / sizeof(places[0]) == SLOT_COUNT, "a place for each slot");

/* Slots of the bundle that no field is read from. */
static const struct section {
	const char *name;
	const char *others[24];
} sections[] = {
	{"bapi", {"organization_settings", "communication", "protect", "oauth_application_settings",
			 "jwt_templates", "redirect_urls", "organization_roles",
			 "organization_permissions", "role_sets", "billing_plans", "billing_prices",
			 "oauth_applications", "enterprise_connections", "machines",
			 "templates_email", "templates_sms", "identifier_stats"}},
	{"fapi", {"jwks", "billing_plans"}},
	{"platform", {"jwt_templates", "redirect_urls", "usage"}},
};

const char *slots_name(enum slot slot)
{
	return places[slot].full;
}

void slots_put(struct part *part, enum slot slot, const struct json *body, struct str path)
{
	if (body != NULL && body->type != JSON_NULL) {
		part->sources[slot] = (struct source){body, path};
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
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
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
