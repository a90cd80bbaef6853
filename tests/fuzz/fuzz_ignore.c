#include "base/arena.h"
#include "fuzz.h"
#include "source/ignore.h"

/* Up to a NUL byte the text of an ignore file, then paths, a line each. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = {(const char *)data, size};
	struct str text = str_take(&rest, '\0');
	const struct ignore_list *list;
	struct arena arena;

	arena_init(&arena);
	list = ignore_add(&arena, NULL, STR("sub"), text);
	list = ignore_add(&arena, list, STR(""), text);
	while (rest.n > 0) {
		struct str path = str_take(&rest, '\n');

		fuzz_require(ignore_match(list, path, true) == ignore_match(list, path, true),
			"an answer is always the same");
		ignore_match(list, path, false);
	}
	arena_finish(&arena);
	return 0;
}
