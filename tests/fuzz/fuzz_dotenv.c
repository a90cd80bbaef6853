#include "base/arena.h"
#include "fuzz.h"
#include "settings/dotenv.h"

/* Any bytes as a .env file: names and values are where they are said to be. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	dotenv_entries entries = {0};
	struct arena arena;

	arena_init(&arena);
	dotenv_read(&arena, text, &entries);
	for (size_t i = 0; i < entries.n; i++) {
		const struct dotenv_entry *entry = &entries.items[i];

		fuzz_require(entry->name_start < entry->name_end && entry->name_end <= size,
			"a name lies in the text");
		fuzz_require(entry->name_end <= entry->value_start &&
				     entry->value_start <= entry->value_end &&
				     entry->value_end <= size,
			"its value lies behind it");
		fuzz_require(
			str_equal(entry->name, str_slice(text, entry->name_start, entry->name_end)),
			"the name is what stands there");
		fuzz_require(i == 0 || entries.items[i - 1].value_end <= entry->name_start,
			"entries do not overlap");
	}
	arena_finish(&arena);
	return 0;
}
