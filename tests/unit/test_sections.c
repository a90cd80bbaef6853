#include "summarized.h"

static struct summary *summarize_clean(struct fixture *f, const char *path, const char *text)
{
	struct summary *summary = summarize(f, path, text);

	if (summary->has_errors) {
		fail_msg("not understood in full: %s", text);
	}
	return summary;
}

/* The bytes of an expression in the file. */
static struct str bytes_of(const struct summary *s, expr_id id)
{
	return str_slice(s->text, s->exprs[id].start, s->exprs[id].end);
}

/* The n-th call whose bytes begin so. */
static expr_id call_of(const struct summary *s, const char *bytes)
{
	for (expr_id id = 0; id < s->expr_count; id++) {
		if (s->exprs[id].kind == EXPR_CALL && str_starts(bytes_of(s, id), bytes)) {
			return id;
		}
	}
	fail_msg("no call of %s", bytes);
	return ID_NONE;
}

/* The name of the binding that a call's n-th argument stands for, "-" for a global. */
static struct str bound(const struct summary *s, const char *call, uint32_t n)
{
	const struct expr *e = &s->exprs[summary_kid(s, call_of(s, call), n)];

	assert_int_equal(e->kind, EXPR_NAME);
	return e->binding == ID_NONE ? STR("-") : s->bindings[e->binding].name;
}

static enum binding_kind bound_kind(const struct summary *s, const char *call, uint32_t n)
{
	const struct expr *e = &s->exprs[summary_kid(s, call_of(s, call), n)];

	assert_true(e->binding != ID_NONE);
	return (enum binding_kind)s->bindings[e->binding].kind;
}

/* The first element with this tag, as it is written. */
static expr_id element(const struct summary *s, const char *tag)
{
	for (expr_id id = 0; id < s->expr_count; id++) {
		const struct expr *e = &s->exprs[id];

		if (e->kind == EXPR_JSX && e->left != ID_NONE &&
			str_is(bytes_of(s, e->left), tag)) {
			return id;
		}
	}
	fail_msg("no element <%s>", tag);
	return ID_NONE;
}

static const struct expr *attribute(const struct summary *s, const char *tag, const char *name)
{
	expr_id value = summary_prop(s, element(s, tag), name);

	if (value == ID_NONE) {
		fail_msg("<%s> has no value for %s", tag, name);
	}
	return &s->exprs[value];
}

static void every_expression_lies_at_its_bytes(void **state)
{
	static const struct {
		const char *path;
		const char *text;
	} rows[] = {
		{"a.vue", "<script>\nlet a = top(1)\n</script>\n<template>\n<p :x=\"bind(2)\" "
			  "v-if='iff(3)'>\xc3\xa4 {{ must(4) }}</p></template>\n"},
		{"a.vue", "<template><p @click=\"a = 1; act(1)\" @x=\"call(2)\"/></template>\n"
			  "<script setup lang=\"ts\">const b: B = last(3)</script>"},
		{"a.svelte", "{#if test(1)}{inner(2)}{:else if other(3)}{/if}<p a={attr(4)} "
			     "b=\"x{mix(5)}y\" {...spread(6)}/><script>top(7)</script>"},
		{"a.astro", "---\nconst a = front(1)\n---\n<p a={attr(2)} b=`c${tpl(3)}`>"
			    "{list(4).map((i) => <li c={deep(5)}>don't {inner(6)}</li>)}</p>"
			    "<script>client(7)</script>"},
		{"a.html", "<!doctype html><p onclick=no()>no()<script>\nyes(1)</script>"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct summary *s = summarize_clean(*state, rows[i].path, rows[i].text);

		for (expr_id id = 0; id < s->expr_count; id++) {
			struct str bytes = bytes_of(s, id);

			if (s->exprs[id].kind == EXPR_NUMBER) {
				assert_true(str_equal(bytes, s->exprs[id].text));
			} else if (s->exprs[id].kind == EXPR_CALL) {
				assert_true(str_ends(bytes, ")"));
			} else if (s->exprs[id].kind == EXPR_NAME) {
				assert_true(str_equal(bytes, s->exprs[id].name));
			}
		}
	}
}

static void vue_template_sees_the_script(void **state)
{
	const struct summary *s = summarize_clean(*state, "a.vue",
		"<script>export const a = 1</script>\n<script setup>const b = 2</script>\n"
		"<template><p>{{ f(a, b, c) }}</p></template>");

	assert_true(str_is(bound(s, "f(", 0), "a"));
	assert_true(str_is(bound(s, "f(", 1), "b"));
	assert_true(str_is(bound(s, "f(", 2), "-"));
}

static void vue_loops_and_slots_have_scopes(void **state)
{
	const struct summary *s = summarize_clean(*state, "a.vue",
		"<script setup>const item = 1; const index = 2</script><template>\n"
		"<p v-for=\"(item, index) in items\" :key=\"k(item)\">{{ f(item, index) }}</p>\n"
		"<p v-for=\"{ id } of items\">{{ g(id) }}</p>\n"
		"<A v-slot=\"{ user }\">{{ h(user, item) }}</A>{{ i(user, item) }}\n"
		"<A><template #row=\"row\">{{ j(row) }}</template></A></template>");

	assert_int_equal(bound_kind(s, "k(", 0), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "f(", 0), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "f(", 1), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "g(", 0), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "h(", 0), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "h(", 1), BINDING_CONST);
	assert_true(str_is(bound(s, "i(", 0), "-"));
	assert_int_equal(bound_kind(s, "i(", 1), BINDING_CONST);
	assert_int_equal(bound_kind(s, "j(", 0), BINDING_PARAM);
}

static void vue_elements_are_jsx(void **state)
{
	const struct summary *s = summarize_clean(*state, "a.vue",
		"<script setup>import { Protect, SignInButton } from '@clerk/vue'</script>\n"
		"<template><Protect role=\"org:admin\" :permission=\"p\" v-bind:plan='q'>\n"
		"<sign-in-button fallback-redirect-url=/x data-a-b=\"c\" />\n"
		"<my-own a-b=\"c\"/><Link>x</Link></Protect></template>");
	const struct expr *tag = &s->exprs[s->exprs[element(s, "sign-in-button")].left];

	assert_true(str_is(attribute(s, "Protect", "role")->text, "org:admin"));
	assert_true(str_is(attribute(s, "Protect", "permission")->name, "p"));
	assert_true(str_is(attribute(s, "Protect", "plan")->name, "q"));
	assert_int_equal(tag->kind, EXPR_NAME);
	assert_true(str_is(s->bindings[tag->binding].name, "SignInButton"));
	assert_true(str_is(attribute(s, "sign-in-button", "fallbackRedirectUrl")->text, "/x"));
	assert_true(str_is(attribute(s, "sign-in-button", "data-a-b")->text, "c"));
	assert_int_equal(s->exprs[s->exprs[element(s, "my-own")].left].kind, EXPR_STRING);
	assert_int_equal(attribute(s, "Protect", "children")->kind, EXPR_ARRAY);
}

static void vue_handlers_are_functions(void **state)
{
	const struct summary *s = summarize_clean(*state, "a.vue",
		"<template><A @a=\"save\" @b=\"save(1)\" @c=\"x = 1; save(2)\" "
		"@d=\"(e) => save(e)\" v-on:e=\"if (x) { save(3) }\"/></template>");

	assert_int_equal(attribute(s, "A", "@a")->kind, EXPR_NAME);
	assert_int_equal(attribute(s, "A", "@b")->kind, EXPR_FUNCTION);
	assert_int_equal(attribute(s, "A", "@c")->kind, EXPR_FUNCTION);
	assert_int_equal(attribute(s, "A", "@d")->kind, EXPR_FUNCTION);
	assert_int_equal(attribute(s, "A", "v-on:e")->kind, EXPR_FUNCTION);
	assert_true(s->exprs[call_of(s, "save(1)")].function != 0);
}

static void vue_other_blocks_say_nothing(void **state)
{
	struct fixture *f = *state;

	summarize(f, "a.vue",
		"<!-- <script>import a from 'commented'</script> -->\n"
		"<i18n>{ \"a\": \"<script>import b from 'data'</script>\" }</i18n>\n"
		"<template lang=\"pug\">p {{ no() }}</template>\n"
		"<script lang=\"coffee\">import c from 'coffee'</script>\n"
		"<style>a { b: c }</style>\n"
		"<template><!-- {{ hidden() }} --><p>{{ seen() }}</p></template>");
	expect_not(f, "import");
	expect_not(f, "call `hidden()`");
	expect(f, "call `seen()`");
}

static void svelte_scripts_share_a_scope(void **state)
{
	const struct summary *s = summarize_clean(*state, "a.svelte",
		"<script module lang=\"ts\">export const load = 1</script>\n"
		"<script lang=\"ts\" generics=\"T extends { id: string }\">let { a }: P = "
		"$props()\n"
		"</script>\n{f(load, a)}\n<svelte:head><script>var a = g(a, load)</script>"
		"</svelte:head>");

	assert_true(str_is(bound(s, "f(", 0), "load"));
	assert_true(str_is(bound(s, "f(", 1), "a"));
	assert_true(str_is(bound(s, "g(", 1), "-"));
}

static void svelte_blocks_have_scopes(void **state)
{
	const struct summary *s = summarize_clean(*state, "a.svelte",
		"<script>let item, upper, value</script>\n"
		"{#each list as Item[] as { id, name }, i (id)}{@const upper = g(name)}"
		"<p {id}>{f(id, i, upper)}</p>{:else}{e(item)}{/each}{o(upper)}\n"
		"{#await load() then value}{w(value)}{:catch error}{c(error)}{/await}{v(value)}\n"
		"{#snippet row(cell)}{r(cell)}{/snippet}{@render row(1)}\n"
		"<A let:item>{l(item)}</A>{m(item)}{#key k(item)}{/key}\n"
		"{#if true}{const x = 1}{n(x)}{/if}{#await p then}{/await}");

	assert_int_equal(bound_kind(s, "f(", 0), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "f(", 1), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "f(", 2), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "e(", 0), BINDING_LET);
	assert_int_equal(bound_kind(s, "o(", 0), BINDING_LET);
	assert_int_equal(bound_kind(s, "w(", 0), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "c(", 0), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "v(", 0), BINDING_LET);
	assert_int_equal(bound_kind(s, "r(", 0), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "l(", 0), BINDING_PARAM);
	assert_int_equal(bound_kind(s, "m(", 0), BINDING_LET);
	assert_int_equal(bound_kind(s, "n(", 0), BINDING_PARAM);
}

static void svelte_conditions_are_branches(void **state)
{
	struct fixture *f = *state;

	summarize_clean(f, "a.svelte",
		"{#if a.b}{x()}{:else if c > "
		"1}{y()}{:else}<p>{z()}{/if}<pre>{/a\\/}/.test(b)}</pre>");
	expect(f, "  if member `a.b`\n    call call `x()`\n    jsx jsx `{x()}`\n  end\n  else -\n"
		  "    if binary `c > 1`\n      call call `y()`\n      jsx jsx `{y()}`\n"
		  "    end\n    else -\n      call call `z()`\n");
	expect(f, "call call `/a\\/}/.test(b)`");
}

static void svelte_attributes(void **state)
{
	const struct summary *s = summarize_clean(*state, "a.svelte",
		"<Show when={a > b} {user} title=\"x{c}y\" text=\"plain\" one=\"{d}\" bind:value "
		"on:click={() => go({ a: '}' })} {@attach fn(1)} {...rest} bare=x{e}/>");
	const struct prop *last =
		summary_prop_at(s, element(s, "Show"), s->exprs[element(s, "Show")].count - 1);

	assert_int_equal(attribute(s, "Show", "when")->kind, EXPR_BINARY);
	assert_true(str_is(attribute(s, "Show", "user")->name, "user"));
	assert_int_equal(attribute(s, "Show", "title")->kind, EXPR_TEMPLATE);
	assert_true(str_is(attribute(s, "Show", "text")->text, "plain"));
	assert_int_equal(attribute(s, "Show", "one")->kind, EXPR_NAME);
	assert_true(str_is(attribute(s, "Show", "bind:value")->name, "value"));
	assert_int_equal(attribute(s, "Show", "on:click")->kind, EXPR_FUNCTION);
	assert_int_equal(attribute(s, "Show", "@attach")->kind, EXPR_CALL);
	assert_int_equal(s->exprs[last->value].kind, EXPR_UNKNOWN);
	assert_true(summary_is_open(s, element(s, "Show")));
}

static void astro_parts(void **state)
{
	const struct summary *s = summarize_clean(*state, "a.astro",
		"---\nimport L from './L.astro'\nconst { name } = Astro.props as P\n"
		"if (!name) return Astro.redirect('/')\nconst user = await load()\n---\n"
		"<L {name} title={`a ${f(name)}`}>{/* {no()} */}{user && "
		"(<><b>it's</b>{g(user)}</>)}"
		"{list.map(x => <br>)}<style>{`a { }`}</style></L>\n"
		"<script>import './x'; const user = h(name)</script>\n"
		"<script type=\"application/ld+json\">{ \"a\": }</script>");

	assert_true(str_is(bound(s, "f(", 0), "name"));
	assert_true(str_is(bound(s, "g(", 0), "user"));
	assert_true(str_is(bound(s, "h(", 0), "-"));
	assert_true(str_is(attribute(s, "L", "name")->name, "name"));
	assert_int_equal(s->import_count, 2);
	expect_not(*state, "call `no()`");
}

static void who_runs_in_the_browser(void **state)
{
	static const struct {
		const char *path;
		const char *text;
		bool answer;
	} rows[] = {
		{"a.vue", "<script>f()</script>", true},
		{"a.server.vue", "<script>f()</script>", false},
		{"a.svelte", "<p onclick={() => f()}/>", true},
		{"a.astro", "---\nf()\n---", false},
		{"a.astro", "<p>{f()}</p>", false},
		{"a.astro", "<script>f()</script>", true},
		{"a.html", "<script>addEventListener('a', () => f())</script>", true},
		{"a.tsx", "'use client'\nfunction A() { f() }", true},
		{"a.tsx", "function A() { f() }", false},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct summary *s = summarize(*state, rows[i].path, rows[i].text);

		assert_int_equal(summary_in_browser(s, s->exprs[call_of(s, "f()")].function),
			rows[i].answer);
	}
}

static void what_is_broken_breaks_no_more(void **state)
{
	struct fixture *f = *state;
	const struct summary *s;

	s = summarize(f, "a.vue",
		"<script>import a from 'a'</script><script setup>const = (</script>\n"
		"<template><p :x=\"a b (\">{{ ) }}{{ seen(1) }}</p><p @click=\"seen(2)\"/>");
	assert_true(s->has_errors);
	expect(f, "import 1 default from a");
	call_of(s, "seen(1)");
	call_of(s, "seen(2)");
	s = summarize(f, "a.svelte",
		"<script>import a from 'a'</script>{seen(1)}{#if seen(2)}<div></p>{/each}"
		"{#each as}{seen(3)}<p a={ {seen(4)}");
	assert_true(s->has_errors);
	expect(f, "import 1 default from a");
	call_of(s, "seen(1)");
	call_of(s, "seen(2)");
	call_of(s, "seen(3)");
	s = summarize(f, "a.astro", "---\nimport a from 'a'\n---\n{ <p> }{seen(1)}</div>{");
	expect(f, "import 1 default from a");
	s = summarize(f, "a.astro", "---\nimport a from 'a'\nno fence");
	expect(f, "import 1 default from a");
}

/* `head`, then `unit` as often as fits, as one file of each kind. */
static void summarize_many(struct fixture *f, const char *unit, size_t bytes)
{
	static const char *const paths[] = {"a.vue", "a.svelte", "a.astro", "a.html"};
	struct str one = {unit, unit[0] == '\0' ? 1 : strlen(unit)};
	size_t n = bytes / one.n * one.n;
	char *text = malloc(n + 10);

	memcpy(text, "<template>", 10);
	for (size_t i = 0; i < n; i += one.n) {
		memcpy(text + 10 + i, one.s, one.n);
	}
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		size_t from = i == 0 ? 0 : 10;

		summarize_bytes(f, paths[i], str_slice((struct str){text, n + 10}, from, n + 10));
		arena_clear(&f->keep);
		arena_clear(&f->scratch);
		f->notices.n = 0;
		f->notices.cap = 0;
	}
	free(text);
}

static void hostile_text_is_survived(void **state)
{
	static const char *const units[] = {"{", "{{", "<a {", "<div>", "</div>", "{#if a}",
		"{#each a as b}", "{@const a = b}", "{:else if a}", "{<a>", "{() => <a b={", "`${",
		"<div v-for=\"a in b\">", "<A v-slot=\"{ a }\">", "<!--", "<script>", "<template>",
		"<a b=\"", "b=\"c\" ", "\0", "---\n", "(", "{/*", "<A let:b>", "{a b (}",
		"{{ ( }}"};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		summarize_many(*state, units[i], 40000);
	}
}

static void depth_flattens_and_loses_nothing(void **state)
{
	struct fixture *f = *state;
	struct buf text = {0};
	const struct summary *s;

	for (int i = 0; i < 10000; i++) {
		buf_add(&text, STR("<div>"));
	}
	buf_add(&text, STR("{seen(1)}"));
	s = summarize_bytes(f, "a.svelte", (struct str){text.s, text.n});
	assert_non_null(s);
	call_of(s, "seen(1)");
	buf_finish(&text);
}

static void a_long_attribute_is_read(void **state)
{
	struct fixture *f = *state;
	struct buf text = {0};
	const struct summary *s;

	buf_add(&text, STR("<img src=\"data:"));
	for (int i = 0; i < 100000; i++) {
		buf_add(&text, STR("AAAAAAAAAA"));
	}
	buf_add(&text, STR("\"/>{seen(1)}"));
	s = summarize_bytes(f, "a.svelte", (struct str){text.s, text.n});
	assert_false(s->has_errors);
	call_of(s, "seen(1)");
	buf_finish(&text);
}

static void comments_in_order(void **state)
{
	const struct summary *s = summarize_clean(*state, "a.vue",
		"<template><!-- clerk-audit-ignore A --><p>{{ a /* clerk-audit-ignore B */ }}</p>"
		"</template>\n<script>\n// clerk-audit-ignore C\n</script>");

	assert_int_equal(s->comment_count, 3);
	assert_true(s->comments[0].start < s->comments[1].start);
	assert_true(s->comments[1].start < s->comments[2].start);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			every_expression_lies_at_its_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(vue_template_sees_the_script, set_up, tear_down),
		cmocka_unit_test_setup_teardown(vue_loops_and_slots_have_scopes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(vue_elements_are_jsx, set_up, tear_down),
		cmocka_unit_test_setup_teardown(vue_handlers_are_functions, set_up, tear_down),
		cmocka_unit_test_setup_teardown(vue_other_blocks_say_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(svelte_scripts_share_a_scope, set_up, tear_down),
		cmocka_unit_test_setup_teardown(svelte_blocks_have_scopes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(svelte_conditions_are_branches, set_up, tear_down),
		cmocka_unit_test_setup_teardown(svelte_attributes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(astro_parts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(who_runs_in_the_browser, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_broken_breaks_no_more, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hostile_text_is_survived, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			depth_flattens_and_loses_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_long_attribute_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(comments_in_order, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
