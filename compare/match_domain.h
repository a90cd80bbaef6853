#ifndef COMPARE_MATCH_DOMAIN_H
#define COMPARE_MATCH_DOMAIN_H

#include "compare/match_setup.h"

/*
 * How what code says of satellites and proxies stands to a production
 * instance's domains. Of several values that an option may have, the first in
 * this order counts.
 */
enum match_domain {
	MATCH_DOMAIN_YES,
	MATCH_DOMAIN_UNKNOWN,
	MATCH_DOMAIN_PRIMARY, /* a satellite has the name of a domain that is none */
	MATCH_DOMAIN_NO,
	MATCH_DOMAIN_ELSEWHERE, /* a developer's machine, a preview */
};

/* Does it say nothing of the instance? */
bool match_domain_is_open(enum match_domain fit);

/* All that an option may be in one call, or in the settings files. */
struct match_domain_choice {
	const struct fact_url *url; /* the one that counts */
	enum match_domain fit;
};

struct match_domain_values {
	struct map by_owner; /* to the index in list */
	VEC(struct match_domain_choice) list;
};

/* Reads all values of "domain" or "proxyUrl". */
void match_domain_read(struct audit *audit, const struct match_setup *setup, const char *setting,
	struct match_domain_values *out);

/* The domain that is given beside isSatellite, else the settings files'; NULL: none is seen. */
const struct match_domain_choice *match_domain_beside(struct audit *audit,
	const struct match_setup *setup, const struct match_domain_values *domains,
	const struct fact_url *satellite);

bool match_domain_has_satellites(const struct instance *instance);

/* "'shop.dev' (bapi.domains.data[1])", … of satellites, or of proxies; "none". */
struct str match_domain_list(struct audit *audit, bool proxies);

#endif
