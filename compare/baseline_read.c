#include <stdarg.h>

#include "base/ascii.h"
#include "base/digest.h"
#include "base/map.h"
#include "base/redact.h"
#include "compare/baseline.h"
#include "json/json.h"

enum {
	DEPTH_LIMIT = 8,
	VALUES_LIMIT = 1000000,
	VERSION = 1,
};

struct reader {
	struct arena *arena;
	const struct baseline_source *source;
	struct baseline *out;
	struct map lines; /* fingerprint → line */
	uint32_t at; /* an offset, and its line: what comes behind is counted from there */
	uint32_t line;
	struct str *error;
};

struct member {
	const char *key;
	size_t offset; /* of a text, in the entry */
	bool required;
};

static const struct member members[] = {
	{"fingerprint", offsetof(struct baseline_entry, fingerprint), true},
	{"content", offsetof(struct baseline_entry, content), true},
	{"rule", offsetof(struct baseline_entry, rule), true},
	{"app", offsetof(struct baseline_entry, app), false},
	{"file", offsetof(struct baseline_entry, file), false},
	{"subject", offsetof(struct baseline_entry, subject), false},
	{"reason", offsetof(struct baseline_entry, reason), false},
};

enum {
	MEMBERS = sizeof(members) / sizeof(members[0]),
};

static bool fail(struct reader *reader, uint32_t offset, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static bool fail(struct reader *reader, uint32_t offset, const char *format, ...)
{
	uint32_t line;
	uint32_t column;
	va_list args;

	json_locate(reader->source->text, offset, &line, &column);
	va_start(args, format);
	struct str why = str_format_list(reader->arena, format, args);
	va_end(args);
	*reader->error = str_format(reader->arena, "%.*s:%u:%u: %.*s",
		STR_ARGS(reader->source->path), line, column, STR_ARGS(why));
	return false;
}

static struct str *text_of(struct baseline_entry *entry, const struct member *member)
{
	return (struct str *)((char *)entry + member->offset);
}

static bool is_fingerprint(struct str text)
{
	if (text.n != 7 + 64 || !str_starts(text, "sha256:")) {
		return false;
	}
	for (size_t i = 7; i < text.n; i++) {
		if (!ascii_is_hex(text.s[i]) || ascii_is_upper(text.s[i])) {
			return false;
		}
	}
	return true;
}

static bool read_member(
	struct reader *reader, const struct json *value, struct baseline_entry *entry)
{
	for (size_t i = 0; i < MEMBERS; i++) {
		const struct member *member = &members[i];

		if (!str_is(value->key, member->key)) {
			continue;
		}
		if (!json_is(value, JSON_STRING) &&
			(member->required || !json_is(value, JSON_NULL))) {
			return fail(reader, value->offset, "'%s' must be a text", member->key);
		}
		/* whoever writes a reason may put a secret into it */
		*text_of(entry, member) = redact_text(reader->arena, json_string(value));
		return true;
	}
	return fail(reader, value->key_offset,
		"unknown key: '%.*s': an entry has fingerprint, content, rule, app, file, subject "
		"and reason",
		STR_ARGS(value->key));
}

static bool check_entry(
	struct reader *reader, const struct json *value, const struct baseline_entry *entry)
{
	if (entry->rule.n == 0 || !is_fingerprint(entry->fingerprint) ||
		!is_fingerprint(entry->content)) {
		return fail(reader, value->offset,
			"an entry needs \"rule\", and \"fingerprint\" and \"content\" as "
			"'clerk-audit baseline write' makes them");
	}
	uint32_t before = map_get(&reader->lines, entry->fingerprint);
	if (before != MAP_NONE) {
		return fail(reader, value->offset,
			"the fingerprint of this entry stands at line %u already: remove one of "
			"the two",
			before);
	}
	map_put(reader->arena, &reader->lines, entry->fingerprint, entry->line);
	return true;
}

/* The line of an offset that is not before those that were asked for. */
static uint32_t line_of(struct reader *reader, uint32_t offset)
{
	struct str rest = str_slice(reader->source->text, reader->at, offset);
	uint32_t lines;
	uint32_t column;

	json_locate(rest, (uint32_t)rest.n, &lines, &column);
	reader->at = offset;
	reader->line += lines - 1;
	return reader->line;
}

static bool read_entry(struct reader *reader, const struct json *value)
{
	struct baseline_entry entry = {0};

	if (!json_is(value, JSON_OBJECT)) {
		return fail(reader, value->offset, "an entry must be an object: { … }");
	}
	for (size_t i = 0; i < MEMBERS; i++) {
		*text_of(&entry, &members[i]) = STR("");
	}
	entry.line = line_of(reader, value->offset);
	json_each (member, value) {
		if (!read_member(reader, member, &entry)) {
			return false;
		}
	}
	if (!check_entry(reader, value, &entry)) {
		return false;
	}
	vec_push(reader->arena, &reader->out->entries, entry);
	return true;
}

static bool read_head(struct reader *reader, const struct json *document)
{
	const struct json *version = json_get(document, "format_version");
	int64_t number;

	if (!str_is(json_string(json_get(document, "format")), "clerk-audit-baseline")) {
		return fail(reader, document->offset,
			"this is no baseline: \"format\" is not \"clerk-audit-baseline\"");
	}
	if (!json_integer(version, &number) || number < VERSION) {
		return fail(reader, version == NULL ? document->offset : version->offset,
			"\"format_version\" must be %d", (int)VERSION);
	}
	if (number > VERSION) {
		return fail(reader, version->offset,
			"a newer clerk-audit wrote this baseline: format_version is %lld, and %d "
			"is known here",
			(long long)number, (int)VERSION);
	}
	return true;
}

static bool read_document(struct reader *reader, const struct json *document)
{
	const struct json *entries = json_get(document, "entries");

	if (!read_head(reader, document)) {
		return false;
	}
	json_each (member, document) {
		if (!str_is(member->key, "format") && !str_is(member->key, "format_version") &&
			member != entries) {
			return fail(reader, member->key_offset,
				"unknown key: '%.*s': there are format, format_version and entries",
				STR_ARGS(member->key));
		}
	}
	if (!json_is(entries, JSON_ARRAY)) {
		return fail(reader, entries == NULL ? document->offset : entries->offset,
			"\"entries\" must be a list: [ … ]");
	}
	json_each (entry, entries) {
		if (!read_entry(reader, entry)) {
			return false;
		}
	}
	return true;
}

bool baseline_read(struct arena *arena, const struct baseline_source *source, struct baseline *out,
	struct str *error)
{
	struct json_limits limits = {BASELINE_LIMIT, DEPTH_LIMIT, VALUES_LIMIT};
	struct reader reader = {arena, source, out, {0}, 0, 1, error};
	struct json_error problem;
	const struct json *document = json_parse(arena, source->text, limits, &problem);

	*out = (struct baseline){.name = source->name};
	if (document == NULL) {
		*error = str_format(arena, "%.*s:%u:%u: %.*s", STR_ARGS(source->path), problem.line,
			problem.column, STR_ARGS(problem.message));
		return false;
	}
	out->digest = digest_sha256_hex(arena, source->text);
	return read_document(&reader, document);
}
