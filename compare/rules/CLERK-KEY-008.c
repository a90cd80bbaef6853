#include "compare/match.h"
#include "compare/rules/pages.h"

/* The keys of one file that nobody else should have. */
struct secrets {
	place_vec places;
	struct str first; /* redacted */
	struct str name; /* of its variable */
};

static void gather(struct audit *audit, struct str file, struct secrets *out)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];
		bool signs = key->kind == KEY_WEBHOOK_SECRET;

		if (!key->valid || !(signs || match_key_is_secret(key)) ||
			!str_equal(key->at.file, file)) {
			continue;
		}
		if (signs ? !match_key_signs_clerks(audit, key)
			  : !match_key_is_clerks(audit, key)) {
			continue;
		}
		if (out->places.n == 0) {
			out->first = key->redacted;
			out->name = key->env_name;
		}
		vec_push(audit->arena, &out->places, key->at);
	}
}

static void report_keyless(struct audit *audit, const struct fact_private_file *it)
{
	bool tracked = str_is(it->git, "tracked");
	struct str where = match_place(audit, &it->at);
	struct finding finding = match_finding(audit, &it->at);

	finding.message = str_format(audit->arena,
		"%.*s holds the keys of the instance that Clerk made for a developer, its secret "
		"key among them, and %s",
		STR_ARGS(where),
		tracked ? "is tracked by git"
			: "git does not ignore it: the next 'git add .' commits it");
	finding.fix = str_format(audit->arena, "add .clerk/ to .gitignore%s%.*s%s",
		tracked ? " and run 'git rm --cached " : "",
		STR_ARGS(tracked ? it->at.file : STR("")),
		tracked ? "'; claim the instance and rotate its key, or delete it" : "");
	audit_find(audit, finding);
}

/* What is tracked is committed: CLERK-KEY-001 and CLERK-KEY-009 say so of each key. */
static void judge_env(struct audit *audit, const struct fact_private_file *it)
{
	struct secrets secrets = {0};

	if (!it->read) {
		audit_not_evaluated(audit,
			"'%.*s' is tracked by git in a folder that is ignored, and was not read",
			STR_ARGS(it->at.file));
		return;
	}
	audit_judged(audit);
	if (!str_is(it->git, "untracked")) {
		return;
	}
	gather(audit, it->at.file, &secrets);
	if (secrets.places.n == 0) {
		return;
	}
	struct finding finding = match_finding(audit, &secrets.places.items[0]);
	finding.message = str_format(audit->arena,
		"%.*s holds the secret %.*s of %.*s, and no .gitignore lists the file: the next "
		"'git add .' commits it",
		STR_ARGS(match_place(audit, &secrets.places.items[0])), STR_ARGS(secrets.first),
		STR_ARGS(secrets.name));
	finding.fix = str_format(audit->arena, "add %.*s to .gitignore before it is committed",
		STR_ARGS(it->at.file));
	for (size_t i = 1; i < secrets.places.n; i++) {
		vec_push(audit->arena, &finding.related, secrets.places.items[i]);
	}
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	const struct facts *facts = audit->facts;

	if (!facts->in_git) {
		if (facts->apps.items[audit->app].clerk) {
			audit_not_evaluated(audit,
				"the folder lies in no git work tree: what is tracked or ignored "
				"is not known");
		}
		return;
	}
	for (size_t i = 0; i < facts->private_files.n; i++) {
		const struct fact_private_file *it = &facts->private_files.items[i];

		if (it->at.app != audit->app) {
			continue;
		}
		if (str_is(it->kind, "keyless")) {
			audit_judged(audit);
			report_keyless(audit, it);
		} else {
			judge_env(audit, it);
		}
	}
	for (size_t i = 0; i < facts->ignored_env.n; i++) {
		if (match_path_is_ours(audit, facts->ignored_env.items[i])) {
			audit_judged(audit); /* as it should be */
		}
	}
}

const struct rule rule_CLERK_KEY_008 = {
	.info =
		{
			.id = "CLERK-KEY-008",
			.area = "keys",
			.title = "file with secrets that git tracks or does not ignore",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "an env file with Clerk's variables or a keyless file",
			.symptom = "the secret key is one 'git add .' away from everybody who can "
				   "read "
				   "the repository, and stays in its history",
			.security = "6.8",
			.cwe = "540",
			.since = "0.1",
			.page = page_CLERK_KEY_008,
		},
	.check = check,
};
