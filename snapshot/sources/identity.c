#include "base/map.h"
#include "clerk/keys.h"
#include "snapshot/sources/field.h"
#include "snapshot/sources/sources.h"

/* A malformed key is not used at all. */
void identity_publishable_key(struct reader *reader)
{
	struct key_info info = {0};
	struct answer answers[] = {
		answer_string(reader, SLOT_PUBLISHABLE_KEY, ""),
		answer_string(reader, SLOT_APPLICATION, "publishable_key"),
		answer_string(reader, SLOT_INSTANCE, "publishable_key"),
	};
	struct answer key;

	if (answers[2].state == ANSWER_ABSENT) {
		answers[2] = (struct answer){ANSWER_ABSENT}; /* no specification has it */
	}
	key = answer_first(reader, answers, 3);
	if (key.state == ANSWER_KNOWN &&
		(!keys_classify(reader->arena, key.value->string, &info) ||
			info.kind != KEY_PUBLISHABLE || info.problem != KEY_OK)) {
		key = answer_bad(reader, key, "is not a well-formed publishable key");
	}
	reader->instance->publishable_key = answer_field_str(key);
}

/* clerk/javascript packages/shared/src/keys.ts: the prefix decides. */
struct answer identity_kind_of_key(struct reader *reader)
{
	const struct field_str *key = &reader->instance->publishable_key;
	struct answer answer = {ANSWER_ABSENT, .reason = STR("")};
	struct key_info info = {0};

	if (!key->known || !keys_classify(reader->arena, key->value, &info)) {
		return answer;
	}
	answer.state = ANSWER_KNOWN;
	answer.text = info.mode == KEY_MODE_LIVE ? STR("production") : STR("development");
	answer.path = key->path;
	return answer;
}

/* The report is of a production instance, which it names; clerk/cli, deploy status. */
struct answer identity_kind_of_deployed(struct reader *reader)
{
	const struct field_str *id = &reader->instance->id;
	struct answer answer = answer_string(reader, SLOT_DEPLOY_STATUS, "productionInstanceId");

	if (answer.state != ANSWER_KNOWN || !id->known ||
		!str_equal(id->value, answer.value->string)) {
		return (struct answer){ANSWER_ABSENT, .reason = STR("")};
	}
	answer.text = STR("production");
	return answer;
}

static void add_host(struct reader *reader, struct map *seen, struct str host)
{
	if (host.n == 0 || map_get(seen, host) != MAP_NONE) {
		return;
	}
	map_put(reader->arena, seen, host, 0);
	vec_push(reader->arena, &reader->instance->frontend_api_hosts, host);
}

/*
 * Production serves a satellite under "clerk." (clerk/javascript
 * packages/shared/src/keys.ts); a proxied domain's own URL may be the proxy.
 */
static void add_domain_hosts(
	struct reader *reader, struct map *seen, const struct instance_domain *domain)
{
	bool proxied = domain->proxy_url.n > 0;

	add_host(reader, seen, domain->frontend_api_host);
	if ((domain->is_satellite || proxied) && instance_is_production(reader->instance)) {
		struct str own = str_join(reader->arena, STR("clerk."), domain->name);

		add_host(reader, seen, sources_host(reader->arena, own));
	}
	if (proxied) {
		add_host(reader, seen, sources_host(reader->arena, domain->proxy_url));
	}
}

static struct str recorded_host(struct reader *reader)
{
	struct answer answer = answer_string(reader, SLOT_FAPI_HOST, "");
	struct str host;

	if (answer.state != ANSWER_KNOWN) {
		return STR_NONE;
	}
	host = sources_host(reader->arena, answer.value->string);
	if (str_absent(host)) {
		answer_ignore(reader, answer.path, "is not a host");
	}
	return host;
}

/* A host that is said to be the instance's must be one that its domains have. */
static void check_host(struct reader *reader, const struct map *hosts, const char *field,
	struct str path, struct str host)
{
	const struct instance_domain *domain = &reader->instance->domains.items[0];

	if (host.n > 0 && map_get(hosts, host) == MAP_NONE) {
		field_disagree(reader, field, domain->path, domain->frontend_api_host, path, host);
	}
}

/* Where a proxy is in use, other hosts than the domains' own are in order. */
static void check_hosts(struct reader *reader, struct str key_host, struct str own)
{
	struct instance *instance = reader->instance;
	struct map hosts = {0};

	for (size_t i = 0; i < instance->domains.n; i++) {
		if (instance->domains.items[i].proxy_url.n > 0) {
			return;
		}
		if (instance->domains.items[i].frontend_api_host.n > 0) {
			map_put(reader->arena, &hosts, instance->domains.items[i].frontend_api_host,
				0);
		}
	}
	if (instance->domains.known && instance->domains.n > 0) {
		check_host(reader, &hosts, "publishable_key", instance->publishable_key.path,
			key_host);
		check_host(reader, &hosts, "frontend_api_hosts", STR("fapi_host"), own);
	}
}

/*
 * Known, that is complete, with the complete domain list; where a domain is
 * proxied also the publishable key must be there. A development instance's
 * own host is enough: it has no other (a legacy one under lcl.dev may have).
 */
void identity_hosts(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct map seen = {0};
	struct str own = recorded_host(reader);
	struct str key_host = STR("");
	struct key_info key = {0};
	bool proxied = false;

	if (instance->publishable_key.known &&
		keys_classify(reader->arena, instance->publishable_key.value, &key)) {
		key_host = sources_host(reader->arena, key.host);
		add_host(reader, &seen, key_host);
	}
	add_host(reader, &seen, own);
	instance->frontend_api_hosts.known =
		instance_is_development(instance) && instance->frontend_api_hosts.n > 0 &&
		str_ends(instance->frontend_api_hosts.items[0], ".clerk.accounts.dev");
	for (size_t i = 0; i < instance->domains.n; i++) {
		add_domain_hosts(reader, &seen, &instance->domains.items[i]);
		proxied = proxied || instance->domains.items[i].proxy_url.n > 0;
	}
	if (instance->domains.known && instance->domains.n > 0) {
		instance->frontend_api_hosts.known = !proxied || instance->publishable_key.known;
	}
	check_hosts(reader, key_host, own);
	instance->frontend_api_hosts.reason =
		instance->frontend_api_hosts.n == 0
			? STR("no bapi.domains, publishable_key or fapi_host in the snapshot")
			: STR("there may be more: the domains are not all known");
}

/* An empty list is what an unfilled template holds, so it proves nothing. */
void identity_fingerprints(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct answer list = answer_of_type(reader, SLOT_FINGERPRINTS, "", JSON_ARRAY);
	uint32_t index = 0;

	list = answer_first(reader, &list, 1);
	instance->secret_key_fingerprints.reason = list.reason;
	if (list.state != ANSWER_KNOWN) {
		return;
	}
	instance->secret_key_fingerprints.path = list.path;
	instance->secret_key_fingerprints.known = list.value->count > 0;
	instance->secret_key_fingerprints.reason = STR("secret_key_fingerprints is empty");
	json_each (item, list.value) {
		struct answer entry = {ANSWER_KNOWN, item,
			.path = str_format(
				reader->arena, "%.*s[%u]", STR_ARGS(list.path), (unsigned)index++)};

		if (sources_is_fingerprint(json_string(item))) {
			vec_push(reader->arena, &instance->secret_key_fingerprints, item->string);
			continue;
		}
		entry = answer_bad(reader, entry, "is not 'sha256:' and 64 lower-case hex digits");
		instance->secret_key_fingerprints.known = false;
		instance->secret_key_fingerprints.reason = entry.reason;
	}
}
