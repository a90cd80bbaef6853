#include <inttypes.h>

#include "compare/report/common.h"
#include "compare/report/html.h"

void html_markup(struct html *html, const char *markup)
{
	buf_add_z(html->out, markup);
}

static const char *entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void html_text(struct html *html, struct str text)
{
	struct str safe = report_safe(html->arena, text);
	size_t from = 0;

	for (size_t i = 0; i < safe.n; i++) {
		const char *escaped = entity(safe.s[i]);

		if (escaped != NULL) {
			buf_add(html->out, str_slice(safe, from, i));
			buf_add_z(html->out, escaped);
			from = i + 1;
		}
	}
	buf_add(html->out, str_slice(safe, from, safe.n));
}

void html_put(struct html *html, const char *before, struct str text, const char *after)
{
	html_markup(html, before);
	html_text(html, text);
	html_markup(html, after);
}

void html_number(struct html *html, const char *before, uint64_t number, const char *after)
{
	buf_format(html->out, "%s%" PRIu64 "%s", before, number, after);
}

void html_count(
	struct html *html, const char *before, uint64_t number, const char *noun, const char *after)
{
	buf_format(html->out, "%s%" PRIu64 " %s%s%s", before, number, noun, common_plural(number),
		after);
}

void html_place(struct html *html, const struct place *place)
{
	html_text(html, place->file);
	buf_format(html->out, ":%u:%u", place->line, place->column);
}

struct str html_app(const struct html *html, uint32_t app)
{
	struct str root = summary_app(html->result, app);

	return root.n > 0 ? root : STR(HTML_NO_APP);
}
