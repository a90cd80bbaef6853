#include "compare/match.h"

#include "compare/choose.h"

enum environment match_instance_environment(struct audit *audit)
{
	const struct instance *instance = audit->instance;
	enum environment environment = choose_environment_of(instance);

	if (environment == ENVIRONMENT_ANY) {
		audit_not_evaluated(audit,
			"%.*s is not known to be a production or development instance: %.*s",
			STR_ARGS(instance->label), STR_ARGS(instance->environment_type.reason));
	}
	return environment;
}

bool match_is_production(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	if (!instance->environment_type.known) {
		audit_not_evaluated(audit, "the instance's kind is unknown: %.*s",
			STR_ARGS(instance->environment_type.reason));
	}
	return instance_is_production(instance);
}

bool match_is_busy(struct audit *audit)
{
	const struct field_int *count = &audit->instance->user_count;

	if (!count->known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(count->reason));
	}
	return count->known && count->value > audit->limits->mfa_users;
}

bool match_passkey_is_factor(const struct audit *audit)
{
	const struct field_bool *enabled = &audit->instance->passkeys_enabled;
	const struct field_bool *satisfies = &audit->instance->passkey_satisfies_mfa;

	return enabled->known && enabled->value && satisfies->known && satisfies->value;
}

struct str match_count(struct audit *audit, int64_t count)
{
	struct str digits = str_format(audit->arena, "%lld", (long long)count);
	struct str grouped = STR("");

	for (size_t i = 0; i < digits.n; i++) {
		bool comma = i > 0 && (digits.n - i) % 3 == 0 && digits.s[i - 1] != '-';

		grouped = str_format(
			audit->arena, "%.*s%s%c", STR_ARGS(grouped), comma ? "," : "", digits.s[i]);
	}
	return grouped;
}

bool match_has_host(struct audit *audit, const struct instance *instance, struct str host)
{
	for (size_t i = 0; i < instance->frontend_api_hosts.n; i++) {
		if (str_equal(instance->frontend_api_hosts.items[i], host)) {
			return true;
		}
	}
	for (size_t i = 0; i < instance->domains.n; i++) {
		struct str proxy = instance->domains.items[i].proxy_url;

		if (proxy.n > 0 && str_equal(match_url_host(audit->arena, proxy), host)) {
			return true;
		}
	}
	return false;
}

bool match_has_any_host(struct audit *audit, struct str host)
{
	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		if (match_has_host(audit, &audit->snapshot->instances.items[i], host)) {
			return true;
		}
	}
	return false;
}
