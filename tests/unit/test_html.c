#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compare/report/html.h"
#include "compare/rule.h"

struct fixture {
	struct arena arena;
	struct buf out;
	struct html html;
};

static void setup(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	arena_init(&f->arena);
	f->html.arena = &f->arena;
	f->html.out = &f->out;
}

static void teardown(struct fixture *f)
{
	buf_finish(&f->out);
	arena_finish(&f->arena);
}

static const char *text_of(struct fixture *f, struct str text)
{
	buf_finish(&f->out);
	html_text(&f->html, text);
	return f->out.s == NULL ? "" : f->out.s;
}

static void test_text_is_text(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	assert_string_equal(text_of(&f, STR("<b a=\"1\" b='2'>&amp;</b>")),
		"&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;");
	assert_string_equal(
		text_of(&f, STR("a\0b\n\x1b\xe2\x80\xae\xff")), "a\\x00b\\n\\x1b\\u202e\\xff");
	assert_string_equal(text_of(&f, STR("äöü…")), "äöü…");
	assert_string_equal(text_of(&f, STR("")), "");
	teardown(&f);
}

static const char *page_of(struct fixture *f, const char *markdown)
{
	buf_finish(&f->out);
	html_add_page(&f->html, str_of(markdown));
	return f->out.s;
}

static void test_page(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"a *b* **c**\nd `e\nf` 2 * 3\n\ng\n",
			"<p>a <em>b</em> <strong>c</strong>\nd <code>e\nf</code> 2 * 3</p>\n"
			"<p>g</p>\n"},
		{"## A `b`\n\n### C\n", "<h4>A <code>b</code></h4>\n<h5>C</h5>\n"},
		{"- a\n  b\n- c\n\n1. d\n2. e\n", "<ul>\n<li>a\nb</li>\n<li>c</li>\n</ul>\n"
						  "<ol>\n<li>d</li>\n<li>e</li>\n</ol>\n"},
		{"see https://a.example/b?c&d.\n", "<p>see <a href=\"https://a.example/b?c&amp;d\">"
						   "https://a.example/b?c&amp;d</a>.</p>\n"},
		{"```ts\n<A>  `b`\n\n## *c*\n```\nd\n",
			"<pre><code>&lt;A&gt;  `b`\n\n## *c*\n</code></pre>\n<p>d</p>\n"},
	};
	struct fixture f;
	setup(&f);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str want =
			str_format(&f.arena, "<div class=\"page-text\">\n%s</div>\n", cases[i][1]);
		assert_string_equal(page_of(&f, cases[i][0]), want.s);
	}
	const char *table = page_of(&f, "| a | `b|c` |\n|---|---|\n| d | |\n");
	assert_non_null(strstr(table, "<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\">"
				      "<code>b|c</code></th></tr>\n</thead>\n<tbody>\n"
				      "<tr><td>d</td><td></td></tr>\n</tbody></table></div>\n"));
	teardown(&f);
}

static size_t count(const char *text, const char *what)
{
	size_t n = 0;

	for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what)) {
		n++;
	}
	return n;
}

/* Outside of code nothing of the Markdown is left, and every element is closed. */
static void test_pages_of_rules(void **state)
{
	(void)state;
	static const char *const elements[] = {"p", "h4", "h5", "ul", "ol", "li", "table", "tbody",
		"tr", "td", "pre", "code", "em"};
	struct fixture f;
	setup(&f);
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;
		const char *page = page_of(&f, info->page);

		for (size_t k = 0; k < sizeof(elements) / sizeof(elements[0]); k++) {
			struct str open = str_format(&f.arena, "<%s>", elements[k]);
			struct str close = str_format(&f.arena, "</%s>", elements[k]);

			if (count(page, open.s) != count(page, close.s)) {
				fail_msg("%s: %s", info->id, elements[k]);
			}
		}
		if (count(page, "<h4>") < 3) {
			fail_msg("%s: Wrong, Right or Links is missing", info->id);
		}
		assert_int_equal(
			count(page, "<p>#") + count(page, "<p>-") + count(page, "<p>|"), 0);
		assert_int_equal(count(page, "\n```") + count(page, "<h4>#"), 0);
	}
	teardown(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_is_text),
		cmocka_unit_test(test_page),
		cmocka_unit_test(test_pages_of_rules),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
