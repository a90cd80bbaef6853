#include "compare/match_csp_text.h"

#include "compare/match.h"

/* Is it what another directive stands in for, as it is not set? */
static bool is_fallback(const struct match_csp_gap *gap)
{
	return str_is_nocase(gap->directive->name, "default-src") ||
	       str_is_nocase(gap->directive->name, "child-src");
}

/* "https://clerk.acme.com and https://challenges.cloudflare.com": all of the n-th gap's directive
 */
static struct str hosts_of(struct audit *audit, const struct match_csp_gaps *gaps, size_t n)
{
	struct str hosts = STR("");

	for (size_t i = n; i < gaps->items.n; i++) {
		const struct match_csp_gap *gap = &gaps->items.items[i];

		if (gap->kind == gaps->items.items[n].kind) {
			hosts = str_format(audit->arena, "%.*s%shttps://%.*s", STR_ARGS(hosts),
				hosts.n > 0 ? " and " : "", STR_ARGS(gap->host));
		}
	}
	return hosts;
}

/* A place by its form, " (%.*s)" or "at %.*s "; nothing where what stands before is there too. */
static struct str where(
	struct audit *audit, const struct place *at, const struct place *before, bool in_brackets)
{
	struct str place = match_place(audit, at);

	if (before != NULL && str_equal(place, match_place(audit, before))) {
		return STR("");
	}
	return in_brackets ? str_format(audit->arena, " (%.*s)", STR_ARGS(place))
			   : str_format(audit->arena, "at %.*s ", STR_ARGS(place));
}

static struct str lacks_of(
	struct audit *audit, const struct match_csp_gap *gap, struct str place, struct str hosts)
{
	const char *name = is_fallback(gap) ? match_csp_name(gap->kind) : "";
	struct str other = gap->frontend ? match_csp_clerks(gap->directive->kind) : STR("");

	return str_format(audit->arena, "%s%s%.*s%.*s lacks %.*s%s%.*s", name,
		name[0] != '\0' ? " is not set, and " : "", STR_ARGS(gap->directive->name),
		STR_ARGS(place), STR_ARGS(hosts), other.n > 0 ? ", it has " : "", STR_ARGS(other));
}

static struct str fix_of(
	struct audit *audit, const struct match_csp_gap *gap, struct str place, struct str hosts)
{
	return is_fallback(gap)
		       ? str_format(audit->arena, "%.*sset %s to what %.*s allows and %.*s",
				 STR_ARGS(place), match_csp_name(gap->kind),
				 STR_ARGS(gap->directive->name), STR_ARGS(hosts))
		       : str_format(audit->arena, "%.*sadd %.*s to %.*s", STR_ARGS(place),
				 STR_ARGS(hosts), STR_ARGS(gap->directive->name));
}

static struct str joined(struct audit *audit, struct str list, struct str item)
{
	return str_format(
		audit->arena, "%.*s%s%.*s", STR_ARGS(list), list.n > 0 ? "; " : "", STR_ARGS(item));
}

/* One part for each directive that blocks something. */
static struct str parts(struct audit *audit, const struct match_csp_gaps *gaps,
	const struct place *before, bool fix)
{
	struct str all = STR("");

	for (size_t i = 0; i < gaps->items.n; i++) {
		const struct match_csp_gap *gap = &gaps->items.items[i];
		struct str hosts = hosts_of(audit, gaps, i);
		struct str place = where(audit, &gap->directive->at, before, !fix);

		if (i > 0 && gap->kind == gap[-1].kind) {
			continue;
		}
		before = &gap->directive->at;
		all = joined(audit, all,
			fix ? fix_of(audit, gap, place, hosts)
			    : lacks_of(audit, gap, place, hosts));
	}
	return all;
}

struct str match_csp_lacks(
	struct audit *audit, const struct fact_policy *policy, const struct match_csp_gaps *gaps)
{
	return parts(audit, gaps, &policy->at, false);
}

struct str match_csp_fix(
	struct audit *audit, const struct fact_policy *policy, const struct match_csp_gaps *gaps)
{
	return str_join(audit->arena, parts(audit, gaps, NULL, true),
		match_csp_besides(audit->arena, policy));
}
