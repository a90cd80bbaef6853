#include "snapshot/sources/list.h"
#include "snapshot/sources/sources.h"

/*
 * The backend API (api.clerk.com/v1): what its documents are, and its small
 * lists. Shapes: clerk/openapi-specs bapi/2026-05-12.yml.
 */
struct kind {
	const char *object; /* the member `object`, which names the type of each */
	enum slot slot;
};

static const struct kind documents[] = {
	{"instance", SLOT_INSTANCE},
	{"organization_settings", SLOT_ORGANIZATION_SETTINGS},
	{"instance_communication", SLOT_COMMUNICATION},
	{"instance_protect", SLOT_PROTECT},
	{"oauth_application_settings", SLOT_OAUTH_SETTINGS},
	{"total_count", SLOT_USERS_COUNT},
};

/* By what is listed. The Platform API lists redirect URLs and JWT templates just so. */
static const struct kind lists[] = {
	{"jwt_template", SLOT_JWT_TEMPLATES},
	{"redirect_url", SLOT_REDIRECT_URLS},
	{"role", SLOT_ROLES},
	{"permission", SLOT_PERMISSIONS},
	{"role_set", SLOT_ROLE_SETS},
	{"oauth_application", SLOT_OAUTH_APPLICATIONS},
	{"enterprise_connection", SLOT_ENTERPRISE_CONNECTIONS},
	{"saml_connection", SLOT_SAML_CONNECTIONS},
	{"machine", SLOT_MACHINES},
};

static enum slot find_kind(const struct kind *kinds, size_t count, struct str object)
{
	for (size_t i = 0; i < count; i++) {
		if (str_is(object, kinds[i].object)) {
			return kinds[i].slot;
		}
	}
	return SLOT_COUNT;
}

/* Only the Platform API's domains are dated; clerk/openapi-specs platform/beta.yml. */
static enum slot domains_slot(const struct json *first)
{
	return json_get(first, "created_at") != NULL ||
			       json_get(first, "is_provider_domain") != NULL
		       ? SLOT_PLATFORM_DOMAINS
		       : SLOT_DOMAINS;
}

/*
 * Both interfaces list plans just so, the frontend API the public ones only:
 * unless one is not public, the list may be short of some.
 */
static enum slot plans_slot(const struct json *list)
{
	json_each (plan, list) {
		const struct json *visible = json_get(plan, "publicly_visible");

		if (json_is(visible, JSON_BOOL) && !visible->boolean) {
			return SLOT_PLANS;
		}
	}
	return SLOT_FAPI_PLANS;
}

static enum slot messages_slot(const struct json *first)
{
	struct str type = json_string(json_get(first, "template_type"));

	return str_is(type, "email") ? SLOT_TEMPLATES_EMAIL
	       : str_is(type, "sms") ? SLOT_TEMPLATES_SMS
				     : SLOT_COUNT;
}

static enum slot recognise_list(const struct json *list)
{
	struct str object = json_string(json_get(list->first, "object"));

	if (str_is(object, "domain")) {
		return domains_slot(list->first);
	}
	if (str_is(object, "commerce_plan")) {
		return plans_slot(list);
	}
	if (str_is(object, "template")) {
		return messages_slot(list->first);
	}
	return find_kind(lists, sizeof(lists) / sizeof(lists[0]), object);
}

static bool are_keys(const struct json *list)
{
	json_each (item, list) {
		if (!json_is(json_get(item, "kty"), JSON_STRING)) {
			return false;
		}
	}
	return json_is(list, JSON_ARRAY) && list->first != NULL;
}

/* How many entries the lists have, without the entries. */
static bool is_stats(const struct json *document)
{
	return json_is(json_at(document, "allowlist.total_count"), JSON_NUMBER) ||
	       json_is(json_at(document, "blocklist.total_count"), JSON_NUMBER);
}

enum slot backend_api_recognise(const struct json *document)
{
	const struct json *data = json_get(document, "data");
	struct str object = json_string(json_get(document, "object"));

	if (document->type == JSON_ARRAY) {
		return recognise_list(document);
	}
	if (are_keys(json_get(document, "keys"))) {
		return SLOT_JWKS;
	}
	if (json_is(data, JSON_ARRAY)) {
		return recognise_list(data);
	}
	if (is_stats(document)) {
		return SLOT_IDENTIFIER_STATS;
	}
	return find_kind(documents, sizeof(documents) / sizeof(documents[0]), object);
}

/* null says that there are none; a missing key says nothing. */
void backend_api_allowed_origins(struct reader *reader)
{
	name_list *list = &reader->instance->allowed_origins;
	const struct source *source = &reader->part->sources[SLOT_INSTANCE];
	struct answer origins = answer_strings(reader, SLOT_INSTANCE, "allowed_origins");

	origins = answer_first(reader, &origins, 1);
	list->known = origins.state == ANSWER_KNOWN ||
		      json_is(json_get(source->body, "allowed_origins"), JSON_NULL);
	list->path = list->known ? str_join(reader->arena, source->path, STR(".allowed_origins"))
				 : STR_NONE;
	list->reason = list->known ? STR_NONE : origins.reason;
	json_each (origin, origins.state == ANSWER_KNOWN ? origins.value : NULL) {
		vec_push(reader->arena, list, sources_url(reader->arena, origin->string));
	}
}

static bool take_redirect_url(struct reader *reader, struct source entry, struct str *reason)
{
	struct str url;

	if (!list_text(reader, entry, "url", &url, reason)) {
		return false;
	}
	vec_push(reader->arena, &reader->instance->redirect_urls, sources_url(reader->arena, url));
	return true;
}

void backend_api_redirect_urls(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct list found[] = {list_open(reader, SLOT_REDIRECT_URLS),
		list_open(reader, SLOT_PLATFORM_REDIRECT_URLS)};

	list_read(
		reader, list_first(reader, found, 2), take_redirect_url, &instance->redirect_urls);
	if (instance->redirect_urls.known) {
		list_compare(reader, "redirect_urls", "url", &found[0], &found[1]);
	}
}

static struct answer count_of(struct reader *reader, enum slot slot)
{
	struct list list = list_open(reader, slot);
	struct answer total;

	if (list.items.state != ANSWER_KNOWN) {
		return list.items;
	}
	list.items.number = list.items.value->count;
	if (reader->part->sources[slot].body->type == JSON_ARRAY) {
		return list.items;
	}
	total = answer_integer(reader, slot, "total_count");
	return total.state == ANSWER_ABSENT ? list.items : total;
}

struct answer backend_api_enterprise_count(struct reader *reader)
{
	return count_of(reader, SLOT_ENTERPRISE_CONNECTIONS);
}

/* The older list holds those by SAML only, so that it is empty proves nothing. */
struct answer backend_api_saml_count(struct reader *reader)
{
	struct answer count = count_of(reader, SLOT_SAML_CONNECTIONS);

	if (count.state == ANSWER_KNOWN && count.number == 0) {
		count.state = ANSWER_ABSENT;
		count.reason =
			STR("bapi.saml_connections does not list connections of other kinds");
	}
	return count;
}

/* Any organization document may answer so; clerk/clerk-docs data/api_errors.json. */
struct answer backend_api_organizations_off(struct reader *reader)
{
	static const enum slot slots[] = {
		SLOT_ORGANIZATION_SETTINGS, SLOT_ROLES, SLOT_PERMISSIONS, SLOT_ROLE_SETS};
	struct answer answer = {ANSWER_ABSENT};

	for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++) {
		const struct source *source = &reader->part->sources[slots[i]];

		if (str_is(slots_error_code(reader->arena, source->body),
			    "organization_not_enabled_in_instance")) {
			answer.state = ANSWER_KNOWN;
			answer.path = str_join(reader->arena, source->path, STR(".errors[0].code"));
			break;
		}
	}
	return answer;
}

/* The one instance that the items name; clerk/openapi-specs bapi: Machine, Template and others. */
static struct answer owner_of(struct reader *reader, enum slot slot)
{
	struct answer items = list_open(reader, slot).items;
	struct answer owner = {ANSWER_ABSENT};

	json_each (item, items.state == ANSWER_KNOWN ? items.value : NULL) {
		const struct json *id = json_get(item, "instance_id");

		if (!str_starts(json_string(id), "ins_")) {
			continue;
		}
		if (owner.value != NULL && !str_equal(owner.value->string, id->string)) {
			return (struct answer){.state = ANSWER_ABSENT,
				.reason = str_format(reader->arena,
					"the items of %s name several instances",
					slots_name(slot))};
		}
		owner.value = id;
		owner.state = ANSWER_KNOWN;
		owner.path = str_join(reader->arena, items.path, STR("[].instance_id"));
	}
	return owner;
}

struct answer backend_api_machines_owner(struct reader *reader)
{
	return owner_of(reader, SLOT_MACHINES);
}

struct answer backend_api_oauth_applications_owner(struct reader *reader)
{
	return owner_of(reader, SLOT_OAUTH_APPLICATIONS);
}

struct answer backend_api_templates_email_owner(struct reader *reader)
{
	return owner_of(reader, SLOT_TEMPLATES_EMAIL);
}

struct answer backend_api_templates_sms_owner(struct reader *reader)
{
	return owner_of(reader, SLOT_TEMPLATES_SMS);
}

static bool take_machine(struct reader *reader, struct source entry, struct str *reason)
{
	struct str name;

	if (!list_text(reader, entry, "name", &name, reason)) {
		return false;
	}
	vec_push(reader->arena, &reader->instance->machines, name);
	return true;
}

void backend_api_machines(struct reader *reader)
{
	list_read_slot(reader, SLOT_MACHINES, take_machine, &reader->instance->machines);
}

static bool take_application(struct reader *reader, struct source entry, struct str *reason)
{
	struct str id;

	if (!list_text(reader, entry, "client_id", &id, reason)) {
		return false;
	}
	vec_push(reader->arena, &reader->instance->oauth_applications, id);
	return true;
}

void backend_api_oauth_applications(struct reader *reader)
{
	list_read_slot(reader, SLOT_OAUTH_APPLICATIONS, take_application,
		&reader->instance->oauth_applications);
}
