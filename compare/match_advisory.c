#include "compare/match_advisory.h"

#include "base/buf.h"
#include "compare/match.h"
#include "compare/match_version.h"

enum { FIXES_MOST = 32 }; /* steps from one fixed version to the next */

/* Packages that others bring along: they are named last. */
static bool is_below(struct str package)
{
	static const char *const names[] = {"@clerk/backend", "@clerk/shared", "@clerk/clerk-js",
		"@clerk/clerk-react", "@clerk/react"};

	return str_in(package, names, sizeof(names) / sizeof(names[0]));
}

static bool is_row_of(const struct advisory *row, struct str package)
{
	return str_is(package, row->package);
}

/* Does the whole range lie above every fix of the package? */
static bool is_clear(const struct fact_package *package)
{
	for (const struct advisory *row = advisories; row->id != NULL; row++) {
		struct version fixed;

		if (is_row_of(row, package->name) &&
			(!version_parse(str_last_part(str_of(row->fixed), ' '), &fixed) ||
				version_side_of(package->range, &fixed) != VERSION_SIDE_FROM)) {
			return false;
		}
	}
	return true;
}

static bool has_row(struct str package)
{
	for (const struct advisory *row = advisories; row->id != NULL; row++) {
		if (is_row_of(row, package)) {
			return true;
		}
	}
	return false;
}

/*
 * What the lockfile chose, else an exact range: "6.39.2", "=6.39.2". A build of a branch,
 * 0.0.0-snapshot.v2026…, does not say where it stands.
 */
static bool installed(const struct fact_package *package, struct version *out)
{
	struct str exact = package->range;

	exact = str_starts(exact, "=") ? str_slice(exact, 1, exact.n) : exact;
	return version_parse(package->resolved.n > 0 ? package->resolved : exact, out) &&
	       (out->major > 0 || out->minor > 0 || out->patch > 0);
}

static bool is_known(const match_hits *hits, const struct match_hit *hit)
{
	for (size_t i = 0; i < hits->n; i++) {
		const struct match_hit *it = &hits->items[i];

		if (it->advisory == hit->advisory &&
			version_compare(&it->version, &hit->version) == 0 &&
			str_equal(it->package->manifest, hit->package->manifest)) {
			return true;
		}
	}
	return false;
}

void match_advisory_judge(struct audit *audit, const struct fact_package *package, match_hits *hits)
{
	struct match_hit hit = {.package = package};

	if (!has_row(package->name)) {
		return;
	}
	if (!installed(package, &hit.version)) {
		struct str place = match_place(audit, &package->at);

		if (is_clear(package)) {
			audit_judged(audit);
			return;
		}
		audit_unresolved(audit);
		audit_not_evaluated(audit,
			"which version of %.*s is installed is not known: '%.*s' (%.*s) is no "
			"exact version, and no lockfile says which one was chosen",
			STR_ARGS(package->name), STR_ARGS(package->range), STR_ARGS(place));
		return;
	}
	audit_judged(audit);
	for (const struct advisory *row = advisories; row->id != NULL; row++) {
		hit.advisory = row;
		if (is_row_of(row, package->name) && advisories_affects(row, &hit.version) &&
			!is_known(hits, &hit)) {
			hit.needs = match_advisory_needs(audit, row, package);
			vec_push(audit->arena, hits, hit);
		}
	}
}

/* Of the framework's package the one that says most; else of another. */
static const struct match_hit *first_of(const match_hits *hits)
{
	const struct match_hit *best = &hits->items[0];

	for (size_t i = 1; i < hits->n; i++) {
		const struct match_hit *it = &hits->items[i];
		bool below = is_below(it->package->name);

		if (below != is_below(best->package->name) ? !below
							   : it->needs.state > best->needs.state) {
			best = it;
		}
	}
	return best;
}

static enum match_need worst_of(const match_hits *hits)
{
	enum match_need worst = MATCH_NEED_ABSENT;

	for (size_t i = 0; i < hits->n; i++) {
		if (hits->items[i].needs.state > worst) {
			worst = hits->items[i].needs.state;
		}
	}
	return worst;
}

/* Is it, of an advisory's hits in several packages, the one that says most? */
static bool is_best(const match_hits *hits, size_t at)
{
	const struct match_hit *hit = &hits->items[at];

	for (size_t i = 0; i < hits->n; i++) {
		const struct match_hit *it = &hits->items[i];

		if (!str_is(str_of(it->advisory->id), hit->advisory->id) || i == at) {
			continue;
		}
		if (it->needs.state > hit->needs.state ||
			(it->needs.state == hit->needs.state && i < at)) {
			return false;
		}
	}
	return true;
}

static bool is_first_of_package(const match_hits *hits, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (str_equal(hits->items[i].package->name, hits->items[at].package->name) &&
			version_compare(&hits->items[i].version, &hits->items[at].version) == 0) {
			return false;
		}
	}
	return true;
}

/* Has the package a hit of this state? Then it is named with those. */
static bool has_state(const match_hits *hits, const struct match_hit *of, enum match_need state)
{
	for (size_t i = 0; i < hits->n; i++) {
		if (str_equal(hits->items[i].package->name, of->package->name) &&
			hits->items[i].needs.state == state) {
			return true;
		}
	}
	return false;
}

/* Those with a hit of the state, or those without one; returns how many there are. */
static size_t add_packages(struct audit *audit, const match_hits *hits, enum match_need state,
	bool with, struct buf *buf)
{
	size_t n = 0;

	for (size_t i = 0; i < hits->n; i++) {
		const struct fact_package *it = hits->items[i].package;
		struct str version = match_version_text(it);
		struct str place = match_place(audit, &it->at);

		if (is_first_of_package(hits, i) &&
			has_state(hits, &hits->items[i], state) == with) {
			buf_format(buf, "%s%.*s %.*s (%.*s)", n++ > 0 ? " and " : "",
				STR_ARGS(it->name), STR_ARGS(version), STR_ARGS(place));
		}
	}
	return n;
}

/* Is the same seen of both? */
static bool is_same_need(const struct match_precondition *a, const struct match_precondition *b)
{
	return str_is(str_of(a->what), b->what) &&
	       (a->at == NULL || b->at == NULL
			       ? a->at == b->at
			       : str_equal(a->at->file, b->at->file) && a->at->line == b->at->line);
}

/* Adds those of which the same is seen as of this one, unless an earlier one did. */
static bool add_alike(const match_hits *hits, size_t at, struct buf *buf, bool first)
{
	const struct match_hit *hit = &hits->items[at];

	for (size_t i = 0; i < hits->n; i++) {
		const struct match_hit *it = &hits->items[i];

		if (it->needs.state != hit->needs.state || !is_best(hits, i) ||
			!is_same_need(&it->needs, &hit->needs)) {
			continue;
		}
		if (i < at) {
			return false;
		}
		buf_format(buf, "%s%s (%s)",
			i > at  ? ", "
			: first ? ""
				: "; ",
			it->advisory->id, it->advisory->title);
	}
	return true;
}

/* With what is seen of them; returns whether there are any. */
static bool add_advisories(
	struct audit *audit, const match_hits *hits, enum match_need state, struct buf *buf)
{
	bool any = false;

	for (size_t i = 0; i < hits->n; i++) {
		const struct match_hit *it = &hits->items[i];

		if (it->needs.state != state || !is_best(hits, i) ||
			!add_alike(hits, i, buf, !any)) {
			continue;
		}
		any = true;
		buf_format(buf, ": %s", it->needs.what);
		if (it->needs.at != NULL) {
			struct str place = match_place(audit, it->needs.at);

			buf_format(buf, " (%.*s)", STR_ARGS(place));
		}
	}
	return any;
}

/* The ids of those that do not matter as the code is, and packages that only they hit. */
static void add_others(
	struct audit *audit, const match_hits *hits, enum match_need worst, struct buf *buf)
{
	struct buf packages = {0};
	size_t n = 0;

	for (size_t i = 0; i < hits->n; i++) {
		if (hits->items[i].needs.state == MATCH_NEED_ABSENT && is_best(hits, i)) {
			buf_format(buf, "%s%s", n++ > 0 ? ", " : ". In the range of ",
				hits->items[i].advisory->id);
		}
	}
	if (n > 0 && add_packages(audit, hits, worst, false, &packages) > 0) {
		struct str names = buf_str(&packages);

		buf_format(buf, " too, as %.*s", STR_ARGS(names));
	} else {
		buf_add_z(buf, n > 0 ? " too" : "");
	}
	buf_add_z(buf, n > 0 ? ", but what that takes is not seen in the code" : "");
	buf_finish(&packages);
}

static struct str message(struct audit *audit, const match_hits *hits, enum match_need worst)
{
	struct buf buf = {0};

	size_t n = add_packages(audit, hits, worst, true, &buf);

	buf_add_z(&buf, n > 1 ? " are in the range of " : " is in the range of ");
	if (add_advisories(audit, hits, worst, &buf) && worst == MATCH_NEED_SEEN) {
		struct buf unknown = {0};

		if (add_advisories(audit, hits, MATCH_NEED_UNKNOWN, &unknown)) {
			buf_add_z(&buf, "; ");
			buf_add(&buf, buf_str(&unknown));
		}
		buf_finish(&unknown);
	}
	if (worst != MATCH_NEED_ABSENT) {
		add_others(audit, hits, worst, &buf);
	}
	struct str text = str_copy(audit->arena, buf_str(&buf));
	buf_finish(&buf);
	return text;
}

/* The first fix above the version, of the line of releases that is next. */
static bool next_fix(const struct advisory *row, struct version *version)
{
	struct str fixed = str_of(row->fixed);

	while (!str_absent(fixed)) {
		struct version one;

		if (version_parse(str_take(&fixed, ' '), &one) &&
			version_compare(&one, version) > 0) {
			*version = one;
			return true;
		}
	}
	return false;
}

/* The lowest version above the installed one that none of what matters here affects. */
static struct version fix_of(
	struct audit *audit, const struct match_hit *hit, enum match_need at_least)
{
	struct version version = hit->version;
	bool moved = true;

	for (unsigned i = 0; moved && i < FIXES_MOST; i++) {
		moved = false;
		for (const struct advisory *row = advisories; row->id != NULL; row++) {
			moved = (is_row_of(row, hit->package->name) &&
					advisories_affects(row, &version) &&
					match_advisory_needs(audit, row, hit->package).state >=
						at_least &&
					next_fix(row, &version)) ||
				moved;
		}
	}
	return version;
}

/* Where the major version stays, one that no advisory affects at all. */
static struct version best_fix(
	struct audit *audit, const struct match_hit *hit, enum match_need worst)
{
	struct version all = fix_of(audit, hit, MATCH_NEED_ABSENT);

	return all.major == hit->version.major || worst == MATCH_NEED_ABSENT
		       ? all
		       : fix_of(audit, hit, MATCH_NEED_UNKNOWN);
}

static struct str fix(struct audit *audit, const match_hits *hits, enum match_need worst)
{
	bool rotate = false;
	size_t n = 0;
	struct buf buf = {0};

	for (size_t i = 0; i < hits->n; i++) {
		const struct match_hit *it = &hits->items[i];
		struct version version = best_fix(audit, it, worst);

		rotate = rotate || (it->advisory->needs == ADVISORY_PROXY &&
					   it->needs.state == MATCH_NEED_SEEN);
		if (is_first_of_package(hits, i) && version_compare(&version, &it->version) > 0) {
			buf_format(&buf, "%s%.*s %llu.%llu.%llu or later",
				n++ > 0 ? " and " : "install ", STR_ARGS(it->package->name),
				(unsigned long long)version.major,
				(unsigned long long)version.minor,
				(unsigned long long)version.patch);
		}
	}
	buf_add_z(&buf, rotate ? ", and rotate the secret key then" : "");
	buf_add_z(&buf, worst == MATCH_NEED_ABSENT ? ", or stay as long as that stays so" : "");
	struct str text = str_copy(audit->arena, buf_str(&buf));
	buf_finish(&buf);
	return text;
}

static void relate(struct audit *audit, const match_hits *hits, struct finding *finding)
{
	for (size_t i = 0; i < hits->n; i++) {
		const struct match_hit *it = &hits->items[i];

		if (it->needs.at != NULL && is_best(hits, i)) {
			vec_push(audit->arena, &finding->related, *it->needs.at);
		}
	}
}

void match_advisory_report(struct audit *audit, match_hits *hits)
{
	if (hits->n == 0) {
		return;
	}
	const struct match_hit *first = first_of(hits);
	enum match_need worst = worst_of(hits);
	struct finding finding = match_finding(audit, &first->package->at);

	if (worst != MATCH_NEED_SEEN) {
		finding.severity = worst == MATCH_NEED_ABSENT ? SEVERITY_NOTE : SEVERITY_WARNING;
	}
	finding.message = message(audit, hits, worst);
	finding.fix = fix(audit, hits, worst);
	relate(audit, hits, &finding);
	audit_find(audit, finding);
}
