#ifndef COMPARE_MATCH_DELIVERY_H
#define COMPARE_MATCH_DELIVERY_H

#include "compare/match_webhook.h"

/* Who takes what the endpoints of an instance deliver, where that is not one handler's question. */

/* A list that was written by hand may lack an endpoint: what rests on one that is not there warns.
 */
enum severity match_delivery_severity(const struct audit *audit);

/*
 * May an endpoint lead to the handler in a way that cannot be decided: an
 * unreadable URL, settings that move paths, a rewrite, a gateway? Says not
 * evaluated if so. `enabled`: those that are disabled are not asked.
 */
bool match_delivery_may_reach(
	struct audit *audit, const struct fact_webhook_handler *handler, bool enabled);

/* Does the snapshot list the events of all of them? Says not evaluated if not. */
bool match_delivery_events_known(struct audit *audit, const endpoint_vec *endpoints);

/* Is the endpoint subscribed to the event? */
bool match_delivery_subscribes(const struct instance_endpoint *endpoint, struct str event);

/* Are all types of event known that the handler tells apart, and is it told by more than a prefix?
 */
bool match_delivery_is_readable(const struct fact_webhook_handler *handler);

/* Has the handler a branch for the event? */
bool match_delivery_handles(const struct fact_webhook_handler *handler, struct str event);

/* The first template of a kind ("email", "sms") that the app has to send by itself, or NULL. */
const struct instance_message *match_delivery_template(const struct audit *audit, const char *kind);

/* Do the keys of an app say that it uses neither the audit's instance nor a sibling of it? */
bool match_delivery_uses_another(struct audit *audit, uint32_t app);

/*
 * Live handlers of the whole repository that may take deliveries of the
 * audit's instance: those of its app, and of every other app but those that
 * certainly use another instance.
 */
typedef VEC(const struct fact_webhook_handler *) match_handler_vec;

match_handler_vec match_delivery_handlers(struct audit *audit);

/* Does any of them take what the endpoint delivers? The audit's app aside, each by its own
 * rewrites.
 */
enum match_reach match_delivery_reaches(struct audit *audit, const match_handler_vec *handlers,
	const struct instance_endpoint *endpoint);

/*
 * Has the rule reported this of the instance for an app before? What is about
 * the whole repository is said once.
 */
bool match_delivery_was_reported(const struct audit *audit, struct str path);

#endif
