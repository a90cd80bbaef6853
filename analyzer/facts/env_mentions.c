#include "base/ascii.h"
#include "base/map.h"
#include "facts/collector.h"

/*
 * Variables that documentation names, and env files, which also tell of some in
 * comments: the words in capitals with CLERK in them.
 */

static bool is_word(char c)
{
	return ascii_is_upper(c) || ascii_is_digit(c) || c == '_';
}

/* NEXT_PUBLIC_CLERK_… is a variable; a word on its own, or one that goes on in small letters, not.
 */
static bool is_variable(struct str text, size_t start, size_t end)
{
	struct str word = str_slice(text, start, end);
	bool whole = (start == 0 || !ascii_is_alnum(text.s[start - 1])) &&
		     (end == text.n || (!ascii_is_alnum(text.s[end]) && text.s[end] != '*'));

	return whole && str_has(word, "_") && !str_ends(word, "_") && !str_starts(word, "_");
}

/* The next word behind `*end` that has CLERK in it. */
static bool next_word(struct str text, size_t *start, size_t *end)
{
	size_t from = *end;
	size_t at = str_find(text, STR("CLERK"), from);

	if (at == SIZE_MAX) {
		return false;
	}
	*start = *end = at;
	while (*start > from && is_word(text.s[*start - 1])) {
		--*start;
	}
	while (*end < text.n && is_word(text.s[*end])) {
		++*end;
	}
	return true;
}

static void read_file(struct collector *collector, const struct source_file *file)
{
	struct map seen = {0};
	size_t count = 0;
	size_t at = 0;
	size_t end = 0;

	while (count < COLLECTOR_FACTS_PER_FILE && next_word(file->text, &at, &end)) {
		struct str word = str_slice(file->text, at, end);

		if (is_variable(file->text, at, end) && map_get(&seen, word) == MAP_NONE) {
			struct fact_env_mention fact = {
				.at = collector_place(
					collector, file->path, (uint32_t)at, (uint32_t)end),
				.name = str_copy(collector->arena, word),
			};

			map_put(collector->arena, &seen, word, 0);
			vec_push(collector->arena, &collector->facts->env_mentions, fact);
			count++;
		}
	}
}

void collect_env_mentions(struct collector *collector)
{
	for (size_t i = 0; i < collector->file_count; i++) {
		const struct source_file *file = &collector->files[i];

		if (file->mentions_clerk && (file->context == CONTEXT_DOCS || file->is_env)) {
			read_file(collector, file);
		}
	}
}
