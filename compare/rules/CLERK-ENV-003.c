#include "base/map.h"
#include "clerk/names.h"
#include "compare/match.h"
#include "compare/match_removed.h"
#include "compare/rules/pages.h"

/* Where a name stands; the place to start at is the one where it is given a value. */
enum rank {
	RANK_DECLARED, /* a schema, a list of names */
	RANK_READ,
	RANK_SAMPLE,
	RANK_SET,
};

struct use {
	struct str name;
	place_vec places;
	enum rank rank; /* of the first place */
	bool read; /* by code of the repository */
};

struct uses {
	struct map by_name;
	VEC(struct use) list;
};

static bool is_old(struct str name)
{
	for (const struct deprecation *row = deprecations; row->rule != NULL; row++) {
		struct str names = str_of(row->names);

		while (row->kind == DEPRECATION_ENV && !str_absent(names)) {
			if (str_equal(str_take(&names, ' '), name)) {
				return true;
			}
		}
	}
	return false;
}

static void add(struct audit *audit, struct uses *uses, struct str name, const struct place *at,
	enum rank rank)
{
	uint32_t index = map_get(&uses->by_name, name);
	struct use *use;

	if (!match_in_app(audit, at) || !names_is_clerk(name) || !is_old(name)) {
		return;
	}
	if (index == MAP_NONE) {
		index = (uint32_t)uses->list.n;
		map_put(audit->arena, &uses->by_name, name, index);
		vec_push(audit->arena, &uses->list, (struct use){.name = name, .rank = rank});
	}
	use = &uses->list.items[index];
	vec_push(audit->arena, &use->places, *at);
	use->read = use->read || rank == RANK_READ;
	if (rank > use->rank) {
		struct place first = use->places.items[0];

		use->places.items[0] = *at;
		use->places.items[use->places.n - 1] = first;
		use->rank = rank;
	}
}

static enum rank rank_of(const struct fact_env_definition *it)
{
	if (str_is(it->form, "schema") || str_is(it->form, "declared")) {
		return RANK_DECLARED;
	}
	return it->sample ? RANK_SAMPLE : RANK_SET;
}

static void gather(struct audit *audit, struct uses *uses)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &facts->env_definitions.items[i];

		add(audit, uses, it->name, &it->at, rank_of(it));
	}
	for (size_t i = 0; i < facts->env_reads.n; i++) {
		const struct fact_env_read *it = &facts->env_reads.items[i];

		add(audit, uses, it->name, &it->at, RANK_READ);
	}
}

/* NEXT_PUBLIC_CLERK_AFTER_SIGN_IN_URL → NEXT_PUBLIC_CLERK_SIGN_IN_FALLBACK_REDIRECT_URL */
static struct str instead_of(struct audit *audit, const struct deprecation *row, struct str name)
{
	size_t after = str_find(name, STR("AFTER_SIGN_"), 0);
	size_t end = after == SIZE_MAX ? after : str_find(name, STR("_URL"), after);

	if (end == SIZE_MAX) {
		return str_of(row->instead);
	}
	return str_format(audit->arena, "%.*s%.*s_FALLBACK_REDIRECT_URL",
		STR_ARGS(str_slice(name, 0, after)), STR_ARGS(str_slice(name, after + 6, end)));
}

static void report(struct audit *audit, const struct use *use, const struct deprecation *row,
	struct str package, bool removed)
{
	const struct fact_package *installed = match_version_package(audit, package);
	struct str where = match_place(audit, &use->places.items[0]);
	struct str instead = instead_of(audit, row, use->name);
	bool other_value =
		str_is(use->name, "CLERK_API_KEY") || str_ends(use->name, "FRONTEND_API");
	struct finding finding = match_finding(audit, &use->places.items[0]);

	finding.message = str_format(audit->arena,
		removed ? "%.*s (%.*s) is a name of the past: %.*s %.*s does not read it"
			: "%.*s (%.*s) is deprecated: Clerk's packages (here %.*s %.*s) honour it "
			  "until a later major",
		STR_ARGS(use->name), STR_ARGS(where), STR_ARGS(package),
		STR_ARGS(match_version_text(installed)));
	if (!removed) {
		finding.why = STR("once a major no longer reads it, users are sent to / after they "
				  "sign in or up, and nothing says so");
	}
	finding.fix = str_format(audit->arena, "use %.*s in place of %.*s at %.*s%s",
		STR_ARGS(instead), STR_ARGS(use->name), STR_ARGS(where),
		other_value ? " (its value is another one: copy it from the Clerk Dashboard)" : "");
	for (size_t i = 1; i < use->places.n; i++) {
		vec_push(audit->arena, &finding.related, use->places.items[i]);
	}
	audit_find(audit, finding);
}

/* The host of the instance is wanted by extensions, policies and other libraries too. */
static bool is_for_others(const struct audit *audit, const struct use *use)
{
	return str_ends(use->name, "FRONTEND_API") &&
	       (use->read || match_version_package(audit, STR("@clerk/chrome-extension")) != NULL);
}

/* What one package of the app says of the name. */
static enum version_side ask(struct audit *audit, const struct use *use, struct str package,
	const struct deprecation **out, bool *out_removed)
{
	const struct deprecation *row =
		deprecations_find(deprecations, DEPRECATION_ENV, package, use->name);
	enum version_side removed;
	enum version_side deprecated;

	if (row == NULL) {
		return VERSION_SIDE_BEFORE;
	}
	removed = match_removed_side(audit, row->removed, package);
	deprecated = match_removed_side(audit, row->deprecated, package);
	*out = row;
	*out_removed = removed == VERSION_SIDE_FROM;
	return *out_removed || deprecated == VERSION_SIDE_FROM ? VERSION_SIDE_FROM
	       : removed == VERSION_SIDE_UNKNOWN               ? removed
							       : deprecated;
}

/* What an app has beside the package of its framework: asked last. */
static bool is_beside(struct str package)
{
	static const char *const packages[] = {"@clerk/backend", "@clerk/clerk-js", "@clerk/themes",
		"@clerk/types", "@clerk/shared", "@clerk/ui", "@clerk/localizations",
		"@clerk/testing"};

	return str_in(package, packages, sizeof(packages) / sizeof(packages[0]));
}

/* Asks the packages of one kind; true when one of them has the answer. */
static bool judge_by(struct audit *audit, const struct use *use, bool beside, bool *known)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->packages.n; i++) {
		struct str package = facts->packages.items[i].name;
		const struct deprecation *row = NULL;
		bool removed = false;

		if (!names_is_clerk_package(package) || is_beside(package) != beside ||
			match_version_package(audit, package) != &facts->packages.items[i]) {
			continue;
		}
		enum version_side side = ask(audit, use, package, &row, &removed);
		if (side == VERSION_SIDE_FROM) {
			report(audit, use, row, package, removed);
			return true;
		}
		*known = *known || (row != NULL && side == VERSION_SIDE_BEFORE);
	}
	return false;
}

static void judge(struct audit *audit, const struct use *use)
{
	bool known = false;

	if (!judge_by(audit, use, false, &known) && !judge_by(audit, use, true, &known) && !known) {
		audit_not_evaluated(audit,
			"the version of the Clerk package that reads %.*s (%.*s) is not known",
			STR_ARGS(use->name), STR_ARGS(match_place(audit, &use->places.items[0])));
	}
}

static void check(struct audit *audit)
{
	struct uses uses = {0};

	if (audit->facts->apps.items[audit->app].clerk) {
		audit_judged(audit);
	}
	gather(audit, &uses);
	for (size_t i = 0; i < uses.list.n; i++) {
		if (!is_for_others(audit, &uses.list.items[i])) {
			judge(audit, &uses.list.items[i]);
		}
	}
	match_unread(audit, NULL);
	match_ignored_env(audit, ENVIRONMENT_ANY);
}

const struct rule rule_CLERK_ENV_003 = {
	.info =
		{
			.id = "CLERK-ENV-003",
			.area = "keys",
			.title = "deprecated or removed variable name",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "an app that uses Clerk",
			.symptom = "what the variable set stays unset: no key, or users who are "
				   "sent to / after they sign in",
			.codes = "jwk-failed-to-resolve",
			.since = "0.1",
			.page = page_CLERK_ENV_003,
		},
	.check = check,
};
