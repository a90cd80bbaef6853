#ifndef COMPARE_CONFIG_READER_H
#define COMPARE_CONFIG_READER_H

#include "compare/config.h"
#include "json/json.h"

/* What the files that read clerk-audit.json share; not for others. */

struct config_reader {
	struct arena *arena;
	const struct config_source *source;
	struct config *out;
	struct str *error;
};

/* Reads the value of one member into what its object stands for. */
typedef bool config_member_read(struct config_reader *reader, const struct json *value, void *into);

struct config_member {
	const char *key;
	config_member_read *read;
};

/* Where an offset lies in the text. */
struct config_at config_reader_at(const struct config_reader *reader, uint32_t offset);

/* Sets the error, with its place in front, and returns false. */
bool config_reader_fail(struct config_reader *reader, uint32_t offset, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Is it a member that only comments? */
bool config_reader_is_comment(const struct json *member);

/*
 * Reads an object by a table that NULL ends: every member must be in it, once;
 * comments ("//…") aside.
 */
bool config_reader_members(struct config_reader *reader, const struct json *object,
	const struct config_member *members, void *into);

/* Stores a text of 1 to `most` bytes without control characters. */
bool config_reader_text(
	struct config_reader *reader, const struct json *value, size_t most, struct str *out);

/* Fails unless the value is a list of at most 1000 entries. */
bool config_reader_list(struct config_reader *reader, const struct json *value);

/* The reading of "snapshots", "include" and "exclude", "webhook_consumers", "baseline". */
config_member_read config_reader_snapshots;
config_member_read config_reader_globs;
config_member_read config_reader_consumers;
config_member_read config_reader_baseline;

#endif
