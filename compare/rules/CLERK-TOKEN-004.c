#include "base/map.h"
#include "compare/match.h"
#include "compare/match_host.h"
#include "compare/rules/pages.h"

/* What is known of the files with hosts. */
struct file_hosts {
	struct map
		open; /* they name an own host too, or one that is not known: they serve several */
	struct map told; /* file and host */
};

/* ", which is the Frontend API of instance ins_dev (development)", or "" */
static struct str owner_of(struct audit *audit, struct str host)
{
	struct audit other = *audit;

	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		other.instance = &audit->snapshot->instances.items[i];
		if (match_has_host(audit, other.instance, host)) {
			struct str label = match_instance(&other);

			return str_format(
				audit->arena, ", the Frontend API of %.*s", STR_ARGS(label));
		}
	}
	return STR("");
}

static const char *word_of(struct str role)
{
	static const char *const words[][2] = {
		{"issuer", "the issuer of tokens"},
		{"jwks", "the key set for tokens"},
		{"convex", "Convex' provider"},
		{"supabase", "Supabase's provider"},
		{"hasura", "Hasura's key set"},
		{"oauth", "the OAuth endpoint"},
		{"script", "the source of Clerk's script"},
		{"proxy", "the target of the proxy"},
		{"extension", "the extension's permission"},
		{"app_link", "the app's link"},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (str_is(role, words[i][0])) {
			return words[i][1];
		}
	}
	return "the Frontend API";
}

static struct str path_of(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	return instance->domains.n > 0 ? str_join(audit->arena, instance->domains.items[0].path,
						 STR(".frontend_api_url"))
	       : instance->publishable_key.known ? instance->publishable_key.path
						 : STR("fapi_host");
}

static void find(struct audit *audit, const struct match_host *it)
{
	const name_list *hosts = &audit->instance->frontend_api_hosts;
	struct str place = match_place(audit, it->at);
	struct str instance = match_instance(audit);
	struct str owner = owner_of(audit, it->host);
	struct str own = match_quoted(audit->arena, hosts->items, hosts->n);
	struct str path = path_of(audit);
	struct finding finding = match_finding(audit, it->at);

	finding.message = str_format(audit->arena,
		"%s at %.*s is %.*s%.*s; the Frontend API of %.*s is %.*s (%.*s)",
		word_of(it->role), STR_ARGS(place), STR_ARGS(it->host), STR_ARGS(owner),
		STR_ARGS(instance), STR_ARGS(own), STR_ARGS(path));
	finding.fix = str_format(audit->arena,
		"name '%.*s' at %.*s, or read it from a variable that each environment sets",
		STR_ARGS(hosts->items[0]), STR_ARGS(place));
	finding.clerk = match_ref(audit, path, own);
	audit_find(audit, finding);
}

/* May the host be meant for another environment than the audited instance's? */
static bool is_undecided(const struct audit *audit, const struct match_host *it)
{
	bool production = instance_is_production(audit->instance);

	return it->variable ? it->development || !production : !it->development && !production;
}

static void judge(struct audit *audit, const struct match_host *it, struct file_hosts *files)
{
	const struct instance *instance = audit->instance;
	struct str place = match_place(audit, it->at);
	struct str key =
		str_format(audit->arena, "%.*s %.*s", STR_ARGS(it->at->file), STR_ARGS(it->host));

	if (!it->known) {
		audit_unresolved(audit);
	} else if (match_has_host(audit, instance, it->host)) {
		audit_judged(audit);
	} else if (!it->clerks || is_undecided(audit, it) ||
		   map_get(&files->open, it->at->file) != MAP_NONE) {
		audit_unresolved(audit);
	} else if (!instance->frontend_api_hosts.known || instance->frontend_api_hosts.n == 0) {
		audit_not_evaluated(audit, "%.*s names %.*s, and not all hosts of %.*s are known",
			STR_ARGS(place), STR_ARGS(it->host), STR_ARGS(instance->label));
	} else if (map_get(&files->told, key) == MAP_NONE) {
		map_put(audit->arena, &files->told, key, 1);
		audit_judged(audit);
		find(audit, it);
	}
}

static void check(struct audit *audit)
{
	const struct instance *instance = audit->instance;
	struct file_hosts files = {0};
	match_hosts hosts = {0};

	match_host_read(audit, &hosts);
	if (hosts.n > 0 && match_instance_environment(audit) == ENVIRONMENT_ANY) {
		return;
	}
	for (size_t i = 0; i < hosts.n; i++) {
		const struct match_host *it = &hosts.items[i];

		if (!it->known || match_has_host(audit, instance, it->host)) {
			map_put(audit->arena, &files.open, it->at->file, 1);
		}
	}
	for (size_t i = 0; i < hosts.n; i++) {
		judge(audit, &hosts.items[i], &files);
	}
}

const struct rule rule_CLERK_TOKEN_004 = {
	.info =
		{
			.id = "CLERK-TOKEN-004",
			.area = "sessions",
			.title = "issuer, keys or Frontend API of another instance",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "environment_type frontend_api_hosts",
			.about = "a Frontend API host in code or settings",
			.symptom = "tokens of production are refused: 'No auth provider found "
				   "matching the given token', jwk-kid-mismatch, unexpected 'iss' "
				   "claim, 401 for users who are signed in",
			.since = "0.1",
			.page = page_CLERK_TOKEN_004,
		},
	.check = check,
};
