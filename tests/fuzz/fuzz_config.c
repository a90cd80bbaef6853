#include "compare/config.h"
#include "fuzz.h"

/* Any bytes as clerk-audit.json: refused with one line, or read. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct config_source source = {
		STR("clerk-audit.json"), STR("clerk-audit.json"), {(const char *)data, size}};
	struct config config = config_default();
	struct str error = STR_NONE;
	struct arena arena;

	arena_init(&arena);
	if (!config_read(&arena, &source, &config, &error)) {
		fuzz_require(error.n > 0 && str_find_byte(error, '\n') == SIZE_MAX,
			"an error is one line");
	}
	arena_finish(&arena);
	return 0;
}
