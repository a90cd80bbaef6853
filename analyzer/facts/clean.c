#include "facts/clean.h"

#include <string.h>

#include "base/buf.h"
#include "base/redact.h"
#include "base/utf8.h"
#include "facts/fields.h"

/* The length of the well-formed code point at an offset, 0 for a byte to replace. */
static size_t good_length(struct str text, size_t at)
{
	uint32_t code;

	return text.s[at] == '\0' ? 0 : utf8_decode(text, at, &code);
}

static bool is_fit(struct str text)
{
	for (size_t i = 0; i < text.n;) {
		unsigned char byte = (unsigned char)text.s[i];
		size_t n = byte != 0 && byte < 0x80 ? 1 : good_length(text, i);

		if (n == 0) {
			return false;
		}
		i += n;
	}
	return true;
}

static struct str replace_bad(struct arena *arena, struct str text)
{
	struct buf buf = {0};
	struct str result;

	for (size_t i = 0; i < text.n;) {
		size_t n = good_length(text, i);

		buf_add(&buf, n == 0 ? STR("\xEF\xBF\xBD") : str_slice(text, i, i + n));
		i += n == 0 ? 1 : n;
	}
	result = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return result;
}

/* Returns `text` itself when it is fit. */
static struct str clean_text(struct arena *arena, struct str text)
{
	struct str masked = redact_text(arena, text);

	return is_fit(masked) ? masked : replace_bad(arena, masked);
}

static void clean_string(struct arena *arena, char *at, bool masked)
{
	struct str *text = (void *)at;

	if (str_absent(*text)) {
		*text = STR("");
	}
	if (!masked) {
		*text = clean_text(arena, *text);
	} else if (!is_fit(*text)) {
		*text = replace_bad(arena, *text);
	}
}

static void clean_record(struct arena *arena, const struct record *record, char *base);

static void clean_list(struct arena *arena, const struct field *field, char *at)
{
	struct any_vec list;

	memcpy(&list, at, sizeof(list));
	for (size_t i = 0; i < list.n; i++) {
		if (field->type == FIELD_STRINGS) {
			clean_string(arena, list.items + i * sizeof(struct str), false);
		} else {
			clean_record(
				arena, field->of.record, list.items + i * field->of.record->size);
		}
	}
}

static void clean_field(struct arena *arena, const struct field *field, char *base)
{
	char *at = base + field->offset;

	switch (field->type) {
	case FIELD_STRING:
	case FIELD_MASKED:
		clean_string(arena, at, field->type == FIELD_MASKED);
		break;
	case FIELD_STRINGS:
	case FIELD_RECORDS:
		clean_list(arena, field, at);
		break;
	case FIELD_INSIDE:
	case FIELD_INLINE:
		clean_record(arena, field->of.record, at);
		break;
	case FIELD_PLACE:
		clean_record(arena, &record_place, at);
		break;
	case FIELD_PROTECTION:
		clean_record(arena, field->of.record, base);
		break;
	case FIELD_BOOL:
	case FIELD_U32:
	case FIELD_U64:
	case FIELD_I64:
	case FIELD_ENUM:
	case FIELD_APP:
		break; /* no text */
	}
}

static void clean_record(struct arena *arena, const struct record *record, char *base)
{
	for (size_t i = 0; i < record->count; i++) {
		clean_field(arena, &record->fields[i], base);
	}
}

void clean_facts(struct arena *arena, struct facts *facts)
{
	clean_record(arena, &record_facts, (char *)facts);
}
