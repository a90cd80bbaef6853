#include "compare/match_template.h"

#include "base/map.h"
#include "compare/match.h"
#include "compare/match_version.h"

struct search {
	struct audit audit; /* of the app that is asked about */
	struct map lost; /* "file:line" where a name is asked for that could not be followed */
	struct map index; /* name → index into out */
	match_templates *out;
	unsigned lost_count;
};

static void add(struct search *search, struct match_template it)
{
	struct arena *arena = search->audit.arena;
	uint32_t index = map_get(&search->index, it.name);

	if (index == MAP_NONE) {
		map_put(arena, &search->index, it.name, (uint32_t)search->out->n);
		vec_push(arena, search->out, it);
		return;
	}
	struct match_template *first = &search->out->items[index];
	if (it.certain && !first->certain) {
		it.related = first->related;
		*first = it;
	} else if (it.certain || !first->certain) {
		vec_push(arena, &first->related, *it.at);
	}
}

/* `process.env.TEMPLATE ?? 'api'`: where another name may stand, this one may never be used. */
static bool is_one_of_several(struct search *search, const struct fact_jwt_template *it)
{
	bool lost = map_get(&search->lost, match_place(&search->audit, &it->at)) != MAP_NONE;

	for (size_t i = 0; i < it->uses.n; i++) {
		struct str use = match_place(&search->audit, &it->uses.items[i]);

		lost = lost || map_get(&search->lost, use) != MAP_NONE;
	}
	return lost;
}

/* Code that asks whether the token's audience is Convex takes the session's own token then. */
static bool reads_audience(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->claims.n; i++) {
		const struct fact_claim *it = &audit->facts->claims.items[i];

		if (str_is(it->name, "aud") && match_in_app(audit, &it->at)) {
			return true;
		}
	}
	return false;
}

static void find_lost(struct search *search)
{
	struct audit *audit = &search->audit;

	for (size_t i = 0; i < audit->facts->jwt_templates.n; i++) {
		const struct fact_jwt_template *it = &audit->facts->jwt_templates.items[i];

		if (!it->resolved && match_in_app(audit, &it->at)) {
			map_put(audit->arena, &search->lost, match_place(audit, &it->at), 0);
			search->lost_count++;
		}
	}
}

static void find_written(struct search *search)
{
	struct audit *audit = &search->audit;
	bool audience = reads_audience(audit);

	for (size_t i = 0; i < audit->facts->jwt_templates.n; i++) {
		const struct fact_jwt_template *it = &audit->facts->jwt_templates.items[i];
		struct match_template found = {.name = it->name, .at = &it->at};

		if (!it->resolved || !match_uses_in_app(audit, &it->at, &it->uses)) {
			continue;
		}
		for (size_t k = 0; k < it->uses.n; k++) {
			vec_push(audit->arena, &found.related, it->uses.items[k]);
		}
		found.certain =
			!is_one_of_several(search, it) && !(audience && str_is(it->name, "convex"));
		add(search, found);
	}
}

/*
 * <ConvexProviderWithClerk> always asked for a template up to 1.32; from 1.33.0 on it takes the
 * session's own token where Clerk's integration with Convex is active. Source: get-convex/convex-js
 * CHANGELOG.md and src/react-clerk/ConvexProviderWithClerk.tsx, 2026-08.
 */
static void find_implied(struct search *search)
{
	struct audit *audit = &search->audit;
	bool old = match_version_side(audit, STR("convex"), "1.33.0") == VERSION_SIDE_BEFORE;

	for (size_t i = 0; i < audit->facts->features.n; i++) {
		const struct fact_feature *it = &audit->facts->features.items[i];

		if (!str_is(it->feature, "jwt_template") || !match_in_app(audit, &it->at)) {
			continue;
		}
		if (!it->resolved) {
			search->lost_count++;
			continue;
		}
		add(search, (struct match_template){
				    .name = it->object,
				    .at = &it->at,
				    .by = it->by,
				    .certain = old,
			    });
	}
}

unsigned match_template_read(struct audit *audit, uint32_t app, match_templates *out)
{
	struct search search = {.audit = *audit, .out = out};

	search.audit.app = app;
	find_lost(&search);
	find_written(&search);
	find_implied(&search);
	return search.lost_count;
}
