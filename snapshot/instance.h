#ifndef SNAPSHOT_INSTANCE_H
#define SNAPSHOT_INSTANCE_H

#include <stdint.h>

#include "base/vec.h"

/*
 * The one model of a Clerk instance. Every field is known, with the JSON path
 * it was read from ("bapi.instance.environment_type"), or unknown, with the
 * reason ("no bapi.users_count in the snapshot"). Nothing is ever assumed
 * from a missing key. All memory belongs to the arena of snapshot_load.
 */
struct field_bool {
	bool known;
	bool value;
	struct str path; /* where it was read */
	struct str reason; /* why it is unknown */
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

struct instance_domain {
	struct str id;
	struct str name;
	bool is_satellite;
	struct str frontend_api_host; /* without scheme */
	struct str proxy_url; /* or "" */
	struct str path; /* "bapi.domains.data[0]" */
	str_vec mail_records; /* hosts of the mail CNAMEs that are required */
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

struct instance {
	struct str label; /* for messages: "ins_2ab…", else host, else "instance 1" */
	uint32_t index; /* in the snapshot */
	struct field_str id;
	struct field_str environment_type; /* production, development, staging */
	struct field_str publishable_key;
	struct field_str application_id;
	str_vec frontend_api_hosts; /* every host known to be this instance's */
	bool hosts_complete; /* no other host can be this instance's, see instance_read */
	struct field_int user_count;
	struct field_bool totp_available;
	struct field_bool sms_factor_available;
	struct field_bool second_factor_available; /* any but backup codes alone */
	struct field_bool mfa_required; /* for everyone */
	struct field_bool sign_in_factor_required;
	struct field_str mail_status; /* complete, not_started, … of the primary domain */
	struct field_bool mail_required;
	VEC(struct instance_domain) domains; /* some may be missing unless known */
	bool domains_known;
	struct str domains_reason;
	enum webhooks_state webhooks;
	struct str webhooks_path;
	struct str webhooks_reason;
	VEC(struct instance_endpoint) endpoints; /* empty when unknown */
	str_vec secret_key_fingerprints; /* some may be missing unless known */
	bool secret_key_fingerprints_known;
	struct str secret_key_fingerprints_reason;
	str_vec jwks_n; /* RSA moduli, base64url */
	bool jwks_known;
	struct str jwks_reason;
};

struct snapshot_file {
	struct str name; /* as given on the command line */
	struct str digest; /* SHA-256 of the bytes, hex */
};

struct snapshot_parts;

struct snapshot {
	struct str name; /* of the first file */
	struct str digest; /* of the first file */
	VEC(struct snapshot_file) files; /* all, in the order they were merged */
	struct str captured_at; /* of the oldest file that says so, or "" */
	VEC(struct instance) instances;
	str_vec ignored; /* "JSON path: why it was not understood", for `snapshot check` */
	struct snapshot_parts *parts; /* what snapshot_merge needs to join again; opaque */
};

/* Is the instance known to be a production (development) one? */
bool instance_is_production(const struct instance *instance);
bool instance_is_development(const struct instance *instance);

#endif
