#include "compare/match.h"
#include "compare/match_webhook.h"

/* How an endpoint's path misses the route, nearest first. */
enum miss {
	MISS_HOST, /* the path is right, and the host serves no such route */
	MISS_PLURAL, /* webhook for webhooks */
	MISS_PREFIX, /* the endpoint's path is the route's end: "/webhooks" for "/api/webhooks" */
	MISS_LETTERS,
	MISS_FAR,
};

/* Are both the same but for the plural of "webhook"? */
static bool same_but_plural(struct str a, struct str b)
{
	const struct str word = STR("webhook");
	struct str shorter = a.n < b.n ? a : b;
	struct str longer = a.n < b.n ? b : a;
	size_t end = str_find(shorter, word, 0);

	if (end == SIZE_MAX || longer.n != shorter.n + 1) {
		return false;
	}
	end += word.n;
	return str_equal(str_slice(shorter, 0, end), str_slice(longer, 0, end)) &&
	       longer.s[end] == 's' &&
	       str_equal(str_slice(shorter, end, shorter.n), str_slice(longer, end + 1, longer.n));
}

static enum miss measure(struct str route, struct str path)
{
	if (same_but_plural(route, path)) {
		return MISS_PLURAL;
	}
	if (path.n > 1 && path.n < route.n &&
		str_equal(str_slice(route, route.n - path.n, route.n), path)) {
		return MISS_PREFIX;
	}
	return match_distance(route, path) == DISTANCE_FAR ? MISS_FAR : MISS_LETTERS;
}

/* Convex serves HTTP actions at .convex.site: its documentation, "HTTP Actions". */
static struct str right_origin(struct audit *audit, struct str url, enum miss miss)
{
	const struct str wrong = STR(".convex.cloud");
	struct str origin = match_url_origin(url);

	return miss == MISS_HOST && str_ends(origin, ".convex.cloud")
		       ? str_format(audit->arena, "%.*s.convex.site",
				 STR_ARGS(str_slice(origin, 0, origin.n - wrong.n)))
		       : origin;
}

static enum miss miss_of(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct instance_endpoint *endpoint, struct str path)
{
	if (match_consumed_elsewhere(audit, endpoint)) {
		return MISS_FAR;
	}
	return match_route(handler->route, path) &&
			       match_webhook_host_is_wrong(audit, handler->framework, endpoint->url)
		       ? MISS_HOST
		       : measure(handler->route, path);
}

/* Of endpoints that miss alike, the one with fewer letters to change, then the first. */
struct match_near match_webhook_nearest(
	struct audit *audit, const struct fact_webhook_handler *handler)
{
	static const char *const words[] = {
		[MISS_HOST] = "Convex serves HTTP actions at .convex.site, not at .convex.cloud",
		[MISS_PLURAL] = "one says 'webhook' where the other says 'webhooks'",
		[MISS_PREFIX] = "it lacks the beginning of the route",
		[MISS_LETTERS] = "a few letters differ",
	};
	struct match_near near = {0};
	enum miss best = MISS_FAR;
	unsigned least = DISTANCE_FAR;

	for (size_t i = 0; i < audit->instance->endpoints.n; i++) {
		const struct instance_endpoint *endpoint = &audit->instance->endpoints.items[i];
		struct str path = match_url_path(audit->arena, endpoint->url);
		enum miss miss = miss_of(audit, handler, endpoint, path);
		unsigned distance = match_distance(handler->route, path);

		if (miss < best || (miss != MISS_FAR && miss == best && distance < least)) {
			near = (struct match_near){endpoint, path, words[miss],
				right_origin(audit, endpoint->url, miss)};
			best = miss;
			least = distance;
		}
	}
	return near;
}
