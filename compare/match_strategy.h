#ifndef COMPARE_MATCH_STRATEGY_H
#define COMPARE_MATCH_STRATEGY_H

#include "compare/rule.h"

/* The ways to sign in that live code asks for, and what each needs of the instance. */

enum match_need {
	MATCH_NEED_SIGN_IN, /* a social connection that lets users in */
	MATCH_NEED_CONNECTION, /* one that they may connect, or whose token is asked for */
	MATCH_NEED_FIRST, /* a first factor */
	MATCH_NEED_ATTRIBUTE, /* what a sign-up is given: an address, a number, a password */
	MATCH_NEED_RESET, /* a password, and where to send the code for a new one */
	MATCH_NEED_SECOND, /* a second factor, asked for at sign-in */
	MATCH_NEED_ENROLLMENT, /* a second factor that users set up for themselves */
};

/* One entry for each name and need. */
struct match_strategy {
	struct str name; /* as the instance has it: oauth_google, email_code, totp */
	enum match_need need;
	const struct place *at; /* the first place */
	struct str api; /* the call there: signIn.sso; "" not known */
	place_vec related;
	bool certain; /* no other may stand in its place, no setting of the app's decides about it,
			 and a call of Clerk's is seen to take it */
	bool offered; /* it is looked for among what an attempt supports, or lacks */
};

typedef VEC(struct match_strategy) match_strategies;

/* What names that cannot be followed may be, by the call that is given them. */
struct match_strategies_lost {
	unsigned connections;
	unsigned first;
	unsigned second;
};

/*
 * Appends what the audit's app asks for. Left out: tickets, which are always good; passkeys,
 * enterprise connections and Google One Tap, which are features; and an e-mailed second factor,
 * which Clerk asks for by itself when the device is new.
 */
struct match_strategies_lost match_strategies_read(struct audit *audit, match_strategies *out);

enum match_answer {
	MATCH_STRATEGY_ON,
	MATCH_STRATEGY_OFF,
	MATCH_STRATEGY_UNKNOWN,
};

/* What the audit's instance says of a strategy. */
struct match_strategy_state {
	enum match_answer answer;
	struct str path;
	struct str value;
	struct str problem; /* of OFF: what to say after the instance's name */
	struct str reason; /* of UNKNOWN */
};

struct match_strategy_state match_strategy_state(
	struct audit *audit, const struct match_strategy *it);

/* "; instance ins_dev (development) has it": another one of the snapshot; or "". */
struct str match_strategy_who_has(struct audit *audit, const struct match_strategy *it);

/* The social connections that are enabled, by name. */
str_vec match_strategy_connections(const struct audit *audit);

#endif
