#include "base/map.h"
#include "clerk/hosts.h"
#include "snapshot/sources/list.h"
#include "snapshot/sources/sources.h"

/* Domains as the backend API and the Platform API list them. */

static struct answer read_cname_records(
	struct reader *reader, struct source entry, struct instance_domain *domain)
{
	struct answer targets = answer_member(reader, entry, "cname_targets", JSON_ARRAY);
	uint32_t index = 0;

	if (targets.state != ANSWER_KNOWN) {
		return targets;
	}
	if (targets.value->count > DOMAIN_RECORDS) {
		return answer_bad(reader, targets, "holds more than 100 records");
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
		if (host.state != ANSWER_KNOWN || required.state != ANSWER_KNOWN ||
			!required.value->boolean) {
			continue;
		}
		vec_push(reader->arena, &domain->records, host.value->string);
		if (hosts_is_mail_record(host.value->string)) {
			vec_push(reader->arena, &domain->mail_records, host.value->string);
		}
	}
	return targets;
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
	struct str portal;
	bool good = read_host(reader, entry, &domain, reason);

	good = list_text_or_none(reader, entry, "id", &domain.id, reason) && good;
	good = list_text_or_none(reader, entry, "name", &domain.name, reason) && good;
	good = list_text_or_none(reader, entry, "proxy_url", &domain.proxy_url, reason) && good;
	good = read_satellite(reader, entry, platform, &domain, reason) && good;
	domain.proxy_url = sources_url(reader->arena, domain.proxy_url);
	good = list_text_or_none(reader, entry, "accounts_portal_url", &portal, reason) && good;
	domain.accounts_host = portal.n > 0 ? sources_host(reader->arena, portal) : portal;
	if (entry.body->type == JSON_OBJECT && domain.name.n == 0) {
		*reason = str_format(reader->arena, "%.*s has no name", STR_ARGS(entry.path));
		good = false;
	}
	records = read_cname_records(reader, entry, &domain);
	if (records.state == ANSWER_BAD) {
		*reason = records.reason;
		good = false;
	}
	if (domain.frontend_api_host.n > 0 || good) {
		vec_push(reader->arena, &reader->instance->domains, domain);
	}
	return good;
}

static bool take_backend(struct reader *reader, struct source entry, struct str *reason)
{
	return read_domain(reader, entry, false, reason);
}

static bool take_platform(struct reader *reader, struct source entry, struct str *reason)
{
	return read_domain(reader, entry, true, reason);
}

/* Without a list, a set-up that is told of one domain says that there is this one. */
static void add_told(struct reader *reader)
{
	struct answer deployed = answer_string(reader, SLOT_DEPLOY_STATUS, "domain");
	struct answer status = answer_of_type(reader, SLOT_DOMAIN_STATUS, "", JSON_OBJECT);
	struct instance_domain domain = {
		.id = STR(""),
		.name = STR(""),
		.frontend_api_host = STR(""),
		.accounts_host = STR(""),
		.proxy_url = STR(""),
		.path = status.path,
	};

	if (status.state == ANSWER_KNOWN && status.value->count == 1 &&
		!platform_is_domain_status(status.value)) {
		domain.id = status.value->first->key;
	}
	if (deployed.state == ANSWER_KNOWN) {
		domain.name = deployed.value->string;
		domain.path = deployed.path;
	}
	if (deployed.state == ANSWER_KNOWN || domain.id.n > 0 ||
		(status.state == ANSWER_KNOWN && platform_is_domain_status(status.value))) {
		vec_push(reader->arena, &reader->instance->domains, domain);
	}
}

/* The Platform API alone says which domains are a hosting provider's. */
static void mark_providers(struct reader *reader, struct answer list)
{
	struct map providers = {0};

	json_each (item, list.state == ANSWER_KNOWN ? list.value : NULL) {
		const struct json *flag = json_get(item, "is_provider_domain");
		struct str name = json_string(json_get(item, "name"));

		if (json_is(flag, JSON_BOOL) && name.n > 0) {
			map_put(reader->arena, &providers, name, flag->boolean ? 1 : 0);
		}
	}
	for (size_t i = 0; i < reader->instance->domains.n; i++) {
		struct instance_domain *domain = &reader->instance->domains.items[i];

		domain->is_provider = map_get(&providers, domain->name) == 1;
	}
}

void domains_read(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct list lists[] = {
		list_open(reader, SLOT_DOMAINS),
		list_open(reader, SLOT_PLATFORM_DOMAINS),
	};
	/* the Platform API lists an application's production domains, whoever asks */
	bool development = instance_is_development(instance);
	struct list list = list_first(reader, lists, development ? 1 : 2);
	bool platform = list.items.value != NULL && list.items.value == lists[1].items.value;

	list_read(reader, list, platform ? take_platform : take_backend, &instance->domains);
	if (list.items.state != ANSWER_KNOWN && !development) {
		add_told(reader);
	}
	if (!development) {
		list_compare(reader, "domains", "name", &lists[0], &lists[1]);
	}
	mark_providers(reader, lists[1].items);
	for (size_t i = 0; i < instance->domains.n; i++) {
		domain_status_read(reader, &instance->domains.items[i]);
	}
}

void domains_describe(struct arena *arena, const void *item, struct item_view *out)
{
	const struct instance_domain *it = item;
	str_vec unverified = {it->unverified.items, it->unverified.n, it->unverified.cap};

	out->name = it->name.n > 0 ? it->name : it->id;
	out->path = it->path;
	field_member(arena, out, "satellite", it->is_satellite ? STR("yes") : STR("no"));
	field_member(arena, out, "frontend API host", it->frontend_api_host);
	field_member(arena, out, "accounts host", it->accounts_host);
	field_member(arena, out, "proxy", it->proxy_url);
	field_member_names(arena, out, "required records", true, &it->records);
	field_member_names(arena, out, "unverified records", it->unverified.known, &unverified);
	field_member_str(arena, out, "status", &it->status);
	field_member_str(arena, out, "DNS", &it->dns);
	field_member_str(arena, out, "SSL", &it->ssl);
	field_member_str(arena, out, "mail", &it->mail);
	field_member_str(arena, out, "proxy status", &it->proxy);
}
