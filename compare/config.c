#include "compare/config.h"

#include <stdarg.h>

#include "base/digest.h"
#include "compare/config_reader.h"
#include "compare/match.h"

enum {
	DEPTH_LIMIT = 16,
	LIST_LIMIT = 1000,
	SCHEMA_LIMIT = 2000, /* bytes of "$schema" */
};

static const struct {
	const char *name;
	int64_t least;
	int64_t most;
} limit_rows[] = {
	[CONFIG_MFA_USERS] = {"mfa_users", 0, 1000000000},
	[CONFIG_SNAPSHOT_DAYS] = {"snapshot_days", 1, 36500},
	/* more than 300 seconds is what CLERK-CLOCK-002 reports */
	[CONFIG_CLOCK_SECONDS] = {"clock_seconds", 1, 300},
};

_Static_assert(sizeof(limit_rows) / sizeof(limit_rows[0]) == CONFIG_LIMITS, "a row each");

const char *config_limit_name(enum config_limit limit)
{
	return limit_rows[limit].name;
}

int64_t *config_limit(struct limits *limits, enum config_limit limit)
{
	switch (limit) {
	case CONFIG_MFA_USERS:
		return &limits->mfa_users;
	case CONFIG_SNAPSHOT_DAYS:
		return &limits->snapshot_days;
	case CONFIG_CLOCK_SECONDS:
	case CONFIG_LIMITS:
		break;
	}
	return &limits->clock_seconds;
}

struct config config_default(void)
{
	return (struct config){
		.name = STR(""),
		.digest = STR(""),
		.base = STR(""),
		.fail_on = STR(""),
		.limits = limits_default,
	};
}

struct config_at config_reader_at(const struct config_reader *reader, uint32_t offset)
{
	struct config_at at;

	json_locate(reader->source->text, offset, &at.line, &at.column);
	return at;
}

bool config_reader_fail(struct config_reader *reader, uint32_t offset, const char *format, ...)
{
	struct config_at at = config_reader_at(reader, offset);
	va_list args;

	va_start(args, format);
	struct str why = str_format_list(reader->arena, format, args);
	va_end(args);
	*reader->error = str_format(reader->arena, "%.*s:%u:%u: %.*s",
		STR_ARGS(reader->source->path), at.line, at.column, STR_ARGS(why));
	return false;
}

bool config_reader_is_comment(const struct json *member)
{
	return str_starts(member->key, "//");
}

bool config_reader_text(
	struct config_reader *reader, const struct json *value, size_t most, struct str *out)
{
	struct str text = json_string(value);
	bool named = !str_absent(value->key);

	if (text.n == 0 || text.n > most) {
		return config_reader_fail(reader, value->offset,
			"%s%.*s%s must be a text of 1 to %zu bytes", named ? "'" : "an entry",
			STR_ARGS(value->key), named ? "'" : "", most);
	}
	for (size_t i = 0; i < text.n; i++) {
		if ((unsigned char)text.s[i] < ' ') {
			return config_reader_fail(reader, value->offset,
				"the text holds a control character: remove it");
		}
	}
	*out = text;
	return true;
}

bool config_reader_list(struct config_reader *reader, const struct json *value)
{
	if (!json_is(value, JSON_ARRAY)) {
		return config_reader_fail(reader, value->offset, "'%.*s' must be a list: [ … ]",
			STR_ARGS(value->key));
	}
	return value->count <= LIST_LIMIT ||
	       config_reader_fail(reader, value->offset, "'%.*s' has more than %d entries",
		       STR_ARGS(value->key), (int)LIST_LIMIT);
}

static bool fail_unknown(struct config_reader *reader, const struct json *member,
	const struct config_member *members)
{
	const char *best = NULL;
	unsigned least = DISTANCE_FAR;
	struct str names = STR("");

	for (size_t i = 0; members[i].key != NULL; i++) {
		unsigned distance = match_distance(member->key, str_of(members[i].key));

		names = str_format(reader->arena, "%.*s%s%s", STR_ARGS(names), i > 0 ? ", " : "",
			members[i].key);
		if (distance < least) {
			least = distance;
			best = members[i].key;
		}
	}
	if (best == NULL) {
		return config_reader_fail(reader, member->key_offset,
			"unknown key: '%.*s': there are %.*s", STR_ARGS(member->key),
			STR_ARGS(names));
	}
	return config_reader_fail(reader, member->key_offset,
		"unknown key: '%.*s': did you mean '%s'?", STR_ARGS(member->key), best);
}

static const struct config_member *find_member(const struct config_member *members, struct str key)
{
	while (members->key != NULL && !str_is(key, members->key)) {
		members++;
	}
	return members->key == NULL ? NULL : members;
}

bool config_reader_members(struct config_reader *reader, const struct json *object,
	const struct config_member *members, void *into)
{
	json_each (child, object) {
		const struct config_member *member = find_member(members, child->key);

		if (config_reader_is_comment(child)) {
			continue;
		}
		if (member == NULL) {
			return fail_unknown(reader, child, members);
		}
		if (!member->read(reader, child, into)) {
			return false;
		}
	}
	return true;
}

/* For editors; a program that reads files only has no use for it. */
static bool read_schema(struct config_reader *reader, const struct json *value, void *into)
{
	struct str unused;

	(void)into;
	return config_reader_text(reader, value, SCHEMA_LIMIT, &unused);
}

static bool is_object(struct config_reader *reader, const struct json *value)
{
	return json_is(value, JSON_OBJECT) ||
	       config_reader_fail(reader, value->offset, "'%.*s' must be an object: { … }",
		       STR_ARGS(value->key));
}

static const struct rule_info *find_rule(struct config_reader *reader, const struct json *member)
{
	const struct rule *best = rule_nearest(rules_all, member->key);

	if (best != NULL && str_is(member->key, best->info.id)) {
		return &best->info;
	}
	if (best == NULL) {
		config_reader_fail(reader, member->key_offset,
			"unknown rule: '%.*s': 'clerk-audit rules' lists them",
			STR_ARGS(member->key));
	} else {
		config_reader_fail(reader, member->key_offset,
			"unknown rule: '%.*s': did you mean %s?", STR_ARGS(member->key),
			best->info.id);
	}
	return NULL;
}

static bool read_level(
	struct config_reader *reader, const struct json *value, struct config_severity *out)
{
	struct str level = json_string(value);

	for (int s = SEVERITY_NOTE; s <= SEVERITY_BLOCKER; s++) {
		if (str_is(level, severity_name((enum severity)s))) {
			out->severity = (enum severity)s;
			return true;
		}
	}
	out->off = str_is(level, "off");
	return out->off || config_reader_fail(reader, value->offset,
				   "'%.*s' must be \"blocker\", \"warning\", \"note\" or \"off\"",
				   STR_ARGS(value->key));
}

static bool read_severities(struct config_reader *reader, const struct json *value, void *into)
{
	struct config *config = into;

	if (!is_object(reader, value)) {
		return false;
	}
	json_each (member, value) {
		struct config_severity it = {.at = config_reader_at(reader, member->offset)};

		if (config_reader_is_comment(member)) {
			continue;
		}
		it.rule = find_rule(reader, member);
		if (it.rule == NULL || !read_level(reader, member, &it)) {
			return false;
		}
		vec_push(reader->arena, &config->severities, it);
	}
	return true;
}

static bool read_limit(struct config_reader *reader, const struct json *value, void *into)
{
	struct config *config = into;
	enum config_limit limit = CONFIG_MFA_USERS;
	int64_t number;

	while (!str_is(value->key, limit_rows[limit].name)) {
		limit++;
	}
	if (!json_integer(value, &number) || number < limit_rows[limit].least ||
		number > limit_rows[limit].most) {
		return config_reader_fail(reader, value->offset,
			"'%s' must be a whole number from %lld to %lld", limit_rows[limit].name,
			(long long)limit_rows[limit].least, (long long)limit_rows[limit].most);
	}
	*config_limit(&config->limits, limit) = number;
	config->limits_at[limit] = config_reader_at(reader, value->offset);
	return true;
}

static bool read_thresholds(struct config_reader *reader, const struct json *value, void *into)
{
	static const struct config_member members[] = {
		{"mfa_users", read_limit},
		{"snapshot_days", read_limit},
		{"clock_seconds", read_limit},
		{NULL},
	};

	return is_object(reader, value) && config_reader_members(reader, value, members, into);
}

static bool read_fail_on(struct config_reader *reader, const struct json *value, void *into)
{
	static const char *const words[] = {"blocker", "warning", "note", "never"};
	struct config *config = into;

	if (!str_in(json_string(value), words, sizeof(words) / sizeof(words[0]))) {
		return config_reader_fail(reader, value->offset,
			"'fail_on' must be \"blocker\", \"warning\", \"note\" or \"never\"");
	}
	config->fail_on = json_string(value);
	config->fail_on_at = config_reader_at(reader, value->offset);
	return true;
}

static bool read_include(struct config_reader *reader, const struct json *value, void *into)
{
	return config_reader_globs(reader, value, &((struct config *)into)->include);
}

static bool read_exclude(struct config_reader *reader, const struct json *value, void *into)
{
	return config_reader_globs(reader, value, &((struct config *)into)->exclude);
}

static bool read_document(struct config_reader *reader, const struct json *document)
{
	static const struct config_member members[] = {
		{"$schema", read_schema},
		{"snapshots", config_reader_snapshots},
		{"severity", read_severities},
		{"include", read_include},
		{"exclude", read_exclude},
		{"thresholds", read_thresholds},
		{"webhook_consumers", config_reader_consumers},
		{"fail_on", read_fail_on},
		{"baseline", config_reader_baseline},
		{NULL},
	};

	if (!json_is(document, JSON_OBJECT)) {
		return config_reader_fail(
			reader, document->offset, "a configuration is one object: { … }");
	}
	return config_reader_members(reader, document, members, reader->out);
}

bool config_read(struct arena *arena, const struct config_source *source, struct config *out,
	struct str *error)
{
	struct config config = config_default();
	struct config_reader reader = {arena, source, &config, error};
	struct json_error problem;
	const struct json *document = json_parse(
		arena, source->text, (struct json_limits){.depth = DEPTH_LIMIT}, &problem);

	if (document == NULL) {
		*error = str_format(arena, "%.*s:%u:%u: %.*s", STR_ARGS(source->path), problem.line,
			problem.column, STR_ARGS(problem.message));
		return false;
	}
	if (!read_document(&reader, document)) {
		return false;
	}
	config.name = source->name;
	config.digest = digest_sha256_hex(arena, source->text);
	*out = config;
	return true;
}
