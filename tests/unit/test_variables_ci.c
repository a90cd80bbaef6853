#include "variables_text.h"

#define WORKFLOW ".github/workflows/main.yml"

static void test_workflow(void **state)
{
	(void)state;
	expect_variables(WORKFLOW,
		"on: push\n"
		"env:\n"
		"  A: ${{ secrets.B }}\n"
		"jobs:\n"
		"  build:\n"
		"    environment: ${{ inputs.where }}\n"
		"    env:\n"
		"      C: ${{ vars.D || 'pk_test_x' }}\n"
		"      E: x-${{ env.A }}\n"
		"      F: ${{ github.ref == 'x' && 'a' || 'b' }}\n"
		"    container: {image: x, env: {G: 1}}\n"
		"    services: {db: {env: {H: true}}}\n"
		"    steps:\n"
		"      - uses: x/y@v1\n"
		"        env: {I: }\n"
		"        with:\n"
		"          token: ${{ secrets.TOKEN }}\n"
		"          environment: preview\n",
		"A env <B\n"
		"C env @build ='pk_test_x' <D expansion\n"
		"E env @build ='x-${{ env.A }}' expansion\n"
		"F env @build ='b' < expansion\n"
		"G env @build ='1'\n"
		"H env @build ='true'\n"
		"I env @build =''\n"
		"token input @build <TOKEN\n"
		"environment input @build ='preview'\n");
}

static void expect_environment(const char *path, const char *head, const char *job, const char *env)
{
	char text[1024];
	char expected[64];

	snprintf(text, sizeof(text), "%s\njobs: {%s, steps: [{env: {X: 1}}]}}\n", head, job);
	snprintf(expected, sizeof(expected), "%s ='1'\n", env);
	expect_variables(path, text, expected);
}

static void test_workflow_environments(void **state)
{
	static const struct {
		const char *path;
		const char *head;
		const char *job;
		const char *expected;
	} table[] = {
		{"main.yml", "", "a: {environment: production", "X env @a production"},
		{"main.yml", "", "a: {environment: {name: Staging, url: x}", "X env @a preview"},
		{"main.yml", "", "a: {environment: github-pages", "X env @a"},
		{"ci.yml", "", "a: {environment: other", "X env @a"},
		{"main.yml", "", "deploy: {name: x", "X env @deploy production"},
		{"main.yml", "", "deploy-preview: {name: x", "X env @deploy-preview preview"},
		{"main.yml", "", "deploy_prod_and_dev: {name: x", "X env @deploy_prod_and_dev"},
		{"main.yml", "", "test-and-deploy: {name: x", "X env @test-and-deploy"},
		{"main.yml", "on: [push, pull_request]", "deploy: {name: x", "X env @deploy"},
		{"main.yml", "on: {pull_request: {}}",
			"deploy: {if: \"github.ref == 'refs/heads/main'\"",
			"X env @deploy production"},
		{"main.yml", "on: {push: {branches: [staging]}}", "deploy: {name: x",
			"X env @deploy"},
		{"main.yml", "on: {push: {branches: [dev, main]}}", "deploy: {name: x",
			"X env @deploy production"},
		{"ci.yml", "", "build: {name: x", "X env @build test"},
		{"ci.yml", "", "deploy: {name: x", "X env @deploy production"},
		{"main.yml", "", "e2e: {name: x", "X env @e2e test"},
		{"main.yml", "", "a: {name: 'Unit Tests'", "X env @a test"},
		{"deploy-production.yml", "", "build: {name: x", "X env @build production"},
		{"deploy.yml", "", "build: {name: x", "X env @build production"},
		{"deploy.yml", "on: pull_request", "build: {name: x", "X env @build"},
		{"main.yml", "name: CI", "build: {name: x", "X env @build test"},
		{"main.yml", "name: CI/CD", "build: {name: x", "X env @build"},
		{"main.yml", "name: latest", "contest: {name: x", "X env @contest"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char path[64];

		snprintf(path, sizeof(path), ".github/workflows/%s", table[i].path);
		expect_environment(path, table[i].head, table[i].job, table[i].expected);
	}
}

static void test_step_environments(void **state)
{
	(void)state;
	expect_variables(WORKFLOW,
		"jobs:\n"
		"  a:\n"
		"    steps:\n"
		"      - {name: Run e2e tests, env: {A: 1}}\n"
		"      - {name: Seed the shop with test data, env: {B: 1}}\n"
		"      - {name: Deploy (staging), env: {C: 1}}\n"
		"      - {name: Deploy it, env: {D: 1}}\n"
		"      - {name: Build, env: {E: 1}}\n",
		"A env @a test ='1'\n"
		"B env @a ='1'\n"
		"C env @a preview ='1'\n"
		"D env @a production ='1'\n"
		"E env @a ='1'\n");
}

static void test_workflow_inputs(void **state)
{
	(void)state;
	expect_variables(WORKFLOW,
		"jobs:\n"
		"  image:\n"
		"    steps:\n"
		"      - uses: docker/build-push-action@v6\n"
		"        with:\n"
		"          push: true\n"
		"          build-args: |\n"
		"            A=${{ secrets.B }}\n"
		"            C=pk_test\n"
		"          secrets: |\n"
		"            \"D=${{ secrets.E }}\"\n"
		"      - uses: cloudflare/wrangler-action@v3\n"
		"        with:\n"
		"          secrets: |\n"
		"            F\n"
		"      - uses: SpicyPizza/create-envfile@v2\n"
		"        with:\n"
		"          envkey_G: ${{ secrets.G }}\n"
		"      - uses: google-github-actions/deploy-cloudrun@v2\n"
		"        with:\n"
		"          env_vars: |-\n"
		"            H=1\n"
		"      - uses: appleboy/ssh-action@v1\n"
		"        with:\n"
		"          script: |\n"
		"            export I=${{ secrets.I }}\n"
		"  call:\n"
		"    uses: ./.github/workflows/x.yml\n"
		"    with: {j: 1}\n"
		"    secrets:\n"
		"      K: ${{ secrets.L }}\n"
		"  all:\n"
		"    uses: ./.github/workflows/x.yml\n"
		"    secrets: inherit\n",
		"push input @image ='true'\n"
		"A build_arg/build @image <B\n"
		"C build_arg/build @image ='pk_test'\n"
		"D secret @image <E\n"
		"F secret @image unset\n"
		"G file @image <G\n"
		"H env @image ='1'\n"
		"I run @image <I\n"
		"j input @call ='1'\n"
		"K secret @call <L\n");
	expect_variables(WORKFLOW,
		"on:\n"
		"  workflow_call:\n"
		"    secrets: {A: {required: true}}\n"
		"    inputs: {b: {default: c}, d: {type: string}}\n",
		"A secret unset\nb input ='c'\nd input unset\n");
	expect_variables(".github/actions/setup/action.yml",
		"inputs: {key: {required: true}}\n"
		"runs:\n"
		"  using: composite\n"
		"  steps:\n"
		"    - run: echo \"A=${{ inputs.key }}\" >> $GITHUB_ENV\n"
		"      env: {B: '${{ inputs.key }}'}\n",
		"key input unset\nB env <key\nA env <key\n");
}

static void test_scripts(void **state)
{
	(void)state;
	expect_variables(WORKFLOW,
		"jobs:\n"
		"  x:\n"
		"    steps:\n"
		"      - run: echo \"A=${{ secrets.B }}\" >> \"$GITHUB_ENV\"\n"
		"      - run: |\n"
		"          # echo \"NO=1\" >> .env\n"
		"          echo C=$D >> ${GITHUB_ENV} # E=1\n"
		"          echo 'F=$g' > apps/web/.env.local\n"
		"          echo \"NO=2\" >> $GITHUB_OUTPUT\n"
		"          echo \"NO=3\"\n"
		"          echo H=1 | tee -a .env\n"
		"          cat > .env <<EOF\n"
		"          I=pk_test_x\n"
		"          J=${{ secrets.J }}\n"
		"          # K=2\n"
		"          EOF\n"
		"          cat <<'EOF' >> .env\n"
		"          L=$m\n"
		"          EOF\n"
		"          {\n"
		"            echo \"N=1\"\n"
		"            echo \"O=${{ vars.O }}\"\n"
		"          } >> .env\n"
		"          (echo P=1; echo Q=2) > .dev.vars\n"
		"          printf 'R=%s\\n' \"$R\" > .env\n"
		"          echo -e \"S=1\\nT=2\" > .env\n"
		"          U=1 V=\"a b\" pnpm build --x\n"
		"          W=1\n"
		"          env X=1 Y=2 node x.js\n"
		"          if [ -n \"$Z\" ]; then export Z1=1; fi\n"
		"          cat <<EOF > notes.md\n"
		"          NO=4 x\n"
		"          EOF\n",
		"A env @x <B\n"
		"C env @x <D\n"
		"F file @x ='$g'\n"
		"H file @x ='1'\n"
		"I file @x ='pk_test_x'\n"
		"J file @x <J\n"
		"L file @x ='$m'\n"
		"N file @x ='1'\n"
		"O file @x <O\n"
		"P file @x ='1'\n"
		"Q file @x ='2'\n"
		"R file @x ='' partial\n"
		"S file @x ='1'\n"
		"T file @x ='2'\n"
		"U run @x ='1'\n"
		"V run @x ='a b'\n"
		"X run @x ='1'\n"
		"Y run @x ='2'\n"
		"Z1 run @x ='1'\n");
}

static void test_command_lines(void **state)
{
	(void)state;
	expect_variables(WORKFLOW,
		"jobs:\n"
		"  x:\n"
		"    steps:\n"
		"      - run: |\n"
		"          echo \"$K\" | npx wrangler@4 secret put CLERK_SECRET_KEY --env staging\n"
		"          vercel env add A production < x\n"
		"          docker build --build-arg B=${{ secrets.B }} --build-arg=C=1 --build-arg "
		"D .\n"
		"          docker run -e E=1 --env F=$G image\n"
		"          flyctl secrets set H=1 I=\"$J\" --app x\n"
		"          supabase secrets set --project-ref x L=1\n"
		"          npx convex env set M pk_x --prod\n"
		"          gcloud run deploy x --set-env-vars=N=1,O=2 --set-secrets P=p:latest\n"
		"          npx eas secret:create --scope project --name Q --value r\n"
		"          gh secret set S --body x\n"
		"          vercel deploy --prod -b T=1 --env U=2\n"
		"          psql -e V=1\n"
		"          wrangler secret list\n"
		"          wrangler secret put\n"
		"          echo wrangler docs\n",
		"CLERK_SECRET_KEY secret @x preview <\n"
		"A env @x production <\n"
		"B build_arg @x <B\n"
		"C build_arg @x ='1'\n"
		"D build_arg @x unset\n"
		"E env @x ='1'\n"
		"F env @x <G\n"
		"H secret @x ='1'\n"
		"I secret @x <J\n"
		"L secret @x ='1'\n"
		"M env @x production ='pk_x'\n"
		"N env @x ='1'\n"
		"O env @x ='2'\n"
		"P secret @x <p\n"
		"Q secret @x <\n"
		"S secret @x <\n"
		"T build_arg @x ='1'\n"
		"U env @x ='2'\n");
}

static void test_gitlab(void **state)
{
	(void)state;
	expect_variables(".gitlab-ci.yml",
		"include: [{local: x.yml}]\n"
		"variables:\n"
		"  A: 1\n"
		"  B: {value: b, description: c}\n"
		"  C: {description: c}\n"
		".base: &base\n"
		"  variables: {D: $E}\n"
		"build:\n"
		"  <<: *base\n"
		"  script:\n"
		"    - echo \"F=$F\" >> build.env\n"
		"    - G=1 npm run build\n"
		"prod:\n"
		"  environment: {name: production, url: x}\n"
		"  variables: {H: h}\n"
		"review:\n"
		"  environment: {name: review/$CI_COMMIT_REF_SLUG}\n"
		"  variables: {I: i}\n"
		"deploy:\n"
		"  variables: {J: j}\n"
		"x:\n"
		"  stage: test\n"
		"  variables: {K: k}\n",
		"A env ='1'\n"
		"B env ='b'\n"
		"C env unset\n"
		"D env @.base <E\n"
		"F file @build <F\n"
		"G run @build ='1'\n"
		"H env @prod production ='h'\n"
		"I env @review preview ='i'\n"
		"J env @deploy ='j'\n"
		"K env @x test ='k'\n");
	expect_variables(".gitlab-ci.yml",
		"include: [{project: a, file: b}]\na: {script: [!reference [b, script]]}\n",
		"partly\n");
	expect_variables(".gitlab-ci.yml", "a: 1\nb: [2]\nvariables: x\n", "");
}

static void test_circleci(void **state)
{
	(void)state;
	expect_variables(".circleci/config.yml",
		"executors: {node: {docker: [{image: x, environment: {A: 1}}]}}\n"
		"jobs:\n"
		"  test:\n"
		"    environment: {B: 2}\n"
		"    steps:\n"
		"      - checkout\n"
		"      - run: echo 'export C=$C' >> $BASH_ENV\n"
		"      - run: {command: D=3 npm test, environment: {E: 4}}\n"
		"      - when: {condition: x, steps: [{run: export F=5}]}\n"
		"  deploy-prod:\n"
		"    docker: [{environment: [{G: 6}, {H: 7}]}]\n",
		"A env @node ='1'\n"
		"B env @test test ='2'\n"
		"C env @test test ='$C'\n"
		"E env @test test ='4'\n"
		"D run @test test ='3'\n"
		"F run @test test ='5'\n"
		"G env @deploy-prod production ='6'\n"
		"H env @deploy-prod production ='7'\n");
	expect_variables(".circleci/config.yml", "jobs: [1]\nexecutors: 2\n", "");
}

static void test_azure(void **state)
{
	(void)state;
	expect_variables("azure-pipelines.yml",
		"variables:\n"
		"  - name: A\n"
		"    value: 1\n"
		"stages:\n"
		"  - stage: Prod\n"
		"    jobs:\n"
		"      - deployment: web\n"
		"        environment: production\n"
		"        strategy: {runOnce: {deploy: {steps: [{script: B=2 npm start, env: {C: "
		"$(D)}}]}}}\n"
		"  - stage: Build\n"
		"    variables: {E: 3}\n",
		"A env ='1'\n"
		"C env @web production <D\n"
		"B run @web production ='2'\n"
		"E env @Build ='3'\n");
	expect_variables("azure-pipelines.yml", "variables: [{group: g}]\n", "partly\n");
	expect_variables("azure-pipelines.yml", "steps: [{template: x.yml}]\n", "partly\n");
	expect_variables("azure-pipelines.yml", "stages: {a: 1}\nsteps: x\n", "");
}

static void test_other_pipelines(void **state)
{
	(void)state;
	expect_variables("bitbucket-pipelines.yml",
		"definitions: {services: {db: {variables: {A: 1}}}}\n"
		"pipelines:\n"
		"  branches:\n"
		"    main:\n"
		"      - step:\n"
		"          name: Ship\n"
		"          deployment: production\n"
		"          script:\n"
		"            - export B=$B\n"
		"            - pipe: x/y:1\n"
		"              variables: {C: 'c'}\n"
		"  custom: {x: [{variables: [{name: D, default: d}]}]}\n",
		"A env ='1'\n"
		"B run @Ship production <B\n"
		"C env @Ship production ='c'\n"
		"D env ='d'\n");
	expect_variables("cloudbuild.yaml",
		"steps:\n"
		"  - name: gcr.io/cloud-builders/docker\n"
		"    id: image\n"
		"    args: [build, --build-arg, 'A=$_A', -t, x, .]\n"
		"  - name: gcr.io/google.com/cloudsdktool/cloud-sdk:slim\n"
		"    args: ['run', 'deploy', '--set-env-vars=B=1,C=2']\n"
		"    env: ['D=3']\n"
		"    secretEnv: [E]\n"
		"  - {name: x, entrypoint: bash, args: ['-c', 'export F=4']}\n"
		"substitutions: {_A: a}\n"
		"availableSecrets: {secretManager: [{versionName: v/1, env: E}]}\n",
		"A build_arg @image <_A\n"
		"D env ='3'\n"
		"E secret <\n"
		"B env ='1'\n"
		"C env ='2'\n"
		"F run ='4'\n"
		"_A vars ='a'\n"
		"E secret <v/1\n");
	expect_variables("buildspec-prod.yml",
		"env: {variables: {A: a}, secrets-manager: {B: x:y}, parameter-store: {C: /z}}\n"
		"phases: {build: {commands: ['D=1 npm run build']}}\n",
		"A env production ='a'\n"
		"C secret production </z\n"
		"B secret production <x:y\n"
		"D run @build production ='1'\n");
	expect_variables(".devcontainer/devcontainer.json",
		"{\"containerEnv\": {\"A\": \"${localEnv:A}\"}, \"remoteEnv\": {\"B\": \"b\"},"
		" \"build\": {\"args\": {\"C\": \"c\"}}}",
		"A env/run development ='${localEnv:A}' expansion\n"
		"B env/run development ='b'\n"
		"C build_arg/build development ='c'\n");
	expect_variables("Jenkinsfile", "environment { A = 'x' }\n", "none\n");
}

static void test_bad_workflows(void **state)
{
	(void)state;
	expect_variables(WORKFLOW, "", "");
	expect_variables(WORKFLOW, "jobs: [1, 2]\nenv: x\n", "partly\n");
	expect_variables(
		WORKFLOW, "jobs: {a: {env: 1, steps: {x: 1}, container: x}}\n", "partly\n");
	expect_variables(WORKFLOW, "jobs: {a: {env: {X: [1]}}}\n", "X env @a ='' partial\n");
	expect_variables(WORKFLOW, "jobs:\n  a:\n    env: {X: 1}\n  b: [\n", "partly\n");
	expect_variables(WORKFLOW,
		"jobs: {a: {steps: [{run: 'echo \"X=1'}, {run: 'cat <<EOF > .env'},"
		" {run: '$('}, {run: '${{ x'}, {run: ''}, {run: \"\\\\\"}, {run: '> .env <<'}]}}\n",
		"");
	expect_variables(".github/dependabot.yml", "env: {X: 1}\n", "none\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_workflow),
		cmocka_unit_test(test_workflow_environments),
		cmocka_unit_test(test_step_environments),
		cmocka_unit_test(test_workflow_inputs),
		cmocka_unit_test(test_scripts),
		cmocka_unit_test(test_command_lines),
		cmocka_unit_test(test_gitlab),
		cmocka_unit_test(test_circleci),
		cmocka_unit_test(test_azure),
		cmocka_unit_test(test_other_pipelines),
		cmocka_unit_test(test_bad_workflows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
