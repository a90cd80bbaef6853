#include "settings/kinds.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/path.h"

enum group {
	GROUP_CONFIG,
	GROUP_CI,
	GROUP_CONTAINER,
};

enum form {
	NAME, /* the file's name, '*' standing for anything once */
	PATH, /* the whole path or its tail from a '/', likewise */
};

struct kind {
	const char *pattern;
	const char *kind;
	enum form form;
	enum group group;
};

/* Compared without regard to case; the first row that fits decides. */
static const struct kind kinds[] = {
	{"dockerfile*", "dockerfile", NAME, GROUP_CONTAINER},
	{"*.dockerfile", "dockerfile", NAME, GROUP_CONTAINER},
	{"containerfile*", "dockerfile", NAME, GROUP_CONTAINER},
	{"*.containerfile", "dockerfile", NAME, GROUP_CONTAINER},
	{"docker-compose*.yml", "compose", NAME, GROUP_CONTAINER},
	{"docker-compose*.yaml", "compose", NAME, GROUP_CONTAINER},
	{"compose*.yml", "compose", NAME, GROUP_CONTAINER},
	{"compose*.yaml", "compose", NAME, GROUP_CONTAINER},
	{"docker-stack*.yml", "compose", NAME, GROUP_CONTAINER},
	{"devcontainer.json", "devcontainer", NAME, GROUP_CONTAINER},
	{".github/workflows/*.yml", "workflow", PATH, GROUP_CI},
	{".github/workflows/*.yaml", "workflow", PATH, GROUP_CI},
	{".github/actions/*.yml", "workflow", PATH, GROUP_CI},
	{".github/actions/*.yaml", "workflow", PATH, GROUP_CI},
	{"action.yml", "workflow", NAME, GROUP_CI},
	{"action.yaml", "workflow", NAME, GROUP_CI},
	{".gitlab-ci*.yml", "gitlab-ci", NAME, GROUP_CI},
	{"*.gitlab-ci.yml", "gitlab-ci", NAME, GROUP_CI},
	{".gitlab/ci/*.yml", "gitlab-ci", PATH, GROUP_CI},
	{".circleci/config.yml", "circleci", PATH, GROUP_CI},
	{"azure-pipelines*.yml", "azure-pipelines", NAME, GROUP_CI},
	{"azure-pipelines*.yaml", "azure-pipelines", NAME, GROUP_CI},
	{".azure-pipelines/*.yml", "azure-pipelines", PATH, GROUP_CI},
	{"bitbucket-pipelines.yml", "bitbucket-pipelines", NAME, GROUP_CI},
	{"cloudbuild*.yaml", "cloudbuild", NAME, GROUP_CI},
	{"cloudbuild*.yml", "cloudbuild", NAME, GROUP_CI},
	{"buildspec*.yml", "buildspec", NAME, GROUP_CI},
	{"buildspec*.yaml", "buildspec", NAME, GROUP_CI},
	{"jenkinsfile*", "jenkins", NAME, GROUP_CI},
	{"vercel.json", "vercel", NAME, GROUP_CONFIG},
	{"now.json", "vercel", NAME, GROUP_CONFIG},
	{"netlify.toml", "netlify", NAME, GROUP_CONFIG},
	{"wrangler*.toml", "wrangler", NAME, GROUP_CONFIG},
	{"wrangler*.json", "wrangler", NAME, GROUP_CONFIG},
	{"wrangler*.jsonc", "wrangler", NAME, GROUP_CONFIG},
	{"fly*.toml", "fly", NAME, GROUP_CONFIG},
	{"render.yaml", "render", NAME, GROUP_CONFIG},
	{"render.yml", "render", NAME, GROUP_CONFIG},
	{"railway.json", "railway", NAME, GROUP_CONFIG},
	{"railway.toml", "railway", NAME, GROUP_CONFIG},
	{"nixpacks.toml", "railway", NAME, GROUP_CONFIG},
	{"amplify.yml", "amplify", NAME, GROUP_CONFIG},
	{"amplify.yaml", "amplify", NAME, GROUP_CONFIG},
	{"turbo.json", "turbo", NAME, GROUP_CONFIG},
	{"turbo.jsonc", "turbo", NAME, GROUP_CONFIG},
	{"apphosting*.yaml", "firebase", NAME, GROUP_CONFIG},
	{"firebase.json", "firebase", NAME, GROUP_CONFIG},
	{"serverless*.yml", "serverless", NAME, GROUP_CONFIG},
	{"serverless*.yaml", "serverless", NAME, GROUP_CONFIG},
	{"template.yaml", "cloudformation", NAME, GROUP_CONFIG},
	{"template.yml", "cloudformation", NAME, GROUP_CONFIG},
	{".do/*.yaml", "digitalocean", PATH, GROUP_CONFIG},
	{".do/*.yml", "digitalocean", PATH, GROUP_CONFIG},
	{"app.yaml", "app-engine", NAME, GROUP_CONFIG},
	{"app.*.yaml", "app-engine", NAME, GROUP_CONFIG},
	{"*.tf", "terraform", NAME, GROUP_CONFIG},
	{"*.tfvars", "terraform", NAME, GROUP_CONFIG},
	{"*.tfvars.json", "terraform", NAME, GROUP_CONFIG},
	{"*.tfvars.example", "terraform", NAME, GROUP_CONFIG},
	{"*.tfvars.sample", "terraform", NAME, GROUP_CONFIG},
	{"terragrunt.hcl", "terraform", NAME, GROUP_CONFIG},
	{"*.bicep", "bicep", NAME, GROUP_CONFIG},
	{"values*.yaml", "helm", NAME, GROUP_CONFIG},
	{"values*.yml", "helm", NAME, GROUP_CONFIG},
	{"*values.yaml", "helm", NAME, GROUP_CONFIG},
	{"*values.yml", "helm", NAME, GROUP_CONFIG},
	{"chart.yaml", "helm", NAME, GROUP_CONFIG},
	{"kustomization.yaml", "kubernetes", NAME, GROUP_CONFIG},
	{"kustomization.yml", "kubernetes", NAME, GROUP_CONFIG},
	{"*ingress.yaml", "kubernetes", NAME, GROUP_CONFIG},
	{"*ingress.yml", "kubernetes", NAME, GROUP_CONFIG},
	{"ingress*.yaml", "kubernetes", NAME, GROUP_CONFIG},
	{"ingress*.yml", "kubernetes", NAME, GROUP_CONFIG},
	{"k8s/*.yaml", "kubernetes", PATH, GROUP_CONFIG},
	{"k8s/*.yml", "kubernetes", PATH, GROUP_CONFIG},
	{"kubernetes/*.yaml", "kubernetes", PATH, GROUP_CONFIG},
	{"kubernetes/*.yml", "kubernetes", PATH, GROUP_CONFIG},
	{"nginx*.conf", "nginx", NAME, GROUP_CONFIG},
	{"nginx*.template", "nginx", NAME, GROUP_CONFIG},
	{"nginx/*.conf", "nginx", PATH, GROUP_CONFIG},
	{"*.nginx", "nginx", NAME, GROUP_CONFIG},
	{"*nginx.conf", "nginx", NAME, GROUP_CONFIG},
	{"sites-available/*", "nginx", PATH, GROUP_CONFIG},
	{"sites-enabled/*", "nginx", PATH, GROUP_CONFIG},
	{"caddyfile*", "caddy", NAME, GROUP_CONFIG},
	{"convex/auth.config.*", "convex", PATH, GROUP_CONFIG},
	{"supabase/config.toml", "supabase", PATH, GROUP_CONFIG},
	{"nuxt.config.*", "nuxt", NAME, GROUP_CONFIG},
	{"astro.config.*", "astro", NAME, GROUP_CONFIG},
	{"svelte.config.*", "svelte", NAME, GROUP_CONFIG},
	{"app.config.*", "app-config", NAME, GROUP_CONFIG},
	{"app.json", "app-json", NAME, GROUP_CONFIG},
	{"eas.json", "eas", NAME, GROUP_CONFIG},
	{"sst.config.*", "sst", NAME, GROUP_CONFIG},
	{"ecosystem.config.*", "pm2", NAME, GROUP_CONFIG},
	{"procfile*", "procfile", NAME, GROUP_CONFIG},
	{".envrc", "direnv", NAME, GROUP_CONFIG},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* Matches a lower-case pattern with at most one '*', ASCII case ignored. */
static bool fits(const char *pattern, struct str text)
{
	struct str whole = str_of(pattern);
	size_t star = str_find_byte(whole, '*');
	size_t tail = star == SIZE_MAX ? 0 : whole.n - star - 1;

	if (star == SIZE_MAX) {
		return str_is_nocase(text, pattern);
	}
	if (text.n < star + tail) {
		return false;
	}
	for (size_t i = 0; i < star; i++) {
		char c = text.s[i];

		if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != pattern[i]) {
			return false;
		}
	}
	return str_is_nocase(str_slice(text, text.n - tail, text.n), pattern + star + 1);
}

/* Tries the path and every tail of it that begins after a '/'. */
static bool fits_tail(const char *pattern, struct str path)
{
	for (;;) {
		size_t slash = str_find_byte(path, '/');

		if (fits(pattern, path)) {
			return true;
		}
		if (slash == SIZE_MAX) {
			return false;
		}
		path = str_slice(path, slash + 1, path.n);
	}
}

static bool stands_at(struct str text, size_t at, const char *lower)
{
	size_t i = 0;

	while (lower[i] != '\0' && at + i < text.n && ascii_lower(text.s[at + i]) == lower[i]) {
		i++;
	}
	return lower[i] == '\0';
}

/* Does the word, whose byte at `offset` is rare in paths and no letter, stand anywhere? */
static bool has_word(struct str path, const char *lower, size_t offset)
{
	size_t at = 0;

	while (at < path.n) {
		const char *rare = memchr(path.s + at, lower[offset], path.n - at);

		if (rare == NULL) {
			return false;
		}
		at = (size_t)(rare - path.s) + 1;
		if (at > offset && stands_at(path, at - 1 - offset, lower)) {
			return true;
		}
	}
	return false;
}

/* Does the path hold something of what the rows that end openly begin with? */
static bool may_end_openly(struct str path)
{
	static const char *const names[] = {
		"caddyfile", "containerfile", "dockerfile", "jenkinsfile", "procfile"};
	struct str name = path_name(path);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (stands_at(name, 0, names[i])) {
			return true;
		}
	}
	return has_word(path, ".config.", 0) || has_word(path, "sites-", 5);
}

/* May any row fit? Most files of a repository have an extension that none ends with. */
static bool may_fit(struct str path)
{
	static const char *const extensions[] = {"yml", "yaml", "json", "jsonc", "toml", "tf",
		"tfvars", "example", "sample", "hcl", "bicep", "conf", "template", "nginx",
		"dockerfile", "containerfile", "envrc"};
	struct str extension = str_last_part(path, '.');
	char first = extension.n == 0 ? '\0' : ascii_lower(extension.s[0]);

	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++) {
		if (extensions[i][0] == first && str_is_nocase(extension, extensions[i])) {
			return true;
		}
	}
	return may_end_openly(path);
}

static const struct kind *find_kind(struct str path)
{
	struct str name = path_name(path);

	if (!may_fit(path)) {
		return NULL;
	}
	for (size_t i = 0; i < KINDS; i++) {
		const struct kind *kind = &kinds[i];

		if (kind->form == NAME ? fits(kind->pattern, name)
				       : fits_tail(kind->pattern, path)) {
			return kind;
		}
	}
	return NULL;
}

/* Dockerfile.dockerignore and DOCKERFILE.md only begin like settings. */
static bool is_list_or_note(struct str name)
{
	return str_ends(name, ".dockerignore") || str_ends(name, ".md");
}

const char *kinds_unread(struct str path, struct str text)
{
	const struct kind *kind = is_list_or_note(path_name(path)) ? NULL : find_kind(path);

	if (kind != NULL) {
		return kind->kind;
	}
	if (!str_ends(path, ".yaml") && !str_ends(path, ".yml")) {
		return NULL;
	}
	return str_has(text, "apiVersion:") && str_has(text, "kind:") ? "kubernetes" : NULL;
}

/* What in a settings file moves paths, by kind; "" for: whatever it says. */
static const struct {
	const char *kind;
	const char *words[4];
} path_kinds[] = {
	{"amplify", {"rewrites", "redirects"}},
	{"app-engine", {"handlers:"}},
	{"caddy", {""}},
	{"cloudformation", {"Path:", "Events:"}},
	{"digitalocean", {"routes:", "ingress:"}},
	{"firebase", {"rewrites"}},
	{"helm", {"ingress"}},
	{"kubernetes", {"Ingress", "HTTPRoute", "VirtualService"}},
	{"netlify", {"redirects", "edge_functions"}},
	{"next-config", {"rewrites", "i18n", "trailingSlash"}},
	{"nginx", {""}},
	{"nuxt", {"routeRules"}},
	{"redirects", {""}},
	{"render", {"routes:"}},
	{"serverless", {"http:"}},
	{"sst", {"Router", "route("}},
	{"terraform", {"path", "rewrite", "route"}},
	{"vercel", {"rewrites", "routes"}},
	{"wrangler", {"route"}},
};

enum { PATH_KINDS = sizeof(path_kinds) / sizeof(path_kinds[0]) };

static const char *kind_of_name(struct str path)
{
	const struct kind *kind = find_kind(path);

	if (str_starts(path_name(path), "next.config.")) {
		return "next-config";
	}
	if (str_is(path_name(path), "_redirects")) {
		return "redirects";
	}
	return kind == NULL ? NULL : kind->kind;
}

const char *kinds_paths(struct str path, struct str text)
{
	const char *kind = kind_of_name(path);

	for (size_t i = 0; kind != NULL && i < PATH_KINDS; i++) {
		for (size_t n = 0; n < 4 && path_kinds[i].words[n] != NULL; n++) {
			if (str_is(str_of(kind), path_kinds[i].kind) &&
				str_has(text, path_kinds[i].words[n])) {
				return kind;
			}
		}
	}
	return NULL;
}

bool kinds_may_map_paths(struct str path)
{
	const char *kind = kind_of_name(path);

	for (size_t i = 0; kind != NULL && i < PATH_KINDS; i++) {
		if (str_is(str_of(kind), path_kinds[i].kind)) {
			return true;
		}
	}
	return false;
}

bool kinds_may_set_policy(struct str path)
{
	static const char *const names[] = {"_headers", ".htaccess", "manifest.json",
		"tauri.conf.json", "staticwebapp.config.json", "serve.json", "customHttp.yml",
		"customHttp.yaml", "netlify.toml", "firebase.json", "now.json", "render.yaml"};

	return str_in(path_name(path), names, sizeof(names) / sizeof(names[0]));
}

static bool is_group(struct str path, enum group group)
{
	const struct kind *kind = find_kind(path);

	return kind != NULL && kind->group == group;
}

bool kinds_is_ci(struct str path)
{
	return is_group(path, GROUP_CI);
}

bool kinds_is_container(struct str path)
{
	return is_group(path, GROUP_CONTAINER);
}

bool kinds_is_config(struct str path)
{
	return is_group(path, GROUP_CONFIG);
}

bool kinds_is_manifest(struct str path)
{
	return str_is(path_name(path), "package.json");
}

/* A package that holds configurations for the others of a workspace: tooling/typescript. */
static bool holds_tsconfigs(struct str folder)
{
	struct str name = path_name(folder);

	return str_has(name, "tsconfig") || str_has(name, "ts-config") ||
	       str_has(name, "typescript");
}

bool kinds_is_tsconfig(struct str path)
{
	struct str name = path_name(path);

	return str_ends(name, ".json") &&
	       (str_starts(name, "tsconfig") || str_starts(name, "jsconfig") ||
		       (holds_tsconfigs(path_folder(path)) && !kinds_is_manifest(path)));
}

/* What a part of an env file's name says. */
static const struct {
	const char *word;
	enum kinds_environment environment;
} environments[] = {
	{"production", KINDS_PRODUCTION},
	{"prod", KINDS_PRODUCTION},
	{"live", KINDS_PRODUCTION},
	{"development", KINDS_DEVELOPMENT},
	{"develop", KINDS_DEVELOPMENT},
	{"dev", KINDS_DEVELOPMENT},
	{"staging", KINDS_PREVIEW},
	{"stage", KINDS_PREVIEW},
	{"stg", KINDS_PREVIEW},
	{"preview", KINDS_PREVIEW},
	{"test", KINDS_TEST},
	{"testing", KINDS_TEST},
	{"e2e", KINDS_TEST},
	{"ci", KINDS_TEST},
};

static const char *const samples[] = {
	"example",
	"examples",
	"sample",
	"template",
	"tmpl",
	"tpl",
	"dist",
	"defaults",
	"schema",
	"demo",
};

/* Files that begin like an env file and are something else: code, notes, ciphertext. */
static const char *const foreign[] = {
	"js",
	"ts",
	"mjs",
	"cjs",
	"mts",
	"cts",
	"json",
	"md",
	"yml",
	"yaml",
	"py",
	"vault",
	"enc",
	"gpg",
	"age",
};

static void judge_word(struct str word, struct kinds_env_file *out)
{
	for (size_t i = 0; i < sizeof(environments) / sizeof(environments[0]); i++) {
		if (str_is_nocase(word, environments[i].word)) {
			out->environment = environments[i].environment;
		}
	}
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		out->sample = out->sample || str_is_nocase(word, samples[i]);
	}
}

/* What the words of a file's name say, separated by dots, dashes and underscores. */
static struct kinds_env_file judge_name(struct str name)
{
	struct kinds_env_file found = {KINDS_ANY, false};
	size_t start = 0;

	for (size_t i = 0; i <= name.n; i++) {
		if (i == name.n || name.s[i] == '.' || name.s[i] == '-' || name.s[i] == '_') {
			judge_word(str_slice(name, start, i), &found);
			start = i + 1;
		}
	}
	return found;
}

bool kinds_is_sample(struct str path)
{
	struct str name = path_name(path);

	return str_has_nocase(name, "example") || str_has_nocase(name, "sample");
}

enum kinds_environment kinds_environment(struct str path)
{
	return judge_name(path_name(path)).environment;
}

static bool has_env_name(struct str name)
{
	struct str last = str_last_part(name, '.');

	if (str_in(last, foreign, sizeof(foreign) / sizeof(foreign[0]))) {
		return false;
	}
	return str_is(name, ".env") || str_starts(name, ".env.") || str_starts(name, ".env-") ||
	       str_starts(name, ".env_") || str_ends(name, ".env") || str_is(name, ".dev.vars") ||
	       str_starts(name, ".dev.vars.") || str_starts(name, "env.") ||
	       str_starts(name, "env-");
}

bool kinds_env_file(struct str path, struct kinds_env_file *out)
{
	struct str name = path_name(path);

	if (!has_env_name(name)) {
		return false;
	}
	*out = judge_name(name);
	return true;
}
