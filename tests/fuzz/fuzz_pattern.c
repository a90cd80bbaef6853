#include "fuzz.h"
#include "pattern/pattern.h"

/* The first line as a route's pattern and as a regular expression, asked about the others. */

static void ask(struct pattern *pattern, const char *error, struct str rest)
{
	if (pattern == NULL) {
		fuzz_require(error != NULL, "what is refused is so for a reason");
		return;
	}
	while (rest.n > 0) {
		struct str path = str_take(&rest, '\n');
		size_t start = 0;
		size_t end = 0;

		pattern_route_matches(pattern, path);
		if (pattern_search(pattern, path, 0, &start, &end) == PATTERN_YES) {
			fuzz_require(start <= end && end <= path.n, "a match lies in the text");
		}
	}
	pattern_free(pattern);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = {(const char *)data, size};
	struct str first = str_take(&rest, '\n');
	const char *error = NULL;
	struct pattern *pattern = pattern_route(first, &error);

	ask(pattern, error, rest);
	pattern = pattern_javascript(first, STR("i"), &error);
	ask(pattern, error, rest);
	pattern = pattern_javascript(first, STR("u"), &error);
	ask(pattern, error, rest);
	return 0;
}
