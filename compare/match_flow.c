#include "compare/match_flow.h"

#include "clerk/strategies.h"
#include "compare/match.h"

void match_flow_read(struct audit *audit, const char *feature, match_flows *out)
{
	for (size_t i = 0; i < audit->facts->features.n; i++) {
		const struct fact_feature *it = &audit->facts->features.items[i];
		bool unknown = !it->resolved || str_is(it->among, "optional");
		struct match_flow flow = {&it->at, it->by, it->object, unknown};

		if (!str_is(it->feature, feature) || !match_in_app(audit, &it->at)) {
			continue;
		}
		if (str_ends(it->by, ".ticket")) {
			flow.strategy = STR("ticket");
		}
		vec_push(audit->arena, out, flow);
	}
}

match_flows match_flow_forms(struct audit *audit, const char *feature)
{
	match_flows all = {0};
	match_flows forms = {0};

	match_flow_read(audit, feature, &all);
	for (size_t i = 0; i < all.n; i++) {
		const struct match_flow *it = &all.items[i];

		if (it->unknown) {
			audit_unresolved(audit);
		} else if (!str_is(it->strategy, "ticket") && !str_is(it->strategy, "passkey") &&
			   !str_is(it->strategy, "google_one_tap") &&
			   !strategies_is_enterprise(it->strategy) &&
			   !str_has(it->by, "authenticateWith") && !str_ends(it->by, ".sso")) {
			vec_push(audit->arena, &forms, *it);
		}
	}
	return forms;
}

/* Does a folder of one app's shared packages hold the path? */
static bool is_shared(const struct audit *audit, uint32_t app, struct str path)
{
	const str_vec *shared = &audit->facts->apps.items[app].shared;

	for (size_t i = 0; i < shared->n; i++) {
		struct str folder = shared->items[i];

		if (path.n > folder.n && path.s[folder.n] == '/' &&
			str_equal(str_slice(path, 0, folder.n), folder)) {
			return true;
		}
	}
	return false;
}

/* Is what is shared by another app in the folder of this one? */
static bool lends_to(const struct audit *audit, uint32_t app)
{
	const str_vec *shared = &audit->facts->apps.items[app].shared;

	for (size_t i = 0; i < shared->n; i++) {
		if (match_path_is_ours(audit, shared->items[i])) {
			return true;
		}
	}
	return false;
}

/* In the app, in a package that it shares, or in an app that is lent one of its own. */
static bool is_near(const struct audit *audit, const struct place *place)
{
	return context_is_live(place->context) &&
	       (place->app == audit->app || is_shared(audit, audit->app, place->file) ||
		       lends_to(audit, place->app));
}

bool match_flow_has(const struct audit *audit, const char *feature)
{
	for (size_t i = 0; i < audit->facts->features.n; i++) {
		const struct fact_feature *it = &audit->facts->features.items[i];

		if (str_is(it->feature, feature) && is_near(audit, &it->at)) {
			return true;
		}
	}
	return false;
}

bool match_flow_renders(const struct audit *audit, const char *component)
{
	for (size_t i = 0; i < audit->facts->api_uses.n; i++) {
		const struct fact_api_use *it = &audit->facts->api_uses.items[i];

		if (str_is(it->name, component) && is_near(audit, &it->at) &&
			(str_is(it->form, "component") || str_is(it->form, "reference"))) {
			return true;
		}
	}
	return false;
}

struct str match_flow_name(struct audit *audit, const struct match_flow *flow)
{
	return str_format(audit->arena, "%.*s at %.*s", STR_ARGS(flow->by),
		STR_ARGS(match_place(audit, flow->at)));
}

struct finding match_flow_finding(struct audit *audit, const match_flows *flows)
{
	struct finding finding = match_finding(audit, flows->items[0].at);

	for (size_t i = 1; i < flows->n; i++) {
		vec_push(audit->arena, &finding.related, *flows->items[i].at);
	}
	return finding;
}
