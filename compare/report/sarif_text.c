#include "compare/report/sarif.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

/* Is the first word one of the language ("sign-in"), and no name of code ("clerk-js", "has()")? */
static bool begins_with_word(struct str text)
{
	size_t end = 0;

	while (end < text.n && (ascii_is_lower(text.s[end]) || text.s[end] == '-')) {
		end++;
	}
	return end > 0 && end < text.n && !str_starts(text, "clerk-") &&
	       (text.s[end] == ' ' || (text.s[end] == ',' && end + 1 < text.n));
}

static bool is_link(struct str text, size_t at)
{
	return text.s[at] == ']' && at + 1 < text.n && text.s[at + 1] == '(';
}

struct str sarif_plain(struct arena *arena, struct str text)
{
	struct str safe = report_safe(arena, str_trim(text));
	struct buf buf = {0};

	for (size_t i = 0; i < safe.n; i++) {
		if (is_link(safe, i)) {
			buf_add_byte(&buf, '\\');
		}
		buf_add_byte(&buf, safe.s[i]);
	}
	struct str plain = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return plain;
}

struct str sarif_title(struct arena *arena, struct str text)
{
	struct str plain = sarif_plain(arena, text);

	if (!begins_with_word(plain)) {
		return plain;
	}
	return str_format(
		arena, "%c%.*s", plain.s[0] - 'a' + 'A', STR_ARGS(str_slice(plain, 1, plain.n)));
}

struct str sarif_stop(struct arena *arena, struct str text)
{
	bool ends = str_ends(text, ".") || str_ends(text, "!") || str_ends(text, "?");

	return ends || text.n == 0 ? text : str_join(arena, text, STR("."));
}

struct str sarif_sentence(struct arena *arena, struct str text)
{
	return sarif_stop(arena, sarif_title(arena, text));
}

struct str sarif_clip(struct arena *arena, struct str text)
{
	return utf8_length(text) <= SARIF_TEXT
		       ? text
		       : str_join(arena, utf8_first(text, SARIF_TEXT - 1), STR("…"));
}
