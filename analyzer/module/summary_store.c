#include "module/summary_store.h"

#include <string.h>

#include "module/summary_tables.h"

/*
 * The counts of all tables, then their rows. A row is a mask of the members
 * that are not what is to be expected, then each of these as one number
 * (strings and doubles: with bytes behind it). To be expected is 0, "none",
 * or of places what the row before had; otherwise it is the difference.
 * Numbers are written in groups of 7 bits, the lowest first.
 */

/* A table while its rows are written or read: what each member was last. */
struct column_state {
	uint32_t last[MEMBERS_MAX];
};

/* Small differences in either direction become small numbers. */
static uint32_t difference(uint32_t value, uint32_t last)
{
	uint32_t way = value - last;

	return way << 1 ^ (way >> 31 ? UINT32_MAX : 0);
}

static uint32_t from_difference(uint32_t difference, uint32_t last)
{
	return last + (difference >> 1 ^ (difference & 1 ? UINT32_MAX : 0));
}

static void add_number(struct buf *out, uint64_t number)
{
	while (number >= 0x80) {
		buf_add_byte(out, (char)(number | 0x80));
		number >>= 7;
	}
	buf_add_byte(out, (char)number);
}

/* Where in the text a string lies, or SIZE_MAX. */
static size_t place_in(struct str text, struct str string)
{
	uintptr_t from = (uintptr_t)text.s;
	uintptr_t at = (uintptr_t)string.s;

	return at >= from && at - from <= text.n && string.n <= text.n - (at - from) ? at - from
										     : SIZE_MAX;
}

static void add_string(struct buf *out, struct str text, struct str string, uint32_t *last)
{
	size_t place = place_in(text, string);

	if (place == SIZE_MAX) {
		add_number(out, (uint64_t)string.n << 1 | 1);
		buf_add(out, string);
	} else {
		add_number(out, ((uint64_t)string.n << 1) + 2);
		add_number(out, difference((uint32_t)place, *last));
		*last = (uint32_t)place;
	}
}

/* What is written of a number; 0 when it is to be expected. */
static uint64_t code_of(const struct member *member, const char *row, uint32_t last)
{
	uint32_t value;

	if (member->form == MEMBER_BYTE) {
		return *(const unsigned char *)(row + member->at);
	}
	memcpy(&value, row + member->at, sizeof(value));
	if (member->form == MEMBER_NEAR) {
		return difference(value, last);
	}
	return value == ID_NONE ? 0 : (uint64_t)difference(value, last) + 1;
}

static bool is_expected(const struct member *member, const char *row, uint32_t last)
{
	static const double zero;
	struct str string;

	switch ((enum member_form)member->form) {
	case MEMBER_STR:
		memcpy(&string, row + member->at, sizeof(string));
		return str_absent(string);
	case MEMBER_DOUBLE:
		return memcmp(row + member->at, &zero, sizeof(zero)) == 0;
	default:
		return code_of(member, row, last) == 0;
	}
}

static void add_double(struct buf *out, const char *member)
{
	uint64_t bits;

	memcpy(&bits, member, sizeof(bits));
	for (int i = 0; i < 64; i += 8) {
		buf_add_byte(out, (char)(bits >> i));
	}
}

static void add_member(struct buf *out, const struct member *member, const char *row,
	struct str text, uint32_t *last)
{
	struct str string;
	uint32_t value;

	switch ((enum member_form)member->form) {
	case MEMBER_STR:
		memcpy(&string, row + member->at, sizeof(string));
		add_string(out, text, string, last);
		break;
	case MEMBER_DOUBLE:
		add_double(out, row + member->at);
		break;
	default:
		add_number(out, code_of(member, row, *last));
		if (member->form != MEMBER_BYTE) {
			memcpy(&value, row + member->at, sizeof(value));
			*last = value;
		}
		break;
	}
}

static void add_row(struct buf *out, const struct table *table, const char *row, struct str text,
	struct column_state *state)
{
	uint32_t mask = 0;

	for (size_t i = 0; i < table->member_count; i++) {
		if (!is_expected(&table->members[i], row, state->last[i])) {
			mask |= (uint32_t)1 << i;
		}
	}
	add_number(out, mask);
	for (size_t i = 0; i < table->member_count; i++) {
		if (mask >> i & 1) {
			add_member(out, &table->members[i], row, text, &state->last[i]);
		}
	}
}

void summary_store_write(const struct summary *summary, struct buf *out)
{
	for (int i = 0; i < TABLES; i++) {
		add_number(out, summary_row_count(summary, (enum table_name)i));
	}
	add_row(out, &summary_head, (const char *)summary, summary->text,
		&(struct column_state){0});
	for (int i = 0; i < TABLES; i++) {
		const struct table *table = &summary_tables[i];
		uint32_t count = summary_row_count(summary, (enum table_name)i);
		struct column_state state = {0};
		const char *rows;

		memcpy(&rows, (const char *)summary + table->items, sizeof(rows));
		for (uint32_t row = 0; row < count; row++) {
			add_row(out, table, rows + row * table->size, summary->text, &state);
		}
	}
}

struct reader {
	const unsigned char *at;
	const unsigned char *end;
	struct str text;
	struct arena *keep;
	uint32_t limits[TABLE_ANY + 1]; /* places in a table are below; in the text up to it */
	bool bad;
};

static uint64_t take_number(struct reader *reader)
{
	uint64_t number = 0;

	for (int shift = 0; shift < 63 && reader->at < reader->end; shift += 7) {
		unsigned char byte = *reader->at++;

		number |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80) {
			return number;
		}
	}
	reader->bad = true;
	return 0;
}

static struct str take_bytes(struct reader *reader, uint64_t n)
{
	struct str bytes = {(const char *)reader->at, (size_t)n};

	if (n > (uint64_t)(reader->end - reader->at)) {
		reader->bad = true;
		return STR_NONE;
	}
	reader->at += n;
	return bytes;
}

static struct str take_string(struct reader *reader, uint32_t *last)
{
	uint64_t head = take_number(reader);
	uint64_t n = (head >> 1) - 1;
	uint32_t place;

	if (head & 1) {
		return str_copy(reader->keep, take_bytes(reader, head >> 1));
	}
	place = from_difference((uint32_t)take_number(reader), *last);
	if (head == 0 || place > reader->text.n || n > reader->text.n - place) {
		reader->bad = true;
		return STR_NONE;
	}
	*last = place;
	return (struct str){reader->text.s + place, (size_t)n};
}

static void take_double(struct reader *reader, char *out)
{
	struct str bytes = take_bytes(reader, sizeof(uint64_t));
	uint64_t bits = 0;

	for (size_t i = 0; i < bytes.n; i++) {
		bits |= (uint64_t)(unsigned char)bytes.s[i] << 8 * i;
	}
	memcpy(out, &bits, sizeof(bits));
}

/* A number that is a place: what it says, or what is to be expected without it. */
static uint32_t place_of(
	struct reader *reader, const struct member *member, uint64_t code, uint32_t *last)
{
	bool id = member->form == MEMBER_ID;

	if (id && code == 0) {
		return ID_NONE;
	}
	code -= id;
	if (code > UINT32_MAX) {
		reader->bad = true;
	}
	*last = from_difference((uint32_t)code, *last);
	if (*last >= reader->limits[member->limit]) {
		reader->bad = true;
	}
	return *last;
}

static void take_member(
	struct reader *reader, const struct member *member, bool given, char *row, uint32_t *last)
{
	uint64_t code;
	uint32_t place;
	struct str string;

	if (member->form == MEMBER_STR) {
		if (given) {
			string = take_string(reader, last);
			memcpy(row + member->at, &string, sizeof(string));
		}
		return;
	}
	if (member->form == MEMBER_DOUBLE) {
		if (given) {
			take_double(reader, row + member->at);
		}
		return;
	}
	code = given ? take_number(reader) : 0;
	if (member->form == MEMBER_BYTE) {
		reader->bad = reader->bad || code > member->limit;
		row[member->at] = (char)(code <= member->limit ? code : 0);
		return;
	}
	place = place_of(reader, member, code, last);
	memcpy(row + member->at, &place, sizeof(place));
}

static void take_row(
	struct reader *reader, const struct table *table, char *row, struct column_state *state)
{
	uint64_t mask = take_number(reader);

	for (size_t i = 0; i < table->member_count; i++) {
		take_member(reader, &table->members[i], mask >> i & 1, row, &state->last[i]);
	}
}

/* No text has more to say than this for its length. */
static bool is_plausible(uint64_t count, struct str text)
{
	return count <= 2 * (uint64_t)text.n + 64;
}

static void take_counts(struct reader *reader, struct summary *summary)
{
	for (int i = 0; i < TABLES; i++) {
		uint64_t count = take_number(reader);
		uint32_t kept = (uint32_t)count;

		if (!is_plausible(count, reader->text)) {
			reader->bad = true;
			return;
		}
		memcpy((char *)summary + summary_tables[i].count, &kept, sizeof(kept));
		reader->limits[i] = kept;
	}
	reader->limits[TABLE_TEXT] = (uint32_t)reader->text.n + 1;
	reader->limits[TABLE_ANY] = UINT32_MAX;
}

static void take_table(struct reader *reader, enum table_name name, struct summary *summary)
{
	const struct table *table = &summary_tables[name];
	uint32_t count = reader->limits[name];
	struct column_state state = {0};
	char *rows;

	if (count == 0) {
		return;
	}
	rows = arena_array(reader->keep, count, table->size);
	memcpy((char *)summary + table->items, &rows, sizeof(rows));
	for (uint32_t row = 0; row < count && !reader->bad; row++) {
		take_row(reader, table, rows + row * table->size, &state);
	}
}

struct summary *summary_store_read(
	struct str bytes, struct str path, struct str text, struct arena *keep)
{
	struct summary *summary = arena_new(keep, struct summary);
	struct reader reader = {
		.at = (const unsigned char *)bytes.s,
		.end = (const unsigned char *)bytes.s + bytes.n,
		.text = text,
		.keep = keep,
	};

	summary->path = path;
	summary->text = text;
	take_counts(&reader, summary);
	if (!reader.bad) {
		take_row(&reader, &summary_head, (char *)summary, &(struct column_state){0});
	}
	for (int i = 0; i < TABLES && !reader.bad; i++) {
		take_table(&reader, (enum table_name)i, summary);
	}
	return reader.bad || reader.at != reader.end ? NULL : summary;
}
