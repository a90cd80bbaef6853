#include "variables_text.h"

static void test_workloads(void **state)
{
	(void)state;
	expect_variables("k8s/all.yaml",
		"apiVersion: apps/v1\n"
		"kind: Deployment\n"
		"metadata: {name: web, namespace: production}\n"
		"spec:\n"
		"  template:\n"
		"    spec:\n"
		"      initContainers: [{name: i, env: [{name: A, value: '1'}]}]\n"
		"      containers:\n"
		"        - name: c\n"
		"          envFrom: [{secretRef: {name: s}}]\n"
		"          env:\n"
		"            - name: CLERK_SECRET_KEY\n"
		"              valueFrom: {secretKeyRef: {name: clerk, key: secret}}\n"
		"            - name: B\n"
		"              value: $(A)\n"
		"            - name: C\n"
		"---\n"
		"apiVersion: batch/v1\n"
		"kind: CronJob\n"
		"metadata: {name: job-dev}\n"
		"spec: {jobTemplate: {spec: {template: {spec: {containers: [{env: [{name: D, "
		"value: d}]}]}}}}}\n"
		"---\n"
		"apiVersion: v1\n"
		"kind: ConfigMap\n"
		"metadata: {name: cm}\n"
		"data:\n"
		"  E: e\n"
		"  app.env: |\n"
		"    F=f\n"
		"  nginx.conf: |\n"
		"    G=g\n"
		"---\n"
		"apiVersion: v1\n"
		"kind: List\n"
		"items:\n"
		"  - {kind: Secret, metadata: {name: s}, stringData: {H: h}, data: {I: aQ==, J: "
		"'***'}}\n",
		"A env/run @web production ='1'\n"
		"CLERK_SECRET_KEY env/run @web production <secret\n"
		"B env/run @web production <A\n"
		"C env/run @web production =''\n"
		"D env/run @job-dev development ='d'\n"
		"E config/run @cm ='e'\n"
		"F config/run @cm ='f'\n"
		"nginx.conf config/run @cm ='G=g\n'\n"
		"I secret/run @s ='i'\n"
		"J secret/run @s ='***' partial\n"
		"H secret/run @s ='h'\n");
}

static void test_secret_makers(void **state)
{
	(void)state;
	expect_variables("k8s/prod/s.yaml",
		"apiVersion: bitnami.com/v1alpha1\n"
		"kind: SealedSecret\n"
		"metadata: {name: s}\n"
		"spec: {encryptedData: {CLERK_SECRET_KEY: AgB}}\n"
		"---\n"
		"apiVersion: external-secrets.io/v1\n"
		"kind: ExternalSecret\n"
		"metadata: {name: e}\n"
		"spec:\n"
		"  data:\n"
		"    - secretKey: A\n"
		"      remoteRef: {key: app/a}\n"
		"    - secretKey: B\n",
		"CLERK_SECRET_KEY secret/run @s production <\n"
		"A secret/run @e production <app/a\n"
		"B secret/run @e production <\n");
	expect_variables("overlays/staging/kustomization.yaml",
		"configMapGenerator:\n"
		"  - name: c\n"
		"    literals: [A=1, 'B=2']\n"
		"    envs: [x.env]\n"
		"secretGenerator:\n"
		"  - {name: s, literals: [C=3]}\n",
		"A config/run @c preview ='1'\nB config/run @c preview ='2'\n"
		"C secret/run @s preview ='3'\n");
}

static void test_helm(void **state)
{
	(void)state;
	expect_variables("chart/templates/web.yaml",
		"apiVersion: apps/v1\n"
		"kind: Deployment\n"
		"metadata:\n"
		"  name: {{ .Release.Name }}-web\n"
		"  {{- with .Values.x }}\n"
		"  labels: {{- toYaml . | nindent 4 }}\n"
		"  {{- end }}\n"
		"spec:\n"
		"  containers:\n"
		"    - env:\n"
		"        {{- range $k, $v := .Values.env }}\n"
		"        - name: {{ $k }}\n"
		"          value: {{ $v | quote }}\n"
		"        {{- end }}\n"
		"        - name: A\n"
		"          value: \"{{ .Values.a }}\"\n"
		"        - name: B\n"
		"          value: x-{{ .Values.b }}\n"
		"        - name: C\n"
		"          value: c\n",
		"A env/run @{{ .Release.Name }}-web <\n"
		"B env/run @{{ .Release.Name }}-web ='x-{{ .Values.b }}' expansion\n"
		"C env/run @{{ .Release.Name }}-web ='c'\n"
		"partly\n");
	expect_variables("chart/values-prod.yaml",
		"web:\n"
		"  replicas: 2\n"
		"  env:\n"
		"    CLERK_SECRET_KEY: sk\n"
		"  extraEnv:\n"
		"    - name: A_B\n"
		"      value: x\n"
		"    - name: C_D\n"
		"      valueFrom: {secretKeyRef: {name: a, key: b}}\n"
		"    - name: web\n"
		"E_F: 1\n",
		"CLERK_SECRET_KEY env @web production ='sk'\n"
		"A_B env @web production ='x'\n"
		"C_D env @web production <\n"
		"E_F env production ='1'\n");
	expect_variables("chart/values.yaml", "clerk: {secretKey: x}\nname: y\n", "");
	expect_variables("chart/values.yaml", "clerkSecretKey: x\n", "partly\n");
}

static void test_bad_manifests(void **state)
{
	(void)state;
	expect_variables("a.yaml", "apiVersion: v1\nkind: Secret\ndata: 3\nstringData: [a]\n", "");
	expect_variables("a.yaml", "apiVersion: v1\nkind: {}\nspec: {containers: {env: 1}}\n", "");
	expect_variables("a.yaml", "apiVersion: v1\nkind: Pod\nspec: {containers: [\n", "partly\n");
	expect_variables("a.yaml", "apiVersion: v1\nkind: Pod\nspec: {{ x\n", "partly\n");
	expect_variables(
		"a.yaml", "apiVersion: v1\nkind: List\nitems: [1, [], {kind: List}]\n", "");
	expect_variables("a.yaml", "a: 1\n", "none\n");
}

static void test_terraform(void **state)
{
	(void)state;
	expect_variables("infra/main.tf",
		"# comment { \"\n"
		"variable \"clerk_secret_key\" {\n"
		"  type      = string\n"
		"  sensitive = true /* } */\n"
		"}\n"
		"variable \"host\" { default = \"a\\\"b\" }\n"
		"locals { env = { A_B = \"x\", \"C_D\" : var.clerk_secret_key, e_f = 1 } }\n"
		"resource \"aws_lambda_function\" \"api\" {\n"
		"  environment {\n"
		"    variables = merge(local.env, {\n"
		"      G_H = \"${var.host}\"  // comment\n"
		"      I_J = \"https://${var.host}\"\n"
		"      K_L = <<-EOT\n"
		"        lines }\n"
		"      EOT\n"
		"      M_N = var.x ? \"a\" : \"b\"\n"
		"    })\n"
		"  }\n"
		"}\n"
		"resource \"aws_ecs_task_definition\" \"web_prod\" {\n"
		"  container_definitions = jsonencode([{\n"
		"    environment = [{ name = \"O_P\", value = \"1\" }]\n"
		"    secrets     = [{ name = \"Q_R\", valueFrom = aws_ssm_parameter.q.arn }]\n"
		"  }])\n"
		"}\n",
		"clerk_secret_key variable unset\n"
		"host variable ='a\"b'\n"
		"A_B env ='x'\n"
		"C_D env <clerk_secret_key\n"
		"G_H env @api <host\n"
		"I_J env @api ='https://${var.host}' expansion\n"
		"K_L env @api ='        lines }\n'\n"
		"M_N env @api <\n"
		"O_P env @web_prod production ='1'\n"
		"Q_R env @web_prod production <\n");
}

static void test_terraform_resources(void **state)
{
	(void)state;
	expect_variables("main.tf",
		"resource \"vercel_project_environment_variable\" \"k\" {\n"
		"  key    = \"CLERK_SECRET_KEY\"\n"
		"  value  = var.key\n"
		"  target = [\"production\", \"preview\"]\n"
		"}\n"
		"resource \"netlify_environment_variable\" \"k\" {\n"
		"  key    = \"A_B\"\n"
		"  values = [{ value = \"x\", context = \"production\" }, { value = \"y\", context "
		"= \"all\" }]\n"
		"}\n"
		"resource \"cloudflare_pages_project\" \"p\" {\n"
		"  deployment_configs {\n"
		"    preview { environment_variables = { C_D = \"1\" } }\n"
		"  }\n"
		"}\n"
		"resource \"aws_ssm_parameter\" \"s\" {\n"
		"  name  = \"/app/prod/E_F\"\n"
		"  value = \"v\"\n"
		"}\n"
		"resource \"google_cloud_run_service\" \"r\" {\n"
		"  env {\n"
		"    name = \"G_H\"\n"
		"    value_source { secret_key_ref { secret = \"x\" } }\n"
		"  }\n"
		"}\n"
		"resource \"github_actions_secret\" \"g\" {\n"
		"  secret_name     = \"I_J\"\n"
		"  plaintext_value = \"z\"\n"
		"}\n",
		"CLERK_SECRET_KEY env @k production <key\n"
		"CLERK_SECRET_KEY env @k preview <key\n"
		"A_B env @k production ='x'\n"
		"A_B env @k ='y'\n"
		"C_D env @p preview ='1'\n"
		"E_F env @s ='v'\n"
		"G_H env @r <\n"
		"I_J env @g ='z'\n");
}

static void test_tfvars(void **state)
{
	(void)state;
	expect_variables("prod.tfvars",
		"clerk_key = \"sk\"\nport = 80\nenv = {\n  A_B = \"1\"\n}\n",
		"clerk_key tfvars production ='sk'\n"
		"port tfvars production ='80'\n"
		"A_B env production ='1'\n");
	expect_variables("envs/staging/terraform.tfvars.json",
		"{\"clerk_key\": \"sk\", \"env\": {\"A_B\": \"1\", \"c\": 2}}",
		"clerk_key tfvars preview ='sk'\nA_B tfvars preview ='1'\n");
}

static void test_bad_terraform(void **state)
{
	static const char *const texts[] = {"}", "a", "a =", "a = {", "a = [", "a = \"", "a = \"${",
		"a = <<EOT\nx", "a = f(", "b {", "b \"x\" {", "b \"x\n", "/*", "a = {(x) = 1",
		"= 1", "a = { b }", "a = [1, ), 2]", "a = \"\\"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct buf out = {0};

		variables_text_read(STR("a.tf"), str_of(texts[i]), &out);
		buf_finish(&out);
	}
	expect_variables("a.tf", "", "");
	expect_variables("a.tf", "x = { A_B = \"1\"\n", "A_B env ='1'\npartly\n");
	expect_variables("a.tf", "x = \"unclosed\ny = { A_B = 1 }\n", "A_B env ='1'\npartly\n");
	expect_variables("a.tf", "x = { for k, v in y : upper(k) => v }\nz = { A_B = 2 }\n",
		"A_B env ='2'\n");
	expect_variables("a.tf", "x = { (var.k) = 1, A_B = 2 }\n", "A_B env ='2'\n");
}

static void test_servers(void **state)
{
	(void)state;
	expect_variables("nginx.conf",
		"env A=1; env B;\n"
		"# proxy_set_header C 1;\n"
		"http { server { location /__clerk {\n"
		"  proxy_set_header Clerk-Secret-Key \"sk_x\";\n"
		"  proxy_set_header Clerk-Proxy-Url https://${HOST}/__clerk;\n"
		"  proxy_set_header X-Key ${KEY};\n"
		"  set $clerk_key 'a;b';\n"
		"  add_header D e;\n"
		"  proxy_set_header\n"
		"    E\n"
		"    f;\n"
		"} } }\n",
		"A env/run ='1'\n"
		"B env/run unset\n"
		"Clerk-Secret-Key header/run ='sk_x'\n"
		"Clerk-Proxy-Url header/run ='https://${HOST}/__clerk' expansion\n"
		"X-Key header/run <KEY\n"
		"clerk_key set/run ='a;b'\n"
		"E header/run ='f'\n");
	expect_variables("nginx.conf", "proxy_set_header A \"b", "");
	expect_variables("nginx.conf", "proxy_set_header A ${b;\nset \\", "");
	expect_variables("Caddyfile",
		"example.com {\n"
		"  # header_up A b\n"
		"  reverse_proxy /__clerk/* https://x {\n"
		"    header_up Clerk-Secret-Key {$CLERK_SECRET_KEY}\n"
		"    header_up Clerk-Proxy-Url \"https://x/__clerk\" # why\n"
		"    header_up +X {env.Y}\n"
		"    header_up -Z\n"
		"    header_up W {$V:default}\n"
		"  }\n"
		"}\n",
		"Clerk-Secret-Key header/run <CLERK_SECRET_KEY\n"
		"Clerk-Proxy-Url header/run ='https://x/__clerk'\n"
		"X header/run <Y\n"
		"W header/run ='default' <V expansion\n");
	expect_variables("Procfile", "web: A=1 node x.js\n# b: C=1 y\nrelease: npm run migrate\n",
		"A run/run @web ='1'\n");
	expect_variables(".envrc", "export A='$1'\nB=2\nexport C=\"$(op read x)\" # D\nuse flake\n",
		"A env/run ='$1'\nC env/run ='$(op read x)' expansion\n");
	expect_variables(".envrc", "source_env ../x\n", "partly\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_workloads),
		cmocka_unit_test(test_secret_makers),
		cmocka_unit_test(test_helm),
		cmocka_unit_test(test_bad_manifests),
		cmocka_unit_test(test_terraform),
		cmocka_unit_test(test_terraform_resources),
		cmocka_unit_test(test_tfvars),
		cmocka_unit_test(test_bad_terraform),
		cmocka_unit_test(test_servers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
