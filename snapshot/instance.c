#include "snapshot/instance.h"

#include "base/map.h"
#include "clerk/keys.h"
#include "snapshot/sources/sources.h"

/*
 * Which source decides a field: the first in its list that says anything.
 * Backend API for identity and domains, Platform configuration for sign-in
 * policy (what is written), frontend API for what the browser is told.
 */
bool instance_is_production(const struct instance *instance)
{
	return instance->environment_type.known &&
	       str_is(instance->environment_type.value, "production");
}

bool instance_is_development(const struct instance *instance)
{
	return instance->environment_type.known &&
	       str_is(instance->environment_type.value, "development");
}

static void read_id(struct reader *reader)
{
	struct answer answers[] = {
		answer_string(reader, SLOT_INSTANCE, "id"),
		backend_api_key_id(reader),
		answer_string(reader, SLOT_APPLICATION, "instance_id"),
		answer_string(reader, SLOT_ID, ""),
		answer_string(reader, SLOT_DEPLOY_STATUS, "productionInstanceId"),
	};

	reader->instance->id = answer_field_str(answer_first(reader, answers, 5));
}

/* Stores the key and what it says; a malformed one is not used at all. */
static void read_publishable_key(struct reader *reader, struct key_info *info)
{
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
		(!keys_classify(reader->arena, key.value->string, info) ||
			info->kind != KEY_PUBLISHABLE || info->problem != KEY_OK)) {
		key = answer_bad(reader, key, "is not a well-formed publishable key");
	}
	reader->instance->publishable_key = answer_field_str(key);
}

static void read_environment_type(struct reader *reader, const struct key_info *key)
{
	struct instance *instance = reader->instance;
	struct answer answers[] = {
		answer_string(reader, SLOT_INSTANCE, "environment_type"),
		answer_string(reader, SLOT_ENVIRONMENT, "display_config.instance_environment_type"),
		answer_string(reader, SLOT_APPLICATION, "environment_type"),
		answer_string(reader, SLOT_ENVIRONMENT_TYPE, ""),
	};
	struct answer first = answer_first(reader, answers, 4);

	instance->environment_type = answer_field_str(first);
	if (first.state == ANSWER_ABSENT && instance->publishable_key.known) {
		/* clerk/javascript packages/shared/src/keys.ts: the prefix decides */
		instance->environment_type = (struct field_str){true,
			key->mode == KEY_MODE_LIVE ? STR("production") : STR("development"),
			instance->publishable_key.path, STR_NONE};
	}
}

static void read_user_count(struct reader *reader)
{
	struct answer count = answer_of_type(reader, SLOT_USERS_COUNT, "total_count", JSON_NUMBER);
	struct field_int *out = &reader->instance->user_count;

	if (count.state == ANSWER_KNOWN &&
		(!json_integer(count.value, &out->value) || out->value < 0)) {
		count = answer_bad(reader, count, "is not a whole number from 0");
	}
	count = answer_first(reader, &count, 1);
	out->known = count.state == ANSWER_KNOWN;
	out->value = out->known ? out->value : 0;
	out->path = out->known ? count.path : STR_NONE;
	out->reason = out->known ? STR_NONE : count.reason;
}

static void read_second_factors(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct answer totp[] = {
		frontend_api_factor(reader, "authenticator_app", "totp"),
		frontend_api_listed_factor(reader, "totp"),
		platform_totp(reader),
	};
	struct answer sms[] = {
		frontend_api_factor(reader, "phone_number", "phone_code"),
		frontend_api_listed_factor(reader, "phone_code"),
		platform_sms(reader),
	};
	struct answer any[] = {
		frontend_api_any_factor(reader),
		frontend_api_listed_factor(reader, NULL),
		platform_any_factor(reader),
	};

	instance->totp_available = answer_field_bool(answer_first(reader, totp, 3));
	instance->sms_factor_available = answer_field_bool(answer_first(reader, sms, 3));
	instance->second_factor_available = answer_field_bool(answer_first(reader, any, 3));
}

static void read_required_factors(struct reader *reader)
{
	struct answer everyone[] = {
		answer_bool(reader, SLOT_CONFIG, "auth_multi_factor.required_for_sign_up"),
		answer_bool(reader, SLOT_ENVIRONMENT, "user_settings.sign_up.mfa.required"),
	};
	struct answer sign_in[] = {
		answer_bool(
			reader, SLOT_ENVIRONMENT, "user_settings.sign_in.second_factor.required"),
		answer_bool(reader, SLOT_CONFIG, "auth_multi_factor.required_for_sign_in"),
	};

	reader->instance->mfa_required = answer_field_bool(answer_first(reader, everyone, 2));
	reader->instance->sign_in_factor_required =
		answer_field_bool(answer_first(reader, sign_in, 2));
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

static void read_hosts(struct reader *reader, const struct key_info *key)
{
	struct instance *instance = reader->instance;
	struct map seen = {0};
	struct str own = recorded_host(reader);
	bool proxied = false;

	if (instance->publishable_key.known) {
		add_host(reader, &seen, sources_host(reader->arena, key->host));
	}
	add_host(reader, &seen, own);
	instance->hosts_complete =
		instance_is_development(instance) && instance->frontend_api_hosts.n > 0 &&
		str_ends(instance->frontend_api_hosts.items[0], ".clerk.accounts.dev");
	for (size_t i = 0; i < instance->domains.n; i++) {
		add_domain_hosts(reader, &seen, &instance->domains.items[i]);
		proxied = proxied || instance->domains.items[i].proxy_url.n > 0;
	}
	if (instance->domains_known && instance->domains.n > 0) {
		instance->hosts_complete = !proxied || instance->publishable_key.known;
	}
}

/* An empty list is what an unfilled template holds, so it proves nothing. */
static void read_fingerprints(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct answer list = answer_of_type(reader, SLOT_FINGERPRINTS, "", JSON_ARRAY);
	uint32_t index = 0;

	list = answer_first(reader, &list, 1);
	instance->secret_key_fingerprints_reason = list.reason;
	if (list.state != ANSWER_KNOWN) {
		return;
	}
	instance->secret_key_fingerprints_known = list.value->count > 0;
	instance->secret_key_fingerprints_reason = STR("secret_key_fingerprints is empty");
	json_each (item, list.value) {
		struct answer entry = {ANSWER_KNOWN, item, false,
			str_format(
				reader->arena, "%.*s[%u]", STR_ARGS(list.path), (unsigned)index++)};

		if (sources_is_fingerprint(json_string(item))) {
			vec_push(reader->arena, &instance->secret_key_fingerprints, item->string);
			continue;
		}
		entry = answer_bad(reader, entry, "is not 'sha256:' and 64 lower-case hex digits");
		instance->secret_key_fingerprints_known = false;
		instance->secret_key_fingerprints_reason = entry.reason;
	}
}

void instance_read(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct key_info key = {0};
	struct answer application = answer_string(reader, SLOT_APPLICATION_ID, "");

	read_id(reader);
	read_publishable_key(reader, &key);
	read_environment_type(reader, &key);
	instance->application_id = answer_field_str(answer_first(reader, &application, 1));
	backend_api_domains(reader);
	read_hosts(reader, &key);
	read_user_count(reader);
	read_second_factors(reader);
	read_required_factors(reader);
	read_fingerprints(reader);
	backend_api_jwks(reader);
	platform_mail(reader);
	svix_webhooks(reader);
}
