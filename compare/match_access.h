#ifndef COMPARE_MATCH_ACCESS_H
#define COMPARE_MATCH_ACCESS_H

#include "base/map.h"
#include "compare/rule.h"

/* Roles, permissions, plans and features that code names, and those that an instance defines. */
enum match_access_kind {
	MATCH_ACCESS_ROLE,
	MATCH_ACCESS_PERMISSION,
	MATCH_ACCESS_PLAN,
	MATCH_ACCESS_FEATURE,
};

/* Whose plan or feature is asked for: "user:pro", "org:pro". */
enum match_scope {
	MATCH_SCOPE_NONE,
	MATCH_SCOPE_USER,
	MATCH_SCOPE_ORGANIZATION,
	MATCH_SCOPE_UNKNOWN, /* a word that is none */
};

struct match_access_list {
	enum match_access_kind kind;
	str_vec names; /* for messages */
	struct map owners; /* a key → who may have it, as bits */
	struct str path;
	struct str reason; /* why there may be others; "" there are none */
};

enum match_access_answer {
	MATCH_ACCESS_DEFINED,
	MATCH_ACCESS_MISSING,
	MATCH_ACCESS_OF_OTHERS, /* users have it where organizations are meant, or the reverse */
	MATCH_ACCESS_OPEN, /* not all are known */
};

const char *match_access_word(enum match_access_kind kind); /* "role", as facts name it */

/* Reads the names that an instance defines. */
void match_access_read(struct audit *audit, const struct instance *instance,
	enum match_access_kind kind, struct match_access_list *out);

/* Does the instance define what a name of code means? */
enum match_access_answer match_access_ask(
	struct audit *audit, const struct match_access_list *list, struct str name);

/*
 * What is looked for: has() puts "org:" before roles and permissions that have
 * it not, and takes the scope off plans and features.
 */
struct str match_access_key(struct arena *arena, enum match_access_kind kind, struct str name);

enum match_scope match_access_scope(struct str name);

/* Is it one of the permissions that Clerk defines ("org:sys_memberships:read")? */
bool match_access_is_system(struct str permission);

/*
 * Is it a role of the instances that there were before custom roles, without a prefix and with no
 * other name today?
 */
bool match_access_is_old_role(struct str name);

/* Does live code of the app ask for such a name, or give it (a type only declares it)? */
bool match_access_is_asked(
	const struct audit *audit, const struct fact_authorization *it, const char *kind);

/*
 * Is it compared as it is, without the prefix? There is no such fact where only a name says that
 * something is a role.
 */
bool match_access_is_plain(const struct fact_authorization *it);

/* May a default, or what another caller gives, be equal to the name that is compared? */
bool match_access_may_be_else(const struct fact_authorization *it);

/* Is the claim o.rol compared, which has the role without its prefix? */
bool match_access_is_short(const struct fact_authorization *it);

#endif
