#ifndef SNAPSHOT_SOURCES_SOURCES_H
#define SNAPSHOT_SOURCES_SOURCES_H

#include "snapshot/fields.h"
#include "snapshot/sources/answer.h"

/* Is it "sha256:" and 64 lower-case hex digits? */
bool sources_is_fingerprint(struct str text);

/* The host of a URL or bare host: lower case, no port. Absent if it is none. */
struct str sources_host(struct arena *arena, struct str url);

/* The URL without user info and with a query replaced by "?…": both may hold secrets. */
struct str sources_url(struct arena *arena, struct str url);

/* Which slot is this lone document for? SLOT_COUNT: none of this kind. */
enum slot backend_api_recognise(const struct json *document);
enum slot frontend_api_recognise(const struct json *document);
enum slot platform_recognise(const struct json *document);
enum slot svix_recognise(const struct json *document);

/* Why an answer with nothing but a secret is refused: "is the signing secret …"; NULL: none. */
const char *svix_secret(const struct json *document);

enum {
	DOMAIN_RECORDS = 100, /* most CNAMEs of one domain: Clerk asks for five */
};

/* Is it the status of one domain? */
bool platform_is_domain_status(const struct json *document);

/*
 * What follows serves the table in field_rows.c: `…_read` and the like fill in
 * the list they are named after, `…_describe` gives an item's text, and what
 * returns an answer is one source of a field.
 */
void identity_publishable_key(struct reader *reader);
struct answer identity_kind_of_key(struct reader *reader);
struct answer identity_kind_of_deployed(struct reader *reader);
void identity_hosts(struct reader *reader);
void identity_fingerprints(struct reader *reader);

void domains_read(struct reader *reader);
void domain_status_read(struct reader *reader, struct instance_domain *domain);
struct answer domain_status_mail(struct reader *reader);
struct answer domain_status_mail_required(struct reader *reader);
void domains_describe(struct arena *arena, const void *item, struct item_view *out);

void jwks_read(struct reader *reader);
struct answer jwks_backend_id(struct reader *reader);
struct answer jwks_frontend_id(struct reader *reader);

void backend_api_allowed_origins(struct reader *reader);
void backend_api_redirect_urls(struct reader *reader);
struct answer backend_api_enterprise_count(struct reader *reader);
struct answer backend_api_saml_count(struct reader *reader);
struct answer backend_api_organizations_off(struct reader *reader);
struct answer backend_api_machines_owner(struct reader *reader);
struct answer backend_api_oauth_applications_owner(struct reader *reader);
struct answer backend_api_templates_email_owner(struct reader *reader);
struct answer backend_api_templates_sms_owner(struct reader *reader);
void backend_api_machines(struct reader *reader);
void backend_api_oauth_applications(struct reader *reader);

/* Is this second factor offered? By its attribute, or in the list of all. */
struct answer frontend_api_totp(struct reader *reader);
struct answer frontend_api_listed_totp(struct reader *reader);
struct answer frontend_api_sms(struct reader *reader);
struct answer frontend_api_listed_sms(struct reader *reader);
struct answer frontend_api_any_factor(struct reader *reader);
struct answer frontend_api_listed_factor(struct reader *reader);
struct answer frontend_api_one_tap(struct reader *reader);
struct answer frontend_api_min_length(struct reader *reader);
struct answer frontend_api_user_billing_before(struct reader *reader); /* older shapes */
struct answer frontend_api_organization_billing_before(struct reader *reader);
struct answer frontend_api_keys_off(struct reader *reader); /* said of both kinds at once */

struct answer platform_totp(struct reader *reader);
struct answer platform_sms(struct reader *reader);
struct answer platform_any_factor(struct reader *reader);
struct answer platform_email_enabled(struct reader *reader);
struct answer platform_phone_enabled(struct reader *reader);
struct answer platform_username_enabled(struct reader *reader);
struct answer platform_min_length(struct reader *reader);
struct answer platform_enumeration(struct reader *reader);

void sign_in_first_factors(struct reader *reader);
void sign_in_second_factors(struct reader *reader);
void sign_in_passwordless(struct reader *reader);

void connections_read(struct reader *reader);
void connections_describe(struct arena *arena, const void *item, struct item_view *out);

void templates_read(struct reader *reader);
void templates_describe(struct arena *arena, const void *item, struct item_view *out);
void templates_session_claims(struct reader *reader);
void templates_messages(struct reader *reader);
void templates_describe_message(struct arena *arena, const void *item, struct item_view *out);

void roles_read(struct reader *reader);
void roles_describe(struct arena *arena, const void *item, struct item_view *out);
void roles_permissions(struct reader *reader);
void roles_sets(struct reader *reader);
void roles_describe_set(struct arena *arena, const void *item, struct item_view *out);
struct answer roles_creator(struct reader *reader); /* as the initial role set has it */
struct answer roles_default(struct reader *reader);

struct answer billing_off(struct reader *reader); /* said by an error answer alone */
void billing_plans(struct reader *reader);
void billing_describe(struct arena *arena, const void *item, struct item_view *out);
void billing_features(struct reader *reader);

void svix_webhooks(struct reader *reader);
void svix_describe(struct arena *arena, const void *item, struct item_view *out);

/* Fills in every field of reader->instance but `label` and `index`. */
void instance_read(struct reader *reader);

struct bundle {
	part_vec parts;
	struct str captured_at; /* or "" */
	str_vec notes; /* as snapshot.ignored */
	bool beyond; /* its format is newer than what is known here, which is an error */
};

/* The slot of a lone document, by what it holds; SLOT_COUNT: it does not tell. */
enum slot bundle_recognise(const struct json *document);

/* Is it laid out as one instance of a bundle? */
bool bundle_is_instance(const struct json *document);

/* Takes a bundle or lone document apart. Returns false with why in *error. */
bool bundle_read(
	struct arena *arena, const struct json *document, struct bundle *out, struct str *error);

#endif
