#ifndef FACTS_API_WANTED_H
#define FACTS_API_WANTED_H

#include "base/name_filter.h"
#include "clerk/deprecations.h"
#include "facts/sdk.h"

/*
 * The props, options and members that uses of an API are looked at for: those
 * of clerk/deprecations.h, and options by which a rule goes. Found by the last
 * word of whose they are, before anything is followed.
 */
struct api_wanted_item {
	struct str owner; /* "UserButton", "createClerkClient", "clerkClient.m2m", "user" */
	struct str key; /* "afterSignOutUrl", "appearance.layout"; "…*": all that begin so */
	const struct deprecation *row; /* NULL: one by which a rule goes */
	enum deprecation_kind kind;
	uint32_t next; /* of the same word; ID_NONE: no more */
};

/* The first item of each word. */
struct api_wanted_index {
	struct map first;
	struct name_filter words;
};

struct api_wanted {
	VEC(struct api_wanted_item) items;
	struct api_wanted_index props; /* by component; those of any are under "*" */
	struct api_wanted_index options; /* by the last word of the call */
	struct api_wanted_index members; /* by the member */
	VEC(uint32_t) prefixes; /* of members: the items whose key ends with a star */
};

/* Reads the tables. */
void api_wanted_make(struct api_wanted *wanted, struct arena *arena);

/* The first item under a word, or ID_NONE. */
uint32_t api_wanted_first(const struct api_wanted_index *index, struct str word);

/* Does an item speak of this package and owner? */
bool api_wanted_fits(const struct api_wanted_item *item, struct str package, struct str owner);

/* Does the item's key stand for this one? */
bool api_wanted_has_key(const struct api_wanted_item *item, struct str key);

/*
 * What an expression of Clerk's is called in the tables: "user", "clerkClient.m2m",
 * "auth.protect", "useCheckout"; absent when it is nothing of the kind.
 */
struct str api_wanted_name(struct arena *arena, const struct sdk_thing *thing);

#endif
