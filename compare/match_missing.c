#include "compare/match_missing.h"

#include "compare/match.h"
#include "compare/match_feature.h"
#include "compare/match_version.h"

enum { NEAR_LINES = 12 }; /* branches for one role and another stand that close */

struct search {
	struct audit *audit;
	struct match_missing *out;
	struct map lost; /* "file:line" where a name is asked for that could not be followed */
	struct map handed; /* "file:line" → how many literals are handed there */
	struct map defined; /* "file:line" where a name stands that the instance has */
	struct map index; /* name → index into out->names */
};

static enum match_access_kind kind_of(const struct search *search)
{
	return search->out->list.kind;
}

static void count(struct search *search, struct map *map, const struct place *at)
{
	struct str place = match_place(search->audit, at);
	uint32_t old = map_get(map, place);

	map_put(search->audit->arena, map, place, old == MAP_NONE ? 1 : old + 1);
}

static bool is_at(struct search *search, const struct map *map, const struct place *at)
{
	return map_get(map, match_place(search->audit, at)) != MAP_NONE;
}

/* What could not be followed, what is there, and how many literals are handed to a place. */
static void note(struct search *search, const struct fact_authorization *it)
{
	bool defined = it->resolved && match_access_ask(search->audit, &search->out->list,
					       it->name) == MATCH_ACCESS_DEFINED;

	if (!it->resolved) {
		count(search, &search->lost, &it->at);
	} else if (defined) {
		count(search, &search->defined, &it->at);
	}
	for (size_t i = 0; i < it->uses.n; i++) {
		count(search, &search->handed, &it->uses.items[i]);
		if (defined) {
			count(search, &search->defined, &it->uses.items[i]);
		}
	}
}

/* `process.env.ROLE ?? 'org:admin'`: where another may stand, this one may never be used. */
static bool may_be_unused(struct search *search, const struct fact_authorization *it)
{
	bool unused = is_at(search, &search->lost, &it->at);

	for (size_t i = 0; i < it->uses.n; i++) {
		const struct place *use = &it->uses.items[i];

		unused = unused ||
			 (is_at(search, &search->lost, use) &&
				 map_get(&search->handed, match_place(search->audit, use)) == 1);
	}
	return unused;
}

/* A name that the instance has, in a branch beside it: an if after the other, cases of a switch. */
static bool is_beside(struct search *search, const struct place *at)
{
	struct place place = *at;

	place.line = at->line > NEAR_LINES ? at->line - NEAR_LINES : 1;
	for (; place.line <= at->line + NEAR_LINES; place.line++) {
		if (is_at(search, &search->defined, &place)) {
			return true;
		}
	}
	return false;
}

/*
 * orgRole === 'org:admin' || orgRole === 'org:owner': one of them need not exist. Farther apart
 * it may as well be misspelt.
 */
static bool is_spare(
	struct search *search, const struct fact_authorization *it, const struct place *at)
{
	const struct match_access_list *list = &search->out->list;
	struct str key = match_access_key(search->audit->arena, list->kind, it->name);

	return is_at(search, &search->defined, at) ||
	       (!it->negated && match_nearest(key, list->names.items, list->names.n).n == 0 &&
		       is_beside(search, at));
}

/* Is it an alternative wherever it is compared? */
static bool is_spare_everywhere(struct search *search, const struct fact_authorization *it)
{
	bool spare = true;

	if (!str_is(it->form, "comparison")) {
		return false;
	}
	for (size_t i = 0; i < it->uses.n; i++) {
		spare = spare && is_spare(search, it, &it->uses.items[i]);
	}
	return it->uses.n > 0 ? spare : is_spare(search, it, &it->at);
}

/*
 * What need not be on the list: a plan that every instance with billing begins with, and the roles
 * that there were before custom ones, which the Backend API may still take for others.
 */
static bool may_be_known(
	const struct search *search, const struct fact_authorization *it, struct str key)
{
	bool given = str_is(it->form, "invitation") || str_is(it->form, "membership") ||
		     str_is(it->form, "option");

	return kind_of(search) == MATCH_ACCESS_PLAN
		       ? str_is(key, "free_user") || str_is(key, "free_org")
		       : given && match_access_is_old_role(it->name);
}

/* A word that is no scope was left aside before the third generation of the packages. */
static bool has_wrong_scope(const struct search *search, const struct fact_authorization *it)
{
	return kind_of(search) >= MATCH_ACCESS_PLAN && !str_is(it->form, "comparison") &&
	       match_access_scope(it->name) == MATCH_SCOPE_UNKNOWN &&
	       match_version_generation(search->audit, "core-3") == VERSION_SIDE_FROM;
}

static void add_places(
	struct search *search, struct match_missing_name *name, const struct fact_authorization *it)
{
	if (name->it != it) {
		vec_push(search->audit->arena, &name->related, it->at);
	}
	for (size_t i = 0; i < it->uses.n; i++) {
		vec_push(search->audit->arena, &name->related, it->uses.items[i]);
	}
}

static void add(struct search *search, const struct match_missing_name *found)
{
	struct arena *arena = search->audit->arena;
	bool whole = found->wrong_scope || found->answer == MATCH_ACCESS_OF_OTHERS;
	struct str name = whole ? found->it->name : found->key;
	uint32_t index = map_get(&search->index, name);

	if (index == MAP_NONE) {
		index = (uint32_t)search->out->names.n;
		map_put(arena, &search->index, name, index);
		vec_push(arena, &search->out->names, *found);
	}
	struct match_missing_name *first = &search->out->names.items[index];
	first->spare = first->spare && found->spare;
	add_places(search, first, found->it);
}

static void judge(struct search *search, const struct fact_authorization *it)
{
	struct audit *audit = search->audit;
	struct match_missing_name found = {
		.it = it,
		.key = match_access_key(audit->arena, kind_of(search), it->name),
		.answer = match_access_ask(audit, &search->out->list, it->name),
		.wrong_scope = has_wrong_scope(search, it),
	};

	if (found.answer == MATCH_ACCESS_DEFINED && !found.wrong_scope) {
		audit_judged(audit);
	} else if (found.answer == MATCH_ACCESS_OPEN && !found.wrong_scope) {
		struct str place = match_place(audit, &it->at);

		vec_push(audit->arena, &search->out->open,
			str_format(
				audit->arena, "%.*s at %.*s", STR_ARGS(it->name), STR_ARGS(place)));
	} else if (it->optional || match_access_may_be_else(it) || may_be_unused(search, it) ||
		   may_be_known(search, it, found.key)) {
		audit_unresolved(audit);
	} else {
		audit_judged(audit);
		found.spare = is_spare_everywhere(search, it);
		add(search, &found);
	}
}

/* A system permission on the server is CLERK-AUTHZ-005's, a bare name CLERK-AUTHZ-006's. */
static bool is_of_others(const struct search *search, const struct fact_authorization *it)
{
	bool role = kind_of(search) <= MATCH_ACCESS_PERMISSION;
	bool bare = match_access_is_plain(it) && !match_access_is_short(it) && role;
	bool prefixed = match_access_is_short(it) && str_starts(it->name, "org:");
	bool system =
		kind_of(search) == MATCH_ACCESS_PERMISSION && match_access_is_system(it->name);

	return bare || prefixed || system;
}

void match_missing_read(struct audit *audit, enum match_access_kind kind, struct match_missing *out)
{
	const struct facts *facts = audit->facts;
	const char *word = match_access_word(kind);
	struct search search = {.audit = audit, .out = out};

	match_access_read(audit, audit->instance, kind, &out->list);
	for (size_t i = 0; i < facts->authorization.n; i++) {
		if (match_access_is_asked(audit, &facts->authorization.items[i], word)) {
			note(&search, &facts->authorization.items[i]);
		}
	}
	for (size_t i = 0; i < facts->authorization.n; i++) {
		const struct fact_authorization *it = &facts->authorization.items[i];

		if (!match_access_is_asked(audit, it, word)) {
			continue;
		}
		if (!it->resolved) {
			audit_unresolved(audit);
		} else if (!is_of_others(&search, it) && !match_guard_is_off(audit, it)) {
			judge(&search, it);
		}
	}
}
