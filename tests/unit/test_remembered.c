#include "make_program.h"

#include "program/callers.h"
#include "program/lookup.h"

/* What a program finds once for all who ask: kinds of expressions, answers, callers. */

static const struct tree_memory_file files[] = {
	{"a.ts",
		"export const text = 'x';\n"
		"export function run(app) { return text }\n"
		"export class Made { constructor(app) { this.app = app } go() { return 1 } }\n"
		"run(1);\n"
		"const again = run;\n"
		"again(2);\n"
		"other.run(3);\n"
		"'a'; 'b'; 'c'; 'd'; 'e'; 'f'; 'g'; 'h'; 'i'; 'j'; 'k'; 'l'; 'm'; 'n'; 'o';\n"
		"[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];\n"
		"[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];\n"
		"ask(a.b(c.d().e(text), { text, more: f() }));\n",
		0},
	{"b.ts",
		"import { run, Made } from './a';\n"
		"run(4);\n"
		"new Made(5);\n"
		"Made(6);\n",
		0},
	{"c.ts", "", 0},
};

static void start(struct made *made)
{
	make_program(made, files, sizeof(files) / sizeof(files[0]));
	assert_int_equal(made->program.module_count, 3);
}

static bool is_of(const struct summary *s, expr_id id, uint32_t kinds)
{
	const struct expr *e = &s->exprs[id];
	bool method =
		e->kind == EXPR_CALL && e->left != ID_NONE && s->exprs[e->left].kind == EXPR_MEMBER;

	return (KINDS(e->kind) & kinds) != 0 || (method && (kinds & KINDS_METHOD_CALLS) != 0);
}

static void kinds_are_found_in_order(void **state)
{
	static const uint32_t sets[] = {KINDS(EXPR_CALL), KINDS(EXPR_CALL) | KINDS(EXPR_NEW),
		KINDS(EXPR_UNKNOWN), KINDS(EXPR_PARAM), KINDS(EXPR_NUMBER), KINDS_METHOD_CALLS,
		KINDS_METHOD_CALLS | KINDS(EXPR_NAME) | KINDS(EXPR_OBJECT), UINT32_MAX, 0};
	struct made made;

	(void)state;
	start(&made);
	assert_in_range(made.program.modules[0].summary->expr_count, 65, 1000);
	for (uint32_t m = 0; m < made.program.module_count; m++) {
		const struct summary *s = made.program.modules[m].summary;

		for (size_t n = 0; n < sizeof(sets) / sizeof(sets[0]); n++) {
			expr_id found = 0;

			for (expr_id i = 0; i < s->expr_count; i++) {
				if (is_of(s, i, sets[n])) {
					found = lookup_next(&made.program, m, sets[n], found);
					assert_int_equal(found, i);
					found++;
				}
			}
			assert_int_equal(lookup_next(&made.program, m, sets[n], found), ID_NONE);
		}
	}
	unmake_program(&made);
}

static void assert_same(const struct value *a, const struct value *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_true(program_same(a->at, b->at));
	assert_true(program_same(a->via, b->via));
	assert_true(str_equal(a->text, b->text));
	assert_true(str_equal(a->name, b->name));
	assert_true(str_equal(a->package, b->package));
	assert_int_equal(a->guessed, b->guessed);
	assert_int_equal(a->awaited, b->awaited);
}

/* Whatever was asked before, in whatever order, the answer is what following gives. */
static void answers_stay(void **state)
{
	struct made made;
	const struct summary *s;

	(void)state;
	start(&made);
	s = made.program.modules[0].summary;
	for (unsigned round = 0; round < 2; round++) {
		for (expr_id i = 0; i < s->expr_count; i++) {
			struct site site = {0, round == 0 ? i : s->expr_count - 1 - i};
			value_vec values = {0};
			struct value single = program_single(&made.program, site);

			program_origin(&made.program, site);
			program_listed(&made.program, site);
			program_follow(&made.program, site, &made.arena, &values);
			if (values.n == 1) {
				assert_same(&single, &values.items[0]);
			} else {
				assert_int_equal(single.kind, VALUE_UNKNOWN);
			}
		}
	}
	unmake_program(&made);
}

static void a_second_answer_takes_no_memory(void **state)
{
	struct made made;
	struct site site;
	size_t used;

	(void)state;
	start(&made);
	site = make_question(&made);
	assert_int_equal(program_single(&made.program, site).kind, VALUE_CALL);
	used = made.arena.used;
	assert_int_equal(program_single(&made.program, site).kind, VALUE_CALL);
	assert_int_equal(made.arena.used, used);
	assert_int_equal(program_single(&made.program, SITE_NONE).kind, VALUE_UNKNOWN);
	unmake_program(&made);
}

/* How often the function of an export is called with a number, as a sum of these. */
static double sum_of(const struct made *made, struct site function)
{
	const struct program *program = &made->program;
	const struct caller *caller =
		callers_of(program, function.module, program_expr(program, function)->function);
	double sum = 0;

	for (; caller != NULL; caller = caller->next) {
		sum += program_single(program, program_argument(program, caller->call, 0)).number;
	}
	return sum;
}

static void callers_are_those_of_noted_modules(void **state)
{
	struct made made;
	struct site run;
	struct site constructor;

	(void)state;
	start(&made);
	run = program_single(&made.program, program_export(&made.program, 0, STR("run"))).at;
	constructor =
		program_single(&made.program, program_export(&made.program, 0, STR("Made"))).at;
	constructor.expr =
		summary_prop(made.program.modules[0].summary, constructor.expr, "constructor");
	assert_true(sum_of(&made, run) == 0);
	callers_note(&made.program, 0);
	assert_true(sum_of(&made, run) == 1 + 2);
	callers_note(&made.program, 0);
	assert_true(sum_of(&made, run) == 1 + 2);
	assert_true(sum_of(&made, constructor) == 0);
	callers_note(&made.program, 1);
	assert_true(sum_of(&made, run) == 1 + 2 + 4);
	assert_true(sum_of(&made, constructor) == 5 + 6);
	unmake_program(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_are_found_in_order),
		cmocka_unit_test(answers_stay),
		cmocka_unit_test(a_second_answer_takes_no_memory),
		cmocka_unit_test(callers_are_those_of_noted_modules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
