#include "json/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "json/json_scan.h"

enum {
	DEFAULT_BYTES = 64 * 1024 * 1024,
	DEFAULT_DEPTH = 200,
	DEFAULT_VALUES = 1 << 22,
	DUPLICATES_BY_PAIRS = 8, /* up to here comparing all pairs beats sorting */
};

struct reader {
	struct arena *arena;
	struct arena scratch;
	struct str text;
	size_t from; /* 3 behind a byte order mark */
	json_nodes nodes;
	struct json_error *error;
};

static pthread_once_t hooks_once = PTHREAD_ONCE_INIT;

/*
 * cJSON keeps its allocator in a global, so it is set once. Its error
 * pointer is global too, and therefore never read.
 */
static void set_hooks(void)
{
	cJSON_Hooks hooks = {.malloc_fn = mem_alloc, .free_fn = mem_free};

	cJSON_InitHooks(&hooks);
}

static bool fail(struct reader *reader, size_t offset, struct str message)
{
	reader->error->offset = (uint32_t)offset;
	reader->error->message = message;
	return false;
}

/* A byte order mark has no width. */
static size_t start_of(struct str text)
{
	return str_starts(text, "\xef\xbb\xbf") ? 3 : 0;
}

void json_locate(struct str text, uint32_t offset, uint32_t *out_line, uint32_t *out_column)
{
	size_t start = offset < start_of(text) ? 0 : start_of(text);

	*out_line = 1;
	for (size_t i = start; i < offset; i++) {
		bool pair = text.s[i] == '\r' && i + 1 < text.n && text.s[i + 1] == '\n';

		if ((text.s[i] == '\n' || text.s[i] == '\r') && !pair) {
			(*out_line)++;
			start = i + 1;
		}
	}
	*out_column = (uint32_t)(offset - start) + 1;
}

static bool check_size(struct reader *reader, size_t limit)
{
	size_t bytes = limit == 0 ? DEFAULT_BYTES : limit;

	if (bytes > UINT32_MAX) {
		bytes = UINT32_MAX; /* offsets have 32 bits */
	}
	if (reader->text.n > bytes) {
		return fail(reader, 0,
			str_format(reader->arena, "larger than the limit of %zu bytes", bytes));
	}
	return true;
}

static bool check_start(struct reader *reader)
{
	if (str_starts(reader->text, "\xff\xfe") || str_starts(reader->text, "\xfe\xff")) {
		return fail(reader, 0, STR("text is UTF-16, save the file as UTF-8"));
	}
	reader->from = start_of(reader->text);
	return true;
}

static bool scan(struct reader *reader, struct json_limits limits)
{
	struct json_scan_input input = {
		.arena = reader->arena,
		.scratch = &reader->scratch,
		.text = reader->text,
		.from = reader->from,
		.depth = limits.depth == 0 ? DEFAULT_DEPTH : limits.depth,
		.values = limits.values == 0 ? DEFAULT_VALUES : limits.values,
	};

	if (input.depth > JSON_SCAN_DEPTH_MAX) {
		input.depth = JSON_SCAN_DEPTH_MAX;
	}
	return json_scan(&input, &reader->nodes, reader->error);
}

static bool same_type(enum json_type type, const cJSON *item)
{
	switch (type) {
	case JSON_NULL:
		return cJSON_IsNull(item);
	case JSON_BOOL:
		return cJSON_IsBool(item);
	case JSON_NUMBER:
		return cJSON_IsNumber(item);
	case JSON_STRING:
		return cJSON_IsString(item);
	case JSON_ARRAY:
		return cJSON_IsArray(item);
	case JSON_OBJECT:
		return cJSON_IsObject(item);
	}
	return false;
}

static bool fill_node(struct reader *reader, struct json *node, const cJSON *item)
{
	if (!same_type(node->type, item)) {
		return fail(reader, node->offset, STR("value has two readings"));
	}
	if (item->string != NULL) {
		node->key = str_copy(reader->arena, str_of(item->string));
	}
	if (node->type == JSON_STRING) {
		node->string = str_copy(reader->arena, str_of(item->valuestring));
	}
	node->boolean = cJSON_IsTrue(item);
	if (node->type == JSON_NUMBER) {
		node->number = item->valuedouble;
		if (!isfinite(node->number)) {
			return fail(reader, node->offset, STR("number out of range"));
		}
	}
	return true;
}

/*
 * Walks both trees in document order; the scan has bounded the depth. That
 * they differ would be a fault of one of the readers: better no answer.
 */
static bool fill_nodes(struct reader *reader, const cJSON *item)
{
	const cJSON *after[JSON_SCAN_DEPTH_MAX];
	size_t depth = 0;

	for (size_t i = 0; i < reader->nodes.n; i++) {
		struct json *node = reader->nodes.items[i];

		if (item == NULL) {
			return fail(reader, node->offset, STR("value has two readings"));
		}
		if (!fill_node(reader, node, item)) {
			return false;
		}
		if (item->child != NULL) {
			after[depth++] = item->next;
			item = item->child;
		} else {
			item = item->next;
		}
		while (item == NULL && depth > 0) {
			item = after[--depth];
		}
	}
	return item == NULL || fail(reader, reader->from, STR("value has two readings"));
}

static bool read_values(struct reader *reader)
{
	cJSON *root;
	bool ok;

	pthread_once(&hooks_once, set_hooks);
	root = cJSON_ParseWithLength(reader->text.s + reader->from, reader->text.n - reader->from);
	ok = fill_nodes(reader, root);
	cJSON_Delete(root);
	return ok;
}

static int compare_keys(const void *left, const void *right)
{
	const struct json *a = *(const struct json *const *)left;
	const struct json *b = *(const struct json *const *)right;
	int order = str_compare(a->key, b->key);

	return order != 0 ? order : a->offset < b->offset ? -1 : 1;
}

/* Sorting, not hashing: no choice of keys makes it quadratic. */
static const struct json *find_repeat_sorted(struct arena *scratch, const struct json *object)
{
	const struct json **members = arena_array(scratch, object->count, sizeof(*members));
	const struct json *repeat = NULL;
	size_t n = 0;

	json_each (member, object) {
		members[n++] = member;
	}
	qsort(members, n, sizeof(*members), compare_keys);
	for (size_t i = 1; i < n; i++) {
		if (str_equal(members[i - 1]->key, members[i]->key) &&
			(repeat == NULL || members[i]->offset < repeat->offset)) {
			repeat = members[i];
		}
	}
	return repeat;
}

/* Returns the first member whose key has come before, or NULL. */
static const struct json *find_repeat(struct arena *scratch, const struct json *object)
{
	if (object->count > DUPLICATES_BY_PAIRS) {
		return find_repeat_sorted(scratch, object);
	}
	json_each (member, object) {
		for (const struct json *other = object->first; other != member;
			other = other->next) {
			if (str_equal(other->key, member->key)) {
				return member;
			}
		}
	}
	return NULL;
}

static bool check_keys(struct reader *reader)
{
	const struct json *repeat = NULL;

	for (size_t i = 0; i < reader->nodes.n && repeat == NULL; i++) {
		if (reader->nodes.items[i]->type == JSON_OBJECT) {
			repeat = find_repeat(&reader->scratch, reader->nodes.items[i]);
		}
	}
	return repeat == NULL ||
	       fail(reader, repeat->key_offset, STR("key stands twice in the same object"));
}

const struct json *json_parse(
	struct arena *arena, struct str text, struct json_limits limits, struct json_error *error)
{
	struct reader reader = {.arena = arena, .text = text, .error = error};
	const struct json *root = NULL;

	arena_init(&reader.scratch);
	*error = (struct json_error){0};
	if (check_size(&reader, limits.bytes) && check_start(&reader) && scan(&reader, limits) &&
		read_values(&reader) && check_keys(&reader)) {
		root = reader.nodes.items[0];
	} else {
		json_locate(text, error->offset, &error->line, &error->column);
	}
	arena_finish(&reader.scratch);
	return root;
}

static const struct json *get(const struct json *object, struct str key)
{
	if (!json_is(object, JSON_OBJECT)) {
		return NULL;
	}
	json_each (member, object) {
		if (str_equal(member->key, key)) {
			return member;
		}
	}
	return NULL;
}

const struct json *json_get(const struct json *object, const char *key)
{
	return get(object, str_of(key));
}

const struct json *json_at(const struct json *object, const char *path)
{
	struct str rest = str_of(path);
	size_t dot = str_find_byte(rest, '.');

	while (dot != SIZE_MAX) {
		object = get(object, str_slice(rest, 0, dot));
		rest = str_slice(rest, dot + 1, rest.n);
		dot = str_find_byte(rest, '.');
	}
	return get(object, rest);
}

struct str json_string(const struct json *value)
{
	return json_is(value, JSON_STRING) ? value->string : STR_NONE;
}

bool json_bool(const struct json *value, bool *out)
{
	if (!json_is(value, JSON_BOOL)) {
		return false;
	}
	*out = value->boolean;
	return true;
}

bool json_integer(const struct json *value, int64_t *out)
{
	const double exact = 9007199254740991.0; /* 2^53 - 1 */

	if (!json_is(value, JSON_NUMBER) || value->number < -exact || value->number > exact ||
		(double)(int64_t)value->number != value->number) {
		return false;
	}
	*out = (int64_t)value->number;
	return true;
}
