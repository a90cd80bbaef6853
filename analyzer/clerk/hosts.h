#ifndef CLERK_HOSTS_H
#define CLERK_HOSTS_H

#include <stdint.h>

#include "base/str.h"

/* Hosts that Clerk has fixed, and finding host names in a text. */
enum hosts_kind {
	HOSTS_NONE, /* may be anybody's */
	HOSTS_FRONTEND_API, /* of a development instance: some-slug-12.clerk.accounts.dev */
	HOSTS_ACCOUNTS, /* its account portal: some-slug-12.accounts.dev */
	HOSTS_BACKEND_API,
	HOSTS_PROXY, /* where a proxy for the Frontend API sends its requests */
	HOSTS_IMAGE,
	HOSTS_CLERKS_OWN, /* of the instance that clerk.com itself uses: in saved pages of it */
	HOSTS_SCRIPT, /* where Clerk's scripts came from before each instance served them */
};

enum hosts_kind hosts_kind(struct str host);

/* The ending under which Clerk named the instance of this host, in lower case; else NULL. */
const char *hosts_instance_ending(struct str host);

/* Is it the host of one of a domain's mail records: clkmail.acme.com, clk._domainkey.acme.com? */
bool hosts_is_mail_record(struct str host);

struct hosts_hit {
	struct str host; /* as written, in the text */
	struct str path; /* what follows up to the URL's end: "/.well-known/jwks.json"; "" none */
};

/* The next host of a URL, or name with a dot, from an offset on; false when there is no more. */
bool hosts_next(struct str text, size_t *from, struct hosts_hit *out);

enum hosts_path {
	HOSTS_PATH_OTHER,
	HOSTS_PATH_JWKS,
	HOSTS_PATH_OAUTH,
	HOSTS_PATH_SCRIPT,
};

/* What a path of the Frontend API is for. */
enum hosts_path hosts_path(struct str path);

#endif
