#ifndef SNAPSHOT_ANONYMIZE_NAMES_H
#define SNAPSHOT_ANONYMIZE_NAMES_H

#include "base/map.h"
#include "base/vec.h"

/* What is replaced by a number of its own. */
enum anonymize_class {
	ANONYMIZE_TEXT, /* "redacted-1" */
	ANONYMIZE_ID, /* "ins_redacted1": the prefix says what it is of, and stays */
	ANONYMIZE_FINGERPRINT, /* "sha256:", zeros and a number */
	ANONYMIZE_MEMBER, /* of a JSON web key: as long as before */
	ANONYMIZE_DOMAIN, /* "domain-1.example" */
	ANONYMIZE_LABEL, /* "sub-1", in front of a domain */
	ANONYMIZE_SLUG, /* "some-slug-1" of some-slug-1.clerk.accounts.dev */
	ANONYMIZE_SCHEME, /* of a native application's URL: "scheme-1" */
	ANONYMIZE_CLASSES,
};

/* What stands for what; the originals must outlive it. */
struct anonymize_names {
	struct arena *arena;
	struct {
		struct map numbers;
		str_vec replacements;
	} classes[ANONYMIZE_CLASSES];
	struct map prefixes; /* of ids: how many there are with it */
};

/* The replacement; made when the original is met for the first time. "" stays. */
struct str anonymize_name(
	struct anonymize_names *names, enum anonymize_class class, struct str original);

/* Is it such a replacement of a text? */
bool anonymize_is_replaced(struct str text);

/* A host, with a port or none: labels and endings that many have stay. */
struct str anonymize_host(struct anonymize_names *names, struct str host);

/* Is it a host of which the part that is somebody's own was met before? */
bool anonymize_knows_host(const struct anonymize_names *names, struct str host);

/* A URL or the path of one: user info, query and fragment go, the path stays. */
struct str anonymize_url(struct anonymize_names *names, struct str url);

/* A publishable key, made again from its host's replacement. */
struct str anonymize_publishable_key(struct anonymize_names *names, struct str key);

/* The text with ids and hosts that were met replaced in it, `text` itself if there are none. */
struct str anonymize_inside(struct anonymize_names *names, struct str text);

#endif
