#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "settings/kinds.h"

static const char *kind_of(const char *path)
{
	const char *kind = kinds_unread(str_of(path), STR(""));

	return kind == NULL ? "" : kind;
}

static void names_settings_files(void **state)
{
	(void)state;
	assert_string_equal(kind_of("Dockerfile"), "dockerfile");
	assert_string_equal(kind_of("apps/web/Dockerfile.prod"), "dockerfile");
	assert_string_equal(kind_of("docker/web.Dockerfile"), "dockerfile");
	assert_string_equal(kind_of("docker-compose.override.yml"), "compose");
	assert_string_equal(kind_of("compose.yaml"), "compose");
	assert_string_equal(kind_of(".github/workflows/deploy.yml"), "workflow");
	assert_string_equal(kind_of("sub/.github/workflows/ci.yaml"), "workflow");
	assert_string_equal(kind_of("vercel.json"), "vercel");
	assert_string_equal(kind_of("worker/wrangler.jsonc"), "wrangler");
	assert_string_equal(kind_of("infra/main.tf"), "terraform");
	assert_string_equal(kind_of("live/terragrunt.hcl"), "terraform");
	assert_string_equal(kind_of("action.yml"), "workflow");
	assert_string_equal(kind_of(".devcontainer/devcontainer.json"), "devcontainer");
	assert_string_equal(kind_of("deploy/prod-values.yaml"), "helm");
	assert_string_equal(kind_of("sites-enabled/shop"), "nginx");
	assert_string_equal(kind_of("ci/web.gitlab-ci.yml"), "gitlab-ci");
	assert_string_equal(kind_of("nginx/default.conf"), "nginx");
	assert_string_equal(kind_of("convex/auth.config.ts"), "convex");
	assert_string_equal(kind_of("nuxt.config.ts"), "nuxt");
	assert_string_equal(kind_of("Procfile.dev"), "procfile");
	assert_string_equal(kind_of("Caddyfile"), "caddy");
	assert_string_equal(kind_of("ci/Jenkinsfile.deploy"), "jenkins");
	assert_string_equal(kind_of("build/Containerfile.web"), "dockerfile");
	assert_string_equal(kind_of("ecosystem.config.cjs"), "pm2");
	assert_string_equal(kind_of("web/prod.tfvars.sample"), "terraform");
	assert_string_equal(kind_of("site.NGINX"), "nginx");
	assert_string_equal(kind_of("main.bicep"), "bicep");
	assert_string_equal(kind_of(".envrc"), "direnv");
	assert_string_equal(kind_of("etc/nginx.conf.template"), "nginx");
	assert_true(kinds_is_ci(STR(".github/workflows/x.yml")));
	assert_false(kinds_is_ci(STR("vercel.json")));
	assert_true(kinds_is_container(STR("Dockerfile")));
	assert_true(kinds_is_manifest(STR("a/package.json")));
	assert_false(kinds_is_manifest(STR("a/my-package.json")));
	assert_true(kinds_is_tsconfig(STR("tsconfig.base.json")));
}

static void leaves_others_alone(void **state)
{
	static const char *const paths[] = {"package.json", "next.config.js", "src/vercel.json.ts",
		"pnpm-lock.yaml", "github/workflows/x.yml", "a.yml", "Dockerfile.dockerignore",
		"DOCKERFILE.md", "auth.config.ts", "notconvex/auth.config.ts", ""};

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		assert_string_equal(kind_of(paths[i]), "");
	}
}

static void tells_a_manifest_of_kubernetes_by_its_text(void **state)
{
	(void)state;
	assert_string_equal(
		kinds_unread(STR("a.yml"), STR("apiVersion: v1\nkind: Secret\n")), "kubernetes");
	assert_null(kinds_unread(STR("a.txt"), STR("apiVersion: v1\nkind: Secret\n")));
}

static void check_env(const char *path, enum kinds_environment environment, bool sample)
{
	struct kinds_env_file file;

	assert_true(kinds_env_file(str_of(path), &file));
	assert_int_equal(file.environment, environment);
	assert_int_equal(file.sample, sample);
}

static void reads_names_of_env_files(void **state)
{
	static const char *const others[] = {"env", "env.d.ts", ".env.ts", ".env.vault",
		".environment", "environment.env.md", "next-env.d.ts", ".env/x", "dev.vars"};
	struct kinds_env_file file;

	(void)state;
	check_env(".env", KINDS_ANY, false);
	check_env("a/.env.local", KINDS_ANY, false);
	check_env(".env.production", KINDS_PRODUCTION, false);
	check_env(".env.production.local", KINDS_PRODUCTION, false);
	check_env(".env.PROD", KINDS_PRODUCTION, false);
	check_env("prod.env", KINDS_PRODUCTION, false);
	check_env(".env.development", KINDS_DEVELOPMENT, false);
	check_env(".env.test", KINDS_TEST, false);
	check_env(".env.staging", KINDS_PREVIEW, false);
	check_env(".dev.vars", KINDS_DEVELOPMENT, false);
	check_env(".env.example", KINDS_ANY, true);
	check_env("env.sample", KINDS_ANY, true);
	check_env(".env.production.example", KINDS_PRODUCTION, true);
	check_env(".env-template", KINDS_ANY, true);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_false(kinds_env_file(str_of(others[i]), &file));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_settings_files),
		cmocka_unit_test(leaves_others_alone),
		cmocka_unit_test(tells_a_manifest_of_kubernetes_by_its_text),
		cmocka_unit_test(reads_names_of_env_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
