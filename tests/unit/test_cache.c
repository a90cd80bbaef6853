#include "summarized.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/digest.h"
#include "facts/cache.h"
#include "facts/cache_entry.h"

#define SOURCE STR("import { a } from '@clerk/nextjs'; a('b\\n')")

/* A folder that is removed with what is in it. */
struct place {
	char folder[64];
	char inside[128]; /* the one that is used; not there yet */
};

static void make_place(struct place *place)
{
	snprintf(place->folder, sizeof(place->folder), "/tmp/clerk-audit-cache-XXXXXX");
	assert_non_null(mkdtemp(place->folder));
	snprintf(place->inside, sizeof(place->inside), "%s/one/two", place->folder);
}

static void remove_place(const struct place *place)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -r '%s'", place->folder);
	assert_int_equal(system(command), 0);
}

static struct cache *open_cache(struct fixture *f, const char *folder)
{
	struct cache *cache = cache_create();

	assert_int_equal(cache_use_folder(cache, folder, &f->scratch), CACHE_FOLDER_OK);
	return cache;
}

static struct summary *ask(
	struct fixture *f, struct cache *cache, const char *path, struct str text)
{
	return cache_summarize(
		cache, f->parser, str_of(path), text, &f->keep, &f->scratch, &f->notices);
}

/* The path of the only entry there is. */
static void only_entry(const char *folder, char out[512])
{
	DIR *stream = opendir(folder);
	const struct dirent *entry;
	size_t count = 0;

	assert_non_null(stream);
	while ((entry = readdir(stream)) != NULL) {
		if (strlen(entry->d_name) == 64) {
			snprintf(out, 512, "%s/%s", folder, entry->d_name);
			count++;
		} else {
			assert_true(entry->d_name[0] == '.' ||
				    strcmp(entry->d_name, "CACHEDIR.TAG") == 0);
		}
	}
	closedir(stream);
	assert_int_equal(count, 1);
}

static void read_file(const char *path, struct buf *out)
{
	FILE *file = fopen(path, "rb");
	int byte;

	assert_non_null(file);
	buf_finish(out);
	while ((byte = getc(file)) != EOF) {
		buf_add_byte(out, (char)byte);
	}
	fclose(file);
}

static void write_file(const char *path, struct str bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.s, 1, bytes.n, file), bytes.n);
	assert_int_equal(fclose(file), 0);
}

static void equal_texts_share(void **state)
{
	struct fixture *f = *state;
	struct cache *cache = cache_create();
	struct summary *one = ask(f, cache, "one.ts", SOURCE);
	struct summary *two = ask(f, cache, "two.mts", SOURCE);

	assert_ptr_equal(one->exprs, two->exprs);
	assert_string_equal(one->path.s, "one.ts");
	assert_string_equal(two->path.s, "two.mts");
	/* linking writes into these */
	assert_ptr_not_equal(one->imports, two->imports);
	one->imports[0].specifier = STR("linked");
	assert_true(str_is(two->imports[0].specifier, "@clerk/nextjs"));
	assert_true(
		str_is(ask(f, cache, "three.ts", SOURCE)->imports[0].specifier, "@clerk/nextjs"));
	cache_destroy(cache);
}

/* A language of its own, and what of a page runs on a server. */
static void kinds_do_not_share(void **state)
{
	struct fixture *f = *state;
	struct cache *cache = cache_create();
	struct summary *page = ask(f, cache, "a.vue", STR("<script>f()</script>"));
	struct summary *server = ask(f, cache, "a.server.vue", STR("<script>f()</script>"));

	assert_true(page->functions[0].in_browser);
	assert_false(server->functions[0].in_browser);
	assert_true(ask(f, cache, "a.ts", STR("<a>b"))->has_errors !=
		    ask(f, cache, "a.tsx", STR("<a>b"))->has_errors);
	cache_destroy(cache);
}

static void notices_are_the_files_own(void **state)
{
	struct fixture *f = *state;
	struct cache *cache = cache_create();

	ask(f, cache, "one.ts", STR("clerk ( {{ ]"));
	ask(f, cache, "two.ts", STR("clerk ( {{ ]"));
	assert_int_equal(f->notices.n, 2);
	assert_true(str_is(f->notices.items[0].path, "one.ts"));
	assert_true(str_is(f->notices.items[1].path, "two.ts"));
	assert_true(str_equal(f->notices.items[0].reason, f->notices.items[1].reason));
	cache_destroy(cache);
}

/* An entry with the right digest; what it says cannot be known from the text. */
static void forge(const char *path, const struct cache_entry *entry)
{
	struct arena arena;
	struct buf bytes = {0};
	struct buf file = {0};
	struct str name = {strrchr(path, '/') + 1, 64};

	arena_init(&arena);
	cache_entry_write(entry, &bytes);
	buf_add(&file, digest_sha256_hex_parts(&arena, (struct str[]){name, buf_str(&bytes)}, 2));
	buf_add(&file, buf_str(&bytes));
	write_file(path, buf_str(&file));
	buf_finish(&bytes);
	buf_finish(&file);
	arena_finish(&arena);
}

static void a_folder_is_read(void **state)
{
	struct notice notice = {STR(""), STR("it was read")};
	struct fixture *f = *state;
	struct place place;
	struct cache *cache;
	struct stat info;
	char path[512];

	make_place(&place);
	cache = open_cache(f, place.inside);
	assert_non_null(ask(f, cache, "a.ts", SOURCE));
	cache_destroy(cache);
	only_entry(place.inside, path);
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_int_equal(stat(place.inside, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0700);
	forge(path, &(struct cache_entry){NULL, &notice, 1});
	cache = open_cache(f, place.inside);
	assert_null(ask(f, cache, "b.ts", SOURCE));
	assert_int_equal(f->notices.n, 1);
	assert_true(str_is(f->notices.items[0].reason, "it was read"));
	assert_true(str_is(f->notices.items[0].path, "b.ts"));
	cache_destroy(cache);
	remove_place(&place);
}

/* Is the summary what it is without a cache, and the entry what it was? */
static void expect_mended(struct fixture *f, const char *folder, const char *path,
	const struct buf *entry, const struct buf *dump)
{
	struct cache *cache = open_cache(f, folder);
	struct summary *summary = ask(f, cache, "a.ts", SOURCE);
	struct buf now = {0};

	assert_non_null(summary);
	summary_dump(summary, &now);
	assert_true(str_equal(buf_str(&now), buf_str(dump)));
	read_file(path, &now);
	assert_true(str_equal(buf_str(&now), buf_str(entry)));
	assert_int_equal(f->notices.n, 0);
	buf_finish(&now);
	cache_destroy(cache);
	arena_clear(&f->keep);
	arena_clear(&f->scratch);
}

static void damage_is_seen_and_mended(void **state)
{
	struct fixture *f = *state;
	struct buf entry = {0};
	struct buf bad = {0};
	struct buf dump = {0};
	struct place place;
	struct cache *cache;
	char path[512];

	make_place(&place);
	cache = open_cache(f, place.inside);
	summary_dump(ask(f, cache, "a.ts", SOURCE), &dump);
	cache_destroy(cache);
	only_entry(place.inside, path);
	read_file(path, &entry);
	for (size_t i = 0; i < entry.n; i++) {
		buf_finish(&bad);
		buf_add(&bad, buf_str(&entry));
		bad.s[i] ^= 1;
		write_file(path, buf_str(&bad));
		expect_mended(f, place.inside, path, &entry, &dump);
		write_file(path, str_slice(buf_str(&entry), 0, i));
		expect_mended(f, place.inside, path, &entry, &dump);
	}
	buf_add(&bad, buf_str(&entry)); /* longer */
	write_file(path, buf_str(&bad));
	expect_mended(f, place.inside, path, &entry, &dump);
	buf_finish(&entry);
	buf_finish(&bad);
	buf_finish(&dump);
	remove_place(&place);
}

/* The right digest and the wrong text: another summary's numbers lead out of this one. */
static void an_entry_of_another_text(void **state)
{
	struct fixture *f = *state;
	struct buf entry = {0};
	struct buf dump = {0};
	struct place place;
	struct cache *cache;
	struct summary *other;
	char path[512];

	make_place(&place);
	cache = open_cache(f, place.inside);
	summary_dump(ask(f, cache, "a.ts", SOURCE), &dump);
	cache_destroy(cache);
	only_entry(place.inside, path);
	read_file(path, &entry);
	other = summarize(f, "a.ts", "a longer text(that, has, more, to, say, than, the, other)");
	expect(f, "call");
	expect_not(f, "import");
	forge(path, &(struct cache_entry){other, NULL, 0});
	expect_mended(f, place.inside, path, &entry, &dump);
	buf_finish(&entry);
	buf_finish(&dump);
	remove_place(&place);
}

/* What is no file of ours in an entry's place: it is not followed, opened or waited for. */
static void odd_entries(void **state)
{
	struct fixture *f = *state;
	struct buf entry = {0};
	struct buf dump = {0};
	struct place place;
	struct cache *cache;
	char path[512];
	char target[512];

	make_place(&place);
	cache = open_cache(f, place.inside);
	summary_dump(ask(f, cache, "a.ts", SOURCE), &dump);
	cache_destroy(cache);
	only_entry(place.inside, path);
	read_file(path, &entry);
	snprintf(target, sizeof(target), "%s/target", place.folder);
	write_file(target, STR("mine"));
	assert_int_equal(unlink(path) | symlink(target, path), 0);
	expect_mended(f, place.inside, path, &entry, &dump);
	assert_int_equal(unlink(path) | mkfifo(path, 0600), 0);
	expect_mended(f, place.inside, path, &entry, &dump);
	/* a folder stays: nothing but entries is replaced */
	assert_int_equal(unlink(path) | mkdir(path, 0700), 0);
	cache = open_cache(f, place.inside);
	assert_non_null(ask(f, cache, "a.ts", SOURCE));
	cache_destroy(cache);
	assert_int_equal(rmdir(path), 0);
	read_file(target, &entry);
	assert_true(str_is(buf_str(&entry), "mine"));
	buf_finish(&entry);
	buf_finish(&dump);
	remove_place(&place);
}

static enum cache_folder_status try_folder(struct fixture *f, const char *folder)
{
	struct cache *cache = cache_create();
	enum cache_folder_status status = cache_use_folder(cache, folder, &f->scratch);

	cache_destroy(cache);
	return status;
}

static void folders_of_others(void **state)
{
	struct fixture *f = *state;
	struct place place;
	char path[512];

	make_place(&place);
	snprintf(path, sizeof(path), "%s/file", place.folder);
	assert_int_equal(try_folder(f, place.folder), CACHE_FOLDER_OK);
	write_file(path, STR("marked, so what else is in it is of no account"));
	assert_int_equal(try_folder(f, place.folder), CACHE_FOLDER_OK);
	snprintf(path, sizeof(path), "%s/CACHEDIR.TAG", place.folder);
	write_file(path, STR("Signature: 8a477f597d28d172789f06886806bc55\n"));
	assert_int_equal(try_folder(f, place.folder), CACHE_FOLDER_FOREIGN);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(try_folder(f, place.folder), CACHE_FOLDER_FOREIGN);
	snprintf(path, sizeof(path), "%s/file", place.folder);
	assert_int_equal(try_folder(f, path), CACHE_FOLDER_FAILED);
	assert_int_equal(errno, ENOTDIR);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(try_folder(f, place.folder), CACHE_FOLDER_OK);
	/* with other words in it, the entries are not hidden from git */
	snprintf(path, sizeof(path), "%s/.gitignore", place.folder);
	write_file(path, STR("*.log\n"));
	assert_int_equal(try_folder(f, place.folder), CACHE_FOLDER_FOREIGN);
	remove_place(&place);
}

/* Texts of their own, by number. */
static void fill(struct fixture *f, const char *folder)
{
	struct cache *cache = open_cache(f, folder);

	for (int i = 0; i < 200; i++) {
		assert_non_null(ask(f, cache, "a.ts", str_format(&f->keep, "f(%d, 'x')", i)));
	}
	cache_destroy(cache);
}

static void several_processes(void **state)
{
	struct fixture *f = *state;
	struct place place;
	pid_t children[4];
	int status;

	make_place(&place);
	for (int i = 0; i < 4; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			fill(f, place.inside);
			_exit(0);
		}
	}
	for (int i = 0; i < 4; i++) {
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	fill(f, place.inside);
	remove_place(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(equal_texts_share, set_up, tear_down),
		cmocka_unit_test_setup_teardown(kinds_do_not_share, set_up, tear_down),
		cmocka_unit_test_setup_teardown(notices_are_the_files_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_folder_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(damage_is_seen_and_mended, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_entry_of_another_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(odd_entries, set_up, tear_down),
		cmocka_unit_test_setup_teardown(folders_of_others, set_up, tear_down),
		cmocka_unit_test_setup_teardown(several_processes, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
