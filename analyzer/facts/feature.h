#ifndef FACTS_FEATURE_H
#define FACTS_FEATURE_H

#include "base/name_filter.h"
#include "facts/hosts.h"
#include "facts/named.h"
#include "facts/sdk.h"

/* What of an instance a use of the SDK needs to be switched on. Rows in features_tables.c. */

struct feature_row {
	enum sdk_kind kind; /* SDK_EXPORT: also a component's name */
	const char *path; /* as in struct sdk_thing; "x.*" is whatever begins with "x." */
	const char *feature;
};

/* An option or prop that needs something whatever its value is. */
struct feature_option {
	const char *name;
	const char *feature;
	const char *of; /* the component's or call's name; NULL: any of Clerk's */
	const char *value; /* the only one that needs it; NULL: any but false */
};

/* The tables' names, by which calls and elements are looked for: cheap, asked of all. */
struct feature_names {
	struct map called; /* of rows, and of whom an option is of alone */
	struct name_filter may; /* these */
	struct name_filter options; /* those that may be given to any */
	struct name_filter resources; /* of the Backend API */
};

void feature_names_make(struct feature_names *names, struct arena *arena);

/* May a row, or an option of it alone, be of what is called by this name? */
bool feature_may(const struct feature_names *names, struct str name);

/* The n-th row, from 0, that fits what is called or named; NULL behind the last. */
const struct feature_row *feature_row(const struct sdk_thing *thing, size_t n);

/* The options that may stand in any call, by their number; NULL behind the last. */
const struct feature_option *feature_option(size_t n);

/* Is an option or prop of this name one of them, whatever it is given to? */
bool feature_has_option(const struct feature_names *names, struct str name);

/* Does this name of a backend resource stand for a feature: organizations, apiKeys, … ? */
bool feature_is_resource(const struct feature_names *names, struct str name);

/* What a kind of token needs: auth({ acceptsToken }); NULL for a session's. */
const char *feature_of_token(struct str token);

/* A plan's or machine's id as they are written: "cplan_…"; which feature it is of, or NULL. */
const char *feature_of_id(struct str text);

struct features {
	struct collector *collector;
	struct arena scratch;
	struct feature_names names;
	struct map by_place; /* the bytes of a site → index into facts->features, of objects */
	struct hosts_search choices; /* of hosts_is_fallback */
	uint32_t module;
	const struct summary *summary;
	size_t count; /* of the module's entries */
	bool imports; /* the module imports a package of Clerk's … */
	bool clerks; /* … or its app has one */
	bool signs_in; /* and the file may hold a sign-in */
	bool convex; /* it names convex/react-clerk */
};

/* What an entry is of, besides the feature. */
struct feature_use {
	struct site at;
	struct str by;
	struct str side;
	struct str payer;
	struct str object; /* of a flow what it is begun with */
	bool unknown; /* that is not known */
};

void features_add(struct features *f, const char *feature, const struct feature_use *use);

/* What is known to need an object of the instance that it does not name itself. */
void features_add_implied(
	struct features *f, const char *feature, const char *object, const struct feature_use *use);

/* An id or a plan's key that is handed over by an option; unresolved when it is not known. */
void features_add_object(
	struct features *f, const char *feature, struct site value, const struct feature_use *use);

/* features_billing.c: is it billing's; who pays; the ids and keys of plans that it is given */
bool features_is_billing(const struct sdk_thing *thing);
struct str features_payer(struct features *f, const struct sdk_thing *thing, struct site given);
void features_plans(struct features *f, struct site given, const struct feature_use *owner);

/* Calls, elements, what is read and what is written, each of the module at hand. */
void features_call(struct features *f, expr_id id);
void features_element(struct features *f, expr_id id);
void features_member(struct features *f, expr_id id);
void features_object(struct features *f, expr_id id);
void features_string(struct features *f, expr_id id);

/* A sign-in or sign-up that is begun by a call: read by what it is begun with. Is it one? */
bool features_flow(struct features *f, struct site call, const struct sdk_thing *thing,
	const struct feature_use *use);

/* Words of Clerk's alone, in whatever form: needs_second_factor, currentTask, legalAccepted. */
void features_word(struct features *f, expr_id id);

/* The status of a sign-in, where it is handed on: an answer to needs_second_factor. */
void features_status(struct features *f, expr_id id);

#endif
