#include "base/vec.h"
#include "fuzz.h"
#include "snapshot/import.h"

/* Any bytes as files to import, parted by NUL: what comes out stays as it is when imported again.
 */
enum { MAX_FILES = 6 };

struct files {
	struct import_file items[MAX_FILES];
	size_t n;
};

static struct files split(struct arena *arena, struct str text)
{
	struct files files = {.n = 0};

	while (!str_absent(text) && files.n < MAX_FILES) {
		struct str name = str_format(arena, "%c.json", 'a' + (int)files.n);
		struct str part = files.n + 1 < MAX_FILES ? str_take(&text, '\0') : text;

		files.items[files.n++] = (struct import_file){name, part};
	}
	return files;
}

static bool import(
	struct arena *arena, const struct files *files, struct str *out, struct str *error)
{
	struct import_options options = {.captured_by = STR("clerk-audit fuzz")};
	struct import_result result = {.text = STR_NONE};
	bool good = import_files(arena, files->items, files->n, &options, &result, error);

	*out = result.text;
	return good;
}

static void import_again(struct arena *arena, struct str text)
{
	struct files one = {{{STR("result.json"), text}}, 1};
	struct str error;
	struct str out;

	fuzz_require(import(arena, &one, &out, &error), "what was made can be imported");
	fuzz_require(str_equal(out, text), "importing what was made changes nothing");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct files files;
	struct str error = STR_NONE;
	struct str out;

	arena_init(&arena);
	files = split(&arena, (struct str){(const char *)data, size});
	if (files.n > 0 && import(&arena, &files, &out, &error)) {
		import_again(&arena, out);
	} else if (files.n > 0) {
		fuzz_require(error.n > 0 && str_find_byte(error, '\n') == SIZE_MAX,
			"an error is one line");
	}
	arena_finish(&arena);
	return 0;
}
