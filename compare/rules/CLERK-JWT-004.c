#include "compare/match.h"
#include "compare/rules/pages.h"

static bool is_read(const struct audit *audit, const struct fact_claim *claim)
{
	return str_is(claim->version, "v1") && str_is(claim->form, "read") &&
	       str_is(claim->token, "session") && match_in_app(audit, &claim->at);
}

/* The list is in the order of files: where the one after this file's last read begins. */
static size_t end_of_file(const struct audit *audit, size_t first)
{
	size_t end = first;

	while (end < audit->facts->claims.n && str_equal(audit->facts->claims.items[end].at.file,
						       audit->facts->claims.items[first].at.file)) {
		end++;
	}
	return end;
}

/* Code that also reads the second version's claims, or asks which version it has, knows both. */
static bool knows_both(const struct audit *audit, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		struct str name = audit->facts->claims.items[i].name;

		if (str_is(name, "o") || str_starts(name, "o.") || str_is(name, "v")) {
			return true;
		}
	}
	return false;
}

/* A type that declares the claim says that the token was given one of this name. */
static bool is_declared(const struct audit *audit, struct str name)
{
	for (size_t i = 0; i < audit->facts->claims.n; i++) {
		const struct fact_claim *claim = &audit->facts->claims.items[i];

		if (str_is(claim->form, "type") && str_equal(claim->name, name)) {
			return true;
		}
	}
	return false;
}

/* Templates hold what claims they like. Those of other services' tokens come to their servers. */
static bool has_templates(const struct audit *audit)
{
	static const char *const others[] = {"convex", "supabase", "hasura"};

	for (size_t i = 0; i < audit->facts->jwt_templates.n; i++) {
		const struct fact_jwt_template *it = &audit->facts->jwt_templates.items[i];

		if (context_is_live(it->at.context) &&
			!str_in(it->name, others, sizeof(others) / sizeof(others[0]))) {
			return true;
		}
	}
	return false;
}

static const char *successor_of(struct str name)
{
	static const char *const pairs[][2] = {{"org_id", "o.id"}, {"org_role", "o.rol"},
		{"org_slug", "o.slg"}, {"org_permissions", "o.per"}};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (str_is(name, pairs[i][0])) {
			return pairs[i][1];
		}
	}
	return "o";
}

static bool was_named(const item_vec *claims, struct str name)
{
	for (size_t i = 0; i < claims->n; i++) {
		if (str_equal(claims->items[i].name, name)) {
			return true;
		}
	}
	return false;
}

static void report(struct audit *audit, const item_vec *claims)
{
	const struct place *first = &claims->items[0].at;
	struct finding finding = match_finding(audit, first);
	struct str names = STR("");
	struct str successors = STR("");

	for (size_t i = 0; i < claims->n; i++) {
		const struct fact_item *it = &claims->items[i];
		const char *comma = i == 0 ? "" : ", ";

		names = str_format(audit->arena, "%.*s%s'%.*s' (%.*s)", STR_ARGS(names), comma,
			STR_ARGS(it->name), STR_ARGS(match_place(audit, &it->at)));
		successors = str_format(audit->arena, "%.*s%s%s for %.*s", STR_ARGS(successors),
			comma, successor_of(it->name), STR_ARGS(it->name));
		if (i > 0) {
			vec_push(audit->arena, &finding.related, it->at);
		}
	}
	finding.message = str_format(audit->arena,
		"the code reads %.*s of a session token: version 1's claims, which a token of "
		"version 2 does not have",
		STR_ARGS(names));
	finding.fix = str_format(audit->arena,
		"read orgId, orgRole, orgSlug or has() of auth() at %.*s, which know both "
		"versions; of a token that you verify yourself read %.*s (o.rol is without 'org:')",
		STR_ARGS(match_place(audit, first)), STR_ARGS(successors));
	audit_find(audit, finding);
}

/* All that one file reads, each claim once. */
static void judge_file(struct audit *audit, size_t from, size_t to, bool templates)
{
	bool both = knows_both(audit, from, to);
	item_vec claims = {0};

	for (size_t i = from; i < to; i++) {
		const struct fact_claim *claim = &audit->facts->claims.items[i];

		if (!is_read(audit, claim) || was_named(&claims, claim->name)) {
			continue;
		}
		if (!both && (templates || is_declared(audit, claim->name))) {
			audit_unresolved(audit);
			continue;
		}
		audit_judged(audit);
		vec_push(audit->arena, &claims,
			(struct fact_item){.at = claim->at, .name = claim->name});
	}
	if (claims.n > 0 && !both) {
		report(audit, &claims);
	}
}

static void check(struct audit *audit)
{
	bool templates = has_templates(audit);
	size_t end = 0;

	for (size_t from = 0; from < audit->facts->claims.n; from = end) {
		end = end_of_file(audit, from);
		judge_file(audit, from, end, templates);
	}
}

const struct rule rule_CLERK_JWT_004 = {
	.info =
		{
			.id = "CLERK-JWT-004",
			.area = "sessions",
			.title = "claims of the first session token version",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "code that reads organization claims of session tokens",
			.symptom = "with session tokens of version 2 the organization, role and "
				   "permissions are undefined: members are refused, or all are "
				   "treated as having no organization",
			.since = "0.1",
			.page = page_CLERK_JWT_004,
		},
	.check = check,
};
