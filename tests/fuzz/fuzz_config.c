#include "compare/config.h"
#include "fuzz.h"

/* Any bytes as clerk-audit.json: refused with a reason, or read. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct config_source source = {
		STR("clerk-audit.json"), STR("clerk-audit.json"), {(const char *)data, size}};
	struct config config = config_default();
	struct str error = STR_NONE;
	struct arena arena;

	arena_init(&arena);
	if (!config_read(&arena, &source, &config, &error)) {
		/* it becomes one line where it is printed */
		fuzz_require(error.n > 0, "what is refused is so for a reason");
	}
	arena_finish(&arena);
	return 0;
}
