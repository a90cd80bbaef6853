#ifndef COMPARE_MATCH_WEBHOOK_H
#define COMPARE_MATCH_WEBHOOK_H

#include "compare/match_rewrite.h"

/* What the rules on webhooks share. */

typedef void match_webhook_judge(struct audit *audit, const struct fact_webhook_handler *handler);
typedef VEC(const struct instance_endpoint *) endpoint_vec;

/* Judges every live handler of the app; says not evaluated when its framework is not read. */
void match_webhook_each(struct audit *audit, match_webhook_judge *judge);

/* The same where the route does not matter: code that several routes lead to is judged once. */
void match_webhook_each_code(struct audit *audit, match_webhook_judge *judge);

/* Is the delivery put aside, to be verified by who takes it up? CLERK-WEBHOOK-008 speaks of it. */
bool match_webhook_is_put_aside(const struct fact_webhook_handler *handler);

/* "the Clerk webhook handler of '/api/webhooks/clerk' (app/…/route.ts:5)" */
struct str match_webhook_name(struct audit *audit, const struct fact_webhook_handler *handler);

/* Counts something about the handler as unresolved and says so: "what …handler… verifies". */
void match_webhook_lost(struct audit *audit, const struct fact_webhook_handler *handler,
	const char *before, const char *after);

/* Are the handler's route and the instance's endpoints known? Says not evaluated if not. */
bool match_webhook_known(struct audit *audit, const struct fact_webhook_handler *handler);

/* Does the configuration say that something outside of the repository handles the endpoint? */
bool match_consumed_elsewhere(const struct audit *audit, const struct instance_endpoint *endpoint);

/* Does the host of a URL serve none of the framework's routes (Convex: not .cloud, but .site)? */
bool match_webhook_host_is_wrong(struct audit *audit, struct str framework, struct str url);

/*
 * Does the endpoint's path belong to the handler's route, or is it rewritten
 * to it? Hosts and trailing slashes aside; never when it is handled elsewhere.
 */
bool match_webhook_points(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct instance_endpoint *endpoint);

/* The same where it may be; stores the rewrite that says so, or NULL. */
enum match_reach match_webhook_reach(struct audit *audit,
	const struct fact_webhook_handler *handler, const struct instance_endpoint *endpoint,
	const struct fact_rewrite **out);

/* The enabled endpoints at the handler's route; says not evaluated when there is none. */
endpoint_vec match_webhook_endpoints(
	struct audit *audit, const struct fact_webhook_handler *handler);

/* "endpoint ep_1", or with its URL when it has no id */
struct str match_webhook_endpoint_id(struct audit *audit, const struct instance_endpoint *endpoint);

/* "endpoint ep_1 https://acme.com/hook (webhooks.endpoints[0])" */
struct str match_webhook_endpoint(struct audit *audit, const struct instance_endpoint *endpoint);

/* What the handler is given for a signing secret when it certainly is none, in words; else NULL. */
const char *match_webhook_wrong_secret(const struct fact_webhook_handler *handler);

/* An endpoint that does not point at a route, but nearly. */
struct match_near {
	const struct instance_endpoint *endpoint; /* NULL: none is near */
	struct str path; /* of its URL */
	const char *how; /* it misses, in words */
	struct str origin; /* "https://acme.com": where its path would be right */
};

/* The endpoint of the instance, enabled or not, whose URL misses the handler's route least. */
struct match_near match_webhook_nearest(
	struct audit *audit, const struct fact_webhook_handler *handler);

#endif
