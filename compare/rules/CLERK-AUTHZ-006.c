#include "base/ascii.h"
#include "compare/match.h"
#include "compare/match_access.h"
#include "compare/match_version.h"
#include "compare/rules/pages.h"

enum { NEAR_LINES = 12 }; /* alternatives of one test, or entries of one list, stand that close */

/* What is wrong at one place: a test, or a list or map that a role is looked for in. */
struct wrong {
	const struct fact_authorization *it; /* the first name */
	struct place at; /* where it is compared */
	str_vec names;
	place_vec related;
};

struct search {
	struct audit *audit;
	bool old; /* the instance may be from before roles had a prefix */
	struct map right; /* "file:line role org:admin" of names as they should be */
	struct map index; /* "file:line" → index into wrong */
	VEC(struct wrong) wrong;
};

static bool has_prefix(const struct fact_authorization *it)
{
	return str_starts(it->name, "org:");
}

/* Is the name in the form that what is compared has? */
static bool is_right(const struct fact_authorization *it)
{
	return match_access_is_short(it) ? !has_prefix(it) : has_prefix(it);
}

static bool is_role_or_permission(const struct audit *audit, const struct fact_authorization *it)
{
	return match_access_is_asked(audit, it, "role") ||
	       match_access_is_asked(audit, it, "permission");
}

/* A name from somewhere else is a decorator's only where it is compared and not asked for. */
static bool is_compared(const struct fact_authorization *it)
{
	return it->subject.n > 0 &&
	       (str_is(it->form, "comparison") || str_is(it->form, "decorator"));
}

/*
 * Claims that are read as they are may be custom ones, or of instances before custom roles; what
 * o.per, pla and fea hold are no keys.
 */
static bool is_session(const struct fact_authorization *it)
{
	static const char *const claims[] = {"org_role", "org_permissions", "o.per", "pla", "fea"};

	return !str_in(it->subject, claims, sizeof(claims) / sizeof(claims[0]));
}

static struct str key_of(
	struct search *search, const struct fact_authorization *it, struct str file, uint32_t line)
{
	struct arena *arena = search->audit->arena;
	struct str name = match_access_key(arena, MATCH_ACCESS_ROLE, it->name);

	return str_format(arena, "%.*s:%u %.*s %.*s", STR_ARGS(file), line, STR_ARGS(it->kind),
		STR_ARGS(name));
}

static void note_right(struct search *search, const struct fact_authorization *it)
{
	struct arena *arena = search->audit->arena;

	map_put(arena, &search->right, key_of(search, it, it->at.file, it->at.line), 0);
	for (size_t i = 0; i < it->uses.n; i++) {
		const struct place *use = &it->uses.items[i];

		map_put(arena, &search->right, key_of(search, it, use->file, use->line), 0);
	}
}

/* orgRole === 'admin' || orgRole === 'org:admin' is right, if longer than it must be. */
static bool has_right_beside(
	struct search *search, const struct fact_authorization *it, const struct place *at)
{
	uint32_t first = at->line > NEAR_LINES ? at->line - NEAR_LINES : 1;

	for (uint32_t line = first; line <= at->line + NEAR_LINES; line++) {
		if (map_get(&search->right, key_of(search, it, at->file, line)) != MAP_NONE) {
			return true;
		}
	}
	return false;
}

/* May it hold after all? */
static bool is_open(const struct search *search, const struct fact_authorization *it)
{
	return search->old || !is_session(it) || match_access_may_be_else(it);
}

/* The entry of a place: what is looked for in one list is wrong at once. */
static struct wrong *wrong_at(
	struct search *search, const struct fact_authorization *it, const struct place *at)
{
	struct arena *arena = search->audit->arena;
	struct str place = match_place(search->audit, at);
	uint32_t index = map_get(&search->index, place);

	if (index == MAP_NONE) {
		index = (uint32_t)search->wrong.n;
		map_put(arena, &search->index, place, index);
		vec_push(arena, &search->wrong, (struct wrong){.it = it, .at = *at});
	}
	return &search->wrong.items[index];
}

static void add(struct search *search, const struct fact_authorization *it, const place_vec *at)
{
	struct arena *arena = search->audit->arena;
	struct wrong *wrong = wrong_at(search, it, &at->items[0]);

	if (!str_vec_has(&wrong->names, it->name)) {
		vec_push(arena, &wrong->names, it->name);
	}
	if (it != wrong->it) {
		vec_push(arena, &wrong->related, it->at);
		return;
	}
	for (size_t i = 0; i < it->uses.n; i++) {
		vec_push(arena, &wrong->related, it->uses.items[i]);
	}
}

static void judge(struct search *search, const struct fact_authorization *it)
{
	struct arena *arena = search->audit->arena;
	place_vec at = {0};

	if (it->uses.n == 0 && !has_right_beside(search, it, &it->at)) {
		vec_push(arena, &at, it->at);
	}
	for (size_t i = 0; i < it->uses.n; i++) {
		const struct place *use = &it->uses.items[i];

		if (match_in_app(search->audit, use) && !has_right_beside(search, it, use) &&
			!has_right_beside(search, it, &it->at)) {
			vec_push(arena, &at, *use);
		}
	}
	if (at.n > 0) {
		add(search, it, &at);
	}
}

/* A display name is in no key; Clerk's Backend API, "Create an organization role". */
static bool may_be_key(struct str key)
{
	for (size_t i = 0; i < key.n; i++) {
		char c = key.s[i];

		if (!(c >= 'a' && c <= 'z') && !ascii_is_digit(c) && c != '_' && c != '-' &&
			c != ':') {
			return false;
		}
	}
	return true;
}

static struct str fix_of(struct audit *audit, const struct wrong *wrong)
{
	const struct fact_authorization *it = wrong->it;
	struct str written = match_place(audit, &it->at);
	struct str key = match_access_key(audit->arena, MATCH_ACCESS_ROLE, it->name);

	if (match_access_is_short(it)) {
		return str_format(audit->arena, "compare orgRole, or write '%.*s' at %.*s",
			STR_ARGS(str_slice(key, 4, key.n)), STR_ARGS(written));
	}
	if (!may_be_key(key)) {
		return str_format(audit->arena,
			"write the key of the %.*s at %.*s: 'org:', then lower case letters, "
			"digits and '_'",
			STR_ARGS(it->kind), STR_ARGS(written));
	}
	return str_format(audit->arena, "write '%.*s'%s at %.*s, or ask has({ %.*s: '%.*s' })",
		STR_ARGS(key), wrong->names.n > 1 ? " and so on" : "", STR_ARGS(written),
		STR_ARGS(it->kind), STR_ARGS(key));
}

static void find(struct audit *audit, const struct wrong *wrong)
{
	const struct fact_authorization *it = wrong->it;
	struct str place = match_place(audit, &wrong->at);
	struct str names = match_quoted(audit->arena, wrong->names.items, wrong->names.n);
	bool role = str_is(it->kind, "role");
	struct finding finding = match_finding(audit, &it->at);

	finding.message =
		str_format(audit->arena, "%.*s is compared with %.*s at %.*s; %s, so that is %s%s",
			STR_ARGS(it->subject), STR_ARGS(names), STR_ARGS(place),
			match_access_is_short(it)
				? "this claim of the session token has no 'org:' before it"
			: role ? "the key of a role always begins with 'org:'"
			       : "the key of a permission always begins with 'org:'",
			it->negated ? "always unequal" : "never equal",
			it->negated ? ", also for those who have it" : "");
	finding.title =
		role ? finding.title : STR("comparison with a permission that can never hold");
	finding.fix = fix_of(audit, wrong);
	finding.related = wrong->related;
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	const struct facts *facts = audit->facts;
	struct search search = {.audit = audit};

	search.old = match_version_generation(audit, "core-2") == VERSION_SIDE_BEFORE;
	for (size_t i = 0; i < facts->authorization.n; i++) {
		const struct fact_authorization *it = &facts->authorization.items[i];

		if (it->resolved && is_role_or_permission(audit, it)) {
			search.old = search.old || match_access_is_old_role(it->name);
			if (is_right(it)) {
				note_right(&search, it);
			}
		}
	}
	for (size_t i = 0; i < facts->authorization.n; i++) {
		const struct fact_authorization *it = &facts->authorization.items[i];

		if (!is_compared(it) || !is_role_or_permission(audit, it)) {
			continue;
		}
		if (!it->resolved || (!is_right(it) && is_open(&search, it))) {
			audit_unresolved(audit);
			continue;
		}
		audit_judged(audit);
		if (!is_right(it)) {
			judge(&search, it);
		}
	}
	for (size_t i = 0; i < search.wrong.n; i++) {
		find(audit, &search.wrong.items[i]);
	}
}

const struct rule rule_CLERK_AUTHZ_006 = {
	.info =
		{
			.id = "CLERK-AUTHZ-006",
			.area = "authorization",
			.title = "comparison with a role that can never hold",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a comparison of the role or permissions of a session",
			.symptom = "the branch for administrators is never taken, or the guard "
				   "turns every one of them away",
			.since = "0.1",
			.page = page_CLERK_AUTHZ_006,
		},
	.check = check,
};
