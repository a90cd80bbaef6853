#include "base/utf8.h"
#include "json/json.h"

static void new_line(struct json_writer *writer)
{
	buf_add_byte(writer->out, '\n');
	for (uint32_t i = 0; i < writer->depth; i++) {
		buf_add_z(writer->out, "  ");
	}
}

/* Puts what separates a value or a key from what stands before it. */
static void begin_value(struct json_writer *writer)
{
	if (writer->after_key) {
		writer->after_key = false;
		return;
	}
	if (writer->comma) {
		buf_add_byte(writer->out, ',');
	}
	if (writer->depth > 0) {
		new_line(writer);
	}
}

static void end_value(struct json_writer *writer)
{
	writer->comma = writer->depth > 0;
	if (writer->depth == 0) {
		buf_add_byte(writer->out, '\n');
	}
}

static void begin_container(struct json_writer *writer, char bracket)
{
	begin_value(writer);
	buf_add_byte(writer->out, bracket);
	writer->depth++;
	writer->comma = false;
}

static void end_container(struct json_writer *writer, char bracket)
{
	writer->depth--;
	if (writer->comma) {
		new_line(writer);
	}
	buf_add_byte(writer->out, bracket);
	end_value(writer);
}

void json_begin_object(struct json_writer *writer)
{
	begin_container(writer, '{');
}

void json_end_object(struct json_writer *writer)
{
	end_container(writer, '}');
}

void json_begin_array(struct json_writer *writer)
{
	begin_container(writer, '[');
}

void json_end_array(struct json_writer *writer)
{
	end_container(writer, ']');
}

/* Would the character change how a terminal or an editor shows the rest? */
static bool is_unsafe(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x61c || code == 0xfeff ||
	       (code >= 0x200e && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
	       (code >= 0x2066 && code <= 0x2069);
}

static void put_escape(struct buf *out, uint32_t code)
{
	static const char letters[] = "btn\0fr"; /* from U+0008 on; no letter for U+000B */
	char letter = code >= 8 && code <= 13 ? letters[code - 8] : '\0';

	if (letter != '\0') {
		buf_add_byte(out, '\\');
		buf_add_byte(out, letter);
	} else {
		buf_format(out, "\\u%04x", (unsigned)code);
	}
}

/* CI runners take "##[name]" and "##vso[" anywhere in a line of the log for a command. */
static bool is_command(struct str rest)
{
	return str_starts(rest, "##[") || str_starts(rest, "##vso[");
}

/* How many bytes from an offset on stand as they are, whatever comes behind them. */
static size_t plain_length(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.n && text.s[end] >= ' ' && text.s[end] <= '~' && text.s[end] != '"' &&
		text.s[end] != '\\' && text.s[end] != '#') {
		end++;
	}
	return end - at;
}

static void put_string(struct buf *out, struct str value)
{
	size_t at = 0;

	buf_add_byte(out, '"');
	while (at < value.n) {
		size_t plain = plain_length(value, at);
		uint32_t code = 0;
		size_t length = plain > 0 ? plain : utf8_decode(value, at, &code);

		if (plain > 0) {
			buf_add(out, str_slice(value, at, at + plain));
		} else if (length == 0) {
			buf_add_z(out, "\xef\xbf\xbd");
		} else if (code == '"' || code == '\\') {
			buf_add_byte(out, '\\');
			buf_add_byte(out, (char)code);
		} else if (is_unsafe(code) || is_command(str_slice(value, at, value.n))) {
			put_escape(out, code);
		} else {
			buf_add(out, str_slice(value, at, at + length));
		}
		at += length == 0 ? 1 : length;
	}
	buf_add_byte(out, '"');
}

void json_key(struct json_writer *writer, const char *key)
{
	begin_value(writer);
	put_string(writer->out, str_of(key));
	buf_add_z(writer->out, ": ");
	writer->after_key = true;
}

void json_write_string(struct json_writer *writer, struct str value)
{
	if (str_absent(value)) {
		json_write_null(writer);
		return;
	}
	begin_value(writer);
	put_string(writer->out, value);
	end_value(writer);
}

void json_write_integer(struct json_writer *writer, int64_t value)
{
	begin_value(writer);
	buf_format(writer->out, "%lld", (long long)value);
	end_value(writer);
}

void json_write_number(struct json_writer *writer, struct str text)
{
	begin_value(writer);
	buf_add(writer->out, text);
	end_value(writer);
}

void json_write_bool(struct json_writer *writer, bool value)
{
	begin_value(writer);
	buf_add_z(writer->out, value ? "true" : "false");
	end_value(writer);
}

void json_write_null(struct json_writer *writer)
{
	begin_value(writer);
	buf_add_z(writer->out, "null");
	end_value(writer);
}

void json_put_string(struct json_writer *writer, const char *key, struct str value)
{
	json_key(writer, key);
	json_write_string(writer, value);
}

void json_put_nonempty(struct json_writer *writer, const char *key, struct str value)
{
	json_put_string(writer, key, value.n == 0 ? STR_NONE : value);
}

void json_put_integer(struct json_writer *writer, const char *key, int64_t value)
{
	json_key(writer, key);
	json_write_integer(writer, value);
}

void json_put_bool(struct json_writer *writer, const char *key, bool value)
{
	json_key(writer, key);
	json_write_bool(writer, value);
}
