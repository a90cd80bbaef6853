#include "compare/cli/diff_uses.h"

/* Which fields a word of the facts is about; names in lists are those of the facts. */
struct about {
	const char *word;
	const char *fields; /* one blank between */
};

static const struct about authorization_kinds[] = {
	{"role", "roles role_sets creator_role default_role"},
	{"permission", "permissions roles"},
	{"plan", "plans"},
	{"feature", "features plans"},
	{"reverification", "reverification_enabled"},
	{NULL, NULL},
};

/* clerk/javascript packages/types/src/strategies.ts */
static const struct about strategies[] = {
	{"password", "password_enabled password_required"},
	{"passkey", "passkeys_enabled"},
	{"email_code", "email_enabled"},
	{"email_link", "email_enabled email_link_same_client"},
	{"phone_code", "phone_enabled sms_factor_available"},
	{"reset_password_email_code", "password_enabled email_enabled"},
	{"reset_password_phone_code", "password_enabled phone_enabled"},
	{"totp", "totp_available"},
	{"backup_code", "backup_codes_available"},
	{"enterprise_sso", "enterprise_sso_enabled"},
	{"saml", "enterprise_sso_enabled"},
	{"google_one_tap", "google_one_tap"},
	{NULL, NULL},
};

/* The features of facts.h, fact_feature. */
static const struct about features[] = {
	{"organizations", "organizations_enabled organization_selection_forced"},
	{"organization_creation", "organizations_enabled organization_max_memberships"},
	{"organization_domains", "organization_domains_enabled"},
	{"organization_slugs", "organizations_enabled"},
	{"billing", "user_billing_enabled organization_billing_enabled plans"},
	{"api_keys", "user_api_keys_enabled organization_api_keys_enabled"},
	{"passkeys", "passkeys_enabled"},
	{"waitlist", "sign_up_mode waitlist_url"},
	{"multi_session", "multi_session_enabled"},
	{"google_one_tap", "google_one_tap"},
	{"enterprise_sso", "enterprise_sso_enabled enterprise_connection_count"},
	{"session_tasks", "mfa_required organization_selection_forced"},
	{"reverification", "reverification_enabled"},
	{"user_lockout", "lockout_enabled lockout_max_attempts"},
	{"machine_auth", "machines"},
	{"oauth_applications", "oauth_applications dynamic_client_registration"},
	{"sign_up", "sign_up_mode"},
	{"custom_sign_in", "first_factors second_factors device_trust_enabled"},
	{"custom_sign_up", "sign_up_mode legal_consent_enabled captcha_enabled captcha_widget_type "
			   "email_required phone_required username_required password_required"},
	{"captcha", "captcha_enabled captcha_widget_type"},
	{"legal", "legal_consent_enabled"},
	{NULL, NULL},
};

/* The settings of facts.h, fact_url. */
static const struct about settings[] = {
	{"signInUrl", "sign_in_url"},
	{"signUpUrl", "sign_up_url"},
	{"waitlistUrl", "waitlist_url"},
	{"redirectUrl", "redirect_urls"},
	{"authorizedParties", "domains allowed_origins"},
	{"proxyUrl", "domains"},
	{"domain", "domains"},
	{NULL, NULL},
};

struct gathering {
	struct arena *arena;
	diff_use_vec *out;
};

/* Adds a use of each field, of the item of this name where it has one. */
static void add(
	const struct gathering *it, const char *fields, struct str name, const struct place *at)
{
	struct str rest = str_of(fields);
	struct str where = str_format(it->arena, "%.*s:%u", STR_ARGS(at->file), (unsigned)at->line);

	/* tests, stories and documents run against no instance */
	while (rest.n > 0 && context_is_live(at->context)) {
		struct diff_use use = {str_take(&rest, ' '), name, where};

		vec_push(it->arena, it->out, use);
	}
}

static const char *fields_about(const struct about *table, struct str word)
{
	for (size_t i = 0; table[i].word != NULL; i++) {
		if (str_is(word, table[i].word)) {
			return table[i].fields;
		}
	}
	return NULL;
}

/* The name where it is known; the fields are used all the same. */
static struct str name_of(struct str name, bool resolved)
{
	return resolved ? name : STR("");
}

static void add_authorization(const struct gathering *it, const struct facts *facts)
{
	for (size_t i = 0; i < facts->authorization.n; i++) {
		const struct fact_authorization *fact = &facts->authorization.items[i];

		add(it, fields_about(authorization_kinds, fact->kind),
			name_of(fact->name, fact->resolved), &fact->at);
	}
}

static void add_strategies(const struct gathering *it, const struct facts *facts)
{
	for (size_t i = 0; i < facts->strategies.n; i++) {
		const struct fact_strategy *fact = &facts->strategies.items[i];

		add(it, "first_factors second_factors connections",
			name_of(fact->strategy, fact->resolved), &fact->at);
		add(it, fields_about(strategies, fact->strategy), STR(""), &fact->at);
	}
}

static void add_templates(const struct gathering *it, const struct facts *facts)
{
	for (size_t i = 0; i < facts->jwt_templates.n; i++) {
		const struct fact_jwt_template *fact = &facts->jwt_templates.items[i];

		add(it, "jwt_templates", name_of(fact->name, fact->resolved), &fact->at);
	}
	for (size_t i = 0; i < facts->claims.n; i++) {
		const struct fact_claim *fact = &facts->claims.items[i];

		if (str_is(fact->version, "custom")) {
			add(it, "session_claims", fact->name, &fact->at);
		}
	}
}

static void add_features(const struct gathering *it, const struct facts *facts)
{
	for (size_t i = 0; i < facts->features.n; i++) {
		const struct fact_feature *fact = &facts->features.items[i];

		if (str_is(fact->feature, "jwt_template")) {
			add(it, "jwt_templates", name_of(fact->object, fact->resolved), &fact->at);
		}
		add(it, fields_about(features, fact->feature), STR(""), &fact->at);
	}
}

static void add_webhooks(const struct gathering *it, const struct facts *facts)
{
	for (size_t i = 0; i < facts->webhook_handlers.n; i++) {
		const struct fact_webhook_handler *fact = &facts->webhook_handlers.items[i];

		add(it, "endpoints", name_of(fact->route, fact->route_resolved), &fact->at);
		for (size_t k = 0; k < fact->events.n; k++) {
			add(it, "endpoints", fact->events.items[k].name, &fact->events.items[k].at);
		}
	}
}

static void add_addresses(const struct gathering *it, const struct facts *facts)
{
	for (size_t i = 0; i < facts->keys.n; i++) {
		const struct fact_key *fact = &facts->keys.items[i];

		if (fact->kind == KEY_PUBLISHABLE && fact->sample.n == 0) {
			add(it, "publishable_key", STR(""), &fact->at);
			add(it, "frontend_api_hosts", fact->frontend_api, &fact->at);
		}
	}
	for (size_t i = 0; i < facts->hosts.n; i++) {
		const struct fact_host *fact = &facts->hosts.items[i];

		add(it, "frontend_api_hosts", name_of(fact->host, fact->resolved), &fact->at);
	}
	for (size_t i = 0; i < facts->urls.n; i++) {
		const struct fact_url *fact = &facts->urls.items[i];

		add(it, fields_about(settings, fact->setting), name_of(fact->value, fact->resolved),
			&fact->at);
	}
}

void diff_uses_read(struct arena *arena, const struct facts *facts, diff_use_vec *out)
{
	struct gathering it = {arena, out};

	add_templates(&it, facts);
	add_authorization(&it, facts);
	add_strategies(&it, facts);
	add_features(&it, facts);
	add_webhooks(&it, facts);
	add_addresses(&it, facts);
}
