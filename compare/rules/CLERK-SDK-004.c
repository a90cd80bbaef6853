#include "clerk/names.h"
#include "compare/match.h"
#include "compare/match_generation.h"
#include "compare/match_removed.h"
#include "compare/rules/pages.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* A package that runs, and the generation that its version is of. */
struct member {
	const struct fact_package *package;
	enum match_generation generation;
};

typedef VEC(struct member) member_vec;

/* Types, texts and helpers: they go with any generation, or run in no app. */
static bool runs(const struct fact_package *package)
{
	static const char *const others[] = {"@clerk/eslint-plugin", "@clerk/localizations",
		"@clerk/shared", "@clerk/testing", "@clerk/types", "@clerk/upgrade"};

	return !package->dev && names_is_clerk_package(package->name) &&
	       !str_in(package->name, others, COUNT(others));
}

static struct str described(struct audit *audit, const struct fact_package *package)
{
	struct str version = match_version_text(package);
	struct str place = match_place(audit, &package->at);

	return str_format(audit->arena, "%.*s %.*s (%.*s)", STR_ARGS(package->name),
		STR_ARGS(version), STR_ARGS(place));
}

static struct str joined(struct audit *audit, struct str list, struct str item)
{
	return list.n == 0 ? item
			   : str_format(audit->arena, "%.*s, %.*s", STR_ARGS(list), STR_ARGS(item));
}

static void find_legacy(
	struct audit *audit, const struct deprecation *row, const struct fact_package *package)
{
	struct finding finding = match_finding(audit, &package->at);
	struct str what = described(audit, package);
	struct str name = package->name;
	struct str place = match_place(audit, &package->at);

	finding.title = STR("package of Clerk's that is no longer maintained");
	finding.message = str_format(audit->arena,
		row->instead[0] == '\0' ? "%.*s is no longer one of Clerk's packages%s"
					: "%.*s is superseded by %s",
		STR_ARGS(what), row->instead);
	finding.fix = row->instead[0] == '\0'
			      ? str_format(audit->arena,
					"move from %.*s to the package that Clerk has for the "
					"framework",
					STR_ARGS(name))
			      : str_format(audit->arena, "replace %.*s by %s at %.*s",
					STR_ARGS(name), row->instead, STR_ARGS(place));
	finding.why = STR("it gets no fixes, and stays behind with the API of its time");
	if (str_is(name, "@clerk/elements") || str_is(name, "@hono/clerk-auth")) {
		/* fixes for their security have not been ruled out */
		finding.severity = SEVERITY_NOTE;
		finding.why = STR("it stays behind with the API of its time");
	}
	audit_find(audit, finding);
}

/* What to do with a package that is older than others. */
static struct str advice(struct audit *audit, struct str package, enum match_generation newest)
{
	const char *since = match_removed_version(
		audit, newest == MATCH_GENERATION_3 ? "core-3" : "core-2", package);
	const struct deprecation *row = match_generation_ends(package, false);

	if (since != NULL) {
		return str_format(
			audit->arena, "update %.*s to %s or later", STR_ARGS(package), since);
	}
	return row == NULL ? str_format(audit->arena, "replace %.*s", STR_ARGS(package))
			   : str_format(audit->arena, "replace %.*s by %s", STR_ARGS(package),
				     row->instead);
}

/* Is it certainly older than the newest? */
static bool is_older(const struct member *it, enum match_generation newest)
{
	return it->generation == MATCH_GENERATION_NOT_3
		       ? newest == MATCH_GENERATION_3
		       : it->generation != MATCH_GENERATION_UNKNOWN && it->generation < newest;
}

static enum match_generation newest_of(const member_vec *members)
{
	enum match_generation newest = MATCH_GENERATION_UNKNOWN;

	for (size_t i = 0; i < members->n; i++) {
		if (members->items[i].generation > newest) {
			newest = members->items[i].generation;
		}
	}
	return newest;
}

/* "@clerk/backend 2.33.3 (package.json:6) of Core 2" */
static struct str told(struct audit *audit, const struct member *it)
{
	static const char *const words[] = {
		[MATCH_GENERATION_NOT_3] = "older than Core 3",
		[MATCH_GENERATION_1] = "of Core 1",
		[MATCH_GENERATION_2] = "of Core 2",
		[MATCH_GENERATION_3] = "of Core 3",
	};
	struct str what = described(audit, it->package);

	return str_format(audit->arena, "%.*s %s", STR_ARGS(what), words[it->generation]);
}

static void find_mixed(struct audit *audit, const member_vec *members, enum match_generation newest)
{
	struct finding finding = {0};
	struct str list = STR("");
	struct str fix = STR("");

	for (size_t i = 0; i < members->n; i++) {
		const struct member *it = &members->items[i];
		bool older = is_older(it, newest);

		if (!older && it->generation != newest) {
			continue;
		}
		list = joined(audit, list, told(audit, it));
		if (older) {
			fix = joined(audit, fix, advice(audit, it->package->name, newest));
		}
		if (older && finding.rule == NULL) {
			place_vec others = finding.related;

			finding = match_finding(audit, &it->package->at);
			finding.related = others;
		} else {
			vec_push(audit->arena, &finding.related, it->package->at);
		}
	}
	finding.message = str_format(audit->arena,
		"one manifest asks for different generations of Clerk's packages: %.*s",
		STR_ARGS(list));
	finding.fix = fix;
	audit_find(audit, finding);
}

static void judge_mixed(struct audit *audit, const member_vec *members)
{
	enum match_generation newest = newest_of(members);
	bool mixed = false;

	for (size_t i = 0; i < members->n; i++) {
		const struct member *it = &members->items[i];

		mixed = mixed || is_older(it, newest);
		if (it->generation == MATCH_GENERATION_UNKNOWN && members->n > 1) {
			audit_unresolved(audit);
			audit_not_evaluated(audit,
				"of which generation %.*s is cannot be told from its version",
				STR_ARGS(described(audit, it->package)));
		}
	}
	if (mixed) {
		find_mixed(audit, members, newest);
	}
}

/* Has the same manifest named it before, as a dependency and for whoever installs it? */
static bool is_named(const struct audit *audit, size_t index)
{
	const struct fact_package *items = audit->facts->packages.items;

	for (size_t i = index; i > 0 && str_equal(items[i - 1].manifest, items[index].manifest);
		i--) {
		if (str_equal(items[i - 1].name, items[index].name)) {
			return true;
		}
	}
	return false;
}

/* What another manifest names is installed apart from it. */
static void add(struct audit *audit, member_vec *members, const struct fact_package *package)
{
	struct member member = {package, match_generation_of(audit, package)};

	if (members->n > 0 && !str_equal(members->items[0].package->manifest, package->manifest)) {
		judge_mixed(audit, members);
		members->n = 0;
	}
	if (member.generation != MATCH_GENERATION_NONE) {
		vec_push(audit->arena, members, member);
	}
}

static void check(struct audit *audit)
{
	member_vec members = {0};

	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *it = &audit->facts->packages.items[i];
		const struct deprecation *row;

		if (!match_in_app(audit, &it->at) || !runs(it) || is_named(audit, i)) {
			continue;
		}
		audit_judged(audit);
		row = match_generation_ends(it->name, true);
		if (row != NULL) {
			find_legacy(audit, row, it);
		} else {
			add(audit, &members, it);
		}
	}
	judge_mixed(audit, &members);
}

const struct rule rule_CLERK_SDK_004 = {
	.info =
		{
			.id = "CLERK-SDK-004",
			.area = "sdk",
			.title = "packages of different generations in one app",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a Clerk package that runs in the app",
			.symptom = "two versions of Clerk's code run side by side: \"useAuth can "
				   "only be used within the <ClerkProvider /> component\", types "
				   "that do not fit",
			.since = "0.1",
			.page = page_CLERK_SDK_004,
		},
	.check = check,
};
