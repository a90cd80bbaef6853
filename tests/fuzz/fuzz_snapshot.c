#include "base/buf.h"
#include "fuzz.h"
#include "snapshot/anonymize.h"
#include "snapshot/fields.h"
#include "snapshot/snapshot.h"
#include "json/json.h"

/* Any bytes as a snapshot: loaded, shown, merged with itself and made anonymous. */
static void look_at(struct arena *arena, const struct snapshot *snapshot)
{
	struct buf page = {0};

	snapshot_show(snapshot, NULL, true, &page);
	buf_finish(&page);
	for (size_t i = 0; i < snapshot->instances.n; i++) {
		for (size_t k = 0; k < fields_count(); k++) {
			struct field_view view =
				fields_view(arena, &snapshot->instances.items[i], fields_at(k));

			fuzz_require(
				view.known || view.reason.n > 0, "an unknown field has a reason");
		}
	}
}

static struct str anonymized(struct arena *arena, struct str text)
{
	struct json_error problem = {0};
	const struct json *document = json_parse(arena, text, (struct json_limits){0}, &problem);
	struct buf out = {0};
	struct str result;

	fuzz_require(document != NULL, "what was loaded can be parsed");
	anonymize_document(arena, document, text, &out);
	result = str_copy(arena, buf_str(&out));
	buf_finish(&out);
	return result;
}

static bool can_be_parsed(struct arena *arena, struct str text)
{
	struct json_error problem = {0};

	return json_parse(arena, text, (struct json_limits){0}, &problem) != NULL;
}

/* Does it hold names such as are made? Another pass takes them for those of a host or an id. */
static bool holds_made_names(struct str text)
{
	return str_has(text, "domain-") || str_has(text, "sub-") || str_has(text, "-slug-") ||
	       str_has(text, "scheme-") || str_has(text, "redacted");
}

static void anonymize(struct arena *arena, struct str text)
{
	struct str once = anonymized(arena, text);

	/* two keys may have become one; the command refuses that */
	if (can_be_parsed(arena, once) && !holds_made_names(text)) {
		fuzz_require(str_equal(anonymized(arena, once), once),
			"what is anonymous stays as it is");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct snapshot snapshot = {0};
	struct snapshot again = {0};
	struct str error = STR_NONE;
	struct arena arena;

	arena_init(&arena);
	if (snapshot_load(&arena, STR("a.json"), text, &snapshot, &error)) {
		look_at(&arena, &snapshot);
		fuzz_require(snapshot_load(&arena, STR("b.json"), text, &again, &error),
			"what was loaded can be loaded again");
		snapshot_merge(&arena, &snapshot, &again);
		look_at(&arena, &snapshot);
		anonymize(&arena, text);
	} else {
		fuzz_require(error.n > 0 && str_find_byte(error, '\n') == SIZE_MAX,
			"an error is one line");
	}
	arena_finish(&arena);
	return 0;
}
