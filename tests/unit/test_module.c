#include "summarized.h"

static void numbers_of_every_base(void **state)
{
	static const struct {
		const char *text;
		double number;
	} rows[] = {{"1_000", 1000}, {"0x10", 16}, {"0b101", 5}, {"0O17", 15}, {"5e3", 5000},
		{"10n", 10}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct summary *s = summarize(*state, "a.js", rows[i].text);

		assert_int_equal(s->exprs[0].kind, EXPR_NUMBER);
		assert_true(s->exprs[0].number == rows[i].number);
	}
}

static void imports_of_every_form(void **state)
{
	struct fixture *f = *state;

	summarize(f, "a.ts",
		"import d, { a as b, type T } from 'one'\n"
		"import * as ns from \"two\"\n"
		"import 'three'\n"
		"import type { U } from 'four'\n"
		"import eq = require('five')\n"
		"const six = require('six')\n"
		"const { seven } = await import('seven')\n"
		"const not = { require: (x: string) => x }\n"
		"not.require('eight')\n");
	expect(f, "import 1 default from one");
	expect(f, "import 0 a from one");
	expect(f, "import 4 T from one");
	expect(f, "import 2 * from two");
	expect(f, "import 3  from three");
	expect(f, "import 4 U from four");
	expect(f, "import 2 * from five");
	expect(f, "import 2 * from six");
	expect(f, "import 2 * from seven");
	expect_not(f, "from eight");
}

static void a_shadowed_require_imports_nothing(void **state)
{
	struct fixture *f = *state;

	summarize(f, "a.js", "function f(require) { return require('fake') }\n");
	expect_not(f, "from fake");
}

static void exports_of_every_form(void **state)
{
	struct fixture *f = *state;

	summarize(f, "a.ts",
		"export const a = 1, { b, c: [d] } = x\n"
		"export function e() {}\n"
		"export default async function g() {}\n"
		"const h = 2\n"
		"export { h as i }\n"
		"export { j as k, default as l } from 'm'\n"
		"export * from 'n'\n"
		"export * as o from 'p'\n"
		"export type { Q } from 'r'\n"
		"exports.s = 3\n"
		"module.exports = { t: 4 }\n");
	expect(f, "export 0 a from  name `a`");
	expect(f, "export 0 b from  name `b`");
	expect(f, "export 0 d from  name `d`");
	expect(f, "export 0 e from  name `e`");
	expect(f, "export 0 default from  name `g`");
	expect(f, "export 0 i from  name `h`");
	expect(f, "export 1 k from m");
	expect(f, "export 1 l from m");
	expect(f, "export 2 * from n");
	expect(f, "export 3 o from p");
	expect(f, "export 4 s from  number `3`");
	expect(f, "export 4 default from  object `{ t: 4 }`");
	expect_not(f, "Q");
}

static void destructuring_is_written_out(void **state)
{
	struct fixture *f = *state;
	struct summary *s = summarize(
		f, "a.ts", "const { a: { b = 1 }, ...rest } = source\nconst [, second] = list\n");
	bool found_b = false;
	bool found_second = false;

	for (uint32_t i = 0; i < s->binding_count; i++) {
		const struct binding *binding = &s->bindings[i];

		if (str_is(binding->name, "b")) {
			const struct expr *either = &s->exprs[binding->value];
			const struct expr *member = &s->exprs[either->left];

			assert_int_equal(either->kind, EXPR_EITHER);
			assert_int_equal(member->kind, EXPR_MEMBER);
			assert_true(str_is(member->name, "b"));
			assert_true(str_is(s->exprs[member->left].name, "a"));
			found_b = true;
		}
		if (str_is(binding->name, "second")) {
			const struct expr *index = &s->exprs[binding->value];

			assert_int_equal(index->kind, EXPR_INDEX);
			assert_true(s->exprs[index->right].number == 1);
			found_second = true;
		}
	}
	assert_true(found_b && found_second);
	expect(f, "binding rest in 0 unknown");
}

static void types_casts_and_parentheses_are_gone(void **state)
{
	struct fixture *f = *state;

	summarize(f, "a.ts",
		"const a = (process.env.A! as string)\nconst b = <string>c\nconst d = e satisfies "
		"F\n");
	expect(f, "binding a in 0 member `process.env.A`");
	expect(f, "binding b in 0 name `c`");
	expect(f, "binding d in 0 name `e`");
}

static void strings_are_decoded(void **state)
{
	struct fixture *f = *state;
	struct summary *s = summarize(f, "a.js",
		"const a = 'x\\n\\x41\\u{1F511}\\'' ; const b = `plain` ; const c = o['key']\n");

	assert_true(str_is(s->exprs[s->bindings[0].value].text, "x\nA\xf0\x9f\x94\x91'"));
	assert_true(str_is(s->exprs[s->bindings[1].value].text, "plain"));
	assert_int_equal(s->exprs[s->bindings[2].value].kind, EXPR_MEMBER);
	s = summarize(f, "b.js",
		"const a = '\\ud83d\\udd11' ; const b = '\\ud83dx' ; const c = '\\udd11\\ud83d'\n");
	assert_true(str_is(s->exprs[s->bindings[0].value].text, "\xf0\x9f\x94\x91"));
	assert_true(str_is(s->exprs[s->bindings[1].value].text, "\xef\xbf\xbd"
								"x"));
	assert_true(str_is(s->exprs[s->bindings[2].value].text, "\xef\xbf\xbd\xef\xbf\xbd"));
}

static void steps_come_in_order_of_execution(void **state)
{
	struct fixture *f = *state;
	const char *body;
	const char *verify;

	summarize(f, "a.ts",
		"export async function POST(req) {\n"
		"  const body = await req.text()\n"
		"  try { evt = wh.verify(body, headers()) } catch (e) { return fail(400) }\n"
		"  if (evt.type === 'user.created') { await db.save(evt) } else { other() }\n"
		"  return ok()\n}\n");
	body = strstr(f->dump.s, "await await `await req.text()`");
	verify = strstr(f->dump.s, "call call `wh.verify(body, headers())`");
	assert_non_null(body);
	assert_non_null(verify);
	assert_true(body < verify);
	/* arguments are evaluated before the call they belong to */
	assert_true(strstr(f->dump.s, "call call `headers()`") < verify);
	expect(f, "catch e -\n    call call `fail(400)`\n    return call `fail(400)`\n  end");
	expect(f, "if binary `evt.type === 'user.created'`\n    call call `db.save(evt)`\n"
		  "    await await `await db.save(evt)`\n  end\n  else -\n");
}

static void nested_functions_have_their_own_steps(void **state)
{
	struct fixture *f = *state;

	summarize(f, "a.js", "const outer = () => { run(async () => { await inner() }) }\n");
	expect(f, "function 1 outer params 0\n  call call `run(async () => { await inner() })`\n");
	expect(f, "function 2  async params 0\n  call call `inner()`\n  await await `await "
		  "inner()`\n");
}

static void names_resolve_to_the_nearest_declaration(void **state)
{
	struct fixture *f = *state;
	struct summary *s = summarize(f, "a.js",
		"import { auth } from '@clerk/nextjs/server'\n"
		"function f(auth) { return auth() }\n"
		"function g() { return auth() }\n");
	unsigned imported = 0;
	unsigned shadowed = 0;

	for (expr_id i = 0; i < s->expr_count; i++) {
		const struct expr *e = &s->exprs[i];

		if (e->kind == EXPR_NAME && str_is(e->name, "auth")) {
			assert_int_not_equal(e->binding, ID_NONE);
			imported += s->bindings[e->binding].kind == BINDING_IMPORT;
			shadowed += s->bindings[e->binding].kind == BINDING_PARAM;
		}
	}
	assert_int_equal(imported, 1);
	assert_int_equal(shadowed, 1);
}

static void jsx_becomes_tag_and_attributes(void **state)
{
	struct fixture *f = *state;
	struct summary *s = summarize(f, "a.tsx",
		"export default () => <Clerk.Provider key={k} {...rest} on>Tom & "
		"<b/>{x}</Clerk.Provider>\n");
	unsigned found = 0;

	assert_int_equal(f->notices.n, 0); /* a bare & is no error */
	for (expr_id i = 0; i < s->expr_count; i++) {
		const struct expr *e = &s->exprs[i];

		if (e->kind == EXPR_JSX && s->exprs[e->left].kind == EXPR_MEMBER) {
			assert_int_equal(e->count, 4);
			assert_int_equal(summary_kid(s, i, 0), ID_NONE); /* they are props */
			assert_int_equal(summary_prop_at(s, i, 1)->kind, PROP_SPREAD);
			assert_int_equal(s->exprs[summary_prop_at(s, i, 1)->value].kind, EXPR_NAME);
			assert_true(summary_is_open(s, i));
			assert_int_not_equal(summary_prop(s, i, "children"), ID_NONE);
			found++;
		}
	}
	assert_int_equal(found, 1);
}

static void broken_text_keeps_what_is_whole(void **state)
{
	struct fixture *f = *state;
	struct summary *s = summarize(
		f, "a.ts", "import { a } from 'one' // Clerk\nconst = = ;\nexport const b = a()\n");

	assert_true(s->has_errors);
	assert_int_equal(f->notices.n, 1);
	assert_non_null(strstr(f->notices.items[0].reason.s, "line 2"));
	expect(f, "import 0 a from one");
	expect(f, "binding b in 0 call `a()`");
}

static void trouble_is_told_only_where_it_matters(void **state)
{
	struct fixture *f = *state;

	summarize(f, "a.ts", "const = = ;\n");
	assert_int_equal(f->notices.n, 0);
	summarize(f, "a.ts", "const = = ; // clerk\n");
	assert_int_equal(f->notices.n, 1);
}

/* What every compiler takes and the grammars do not. */
static void gaps_of_the_grammars_are_written_around(void **state)
{
	struct fixture *f = *state;

	summarize(f, "a.tsx",
		"// clerk\nconst a = <a href=\"/x?a=1&b=2&copy=3\">R&D &amp; Q & A<b/> & more</a>\n"
		"const t = (x & y) as A & B\nconst after = f()\n");
	assert_int_equal(f->notices.n, 0);
	expect(f, "binding after in 0 call `f()`");
	summarize(f, "b.ts",
		"// clerk\nconst Box = styled.div<{ a?: Array<string>; f: (x: number) => void "
		"}>`b`\n"
		"const after = g()\n");
	assert_int_equal(f->notices.n, 0);
	expect(f, "binding after in 0 call `g()`");
	expect(f, "binding Box in 0 call `styled.div<");
}

static void nesting_has_a_limit(void **state)
{
	struct fixture *f = *state;
	enum { DEPTH = 100000 };
	char *text = malloc(2 * DEPTH + 16);
	struct summary *s;

	memset(text, '[', DEPTH);
	memset(text + DEPTH, ']', DEPTH);
	strcpy(text + 2 * DEPTH, ";f()\n");
	s = module_summarize(
		f->parser, STR("deep.js"), str_of(text), &f->keep, &f->scratch, &f->notices);
	free(text);
	if (s != NULL) {
		assert_true(s->expr_count < 5000);
	}
	assert_true(f->notices.n >= 1);
}

static void other_languages_are_not_parsed(void **state)
{
	struct fixture *f = *state;

	assert_null(module_summarize(
		f->parser, STR("a.py"), STR("x = 1"), &f->keep, &f->scratch, &f->notices));
	assert_int_equal(f->notices.n, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void decorators_of_a_class_and_its_members(void **state)
{
	struct fixture *f = *state;

	summarize(f, "a.ts",
		"@Injectable()\n@Controller('x')\nexport class A extends B<C> implements D {\n"
		"  @Field() private readonly wh: Webhook\n"
		"  @Post('y') @HttpCode(200) async handle() {}\n"
		"}\n"
		"export default @Only class {}\n"
		"@Before() export default class E {}\n"
		"class Plain implements D {}\n");
	expect(f, "class A extends name `B` @ call `Injectable()` @ call `Controller('x')`\n"
		  "  member wh name `Webhook` @ call `Field()`\n"
		  "  member handle - @ call `Post('y')` @ call `HttpCode(200)`\n");
	expect(f, "class default extends - @ name `Only`");
	expect(f, "class E extends - @ call `Before()`");
	expect(f, "class Plain extends -\n");
	expect_not(f, "  call call `Injectable()`");
}

static void parameters_of_methods(void **state)
{
	struct fixture *f = *state;

	summarize(f, "a.ts",
		"class A {\n"
		"  constructor(private readonly svc: Svc, @Inject('T') public t: ns.T<X>, c?: C,\n"
		"    d: 'public', e: A | B, readonly) {}\n"
		"  m(@Req() req: RawBodyRequest<Request>, @Body() { a, b }: Dto) {}\n"
		"}\n"
		"function f(a: A) {}\n");
	expect(f, "  member constructor -\n"
		  "    param 0 field name `Svc`\n"
		  "    param 1 field member `T` @ call `Inject('T')`\n"
		  "    param 2 name `C`\n"
		  "    param 3 -\n"
		  "    param 4 -\n"
		  "    param 5 -\n"
		  "  member m -\n"
		  "    param 0 name `RawBodyRequest` @ call `Req()`\n"
		  "    param 1 name `Dto` @ call `Body()`\n");
}

static void this_knows_its_class(void **state)
{
	static const struct {
		const char *text;
		uint32_t class;
	} rows[] = {
		{"class A { m() { this } }", 1},
		{"class A { m = () => () => this }", 1},
		{"class A { m = this.x }", 1},
		{"class A { m() { function f() { return this } } }", 0},
		{"class A { m() { return { n() { return this } } } }", 0},
		{"class A { m() { return { n: () => this } } }", 1},
		{"class A { m() { class B {} return this } }", 1},
		{"class A { m() { return class B { n() { return super.n() } } } }", 2},
		{"this", 0},
		{"class A {} function f() { return this }", 0},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct summary *s = summarize(*state, "a.ts", rows[i].text);
		uint32_t seen = 0;

		for (expr_id e = 0; e < s->expr_count; e++) {
			if (s->exprs[e].kind == EXPR_THIS) {
				assert_int_equal(s->exprs[e].index, rows[i].class);
				seen++;
			}
		}
		assert_int_equal(seen, 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(numbers_of_every_base),
		TEST(imports_of_every_form),
		TEST(a_shadowed_require_imports_nothing),
		TEST(exports_of_every_form),
		TEST(destructuring_is_written_out),
		TEST(types_casts_and_parentheses_are_gone),
		TEST(strings_are_decoded),
		TEST(steps_come_in_order_of_execution),
		TEST(nested_functions_have_their_own_steps),
		TEST(names_resolve_to_the_nearest_declaration),
		TEST(jsx_becomes_tag_and_attributes),
		TEST(broken_text_keeps_what_is_whole),
		TEST(trouble_is_told_only_where_it_matters),
		TEST(gaps_of_the_grammars_are_written_around),
		TEST(nesting_has_a_limit),
		TEST(other_languages_are_not_parsed),
		TEST(decorators_of_a_class_and_its_members),
		TEST(parameters_of_methods),
		TEST(this_knows_its_class),
	};

	return cmocka_run_group_tests_name("module", tests, NULL, NULL);
}
