#ifndef CLERK_REACH_H
#define CLERK_REACH_H

#include "base/str.h"

/* Can a webhook be delivered to a host, for good and not only while somebody develops? */
enum reach_kind {
	REACH_ANY, /* as far as its name tells */
	REACH_LOCAL, /* the machine that asks */
	REACH_PRIVATE, /* a network that the internet does not reach */
	REACH_TUNNEL, /* somebody's machine, as long as a tunnel is open */
	REACH_WORKSPACE, /* a development environment in a browser */
	REACH_PREVIEW, /* one deployment or branch, not what production serves */
};

struct reach {
	enum reach_kind kind;
	const char *what; /* for messages: "a tunnel of ngrok"; NULL of REACH_ANY */
};

/* The host in lower case, without a port; an IPv6 address may be in brackets. */
struct reach reach_of(struct str host);

#endif
