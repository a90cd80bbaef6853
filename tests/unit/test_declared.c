#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "module/declared.h"

struct reading {
	struct arena arena;
	struct declared declared;
};

static void read_text(struct reading *reading, const char *text)
{
	arena_init(&reading->arena);
	declared_read(str_of(text), &reading->arena, &reading->arena, &reading->declared);
}

static void check(const char *text, const char *name, enum declared_kind kind)
{
	struct reading reading;

	read_text(&reading, text);
	if (declared_kind(&reading.declared, declared_hash(str_of(name))) != kind) {
		fail_msg("%s: %s is not of kind %d", text, name, (int)kind);
	}
	arena_finish(&reading.arena);
}

static void knows_what_is_a_module_s_own(void **state)
{
	static const struct {
		const char *text;
		const char *name;
	} cases[] = {
		{"export function a() {}\n", "a"},
		{"x\nexport async function a() {}\n", "a"},
		{"export default function a() {}\n", "default"},
		{"export default class {}\n", "default"},
		{"export abstract class A extends B {}\n", "A"},
		{"export const a = () => 1\n", "a"},
		{"export const a = async ({ b }: C) => b\n", "a"},
		{"export const a: FC<P> = (props) => null\n", "a"},
		{"export const a = (x: string, y?: number) => x\n", "a"},
		{"export const a = function () {}\n", "a"},
		{"export const a = { b: 1 }\n", "a"},
		{"export const a = [\n", "a"},
		{"export const a = 'text';\n", "a"},
		{"export const a = 12;\n", "a"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		check(cases[i].text, cases[i].name, DECLARED_OWN);
	}
}

static void leaves_open_what_may_be_another_s(void **state)
{
	static const struct {
		const char *text;
		const char *name;
	} cases[] = {
		{"export const a = b\n", "a"},
		{"export const a = b.c\n", "a"},
		{"export const a = (b)\n", "a"},
		{"export const a = (b).c\n", "a"},
		{"export const a = make()\n", "a"},
		{"export const a = async\n", "a"},
		{"export const a =\n\tb\n", "a"},
		{"export const { a } = b\n", "a"},
		{"export const a = 1, b = c\n", "b"},
		{"export const a = (x, y = 1) => x\n", "a"}, /* it looks like that */
		{"export const a = {\n}, b = c\n", "b"},
		{"export const a = 1,\n\tb = c\n", "b"},
		{"export let a = () => 1\n", "a"},
		{"export default a\n", "default"},
		{"export * from './b'\n", "a"},
		{"export { a } from './b'\n", "a"},
		{"import { b } from 'b'\nexport { b as a }\n", "a"},
		{"export {\n\tb,\n\ta,\n}\n", "a"},
		{"exports.a = b\n", "a"},
		{"module.exports = { a }\n", "a"},
		{"const x = 1; export { x as a }\n", "a"},
		{"function f() {}\n  export const a = b\n", "a"},
		{"export = a\n", "default"},
		{"export import a = b.c\n", "a"},
		{"export\nconst a = b\n", "a"},
		{"export /* all */ * from './b'\n", "a"},
		{"export", "a"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		check(cases[i].text, cases[i].name, DECLARED_MAYBE);
	}
}

static void knows_what_is_not_exported(void **state)
{
	static const char *const texts[] = {"", "const a = 1\n", "export function b() {}\n",
		"export const b = {\n\tc: 1,\n}\n", "export { b, c as d, type E } from './b'\n",
		"export interface B {}\n", "export type B = 1\n", "export enum B {}\n",
		"export const enum B {}\n",
		"import { a } from './a'\nexport default function b() { return a }\n",
		"const exported = 1, exportAll = 2\n", "export * as b from './b'\n"};

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(texts) / sizeof(texts[0]); i++) {
		check(texts[i], "a", DECLARED_NOT);
	}
	check("export * as b from './b'\n", "b", DECLARED_MAYBE);
}

static void knows_who_hands_on(void **state)
{
	static const struct {
		const char *text;
		bool hands_on;
	} cases[] = {
		{"", false},
		{"const a = {}\nmodule.exports = { a }\n", false},
		{"export const a = 1\n", false},
		{"import { a } from './a'\nexport default a\n", false},
		{"export type { A } from './a'\n", false},
		{"export * from './a'\n", true},
		{"export * as a from './a'\n", true},
		{"export const b = 1\nexport {a} from './a'\n", true},
		{"const b = 1; export{a}from'./a'\n", true},
		{"export*from'./a'", true},
		{"export *", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading reading;

		read_text(&reading, cases[i].text);
		if (reading.declared.hands_on != cases[i].hands_on) {
			fail_msg("%s", cases[i].text);
		}
		arena_finish(&reading.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_what_is_a_module_s_own),
		cmocka_unit_test(leaves_open_what_may_be_another_s),
		cmocka_unit_test(knows_what_is_not_exported),
		cmocka_unit_test(knows_who_hands_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
