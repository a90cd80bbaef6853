#ifndef JSON_JSON_H
#define JSON_JSON_H

#include <stdint.h>

#include "base/buf.h"

/*
 * Strict JSON: UTF-8 only, no duplicate keys, no NUL, no lone surrogates,
 * limits on size and depth, and an offset for every value. All nodes live in
 * the arena handed to json_parse; nothing is freed by hand. Accessors take
 * NULL and answer as for a missing value.
 */
enum json_type {
	JSON_NULL,
	JSON_BOOL,
	JSON_NUMBER,
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT,
};

struct json {
	enum json_type type;
	bool boolean;
	double number;
	struct str string; /* decoded; of JSON_STRING only */
	struct str key; /* decoded; absent unless a member of an object */
	uint32_t offset; /* of the value's first byte in the text */
	uint32_t end; /* one past its last byte */
	uint32_t key_offset; /* of the key's opening quote */
	uint32_t count; /* of members or elements */
	const struct json *first; /* child */
	const struct json *next; /* sibling */
};

struct json_error {
	struct str message; /* lower case, no full stop */
	uint32_t offset;
	uint32_t line; /* 1-based */
	uint32_t column; /* 1-based, in bytes */
};

struct json_limits {
	size_t bytes; /* 0: 64 MiB */
	uint32_t depth; /* 0: 200 */
	uint32_t values; /* 0: 4194304; each takes about 160 bytes while it is read */
};

/* Returns the document's value, or NULL with *error filled in. */
const struct json *json_parse(
	struct arena *arena, struct str text, struct json_limits limits, struct json_error *error);

/* Stores the 1-based line and column, in bytes, of an offset in a document's text. */
void json_locate(struct str text, uint32_t offset, uint32_t *out_line, uint32_t *out_column);

/* Returns the member with this key of an object, else NULL. */
const struct json *json_get(const struct json *object, const char *key);

/* Follows keys separated by dots: json_at(doc, "user_settings.sign_up.mode"). */
const struct json *json_at(const struct json *object, const char *path);

/* Returns the string, or the absent slice when it is anything else. */
struct str json_string(const struct json *value);

/* Stores the boolean (integer) and returns true, or returns false. */
bool json_bool(const struct json *value, bool *out);
bool json_integer(const struct json *value, int64_t *out);

static inline bool json_is(const struct json *value, enum json_type type)
{
	return value != NULL && value->type == type;
}

static inline const struct json *json_first(const struct json *parent)
{
	return parent == NULL ? NULL : parent->first;
}

#define json_each(child, parent) \
	for (const struct json *child = json_first(parent); child != NULL; child = child->next)

/*
 * Ordered writer: keys come out as they are put in, two spaces of
 * indentation, invalid UTF-8 replaced by U+FFFD, a newline at the end of
 * the outermost value. The buffer belongs to the caller.
 */
struct json_writer {
	struct buf *out;
	uint32_t depth;
	bool comma;
	bool after_key;
};

void json_begin_object(struct json_writer *writer);
void json_end_object(struct json_writer *writer);
void json_begin_array(struct json_writer *writer);
void json_end_array(struct json_writer *writer);
void json_key(struct json_writer *writer, const char *key);
void json_write_string(struct json_writer *writer, struct str value); /* absent: null */
void json_write_integer(struct json_writer *writer, int64_t value);
void json_write_number(struct json_writer *writer, struct str text); /* as it stands in JSON */
void json_write_bool(struct json_writer *writer, bool value);
void json_write_null(struct json_writer *writer);

/* A member of an object: the key, and its value as above. */
void json_put_string(struct json_writer *writer, const char *key, struct str value);
void json_put_nonempty(
	struct json_writer *writer, const char *key, struct str value); /* "": null */
void json_put_integer(struct json_writer *writer, const char *key, int64_t value);
void json_put_bool(struct json_writer *writer, const char *key, bool value);

#endif
