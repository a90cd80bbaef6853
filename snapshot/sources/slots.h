#ifndef SNAPSHOT_SOURCES_SLOTS_H
#define SNAPSHOT_SOURCES_SLOTS_H

#include "snapshot/instance.h"
#include "json/json.h"

/*
 * A slot holds one raw document (or one line of a bundle's instance), as it
 * stood in the file. A part is the slots of one instance from one file; the
 * instance is read from a part by looking into several slots in a fixed
 * precedence.
 */
enum slot {
	SLOT_ID,
	SLOT_ENVIRONMENT_TYPE,
	SLOT_APPLICATION_ID,
	SLOT_PUBLISHABLE_KEY,
	SLOT_FAPI_HOST,
	SLOT_FINGERPRINTS,
	SLOT_INSTANCE,
	SLOT_ORGANIZATION_SETTINGS,
	SLOT_COMMUNICATION,
	SLOT_PROTECT,
	SLOT_OAUTH_SETTINGS,
	SLOT_DOMAINS,
	SLOT_JWKS,
	SLOT_JWT_TEMPLATES,
	SLOT_REDIRECT_URLS,
	SLOT_ROLES,
	SLOT_PERMISSIONS,
	SLOT_ROLE_SETS,
	SLOT_PLANS,
	SLOT_USERS_COUNT,
	SLOT_OAUTH_APPLICATIONS,
	SLOT_ENTERPRISE_CONNECTIONS,
	SLOT_SAML_CONNECTIONS,
	SLOT_MACHINES,
	SLOT_TEMPLATES_EMAIL,
	SLOT_TEMPLATES_SMS,
	SLOT_IDENTIFIER_STATS,
	SLOT_ENVIRONMENT,
	SLOT_FAPI_JWKS,
	SLOT_FAPI_PLANS,
	SLOT_CONFIG,
	SLOT_PLATFORM_DOMAINS,
	SLOT_DOMAIN_STATUS,
	SLOT_DEPLOY_STATUS,
	SLOT_PLATFORM_JWT_TEMPLATES,
	SLOT_PLATFORM_REDIRECT_URLS,
	SLOT_APPLICATION, /* one of a Platform application's instances */
	SLOT_WEBHOOKS,
	SLOT_MANUAL, /* what no interface tells, written by hand */
	SLOT_SOURCES, /* for each slot: status, api_version, fetched_at */
	SLOT_COUNT, /* also: none */
};

struct source {
	const struct json *body; /* NULL: not in the snapshot */
	struct str path; /* "bapi.instance" */
	struct str beyond; /* the version of Clerk's API that answered, when it is newer than what
			      is known here, so that the body is not read; else "" */
	size_t file; /* the snapshot's that it stands in; SIZE_MAX: pages of several */
};

struct part {
	struct source sources[SLOT_COUNT];
	bool lone; /* not out of a list of instances, so it may belong to any */
	struct str file; /* for messages of import; or absent */
};

typedef VEC(struct part) part_vec;

struct reader;

/* "bapi.instance", "publishable_key", … */
const char *slots_name(enum slot slot);

/* Where a bundle's instance has it: "bapi" or NULL, the instance itself; and "instance" there. */
const char *slots_section(enum slot slot);
const char *slots_member(enum slot slot);

/* The sections of a bundle's instance, in their order: "bapi", …; NULL behind the last. */
const char *slots_section_at(size_t index);

/* The slot with this name; SLOT_COUNT: none. */
enum slot slots_by_name(struct str name);

/* How a user fills the slot, for messages: "export.sh with the secret key". */
const char *slots_step(enum slot slot);

/* The same as a number: the more it takes, the higher. */
unsigned slots_effort(enum slot slot);

/* Puts a document into its slot; NULL and JSON null leave the slot as it is. */
void slots_put(struct part *part, enum slot slot, const struct json *body, struct str path);

/* Puts every slot that a bundle's instance has, and notes slots that do not exist. */
void slots_put_bundle(struct reader *reader, struct part *part, const struct json *object);

/* Puts the backend API's documents of an object whose members are named like the slots. */
void slots_put_backend(struct part *part, const struct json *object);

/* The code of an error answer, {"errors":[{"code":…}]}; absent if it is none. */
struct str slots_error_code(struct arena *arena, const struct json *body);

/*
 * Takes out of a part the bodies that a version of Clerk's API answered which
 * is newer than what is known here: they may mean something else.
 */
void slots_hide_beyond(struct arena *arena, struct part *part);

/* Why such a slot is not read: "was answered by API version …". */
struct str slots_beyond(struct arena *arena, const struct part *part, enum slot slot);

#endif
