#include "snapshot/sources/sources.h"

#include "snapshot/plain.h"

/*
 * The Platform API (api.clerk.com/v1/platform, beta) and the reports of
 * Clerk's command line made from it. Shapes: clerk/openapi-specs
 * platform/beta.yml, clerk/cli packages/cli-core/src/commands/deploy.
 */
static bool is_config_key(const struct json *member)
{
	struct str key = member->key;

	if (str_is(key, "config_version")) {
		return true;
	}
	return member->type == JSON_OBJECT && !str_is(key, "auth_config") &&
	       (str_starts(key, "auth_") || str_starts(key, "connection_oauth_"));
}

static bool is_domain_status(const struct json *document)
{
	return json_is(json_get(document, "status"), JSON_STRING) &&
	       (json_is(json_get(document, "dns"), JSON_OBJECT) ||
		       json_is(json_get(document, "ssl"), JSON_OBJECT));
}

enum slot platform_recognise(const struct json *document)
{
	if (document->type != JSON_OBJECT) {
		return SLOT_COUNT;
	}
	if (json_get(document, "domainStatus") != NULL &&
		json_get(document, "pendingDnsRecords") != NULL) {
		return SLOT_DEPLOY_STATUS;
	}
	if (is_domain_status(document)) {
		return SLOT_DOMAIN_STATUS;
	}
	json_each (member, document) {
		if (is_config_key(member)) {
			return SLOT_CONFIG;
		}
	}
	return SLOT_COUNT;
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
	if (sms.state == ANSWER_KNOWN && !sms.yes) {
		return totp;
	}
	return sms;
}

/* The primary domain: the first that is no satellite. NULL if the list is not known. */
static const struct instance_domain *primary_domain(const struct instance *instance)
{
	for (size_t i = 0; instance->domains_known && i < instance->domains.n; i++) {
		if (!instance->domains.items[i].is_satellite) {
			return &instance->domains.items[i];
		}
	}
	return NULL;
}

static struct source status_entry(struct reader *reader, const struct json *status)
{
	struct str key = plain_text(reader->arena, status->key, 80);

	return (struct source){status,
		str_format(reader->arena, "%.*s.%.*s",
			STR_ARGS(reader->part->sources[SLOT_DOMAIN_STATUS].path), STR_ARGS(key))};
}

/* The primary domain's status out of the map by domain id (or name). */
static struct source primary_status(struct reader *reader, const struct json *map)
{
	const struct instance_domain *primary = primary_domain(reader->instance);

	if (primary == NULL) {
		return map->count == 1 ? status_entry(reader, map->first) : (struct source){NULL};
	}
	json_each (status, map) {
		if ((primary->id.n > 0 && str_equal(status->key, primary->id)) ||
			str_equal(status->key, primary->name)) {
			return status_entry(reader, status);
		}
	}
	return (struct source){NULL};
}

/* One document or a map of them; absent when it is not clear which one is the primary's. */
static struct answer find_status(struct reader *reader)
{
	struct answer answer = answer_of_type(reader, SLOT_DOMAIN_STATUS, "", JSON_OBJECT);
	struct source entry;

	if (answer.state != ANSWER_KNOWN || is_domain_status(answer.value)) {
		return answer;
	}
	entry = primary_status(reader, answer.value);
	if (entry.body == NULL) {
		answer.state = ANSWER_ABSENT;
		answer.reason = STR("platform.domain_status has none that is clearly the"
				    " primary domain's");
		return answer;
	}
	answer.value = entry.body;
	answer.path = entry.path;
	return answer;
}

/* "mail.status" or "mail.required" of a status; both steps may be missing. */
static struct answer mail_member(
	struct reader *reader, struct answer status, const char *key, enum json_type type)
{
	struct answer mail;
	struct str code;

	if (status.state != ANSWER_KNOWN) {
		return status;
	}
	code = slots_error_code(reader->arena, status.value);
	if (!str_absent(code)) {
		status.state = ANSWER_ABSENT;
		status.reason = str_format(reader->arena, "%.*s answered '%.*s'",
			STR_ARGS(status.path), STR_ARGS(code));
		return status;
	}
	mail = answer_member(
		reader, (struct source){status.value, status.path}, "mail", JSON_OBJECT);
	if (mail.state != ANSWER_KNOWN) {
		return mail;
	}
	return answer_member(reader, (struct source){mail.value, mail.path}, key, type);
}

void platform_mail(struct reader *reader)
{
	struct answer status = find_status(reader);
	struct answer required = mail_member(reader, status, "required", JSON_BOOL);
	struct answer states[] = {
		mail_member(reader, status, "status", JSON_STRING),
		answer_string(reader, SLOT_DEPLOY_STATUS, "domainStatus.mail"),
	};

	required.yes = required.state == ANSWER_KNOWN && required.value->boolean;
	reader->instance->mail_required = answer_field_bool(answer_first(reader, &required, 1));
	reader->instance->mail_status = answer_field_str(answer_first(reader, states, 2));
}
