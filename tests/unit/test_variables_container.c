#include "variables_text.h"

static void test_stages(void **state)
{
	(void)state;
	expect_variables("Dockerfile",
		"ARG NODE=20\n"
		"FROM node:${NODE} AS base\n"
		"ENV A=1\n"
		"FROM base AS builder\n"
		"ARG CLERK_KEY\n"
		"ARG WITH=pk_x\n"
		"ENV KEY=$WITH OTHER=\"${WITH}-b\"\n"
		"FROM BASE AS runner\n"
		"ENV B='x y' C=a\\ b\n"
		"ARG D=\n",
		"NODE arg/build ='20'\n"
		"A env/both @base production final ='1'\n"
		"CLERK_KEY arg/build @builder unset\n"
		"WITH arg/build @builder ='pk_x'\n"
		"KEY env/build @builder <WITH\n"
		"OTHER env/build @builder ='${WITH}-b' expansion\n"
		"B env/both @runner production final ='x y'\n"
		"C env/both @runner production final ='a b'\n"
		"D arg/build @runner production final =''\n");
}

static void test_environment_by_name(void **state)
{
	(void)state;
	expect_variables("docker/Dockerfile.dev", "FROM a\nENV X=1\n",
		"X env/both development final ='1'\n");
	expect_variables("dev.Dockerfile", "FROM a AS x\nENV X=1\nFROM x AS production\nENV Y=2\n",
		"X env/both @x development final ='1'\nY env/both @production production final "
		"='2'\n");
	expect_variables(".devcontainer/Dockerfile", "FROM a\nENV X=1\n",
		"X env/both development final ='1'\n");
	expect_variables("Containerfile", "FROM a AS dev\nENV X=1\nFROM a AS test\nENV X=2\n",
		"X env/build @dev development ='1'\nX env/both @test test final ='2'\n");
	expect_variables(
		"docker/test/Dockerfile", "FROM a\nARG X=1\n", "X arg/build test final ='1'\n");
}

static void test_lines(void **state)
{
	(void)state;
	expect_variables("Dockerfile",
		"# syntax=docker/dockerfile:1\n"
		"from a\r\n"
		"env X the value\\\n"
		"# a comment\n"
		"\n"
		"  goes \"on\"\r\n"
		"ENV A=1 \\\n"
		"    # B=2 \\\n"
		"    C='$x' \\\n"
		"    D=\\$y\n"
		"# ENV E=3\n"
		"ENV F=\"a # b\"\n"
		"LABEL G=4\n"
		"ARG H I=5\n"
		"ONBUILD ENV J=6\n",
		"X env/both production final ='the value  goes on'\n"
		"A env/both production final ='1'\n"
		"C env/both production final ='$x'\n"
		"D env/both production final ='$y'\n"
		"F env/both production final ='a # b'\n"
		"H arg/build production final unset\n"
		"I arg/build production final ='5'\n"
		"J env/both production final ='6'\n");
	expect_variables("Dockerfile", "# escape=`\nFROM a\nENV X=a` b Y=c:\\d `\n  Z=1\n",
		"X env/both production final ='a b'\nY env/both production final ='c:\\d'\n"
		"Z env/both production final ='1'\n");
	expect_variables("Dockerfile", "#\n# escape=`\nFROM a\nENV X=a\\ b\n",
		"X env/both production final ='a b'\n");
}

static void test_run(void **state)
{
	(void)state;
	expect_variables("Dockerfile",
		"FROM a AS b\n"
		"RUN --mount=type=cache,target=/x --mount=type=secret,id=tok,env=CLERK_SECRET_KEY "
		"\\\n"
		"    --mount=type=secret,id=OTHER A=1 B=\"$C\" npm run build && X=2 && export D=3\n"
		"RUN docker build --build-arg E=4 . ; echo F=5\n"
		"RUN [\"env\", \"G=6\"]\n"
		"RUN echo \"H=7\" > .env.production && echo 'I=$8' >> .env\n",
		"CLERK_SECRET_KEY secret/build @b production final <tok\n"
		"OTHER secret/build @b production final <OTHER\n"
		"A run/build @b production final ='1'\n"
		"B run/build @b production final <C\n"
		"D run/build @b production final ='3'\n"
		"H file/both @b production final ='7'\n"
		"I file/both @b production final ='$8'\n");
}

static void test_heredocs(void **state)
{
	(void)state;
	expect_variables("Dockerfile",
		"FROM a\n"
		"COPY <<EOF /app/.env\n"
		"ENV=1\n"
		"# FROM b\n"
		"EOF\n"
		"COPY <<-'ONE' <<TWO /x/\n"
		"ENV NOT=1\n"
		"\tONE\n"
		"ENV NOT=2\n"
		"TWO\n"
		"RUN <<EOF\n"
		"A=1 npm run build\n"
		"ENV NOT=3\n"
		"EOF\n"
		"RUN cat > .env <<'EOF'\n"
		"B=2\n"
		"EOF\n"
		"RUN echo $((1<<4))\n"
		"ENV Z=1\n",
		"ENV file/both production final ='1'\n"
		"A run/build production final ='1'\n"
		"B file/both production final ='2'\n"
		"Z env/both production final ='1'\n");
	expect_variables("Dockerfile", "FROM a\nRUN cat <<EOF\nENV A=1\n",
		"A env/both production final ='1'\n");
}

static void test_nothing_in_dockerfiles(void **state)
{
	(void)state;
	expect_variables("Dockerfile", "", "");
	expect_variables("Dockerfile", "ENV", "");
	expect_variables("Dockerfile", "FROM\nENV \\", "");
	expect_variables("Dockerfile", "FROM a\nENV X", "X env/both production final =''\n");
	expect_variables("Dockerfile", "FROM a\nENV =1 2=3 a b\n", "");
	expect_variables("Dockerfile", "FROM a\nENV X=\"1\n", "X env/both production final ='1'\n");
	expect_variables("Dockerfile", "FROM a\nENV ${X}=1\n", "partly\n");
	expect_variables("Dockerfile.dockerignore", "ENV X=1\n", "none\n");
	expect_variables("Dockerfile.md", "ENV X=1\n", "none\n");
}

static void test_compose(void **state)
{
	(void)state;
	expect_variables("docker-compose.yml",
		"services:\n"
		"  web:\n"
		"    build:\n"
		"      context: .\n"
		"      args:\n"
		"        NEXT_PUBLIC_X: ${X:-pk_test}\n"
		"        Y: null\n"
		"    env_file: .env\n"
		"    environment:\n"
		"      - A=${B}\n"
		"      - \"C=d e\"\n"
		"      - F\n"
		"      - G=\n"
		"      - H=$$2b\n"
		"  api:\n"
		"    image: x\n"
		"    build: .\n"
		"    environment: {I: true, J: 8080, K: , L: '${M?why}', N: '${O}-${P}'}\n"
		"secrets:\n"
		"  s:\n"
		"    environment: CLERK_SECRET_KEY\n"
		"  t: {file: ./x}\n",
		"A env/run @web <B\n"
		"C env/run @web ='d e'\n"
		"F env/run @web unset\n"
		"G env/run @web =''\n"
		"H env/run @web ='$$2b'\n"
		"NEXT_PUBLIC_X build_arg/build @web ='pk_test' <X expansion\n"
		"Y build_arg/build @web unset\n"
		"I env/run @api ='true'\n"
		"J env/run @api ='8080'\n"
		"K env/run @api unset\n"
		"L env/run @api <M\n"
		"N env/run @api ='${O}-${P}' expansion\n"
		"CLERK_SECRET_KEY secret/run <CLERK_SECRET_KEY\n");
	expect_variables("docker-compose.yml", "build: .\n", "");
	expect_variables("compose.yaml", "web:\n  image: x\n  environment: [A=1]\n",
		"A env/run @web ='1'\n");
}

static void test_compose_environments(void **state)
{
	(void)state;
	expect_variables("compose.prod.yml", "services: {web: {environment: [A=1]}}\n",
		"A env/run @web production ='1'\n");
	expect_variables("docker-compose.override.yml",
		"services: {web: {environment: [A=1]}, test: {environment: [B=1]}}\n",
		"A env/run @web development ='1'\nB env/run @test test ='1'\n");
	expect_variables("docker-compose.yml",
		"services: {web: {profiles: [dev], environment: [A=1]},"
		" x: {profiles: [dev, prod], environment: [B=1]}}\n",
		"A env/run @web development ='1'\nB env/run @x ='1'\n");
	expect_variables("deploy/production/docker-compose.yml",
		"services: {web: {environment: [A=1]}}\n", "A env/run @web production ='1'\n");
}

static void test_compose_anchors(void **state)
{
	(void)state;
	expect_variables("compose.yml",
		"x-env: &env\n  A: 1\n"
		"x-base: &base\n  environment:\n    <<: *env\n    B: 2\n"
		"services:\n  web:\n    <<: *base\n  api:\n    environment:\n      <<: *env\n"
		"      A: 3\n  job:\n    environment: *env\n",
		"B env/run @web ='2'\nA env/run @web ='1'\nA env/run @api ='3'\n");
	expect_variables("compose.yml", "services: {web: {environment: *nowhere}}\n", "partly\n");
	expect_variables("compose.yml", "services: {web: {environment: {<<: *x, A: 1}}}\n",
		"A env/run @web ='1'\npartly\n");
	expect_variables("compose.yml", "services: !reset []\n", "partly\n");
	expect_variables(
		"compose.yml", "services:\n  web:\n    environment: [A=1\n  b: [\n", "partly\n");
	expect_variables("compose.yml", "services: [1, 2]\n", "");
	expect_variables(
		"compose.yml", "services: {web: {environment: 3, build: {args: x}}}\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stages),
		cmocka_unit_test(test_environment_by_name),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_run),
		cmocka_unit_test(test_heredocs),
		cmocka_unit_test(test_nothing_in_dockerfiles),
		cmocka_unit_test(test_compose),
		cmocka_unit_test(test_compose_environments),
		cmocka_unit_test(test_compose_anchors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
