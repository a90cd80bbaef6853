#include "compare/cli/dist/roff.h"

#include "base/ascii.h"
#include "base/utf8.h"

enum {
	ROFF_LINE = 76, /* bytes of an input line; those over 80 are held bad form */
};

/* Letters that formatters replace by others that look like them. */
static const char *escape_of(char letter)
{
	switch (letter) {
	case '\\':
		return "\\e";
	case '-':
		return "\\-";
	case '\'':
		return "\\(aq";
	case '`':
		return "\\(ga";
	case '^':
		return "\\(ha";
	case '~':
		return "\\(ti";
	case '"':
		return "\\(dq";
	default:
		return NULL;
	}
}

void roff_word(struct buf *out, struct str text)
{
	if (str_starts(text, ".")) {
		buf_add_z(out, "\\&");
	}
	for (size_t at = 0; at < text.n;) {
		uint32_t code;
		size_t length = utf8_decode(text, at, &code);
		const char *escape = escape_of(text.s[at]);

		if (escape != NULL) {
			buf_add_z(out, escape);
		} else if (length > 1) {
			buf_format(out, "\\[u%04X]", code);
		} else {
			buf_add_byte(out, text.s[at]);
		}
		at += length == 0 ? 1 : length;
	}
}

static struct str next_word(struct str *text)
{
	*text = str_trim(*text);
	size_t end = 0;

	while (end < text->n && text->s[end] != ' ' && text->s[end] != '\n') {
		end++;
	}
	struct str word = str_slice(*text, 0, end);
	*text = str_slice(*text, end, text->n);
	return word;
}

void roff_text(struct buf *out, struct str text)
{
	size_t line = out->n; /* where the line begins */
	bool sentence = false;

	for (struct str word = next_word(&text); word.n > 0; word = next_word(&text)) {
		bool capital = word.s[0] >= 'A' && word.s[0] <= 'Z';
		bool full = out->n - line + word.n > ROFF_LINE;

		if (out->n > line) {
			bool breaks = full || (sentence && capital);

			buf_add_byte(out, breaks ? '\n' : ' ');
			line = breaks ? out->n : line;
		}
		roff_word(out, word);
		sentence = str_ends(word, ".");
	}
	buf_add_byte(out, '\n');
}

void roff_sentence(struct buf *out, struct str clause)
{
	struct buf sentence = {0};

	buf_add(&sentence, clause);
	if (sentence.n > 0) {
		sentence.s[0] = ascii_upper(sentence.s[0]);
		buf_add_z(&sentence, str_ends(clause, ".") || str_ends(clause, "…") ? "" : ".");
	}
	roff_text(out, buf_str(&sentence));
	buf_finish(&sentence);
}
