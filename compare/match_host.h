#ifndef COMPARE_MATCH_HOST_H
#define COMPARE_MATCH_HOST_H

#include "compare/rule.h"

/* A host that stands where an instance's Frontend API must, in what reaches production. */
struct match_host {
	const struct place *at;
	struct str host;
	struct str role; /* issuer, jwks, … as of fact_host */
	bool known; /* it is the only one that can be meant */
	bool variable; /* of a settings file for any environment: a deployment may set it anew */
	bool clerks; /* certainly of an instance of Clerk's */
	bool development; /* by its name, of a development instance */
};

typedef VEC(struct match_host) match_hosts;

/* Appends those of the app: in code, settings and variables, issuers, targets of proxies. */
void match_host_read(struct audit *audit, match_hosts *out);

#endif
