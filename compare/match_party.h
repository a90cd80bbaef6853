#ifndef COMPARE_MATCH_PARTY_H
#define COMPARE_MATCH_PARTY_H

#include "compare/rule.h"

/* What an authorized party is to a production instance. */
enum match_party {
	MATCH_PARTY_OWN, /* on one of its domains or proxies, as browsers send it */
	MATCH_PARTY_NEARLY, /* written so that no browser sends it: "https://acme.com/" */
	MATCH_PARTY_ELSEWHERE, /* a machine of one's own, a tunnel, a preview */
	MATCH_PARTY_SHELL, /* capacitor://localhost, chrome-extension://… */
	MATCH_PARTY_FOREIGN, /* of a domain that the instance does not have */
	MATCH_PARTIES,
};

enum match_party match_party_of(struct audit *audit, struct str party);

/* The host that is meant, with or without a scheme; absent if it is none. */
struct str match_party_host(struct arena *arena, struct str party);

/* Where a party is written: beside the call, else anywhere in the app, else the call itself. */
const struct place *match_party_place(
	const struct audit *audit, const struct fact_token_verification *call, struct str party);

#endif
