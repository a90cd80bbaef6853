#ifndef COMPARE_MATCH_PEER_H
#define COMPARE_MATCH_PEER_H

#include "compare/match_removed.h"

/* A package of Clerk's, and another one beside it that has to be new enough. */
struct match_peer {
	const struct deprecation *row;
	const struct fact_package *package;
	const struct fact_package *peer;
	enum version_side side; /* of the peer, to the first version that is taken */
	const char *since; /* the version of the package that asks for it: "7.0.0" */
};

typedef VEC(struct match_peer) match_peer_vec;

/* Those of the app whose Clerk package certainly asks for it. */
void match_peer_read(struct audit *audit, match_peer_vec *out);

#endif
