#include "settings/tsconfig.h"

#include "base/path.h"
#include "settings/jsonc.h"
#include "json/json.h"

enum {
	TSCONFIG_LIMIT = 1 << 20, /* bytes */
	VALUES_LIMIT = 50000,
	PATHS_LIMIT = 1000, /* entries of `paths` */
	TARGETS_LIMIT = 32, /* of one entry */
	EXTENDS_LIMIT = 64, /* configurations that one extends */
};

struct reading {
	struct arena *arena;
	struct tsconfig *out;
	notice_vec *notices;
};

static void note(struct reading *reading, const char *reason)
{
	notice_add(reading->arena, reading->notices, reading->out->path, str_of(reason));
}

static void read_targets(struct reading *reading, const struct json *value, str_vec *out)
{
	json_each (target, value) {
		if (out->n == TARGETS_LIMIT) {
			note(reading,
				"more than 32 targets in an entry of 'compilerOptions.paths', the "
				"rest ignored");
			return;
		}
		if (json_is(target, JSON_STRING)) {
			vec_push(reading->arena, out, json_string(target));
		} else {
			note(reading,
				"a target in 'compilerOptions.paths' is not a string, ignored");
		}
	}
}

static void read_paths(struct reading *reading, const struct json *paths)
{
	if (paths == NULL) {
		return;
	}
	if (!json_is(paths, JSON_OBJECT)) {
		note(reading, "'compilerOptions.paths' is not an object, ignored");
		return;
	}
	json_each (entry, paths) {
		struct tsconfig_path path = {.pattern = entry->key};
		size_t star = str_find_byte(path.pattern, '*');

		if (reading->out->paths.n == PATHS_LIMIT) {
			note(reading, "more than 1000 entries in 'compilerOptions.paths', the rest "
				      "ignored");
			return;
		}
		if (!json_is(entry, JSON_ARRAY)) {
			note(reading,
				"an entry of 'compilerOptions.paths' is not an array, ignored");
		} else if (star != SIZE_MAX &&
			   str_find(path.pattern, STR("*"), star + 1) != SIZE_MAX) {
			note(reading, "a pattern in 'compilerOptions.paths' has more than one '*', "
				      "ignored");
		} else {
			read_targets(reading, entry, &path.targets);
			vec_push(reading->arena, &reading->out->paths, path);
		}
	}
}

static void read_base_url(struct reading *reading, const struct json *value)
{
	if (json_is(value, JSON_STRING)) {
		reading->out->base_url = json_string(value);
	} else if (value != NULL) {
		note(reading, "'compilerOptions.baseUrl' is not a string, ignored");
	}
}

static void read_extends(struct reading *reading, const struct json *value)
{
	if (json_is(value, JSON_STRING)) {
		vec_push(reading->arena, &reading->out->extends, json_string(value));
	} else if (value != NULL && !json_is(value, JSON_ARRAY)) {
		note(reading, "'extends' is neither a string nor an array, ignored");
	}
	json_each (element, json_is(value, JSON_ARRAY) ? value : NULL) {
		if (reading->out->extends.n == EXTENDS_LIMIT) {
			note(reading, "more than 64 entries in 'extends', the rest ignored");
			return;
		}
		if (json_is(element, JSON_STRING)) {
			vec_push(reading->arena, &reading->out->extends, json_string(element));
		}
	}
}

static void read_references(struct reading *reading, const struct json *value)
{
	json_each (element, json_is(value, JSON_ARRAY) ? value : NULL) {
		struct str path = json_string(json_get(element, "path"));

		if (!str_absent(path)) {
			vec_push(reading->arena, &reading->out->references, path);
		}
	}
}

bool tsconfig_read(struct arena *arena, struct str path, struct str text, struct tsconfig *out,
	notice_vec *notices)
{
	struct json_limits limits = {.bytes = TSCONFIG_LIMIT, .values = VALUES_LIMIT};
	struct reading reading = {arena, out, notices};
	struct json_error error;
	const struct json *root = json_parse(arena, jsonc_strip(arena, text), limits, &error);
	const struct json *options;

	if (root == NULL) {
		notice_add(arena, notices, path,
			str_format(arena, "not valid JSON, ignored: line %u: %.*s", error.line,
				STR_ARGS(error.message)));
		return false;
	}
	if (!json_is(root, JSON_OBJECT)) {
		notice_add(arena, notices, path, STR("not a JSON object, ignored"));
		return false;
	}
	*out = (struct tsconfig){.path = str_copy(arena, path)};
	out->folder = path_folder(out->path);
	options = json_get(root, "compilerOptions");
	out->out_dir = json_string(json_get(options, "outDir"));
	out->root_dir = json_string(json_get(options, "rootDir"));
	read_extends(&reading, json_get(root, "extends"));
	read_references(&reading, json_get(root, "references"));
	read_base_url(&reading, json_get(options, "baseUrl"));
	read_paths(&reading, json_get(options, "paths"));
	return true;
}
