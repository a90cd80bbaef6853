#include "base/ascii.h"
#include "base/path.h"
#include "compare/config_reader.h"
#include "compare/match.h"

enum {
	PATH_LIMIT = 1024,
	NAME_LIMIT = 200,
	GLOB_LIMIT = 1024,
	REASON_LIMIT = 1000,
};

/* What an entry says that the same list has before. */
static bool fail_twice(struct config_reader *reader, struct config_at first, uint32_t offset)
{
	return config_reader_fail(reader, offset,
		"the entry stands twice in its list, first at line %u: remove one", first.line);
}

static bool has_parent_part(struct str path)
{
	while (!str_absent(path)) {
		if (str_is(str_take(&path, '/'), "..")) {
			return true;
		}
	}
	return false;
}

/* Stores a path below the configuration's folder, in its shortest form. */
static bool read_path(struct config_reader *reader, const struct json *value, struct str *out)
{
	struct str path;

	if (!config_reader_text(reader, value, PATH_LIMIT, &path)) {
		return false;
	}
	if (str_starts(path, "/") || has_parent_part(path)) {
		return config_reader_fail(reader, value->offset,
			"'%.*s' leads out of the configuration's folder: name what lies inside it",
			STR_ARGS(path));
	}
	*out = path_join(reader->arena, STR(""), path);
	return true;
}

bool config_reader_baseline(struct config_reader *reader, const struct json *value, void *into)
{
	struct config *config = into;

	config->baseline_at = config_reader_at(reader, value->offset);
	return read_path(reader, value, &config->baseline);
}

static bool read_file(struct config_reader *reader, const struct json *value, void *into)
{
	return read_path(reader, value, &((struct config_snapshot *)into)->file);
}

static bool read_app(struct config_reader *reader, const struct json *value, void *into)
{
	return read_path(reader, value, &((struct config_snapshot *)into)->app);
}

static bool read_environment(struct config_reader *reader, const struct json *value, void *into)
{
	static const char *const words[] = {"production", "preview", "development"};

	if (!str_in(json_string(value), words, sizeof(words) / sizeof(words[0]))) {
		return config_reader_fail(reader, value->offset,
			"'environment' must be \"production\", \"preview\" or \"development\"");
	}
	((struct config_snapshot *)into)->environment = json_string(value);
	return true;
}

static bool read_instance(struct config_reader *reader, const struct json *value, void *into)
{
	return config_reader_text(
		reader, value, NAME_LIMIT, &((struct config_snapshot *)into)->instance);
}

static bool read_snapshot(
	struct config_reader *reader, const struct json *value, struct config_snapshot *out)
{
	static const struct config_member members[] = {
		{"file", read_file},
		{"app", read_app},
		{"environment", read_environment},
		{"instance", read_instance},
		{NULL},
	};

	if (json_is(value, JSON_STRING)) {
		return read_path(reader, value, &out->file);
	}
	if (!json_is(value, JSON_OBJECT)) {
		return config_reader_fail(reader, value->offset,
			"a snapshot is a file name or an object with \"file\"");
	}
	if (!config_reader_members(reader, value, members, out)) {
		return false;
	}
	return !str_absent(out->file) ||
	       config_reader_fail(reader, value->offset, "the entry lacks \"file\"");
}

static bool same_subject(const struct config_snapshot *a, const struct config_snapshot *b)
{
	return str_equal(a->file, b->file) && str_absent(a->app) == str_absent(b->app) &&
	       str_equal(a->app, b->app) && str_equal(a->environment, b->environment);
}

bool config_reader_snapshots(struct config_reader *reader, const struct json *value, void *into)
{
	struct config *config = into;

	if (!config_reader_list(reader, value)) {
		return false;
	}
	json_each (element, value) {
		struct config_snapshot it = {.at = config_reader_at(reader, element->offset)};

		if (!read_snapshot(reader, element, &it)) {
			return false;
		}
		for (size_t i = 0; i < config->snapshots.n; i++) {
			if (same_subject(&config->snapshots.items[i], &it)) {
				return fail_twice(
					reader, config->snapshots.items[i].at, element->offset);
			}
		}
		vec_push(reader->arena, &config->snapshots, it);
	}
	return true;
}

bool config_reader_globs(struct config_reader *reader, const struct json *value, void *into)
{
	config_globs *globs = into;

	if (!config_reader_list(reader, value)) {
		return false;
	}
	json_each (element, value) {
		struct config_glob it = {.at = config_reader_at(reader, element->offset)};

		if (!config_reader_text(reader, element, GLOB_LIMIT, &it.text)) {
			return false;
		}
		for (size_t i = 0; i < globs->n; i++) {
			if (str_equal(globs->items[i].text, it.text)) {
				return fail_twice(reader, globs->items[i].at, element->offset);
			}
		}
		vec_push(reader->arena, globs, it);
	}
	return true;
}

/* A pattern that fits every host would silence every endpoint. */
static bool names_a_host(struct str url)
{
	size_t scheme = str_find(url, STR("://"), 0);
	struct str host = scheme == SIZE_MAX ? url : str_slice(url, scheme + 3, url.n);

	if (scheme != SIZE_MAX && !str_starts(url, "https://") && !str_starts(url, "http://")) {
		return false;
	}
	host = str_take(&host, '/');
	for (size_t i = 0; i < host.n; i++) {
		if (ascii_is_alnum(host.s[i])) {
			return true;
		}
	}
	return false;
}

static bool read_url(struct config_reader *reader, const struct json *value, void *into)
{
	struct config_consumer *consumer = into;

	if (!config_reader_text(reader, value, PATH_LIMIT, &consumer->url)) {
		return false;
	}
	return names_a_host(consumer->url) ||
	       config_reader_fail(reader, value->offset,
		       "'url' must name a host: \"https://other.example.com/hooks/*\" or "
		       "\"*.example.com\"");
}

static bool read_reason(struct config_reader *reader, const struct json *value, void *into)
{
	return config_reader_text(
		reader, value, REASON_LIMIT, &((struct config_consumer *)into)->reason);
}

static bool read_consumer(
	struct config_reader *reader, const struct json *value, struct config_consumer *out)
{
	static const struct config_member members[] = {
		{"url", read_url},
		{"reason", read_reason},
		{NULL},
	};

	if (!json_is(value, JSON_OBJECT)) {
		return config_reader_fail(reader, value->offset,
			"a webhook consumer is an object with \"url\" and \"reason\"");
	}
	if (!config_reader_members(reader, value, members, out)) {
		return false;
	}
	return out->url.n > 0 ||
	       config_reader_fail(reader, value->offset, "the entry lacks \"url\"");
}

bool config_reader_consumers(struct config_reader *reader, const struct json *value, void *into)
{
	struct config *config = into;

	if (!config_reader_list(reader, value)) {
		return false;
	}
	json_each (element, value) {
		struct config_consumer it = {.at = config_reader_at(reader, element->offset)};

		if (!read_consumer(reader, element, &it)) {
			return false;
		}
		for (size_t i = 0; i < config->consumers.n; i++) {
			if (str_equal(config->consumers.items[i].url, it.url)) {
				return fail_twice(
					reader, config->consumers.items[i].at, element->offset);
			}
		}
		vec_push(reader->arena, &config->consumers, it);
	}
	return true;
}
