#include "fuzz_facts.h"

/* Any bytes as saved facts: refused with one line, or written back and judged. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct facts facts = {0};
	struct str error = STR_NONE;
	struct arena arena;

	arena_init(&arena);
	if (facts_read(&arena, (struct str){(const char *)data, size}, &facts, &error)) {
		fuzz_write(&arena, &facts);
		fuzz_judge(&arena, &facts);
	} else {
		fuzz_require(error.n > 0 && str_find_byte(error, '\n') == SIZE_MAX,
			"an error is one line");
	}
	arena_finish(&arena);
	return 0;
}
