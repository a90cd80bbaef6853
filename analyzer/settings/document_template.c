#include <stdint.h>

#include "settings/document_build.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Does nothing but templates stand on the lines from one to another offset? */
static bool stands_alone(struct str text, size_t start, size_t end)
{
	while (start > 0 && is_blank(text.s[start - 1])) {
		start--;
	}
	while (end < text.n && is_blank(text.s[end])) {
		end++;
	}
	return (start == 0 || text.s[start - 1] == '\n') && (end == text.n || text.s[end] == '\n');
}

struct str document_template(struct arena *arena, struct str text)
{
	char *out = arena_alloc(arena, text.n + 1);
	size_t at = 0;
	size_t open;

	for (size_t i = 0; i < text.n; i++) {
		out[i] = text.s[i];
	}
	while ((open = str_find(text, STR("{{"), at)) != SIZE_MAX) {
		size_t close = str_find(text, STR("}}"), open);
		bool alone;

		if (close == SIZE_MAX) {
			break;
		}
		alone = stands_alone(text, open, close + 2);
		for (size_t i = open; i < close + 2; i++) {
			out[i] = text.s[i] == '\n' ? '\n' : alone ? ' ' : 'x';
		}
		at = close + 2;
	}
	return (struct str){out, text.n};
}
