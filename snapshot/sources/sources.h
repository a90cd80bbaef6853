#ifndef SNAPSHOT_SOURCES_SOURCES_H
#define SNAPSHOT_SOURCES_SOURCES_H

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

/* Fills in domains, and the hosts they bring. */
void backend_api_domains(struct reader *reader);

/* Fills in the RSA keys. */
void backend_api_jwks(struct reader *reader);

/* The instance id all keys agree on. */
struct answer backend_api_key_id(struct reader *reader);

/* Is this second factor (NULL: any but backup codes) offered? By its attribute, or at all. */
struct answer frontend_api_factor(
	struct reader *reader, const char *attribute, const char *strategy);
struct answer frontend_api_any_factor(struct reader *reader);
struct answer frontend_api_listed_factor(struct reader *reader, const char *strategy);

/* The same from the Platform configuration. */
struct answer platform_totp(struct reader *reader);
struct answer platform_sms(struct reader *reader);
struct answer platform_any_factor(struct reader *reader);

/* Fills in whether the primary domain may send mail. */
void platform_mail(struct reader *reader);

/* Fills in the webhook endpoints. */
void svix_webhooks(struct reader *reader);

/*
 * Fills in every field of reader->instance but `label` and `index`.
 * hosts_complete needs the complete domain list; where a domain is proxied
 * also the publishable key. A development instance's own host is enough: it
 * has no other (a legacy one under lcl.dev may have, so there it is not).
 */
void instance_read(struct reader *reader);

struct bundle {
	part_vec parts;
	struct str captured_at; /* or "" */
	str_vec notes; /* as snapshot.ignored */
};

/* Takes a bundle or lone document apart. Returns false with why in *error. */
bool bundle_read(
	struct arena *arena, const struct json *document, struct bundle *out, struct str *error);

#endif
