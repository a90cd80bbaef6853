#include "summarized.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>

#include "module/summary_store.h"

/* Every member has to be named here: what is new is not forgotten in the tables of the store. */
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wmissing-field-initializers"

static const char text[] = "const answer = 42 // clerk-audit, and more of the same";

#define PART(from, n) \
	{ \
		text + (from), (n) \
	}

static struct expr exprs[] = {
	{EXPR_NAME, OP_NOT, 1, 2, 1, 2, 3, 4, 5, 1, 1, PART(6, 6), PART(0, 5), 0.1},
	{EXPR_PARAM, OP_OTHER, 8, 40, ID_NONE, 0, 1, 0, 9, 0, 0, PART(1, 6), PART(40, 0), -1e300},
	{EXPR_STRING, OP_NONE, 7, 12, 1, ID_NONE, ID_NONE - 1, 70000, 1, 1, ID_NONE, {NULL, 0},
		PART(3, 1), 0},
};
static uint32_t kids[] = {2, ID_NONE, 0, 1};
static struct prop props[] = {
	{PROP_COMPUTED, PART(2, 3), 1, 2, 3, 4, 5, 6, 1},
	{PROP_METHOD, PART(2, 2), ID_NONE, 1, 3, 4, 0, 6, ID_NONE},
};
static struct binding bindings[] = {
	{BINDING_ENUM, true, true, PART(6, 6), 6, 12, 1, 2, 3},
	{BINDING_LET, false, true, PART(6, 7), 5, 13, 0, ID_NONE, ID_NONE},
};
static struct function functions[] = {
	{PART(1, 1), ID_NONE, true, true, true, true, 2, 3, 4, 5, 6, 7, 8, 9, 10, PART(7, 8)},
	{PART(1, 2), 0, true, false, true, true, 3, 2, 4, 5, 1, ID_NONE, 8, 1, 1, PART(9, 8)},
};
static struct param params[] = {{1, 2, true, 2}, {7, 1, true, ID_NONE}};
static expr_id classes[] = {2, 1, 2};
static struct step steps[] = {
	{STEP_END, 2, 1, 1, 10, 12},
	{STEP_LOOP, ID_NONE, ID_NONE, ID_NONE, 9, 40},
};
static struct import imports[] = {
	{IMPORT_TYPE, PART(2, 3), PART(4, 5), 1, 6, 7},
	{IMPORT_EFFECT, PART(2, 3), PART(4, 6), ID_NONE, 5, 8},
};
static struct export exports[] = {
	{EXPORT_COMMONJS, PART(1, 1), PART(2, 1), PART(3, 1), 1, 2, 3},
};
static struct comment comments[] = {{18, 32}, {19, 54}};
static struct declared_interface interfaces[] = {{PART(0, 5), 6, 12}};

static const struct summary every_member = {{"a.ts", 4}, PART(0, sizeof(text) - 1), exprs, 3, kids,
	4, props, 2, bindings, 2, functions, 2, params, 2, classes, 3, steps, 2, imports, 2,
	exports, 1, comments, 2, interfaces, 1, PART(0, 5), true};

#pragma GCC diagnostic pop

/* Takes the place of a table that is found to be the same. */
#define SAME_TABLE(read, member, count) \
	do { \
		assert_int_equal((read)->count, every_member.count); \
		assert_memory_equal((read)->member, every_member.member, \
			every_member.count * sizeof(every_member.member[0])); \
		(read)->member = every_member.member; \
	} while (0)

static void every_member_comes_back(void **state)
{
	struct fixture *f = *state;
	struct summary *read;

	summary_store_write(&every_member, &f->dump);
	read = summary_store_read(
		buf_str(&f->dump), every_member.path, every_member.text, &f->keep);
	assert_non_null(read);
	SAME_TABLE(read, exprs, expr_count);
	SAME_TABLE(read, kid_ids, kid_count);
	SAME_TABLE(read, props, prop_count);
	SAME_TABLE(read, bindings, binding_count);
	SAME_TABLE(read, functions, function_count);
	SAME_TABLE(read, params, param_count);
	SAME_TABLE(read, classes, class_count);
	SAME_TABLE(read, steps, step_count);
	SAME_TABLE(read, imports, import_count);
	SAME_TABLE(read, exports, export_count);
	SAME_TABLE(read, comments, comment_count);
	SAME_TABLE(read, interfaces, interface_count);
	assert_memory_equal(read, &every_member, sizeof(every_member));
}

static struct summary *read_again(struct fixture *f, const struct summary *summary)
{
	struct buf bytes = {0};
	struct summary *read;

	summary_store_write(summary, &bytes);
	read = summary_store_read(buf_str(&bytes), summary->path, summary->text, &f->keep);
	buf_finish(&bytes);
	return read;
}

static void strings_that_are_not_in_the_text(void **state)
{
	struct fixture *f = *state;
	struct str source = STR("f('', 'a\\0\\xffb')");
	struct summary *summary = summarize_bytes(f, "a.js", source);
	struct summary *read = read_again(f, summary);
	size_t decoded = 0;

	assert_non_null(read);
	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *a = &summary->exprs[i];
		const struct expr *b = &read->exprs[i];

		assert_true(str_equal(a->text, b->text) && str_equal(a->name, b->name));
		assert_int_equal(str_absent(a->text), str_absent(b->text));
		decoded += a->kind == EXPR_STRING && a->text.n == 5;
	}
	assert_int_equal(decoded, 1);
	summarize(f, "a.js", "a()");
	expect(f, "call");
	expect_not(f, "branch");
}

/* Is the summary sound, and the same after it was written and read? */
static void check_file(struct fixture *f, const char *path, struct str source)
{
	struct summary *summary = summarize_bytes(f, path, source);
	struct summary *read;
	struct buf dump = {0};

	if (summary == NULL) {
		return;
	}
	buf_finish(&f->dump);
	summary_dump(summary, &f->dump);
	if (!summary_is_sound(summary, &f->scratch)) {
		fail_msg("%s: the summary is not sound", path);
	}
	read = read_again(f, summary);
	if (read == NULL || !summary_is_sound(read, &f->scratch)) {
		fail_msg("%s: not read again", path);
	}
	summary_dump(read, &dump);
	if (!str_equal(buf_str(&dump), buf_str(&f->dump))) {
		fail_msg("%s: not the same", path);
	}
	buf_finish(&dump);
}

static bool read_source(const char *path, struct buf *out)
{
	FILE *file = fopen(path, "rb");
	int byte;

	if (file == NULL) {
		return false;
	}
	while ((byte = getc(file)) != EOF) {
		buf_add_byte(out, (char)byte);
	}
	fclose(file);
	return true;
}

static void check_path(struct fixture *f, const char *path)
{
	struct buf source = {0};

	if (read_source(path, &source)) {
		check_file(f, path, buf_str(&source));
	}
	buf_finish(&source);
	arena_clear(&f->keep);
	arena_clear(&f->scratch);
	f->notices = (notice_vec){0};
}

static void check_folder(struct fixture *f, const char *folder, size_t *files)
{
	DIR *stream = opendir(folder);
	const struct dirent *entry;
	struct stat info;
	char path[4096];

	assert_non_null(stream);
	while ((entry = readdir(stream)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
			lstat(path, &info) != 0) {
			continue;
		}
		if (S_ISDIR(info.st_mode)) {
			check_folder(f, path, files);
		} else if (S_ISREG(info.st_mode) &&
			   syntax_language_of(str_of(path)) != SYNTAX_NONE) {
			check_path(f, path);
			++*files;
		}
	}
	closedir(stream);
}

static void every_file_of_the_applications(void **state)
{
	size_t files = 0;

	check_folder(*state, "tests/repos", &files);
	check_folder(*state, "tests/frameworks", &files);
	assert_true(files > 500);
}

/* As deep and as wide as a text can be. */
static void hostile_texts(void **state)
{
	static const char *const parts[][3] = {
		{"(", "a", ")"},
		{"[", "", ",]"},
		{"f(", "", ")"},
		{"{a:", "1", "}"},
		{"!", "a", ""},
		{"() => ", "1", ""},
		{"`${", "a", "}`"},
		{"<a b={", "1", "}/>"},
		{"class extends ", "B", " {}"},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct buf source = {0};

		buf_add_z(&source, "x = ");
		for (int n = 0; n < 600; n++) {
			buf_add_z(&source, parts[i][0]);
		}
		buf_add_z(&source, parts[i][1]);
		for (int n = 0; n < 600; n++) {
			buf_add_z(&source, parts[i][2]);
		}
		check_file(f, "a.jsx", buf_str(&source));
		buf_finish(&source);
	}
}

static const char sample[] =
	"import a, { b as c } from 'one'; import * as d from './two'\n"
	"export * from 'three'; export { b as default } from 'four'\n"
	"@Dec(1) class K extends a.B { x = 1; constructor(@I() private y: Z) { this.y = 'q\\n' } "
	"}\n"
	"export const f = async ({ p: { q = 2 } }, ...r) => {\n"
	"\tfor (const i of r) { if (!i && (await c(i, ...r))) { return { [i]: 1, ...q, m() {} } } "
	"}\n"
	"\ttry { switch (q) { case 1: d.e`x${q}`; default: throw new K() } } catch (e) { e ?? 1 }\n"
	"} // clerk-audit-ignore-line\n"
	"interface ClerkAuthorization { permission: '' }\n"
	"module.exports = <a b={c} {...d}>{f(1)}</a>\n";

/* Whatever the bytes are: what is read of them can be looked at. */
static void try_bytes(struct fixture *f, const struct buf *bytes)
{
	struct summary *read =
		summary_store_read(buf_str(bytes), STR("a.tsx"), STR(sample), &f->scratch);

	if (read != NULL && summary_is_sound(read, &f->scratch)) {
		buf_finish(&f->dump);
		summary_dump(read, &f->dump);
	}
	arena_clear(&f->scratch);
}

static void damaged_bytes(void **state)
{
	struct fixture *f = *state;
	struct summary *summary = summarize_bytes(f, "a.tsx", STR(sample));
	struct buf bytes = {0};
	size_t whole;

	assert_true(summary_is_sound(summary, &f->scratch));
	summary_store_write(summary, &bytes);
	whole = bytes.n;
	for (size_t i = 0; i < whole; i++) {
		for (int bit = 1; bit < 256; bit <<= 1) {
			bytes.s[i] = (char)(bytes.s[i] ^ bit);
			try_bytes(f, &bytes);
			bytes.s[i] = (char)(bytes.s[i] ^ bit);
		}
	}
	for (bytes.n = 0; bytes.n < whole; bytes.n++) {
		assert_null(summary_store_read(
			buf_str(&bytes), STR("a.tsx"), STR(sample), &f->scratch));
	}
	bytes.n = whole;
	buf_add_byte(&bytes, 0);
	assert_null(summary_store_read(buf_str(&bytes), STR("a.tsx"), STR(sample), &f->scratch));
	buf_finish(&bytes);
}

/* A summary of `f(g(1), a + b)` with one thing about it changed. */
static struct summary *small(struct fixture *f)
{
	return summarize(f, "a.js", "f(g(1), a + b); if (x) { y(class { m() {} }) }");
}

static expr_id first_of(const struct summary *summary, enum expr_kind kind)
{
	expr_id i = 0;

	while (summary->exprs[i].kind != kind) {
		i++;
	}
	return i;
}

static void expect_unsound(struct fixture *f, const struct summary *summary)
{
	assert_false(summary_is_sound(summary, &f->scratch));
}

static void circles_are_not_sound(void **state)
{
	struct fixture *f = *state;
	struct summary *s = small(f);
	expr_id sum = first_of(s, EXPR_BINARY);

	assert_true(summary_is_sound(s, &f->scratch));
	s->exprs[sum].left = sum;
	expect_unsound(f, s);
	s = small(f);
	s->kid_ids[s->exprs[first_of(s, EXPR_CALL)].first] = first_of(s, EXPR_CALL);
	expect_unsound(f, s);
}

/* 2^40 ways down: each expression twice in the next. */
static void too_many_ways_are_not_sound(void **state)
{
	struct fixture *f = *state;
	struct summary *s = summarize(f, "a.js", "f(a + b)");
	struct expr *chain = arena_array(&f->keep, 64, sizeof(*chain));

	for (uint32_t i = 0; i < 64; i++) {
		chain[i] = s->exprs[first_of(s, i == 0 ? EXPR_NAME : EXPR_BINARY)];
		chain[i].left = chain[i].right = i == 0 ? ID_NONE : i - 1;
	}
	s->exprs = chain;
	s->expr_count = 64;
	s->step_count = s->functions[0].step_count = 0;
	expect_unsound(f, s);
}

static void shapes_that_are_not_sound(void **state)
{
	struct fixture *f = *state;
	struct summary *s = small(f);

	s->exprs[first_of(s, EXPR_CALL)].left = ID_NONE;
	expect_unsound(f, s);
	s = small(f);
	s->exprs[first_of(s, EXPR_CALL)].count = s->kid_count + 1;
	expect_unsound(f, s);
	s = small(f);
	s->kid_ids[0] = s->expr_count;
	expect_unsound(f, s);
	s = small(f);
	s->exprs[first_of(s, EXPR_CLASS)].index = 2;
	expect_unsound(f, s);
	s = small(f);
	s->exprs[first_of(s, EXPR_FUNCTION)].function = 0;
	expect_unsound(f, s);
	s = small(f);
	s->functions[1].outer = 1;
	expect_unsound(f, s);
	s = small(f);
	s->functions[0].step_count--;
	expect_unsound(f, s);
	s = small(f);
	s->exprs[0].end = 0;
	s->exprs[0].start = 1;
	expect_unsound(f, s);
}

static void blocks_that_do_not_nest(void **state)
{
	struct fixture *f = *state;
	struct summary *s = small(f);
	uint32_t opening = 0;

	while (s->steps[opening].kind != STEP_IF) {
		opening++;
	}
	s->steps[opening].other--;
	expect_unsound(f, s);
	s->steps[opening].other = ID_NONE;
	expect_unsound(f, s);
	s->steps[opening].other = opening;
	expect_unsound(f, s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_member_comes_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			strings_that_are_not_in_the_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_file_of_the_applications, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hostile_texts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(damaged_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(circles_are_not_sound, set_up, tear_down),
		cmocka_unit_test_setup_teardown(too_many_ways_are_not_sound, set_up, tear_down),
		cmocka_unit_test_setup_teardown(shapes_that_are_not_sound, set_up, tear_down),
		cmocka_unit_test_setup_teardown(blocks_that_do_not_nest, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
