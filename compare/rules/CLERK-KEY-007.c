#include "clerk/names.h"
#include "compare/match.h"
#include "compare/rules/pages.h"

/* What takes the value as it is, and where the value belongs instead. */
struct artifact {
	const char *via;
	const char *what;
	const char *instead;
};

static const struct artifact artifacts[] = {
	{"dockerfile", "the image, its history and its build cache",
		"hand it to the container when it starts, or to RUN with --mount=type=secret"},
	{"compose", "the Compose file",
		"write ${%s} and keep the value in a file that git ignores"},
	{"workflow", "the workflow",
		"store it as a secret of the repository and write "
		"${{ secrets.%s }}"},
	{"wrangler", "the Worker's plain text variables", "run `wrangler secret put %s`"},
	{"nginx", "the proxy's configuration",
		"fill it in when the proxy starts, from a file outside of the repository"},
	{"caddy", "the proxy's configuration", "write {$%s}"},
	{"kubernetes", "the manifest",
		"refer to a Secret made outside of the repository (secretKeyRef)"},
	{"helm", "the chart's values",
		"refer to a Secret made outside of the repository (secretKeyRef)"},
	{"fly", "the app's plain text variables", "run `fly secrets set %s=…`"},
};

static struct artifact artifact_of(struct str via)
{
	for (size_t i = 0; i < sizeof(artifacts) / sizeof(artifacts[0]); i++) {
		if (str_is(via, artifacts[i].via)) {
			return artifacts[i];
		}
	}
	return (struct artifact){
		NULL, "the deployment's settings", "store it where the host keeps its secrets"};
}

/* The advice with the variable's name in it. */
static struct str instead_of(struct audit *audit, const char *advice, struct str name)
{
	struct str text = str_of(advice);
	size_t at = str_find(text, STR("%s"), 0);

	return at == SIZE_MAX
		       ? text
		       : str_format(audit->arena, "%.*s%.*s%.*s", STR_ARGS(str_slice(text, 0, at)),
				 STR_ARGS(name), STR_ARGS(str_slice(text, at + 2, text.n)));
}

static bool is_secret_name(struct str name)
{
	enum env_role role = names_env_role(name);

	return role == ENV_SECRET_KEY || role == ENV_MACHINE_SECRET || role == ENV_WEBHOOK_SECRET ||
	       (role == ENV_WEBHOOK_SECRET_OTHER && names_is_clerk(name));
}

static void report_key(
	struct audit *audit, const struct fact_key *key, const struct fact_env_definition *it)
{
	bool signs = key->kind == KEY_WEBHOOK_SECRET;
	struct artifact artifact = artifact_of(it->via);
	struct str where = match_place(audit, &key->at);
	struct str instead = instead_of(audit, artifact.instead, key->env_name);
	struct finding finding = match_finding(audit, &key->at);

	if (key->mode == KEY_MODE_TEST) {
		finding.severity = SEVERITY_WARNING;
	}
	finding.message = str_format(audit->arena,
		"%.*s gives %.*s the %s %.*s (%.*s…), which so becomes part of %s: who can read "
		"that %s",
		STR_ARGS(where), STR_ARGS(key->env_name),
		signs ? "webhook signing secret" : "secret key", STR_ARGS(key->redacted),
		STR_ARGS(str_slice(key->fingerprint, 0, 19)), artifact.what,
		signs ? "can sign events that the handler believes"
		      : "acts as the back end of the Clerk instance");
	finding.fix = str_format(audit->arena,
		"rotate it in the Clerk Dashboard, take the value out of %.*s, and %.*s",
		STR_ARGS(where), STR_ARGS(instead));
	audit_find(audit, finding);
}

static void judge_key(struct audit *audit, const struct fact_key *key)
{
	bool signs = key->kind == KEY_WEBHOOK_SECRET;
	const struct fact_env_definition *it;

	if (!key->valid || !(signs || match_key_is_secret(key))) {
		return;
	}
	it = match_key_artifact(audit, key);
	if (it != NULL &&
		(signs ? match_key_signs_clerks(audit, key) : match_key_is_clerks(audit, key))) {
		report_key(audit, key, it);
	}
}

/* The `ARG NAME`, without a value of its own, that `ENV NAME=$NAME` takes over in a stage. */
static const struct fact_env_definition *argument_of(
	const struct facts *facts, const struct fact_env_definition *env)
{
	for (size_t i = (size_t)(env - facts->env_definitions.items); i > 0; i--) {
		const struct fact_env_definition *it = &facts->env_definitions.items[i - 1];

		if (!str_equal(it->at.file, env->at.file)) {
			break;
		}
		if (str_is(it->form, "arg") && it->final && str_equal(it->name, env->name) &&
			str_equal(it->scope, env->scope)) {
			return str_is(it->value_class, "unset") ? it : NULL;
		}
	}
	return NULL;
}

static void judge_image(struct audit *audit, const struct fact_env_definition *env)
{
	const struct fact_env_definition *argument = argument_of(audit->facts, env);
	struct str where = match_place(audit, &env->at);
	struct finding finding = match_finding(audit, &env->at);

	if (argument == NULL) {
		return;
	}
	finding.severity = SEVERITY_WARNING;
	finding.message = str_format(audit->arena,
		"%.*s keeps the build argument %.*s (%.*s) in the environment of the image that is "
		"shipped: who can pull the image reads the secret that it was built with",
		STR_ARGS(where), STR_ARGS(env->name), STR_ARGS(match_place(audit, &argument->at)));
	finding.fix = str_format(audit->arena,
		"drop %.*s and its ARG, and set %.*s when the container starts (docker run "
		"--env-file); for the build alone use RUN with --mount=type=secret",
		STR_ARGS(where), STR_ARGS(env->name));
	vec_push(audit->arena, &finding.related, argument->at);
	audit_find(audit, finding);
}

static void see_definition(struct audit *audit, const struct fact_env_definition *it)
{
	if (it->at.app != audit->app || it->sample || !match_is_artifact(it->via) ||
		!is_secret_name(it->name)) {
		return;
	}
	audit_judged(audit);
	if (str_is(it->via, "dockerfile") && str_is(it->form, "env") && it->final &&
		str_is(it->value_class, "reference")) {
		judge_image(audit, it);
	}
}

static void check(struct audit *audit)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->env_definitions.n; i++) {
		see_definition(audit, &facts->env_definitions.items[i]);
	}
	for (size_t i = 0; i < facts->keys.n; i++) {
		if (facts->keys.items[i].at.app == audit->app) {
			judge_key(audit, &facts->keys.items[i]);
		}
	}
	match_unread(audit, NULL);
}

const struct rule rule_CLERK_KEY_007 = {
	.info =
		{
			.id = "CLERK-KEY-007",
			.area = "keys",
			.title = "secret baked into an artifact",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a Clerk secret in the settings of a build, a pipeline or a host",
			.symptom =
				"everybody who can pull the image or read the settings can read, "
				"change and delete every user of the instance",
			.security = "8.6",
			.cwe = "538 522",
			.since = "0.1",
			.page = page_CLERK_KEY_007,
		},
	.check = check,
};
