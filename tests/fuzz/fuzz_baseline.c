#include "base/buf.h"
#include "compare/baseline.h"
#include "fuzz.h"

static struct baseline_source source_of(struct str text)
{
	return (struct baseline_source){STR("a.json"), STR("a.json"), text};
}

/* Any bytes as a baseline: refused with a reason, or written and read back as it was. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct baseline_source source = source_of((struct str){(const char *)data, size});
	struct baseline baseline = {0};
	struct baseline again = {0};
	struct str error = STR_NONE;
	struct buf first = {0};
	struct buf second = {0};
	struct arena arena;

	arena_init(&arena);
	if (baseline_read(&arena, &source, &baseline, &error)) {
		baseline_write(&baseline, &first);
		source = source_of(buf_str(&first));
		fuzz_require(baseline_read(&arena, &source, &again, &error),
			"what was written can be read");
		baseline_write(&again, &second);
		fuzz_require(str_equal(buf_str(&first), buf_str(&second)),
			"and has the same bytes again");
	} else {
		/* it becomes one line where it is printed */
		fuzz_require(error.n > 0, "what is refused is so for a reason");
	}
	buf_finish(&first);
	buf_finish(&second);
	arena_finish(&arena);
	return 0;
}
