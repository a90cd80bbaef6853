#ifndef FACTS_HOSTS_H
#define FACTS_HOSTS_H

#include "clerk/hosts.h"
#include "facts/collector.h"

/* Inside of collect_hosts: hosts of Clerk's in code, in settings and in variables. */

struct hosts_search {
	struct collector *collector;
	struct arena *scratch;
	struct map hints; /* the bytes of a literal's site → index into roles, what it is used for
			     elsewhere */
	VEC(const char *) roles;
	struct str *names; /* by expression: of the property or variable it is the value of */
	uint32_t named; /* the module whose they are */
	unsigned followed; /* literals whose way was looked at, in this file */
	unsigned asked; /* how often the way to a host was looked for, in this file */
	size_t before; /* entries before the file that is read now */
	struct str path; /* that file */
	bool full; /* and its limit was reached */
};

/* Appends; false when the file's limit is reached. */
bool hosts_add(struct hosts_search *search, struct fact_host fact);

/* Is a host Clerk's by itself, or the Frontend API or account portal that a found key speaks of? */
bool hosts_is_certain(const struct hosts_search *search, struct str host);

/* May it be one, for what it is used as? Any "clerk." of a domain of one's own. */
bool hosts_is_likely(struct str host);

/* The role that a name speaks of (jwksUri, CLERK_ISSUER, host_permissions), or NULL. */
const char *hosts_role_of_name(struct str name);

/* Does a role say who reads the host, which is more than what is at its path? */
bool hosts_role_wins(const char *role);

/* The role of what the host itself, or the path behind it, is for; NULL when they do not say. */
const char *hosts_role_of_hit(const struct hosts_hit *hit);

/* Does a variable of this name hold a host of Clerk's? */
bool hosts_is_variable(struct str name);

struct hosts_context {
	const char *role; /* NULL: nothing says */
	bool policy; /* part of a Content-Security-Policy */
	bool clerks; /* a name around it speaks of Clerk */
};

/* What the properties, calls and names around an expression say. */
struct hosts_context hosts_context_of(struct hosts_search *search, struct site site);

/* May another value stand where a literal, or the constant it is the value of, is used? */
bool hosts_is_fallback(struct hosts_search *search, struct site site);

/* Hosts in code: first what the literals of all files are used for, then each file's. */
void hosts_find_hints(struct hosts_search *search, uint32_t module);
void hosts_in_code(struct hosts_search *search, uint32_t module);

/* Hosts in a file that is no code: in its variables, and where it names hosts of Clerk's. */
void hosts_in_text(struct hosts_search *search, const struct source_file *file);

#endif
