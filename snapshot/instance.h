#ifndef SNAPSHOT_INSTANCE_H
#define SNAPSHOT_INSTANCE_H

#include <stdint.h>

#include "base/vec.h"

/*
 * The one model of a Clerk instance. Every field is known, with the JSON path
 * it was read from ("bapi.instance.environment_type"), or unknown, with the
 * reason ("no bapi.users_count in the snapshot"). Nothing is ever assumed
 * from a missing key. All memory belongs to the arena of snapshot_load. Each
 * field has its row in fields.c, which says where it is read.
 */
struct field_bool {
	bool known;
	bool value;
	struct str path; /* where it was read */
	struct str reason; /* why it is unknown */
	bool inverted; /* what stands there is the opposite: "disable_hibp" */
};

struct field_int {
	bool known;
	int64_t value;
	struct str path;
	struct str reason;
};

struct field_str {
	bool known;
	struct str value;
	struct str path;
	struct str reason;
};

/*
 * A list is known when it is complete; when it is not, some items may be
 * there all the same, so that one found is found and one missed proves
 * nothing. `path` is the list's; the first three members stand as in list_head.
 */
#define LIST(type) \
	struct { \
		bool known; \
		struct str path; \
		struct str reason; \
		type *items; \
		size_t n; \
		size_t cap; \
	}

struct list_head {
	bool known;
	struct str path;
	struct str reason;
	void *items;
	size_t n;
	size_t cap;
};

typedef LIST(struct str) name_list;

struct instance_domain {
	struct str id;
	struct str name;
	bool is_satellite;
	bool is_provider; /* lent by a hosting provider, so nobody sets its records up */
	struct str frontend_api_host; /* without scheme */
	struct str accounts_host; /* of the account portal, or "" */
	struct str proxy_url; /* or "" */
	struct str path; /* "bapi.domains.data[0]" */
	str_vec mail_records; /* hosts of the mail CNAMEs that are required */
	str_vec records; /* hosts of all CNAMEs that are required */
	/* how far its set-up is; the last source is `clerk deploy status`, of the primary alone */
	struct field_str status; /* complete, incomplete */
	struct field_str dns; /* not_started, in_progress, complete; of a report also pending */
	struct field_str ssl; /* not_started, in_process, complete, failed, incomplete, pending */
	struct field_bool ssl_required;
	struct field_str mail; /* complete, or any other word */
	struct field_bool mail_required;
	struct field_str proxy; /* complete, or any other word */
	struct field_bool proxy_required;
	LIST(struct str) unverified; /* required CNAMEs that are seen not to resolve */
	str_vec verified; /* CNAMEs that are seen to resolve */
};

enum webhooks_state {
	WEBHOOKS_UNKNOWN, /* not in the snapshot, not complete or not understood */
	WEBHOOKS_LISTED, /* complete list, from Svix or Clerk */
	WEBHOOKS_MANUAL, /* written by hand */
	WEBHOOKS_NONE, /* known: no endpoint exists */
};

struct instance_endpoint {
	struct str id; /* "" when written by hand without one */
	struct str url; /* without user info; a query is replaced by "?…" */
	bool disabled;
	bool events_known; /* false: written by hand without events; judge none of them */
	bool all_events;
	str_vec events;
	struct str secret_fingerprint; /* "sha256:…" or "" */
	struct str path; /* "webhooks.endpoints[0]" */
};

/* clerk/openapi-specs bapi, JWTTemplate. */
struct instance_template {
	struct str name; /* what getToken({ template }) asks for */
	bool claims_known;
	str_vec claims; /* top-level keys, as written */
	struct field_int lifetime; /* seconds */
	struct field_int clock_skew; /* seconds */
	struct field_str algorithm; /* RS256, HS256, … */
	struct str path;
};

/* clerk/openapi-specs bapi, Role. */
struct instance_role {
	struct str key; /* "org:admin" */
	struct str name;
	bool permissions_known;
	str_vec permissions; /* keys */
	struct str path;
};

/* clerk/openapi-specs bapi, RoleSet. */
struct instance_role_set {
	struct str key; /* "role_set:…" */
	bool roles_known;
	str_vec roles; /* keys */
	struct str default_role; /* key or "" */
	struct str creator_role; /* key or "" */
	struct str path;
};

/* clerk/openapi-specs bapi, CommercePlan. */
struct instance_plan {
	struct str id; /* "cplan_…", or "" */
	struct str slug;
	struct str payer; /* user, org, or "" */
	bool features_known;
	str_vec features; /* slugs */
	struct str path;
};

/* A social connection; "oauth_google". */
struct instance_connection {
	struct str strategy;
	struct field_bool enabled;
	struct field_bool authenticatable; /* may be signed in with; else only connected */
	struct field_bool own_credentials; /* not Clerk's shared ones for development */
	struct str path;
};

/* An e-mail or SMS template; clerk/openapi-specs bapi, Template. */
struct instance_message {
	struct str kind; /* email, sms */
	struct str slug;
	struct field_bool delivered_by_clerk;
	struct str path;
};

/* Two sources of the snapshot that say different things of one field. */
struct disagreement {
	const char *field; /* its name in fields.h */
	struct str used_path;
	struct str used;
	struct str other_path;
	struct str other;
};

struct instance {
	struct str label; /* for messages: "ins_2ab…", else host, else "instance 1" */
	uint32_t index; /* in the snapshot */

	/* identity */
	struct field_str id;
	struct field_str environment_type; /* production, development, staging */
	struct field_str publishable_key;
	struct field_str application_id;
	struct field_str application_name;
	name_list frontend_api_hosts; /* known: no other host can be this instance's */
	name_list secret_key_fingerprints;
	name_list jwks_n; /* RSA moduli, base64url */
	LIST(struct instance_domain) domains;
	name_list allowed_origins; /* of extensions and native shells */
	name_list allowed_subdomains; /* written by hand: no interface tells them */
	name_list redirect_urls; /* of native apps */
	struct field_int user_count;

	/* second factors */
	struct field_bool totp_available;
	struct field_bool sms_factor_available;
	struct field_bool backup_codes_available;
	struct field_bool second_factor_available; /* any but backup codes alone */
	struct field_bool mfa_required; /* for everyone */
	struct field_bool sign_in_factor_required;
	struct field_bool passkey_satisfies_mfa;

	/* ways to sign in */
	struct field_bool email_enabled;
	struct field_bool email_required;
	struct field_bool email_verified_at_sign_up;
	struct field_bool phone_enabled;
	struct field_bool phone_required;
	struct field_bool phone_verified_at_sign_up;
	struct field_bool username_enabled;
	struct field_bool username_required;
	struct field_bool password_enabled;
	struct field_bool password_required;
	struct field_bool passkeys_enabled;
	struct field_bool passwordless_available; /* any first factor that needs no password */
	/*
	 * email_code, password, oauth_google, …; no ticket and no reset_password_*, which come with
	 * others. That it is known covers what hangs on a user's attributes: of social ones
	 * `connections` tells, of enterprise ones `enterprise_sso_enabled`.
	 */
	name_list first_factors;
	name_list second_factors; /* totp, phone_code, backup_code, … */
	LIST(struct instance_connection) connections;
	struct field_bool google_one_tap;
	struct field_bool enterprise_sso_enabled;
	struct field_int enterprise_connection_count;

	/* passwords and attacks */
	struct field_int password_min_length;
	struct field_bool breached_passwords_rejected;
	struct field_bool breached_passwords_rejected_on_sign_in;
	struct field_bool lockout_enabled;
	struct field_int lockout_max_attempts;
	struct field_bool device_trust_enabled;
	struct field_bool captcha_enabled;
	struct field_str captcha_widget_type; /* smart, invisible */
	struct field_bool email_link_same_client;
	struct field_bool enumeration_protection;

	/* sign-up */
	struct field_str sign_up_mode; /* public, restricted, waitlist */
	struct field_bool legal_consent_enabled;
	struct field_bool allowlist_enabled;
	struct field_bool blocklist_enabled;
	struct field_bool lists_enforced_on_sign_in;
	struct field_bool disposable_email_blocked;
	struct field_bool subaddresses_blocked;
	struct field_int allowlist_count;
	struct field_int blocklist_count;

	/* sessions and tokens */
	struct field_bool multi_session_enabled;
	struct field_bool session_lifetime_bounded;
	struct field_int session_lifetime; /* seconds */
	struct field_bool inactivity_timeout_enabled;
	struct field_int token_lifetime; /* of the session token, seconds */
	struct field_int token_clock_skew; /* seconds */
	name_list session_claims; /* custom, top-level keys */
	LIST(struct instance_template) jwt_templates;
	struct field_bool test_mode;
	struct field_bool reverification_enabled;

	/* organizations and billing */
	struct field_bool organizations_enabled;
	struct field_bool organization_selection_forced;
	struct field_bool organization_domains_enabled;
	struct field_int organization_max_memberships;
	struct field_str creator_role;
	struct field_str default_role;
	LIST(struct instance_role) roles;
	name_list permissions; /* keys, those of roles and those of none */
	LIST(struct instance_role_set) role_sets;
	struct field_bool user_billing_enabled;
	struct field_bool organization_billing_enabled;
	LIST(struct instance_plan) plans;
	name_list features; /* slugs, of all plans */

	/* machines, mail, pages */
	struct field_bool user_api_keys_enabled;
	struct field_bool organization_api_keys_enabled;
	struct field_bool native_api_enabled;
	struct field_bool dynamic_client_registration;
	name_list machines; /* names */
	name_list oauth_applications; /* client ids */
	LIST(struct instance_message) messages;
	struct field_str mail_status; /* complete, not_started, … of the primary domain */
	struct field_bool mail_required;
	struct field_str sign_in_url;
	struct field_str sign_up_url;
	struct field_str home_url;
	struct field_str waitlist_url;

	enum webhooks_state webhooks;
	LIST(struct instance_endpoint) endpoints; /* empty when unknown */

	VEC(struct disagreement) disagreements;
	uint32_t agreements; /* fields of which two sources say the same */
	str_vec slots; /* the documents it was read from: "bapi.instance" */
};

struct snapshot_file {
	struct str name; /* as given on the command line */
	struct str digest; /* SHA-256 of the bytes, hex */
	struct str captured_at; /* as written, or "" */
};

struct snapshot_parts;

struct snapshot {
	struct str name; /* of the first file */
	struct str digest; /* of the first file */
	VEC(struct snapshot_file) files; /* all, in the order they were merged */
	struct str captured_at; /* of the oldest file that says so, or "" */
	VEC(struct instance) instances;
	str_vec ignored; /* "JSON path: why it was not understood", for `snapshot check` */
	struct str beyond; /* why it was not loaded when its format is newer than what is known
			      here; else absent */
	struct snapshot_parts *parts; /* what snapshot_merge needs to join again; opaque */
};

/* Is the instance known to be a production (development) one? */
bool instance_is_production(const struct instance *instance);
bool instance_is_development(const struct instance *instance);

/* Is it known by an id or a host, so that it can be told from others? */
bool instance_is_named(const struct instance *instance);

/* The domain that is no satellite and comes first, or NULL when none is known. */
const struct instance_domain *instance_primary_domain(const struct instance *instance);

#endif
