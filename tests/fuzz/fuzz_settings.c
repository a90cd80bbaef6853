#include "fuzz_facts.h"

/* Any bytes as each kind of settings: variables, documents, lockfiles, ignore files. */

static const char *const paths[] = {
	".env",
	".env.production",
	".envrc",
	".dev.vars",
	"Dockerfile",
	"docker-compose.yml",
	"Procfile",
	"nginx.conf",
	"Caddyfile",
	"main.tf",
	"wrangler.toml",
	"wrangler.jsonc",
	"vercel.json",
	"netlify.toml",
	"fly.toml",
	"render.yaml",
	"railway.json",
	"firebase.json",
	"app.json",
	"eas.json",
	"supabase/config.toml",
	"serverless.yml",
	"template.yaml",
	"k8s/deployment.yaml",
	"charts/a/values.yaml",
	".github/workflows/a.yml",
	".gitlab-ci.yml",
	".circleci/config.yml",
	"azure-pipelines.yml",
	"bitbucket-pipelines.yml",
	"cloudbuild.yaml",
	"buildspec.yml",
	"amplify.yml",
	"app.yaml",
	"turbo.json",
	"package.json",
	"tsconfig.json",
	"deno.json",
	"import_map.json",
	"pnpm-workspace.yaml",
	"package-lock.json",
	"pnpm-lock.yaml",
	"yarn.lock",
	"bun.lock",
	"deno.lock",
	".gitignore",
	"_headers",
	"_redirects",
	"manifest.json",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FUZZ_FILE(paths, data, size);
	return 0;
}
