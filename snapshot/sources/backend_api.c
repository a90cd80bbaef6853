#include "snapshot/sources/sources.h"

/*
 * The backend API (api.clerk.com/v1). Shapes: clerk/openapi-specs
 * bapi/2026-05-12.yml: Instance, Domains, JWKS, TotalCount.
 */
static bool all_have(const struct json *list, const char *key)
{
	json_each (item, list) {
		if (!json_is(json_get(item, key), JSON_STRING)) {
			return false;
		}
	}
	return list != NULL && list->first != NULL;
}

static enum slot recognise_list(const struct json *list)
{
	const struct json *first = list->first;

	if (!str_is(json_string(json_get(first, "object")), "domain")) {
		return SLOT_COUNT;
	}
	/* only the Platform API's domains are dated; clerk/openapi-specs platform/beta.yml */
	return json_get(first, "created_at") != NULL ||
			       json_get(first, "is_provider_domain") != NULL
		       ? SLOT_PLATFORM_DOMAINS
		       : SLOT_DOMAINS;
}

enum slot backend_api_recognise(const struct json *document)
{
	struct str object = json_string(json_get(document, "object"));
	const struct json *keys = json_get(document, "keys");
	const struct json *data = json_get(document, "data");

	if (document->type == JSON_ARRAY) {
		return recognise_list(document);
	}
	if (str_is(object, "instance")) {
		return SLOT_INSTANCE;
	}
	if (str_is(object, "total_count")) {
		return SLOT_USERS_COUNT;
	}
	if (json_is(keys, JSON_ARRAY) && all_have(keys, "kty")) {
		return SLOT_JWKS;
	}
	return json_is(data, JSON_ARRAY) ? recognise_list(data) : SLOT_COUNT;
}

/* A mail record by its first label; source: clerk/cli packages/cli-core commands/deploy/copy.ts. */
static bool is_mail_record(struct str host)
{
	static const char *const labels[] = {"clkmail", "clk", "clk2"};
	size_t dot = str_find_byte(host, '.');

	return dot != SIZE_MAX && str_in(str_slice(host, 0, dot), labels, 3);
}

static struct answer read_mail_records(
	struct reader *reader, struct source entry, struct instance_domain *domain)
{
	struct answer targets = answer_member(reader, entry, "cname_targets", JSON_ARRAY);
	uint32_t index = 0;

	if (targets.state != ANSWER_KNOWN) {
		return targets;
	}
	json_each (target, targets.value) {
		struct str path = str_format(
			reader->arena, "%.*s[%u]", STR_ARGS(targets.path), (unsigned)index++);
		struct source record = {target, path};
		struct answer host = answer_member(reader, record, "host", JSON_STRING);
		struct answer required = answer_member(reader, record, "required", JSON_BOOL);

		if (host.state == ANSWER_BAD || required.state == ANSWER_BAD) {
			return host.state == ANSWER_BAD ? host : required;
		}
		if (host.state == ANSWER_KNOWN && required.state == ANSWER_KNOWN &&
			required.value->boolean && is_mail_record(host.value->string)) {
			vec_push(reader->arena, &domain->mail_records, host.value->string);
		}
	}
	return targets;
}

/* A text member, "" when it is missing; false when it is not a text. */
static bool read_text(struct reader *reader, struct source entry, const char *key, struct str *out,
	struct str *reason)
{
	struct answer answer = answer_member(reader, entry, key, JSON_STRING);

	*out = answer.state == ANSWER_KNOWN ? answer.value->string : STR("");
	if (answer.state == ANSWER_BAD) {
		*reason = answer.reason;
	}
	return answer.state != ANSWER_BAD;
}

static bool read_host(struct reader *reader, struct source entry, struct instance_domain *domain,
	struct str *reason)
{
	struct answer url = answer_member(reader, entry, "frontend_api_url", JSON_STRING);

	if (url.state == ANSWER_KNOWN) {
		domain->frontend_api_host = sources_host(reader->arena, url.value->string);
		if (str_absent(domain->frontend_api_host)) {
			url = answer_bad(reader, url, "is not a URL");
		}
	}
	if (url.state != ANSWER_KNOWN) {
		domain->frontend_api_host = STR("");
		*reason = url.reason;
	}
	return url.state == ANSWER_KNOWN;
}

/* The Platform API leaves out what is false; the backend API always says it. */
static bool read_satellite(struct reader *reader, struct source entry, bool platform,
	struct instance_domain *domain, struct str *reason)
{
	struct answer answer = answer_member(reader, entry, "is_satellite", JSON_BOOL);

	domain->is_satellite = answer.state == ANSWER_KNOWN && answer.value->boolean;
	if (answer.state == ANSWER_BAD || (answer.state == ANSWER_ABSENT && !platform)) {
		*reason = answer.reason;
		return false;
	}
	return true;
}

static bool read_domain(
	struct reader *reader, struct source entry, bool platform, struct str *reason)
{
	struct instance_domain domain = {.path = entry.path};
	struct answer records;
	bool good = read_host(reader, entry, &domain, reason);

	good = read_text(reader, entry, "id", &domain.id, reason) && good;
	good = read_text(reader, entry, "name", &domain.name, reason) && good;
	good = read_text(reader, entry, "proxy_url", &domain.proxy_url, reason) && good;
	good = read_satellite(reader, entry, platform, &domain, reason) && good;
	domain.proxy_url = sources_url(reader->arena, domain.proxy_url);
	if (entry.body->type == JSON_OBJECT && domain.name.n == 0) {
		*reason = str_format(reader->arena, "%.*s has no name", STR_ARGS(entry.path));
		good = false;
	}
	records = read_mail_records(reader, entry, &domain);
	if (records.state == ANSWER_BAD) {
		*reason = records.reason;
		good = false;
	}
	if (domain.frontend_api_host.n > 0 || good) {
		vec_push(reader->arena, &reader->instance->domains, domain);
	}
	return good;
}

/* Is the list one page of several? Then other domains exist that are not in the snapshot. */
static bool is_complete(struct reader *reader, enum slot slot, uint32_t count, struct str *reason)
{
	const struct json *body = reader->part->sources[slot].body;
	int64_t total;

	if (json_integer(json_get(body, "total_count"), &total) && total > (int64_t)count) {
		*reason = str_format(reader->arena, "%s holds %u of %lld domains", slots_name(slot),
			(unsigned)count, (long long)total);
		return false;
	}
	return true;
}

static void read_domains(struct reader *reader, enum slot slot, struct answer list)
{
	struct instance *instance = reader->instance;
	uint32_t index = 0;

	instance->domains_known =
		is_complete(reader, slot, list.value->count, &instance->domains_reason);
	json_each (item, list.value) {
		struct source entry = {item, str_format(reader->arena, "%.*s[%u]",
						     STR_ARGS(list.path), (unsigned)index++)};

		if (!read_domain(reader, entry, slot == SLOT_PLATFORM_DOMAINS,
			    &instance->domains_reason)) {
			instance->domains_known = false;
		}
	}
}

static struct answer domain_list(struct reader *reader, enum slot slot)
{
	const struct json *body = reader->part->sources[slot].body;
	bool bare = json_is(body, JSON_ARRAY);

	return answer_of_type(reader, slot, bare ? "" : "data", JSON_ARRAY);
}

void backend_api_domains(struct reader *reader)
{
	struct answer lists[] = {
		domain_list(reader, SLOT_DOMAINS),
		domain_list(reader, SLOT_PLATFORM_DOMAINS),
	};
	/* the Platform API lists an application's production domains, whoever asks */
	size_t count = instance_is_development(reader->instance) ? 1 : 2;
	struct answer list = answer_first(reader, lists, count);
	enum slot slot = lists[0].state == ANSWER_ABSENT ? SLOT_PLATFORM_DOMAINS : SLOT_DOMAINS;

	reader->instance->domains_reason = list.reason;
	if (list.state == ANSWER_KNOWN) {
		read_domains(reader, slot, list);
	}
}

/* Appends an RSA key's modulus; says why when the key cannot be read. */
static bool read_key(struct reader *reader, struct source entry, struct str *reason)
{
	struct answer kty = answer_member(reader, entry, "kty", JSON_STRING);
	struct answer n;

	if (kty.state != ANSWER_KNOWN) {
		*reason = kty.reason;
		return false;
	}
	if (!str_is(kty.value->string, "RSA")) {
		return true;
	}
	n = answer_member(reader, entry, "n", JSON_STRING);
	if (n.state != ANSWER_KNOWN) {
		*reason = n.reason;
		return false;
	}
	vec_push(reader->arena, &reader->instance->jwks_n, n.value->string);
	return true;
}

void backend_api_jwks(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct answer keys = answer_of_type(reader, SLOT_JWKS, "keys", JSON_ARRAY);
	uint32_t index = 0;

	if (keys.state == ANSWER_KNOWN && keys.value->count == 0) {
		keys = answer_bad(reader, keys, "holds no key");
	}
	keys = answer_first(reader, &keys, 1);
	instance->jwks_reason = keys.reason;
	instance->jwks_known = keys.state == ANSWER_KNOWN;
	if (!instance->jwks_known) {
		return;
	}
	json_each (key, keys.value) {
		struct source entry = {key, str_format(reader->arena, "%.*s[%u]",
						    STR_ARGS(keys.path), (unsigned)index++)};

		if (!read_key(reader, entry, &instance->jwks_reason)) {
			instance->jwks_known = false;
		}
	}
}

/* A key's kid is the id of its instance; clerk/javascript packages/backend/src/tokens/keys.ts. */
struct answer backend_api_key_id(struct reader *reader)
{
	struct answer keys = answer_of_type(reader, SLOT_JWKS, "keys", JSON_ARRAY);
	const struct json *found = NULL;

	if (keys.state != ANSWER_KNOWN) {
		return keys;
	}
	json_each (key, keys.value) {
		const struct json *kid = json_get(key, "kid");

		if (!str_starts(json_string(kid), "ins_")) {
			continue;
		}
		if (found != NULL && !str_equal(found->string, kid->string)) {
			keys.reason = STR("the kids of bapi.jwks name several instances");
			keys.state = ANSWER_ABSENT;
			return keys;
		}
		found = kid;
	}
	keys.value = found;
	keys.state = found == NULL ? ANSWER_ABSENT : ANSWER_KNOWN;
	keys.path = str_join(reader->arena, keys.path, STR("[].kid"));
	keys.reason = STR("bapi.jwks names no instance");
	return keys;
}
