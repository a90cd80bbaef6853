#include "pattern/pattern_internal.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/utf8.h"

/*
 * Enough for any sane route on a path of kilobytes, and some ten
 * milliseconds at most for an insane one.
 */
enum {
	MATCH_LIMIT = 500000,
	DEPTH_LIMIT = 20000,
	HEAP_LIMIT = 20000, /* KiB */
};

static void *allocate(size_t n, void *unused)
{
	(void)unused;
	return mem_alloc(n);
}

static void release(void *p, void *unused)
{
	(void)unused;
	mem_free(p);
}

static bool is_utf8(struct str text)
{
	size_t at = 0;

	while (at < text.n) {
		uint32_t code = 0;
		size_t length = utf8_decode(text, at, &code);

		if (length == 0) {
			return false;
		}
		at += length;
	}
	return true;
}

static pcre2_code *compile(
	struct str expression, uint32_t options, pcre2_general_context *memory, const char **error)
{
	pcre2_compile_context *context = pcre2_compile_context_create(memory);
	PCRE2_SIZE offset = 0;
	int number = 0;
	pcre2_code *code;

	pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
	pcre2_set_max_pattern_length(context, PATTERN_LENGTH_MAX * 4);
	code = pcre2_compile((PCRE2_SPTR)(expression.s == NULL ? "" : expression.s), expression.n,
		options | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C |
			PCRE2_MATCH_UNSET_BACKREF | PCRE2_ALT_CIRCUMFLEX,
		&number, &offset, context);
	pcre2_compile_context_free(context);
	if (code == NULL) {
		*error = "invalid regular expression";
	}
	return code;
}

struct pattern *pattern_new(struct str expression, uint32_t options, const char **error)
{
	pcre2_general_context *memory = pcre2_general_context_create(allocate, release, NULL);
	uint32_t utf = is_utf8(expression) ? PCRE2_UTF | PCRE2_MATCH_INVALID_UTF : 0;
	pcre2_code *code = compile(expression, options | utf, memory, error);
	struct pattern *pattern = NULL;

	if (code != NULL) {
		pattern = mem_zalloc(sizeof(*pattern));
		pattern->code = code;
		pattern->limits = pcre2_match_context_create(memory);
		pcre2_set_match_limit(pattern->limits, MATCH_LIMIT);
		pcre2_set_depth_limit(pattern->limits, DEPTH_LIMIT);
		pcre2_set_heap_limit(pattern->limits, HEAP_LIMIT);
	}
	pcre2_general_context_free(memory);
	return pattern;
}

struct pattern *pattern_compile(struct str expression, bool nocase, const char **error)
{
	return pattern_new(expression, nocase ? PCRE2_CASELESS : 0, error);
}

void pattern_free(struct pattern *pattern)
{
	if (pattern == NULL) {
		return;
	}
	pcre2_code_free(pattern->code);
	pcre2_match_context_free(pattern->limits);
	arena_finish(&pattern->arena);
	mem_free(pattern);
}

enum pattern_answer pattern_search(const struct pattern *pattern, struct str text, size_t from,
	size_t *out_start, size_t *out_end)
{
	pcre2_match_data *match;
	int result;

	if (from > text.n) {
		return PATTERN_NO;
	}
	match = pcre2_match_data_create_from_pattern(pattern->code, NULL);
	result = pcre2_match(pattern->code, (PCRE2_SPTR)(text.s == NULL ? "" : text.s), text.n,
		from, 0, match, pattern->limits);
	if (result >= 0) {
		const PCRE2_SIZE *bounds = pcre2_get_ovector_pointer(match);

		*out_start = bounds[0];
		*out_end = bounds[1];
	}
	pcre2_match_data_free(match);
	if (result >= 0) {
		return PATTERN_YES;
	}
	return result == PCRE2_ERROR_NOMATCH ? PATTERN_NO : PATTERN_LIMIT;
}

bool pattern_is_word(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-';
}

static void keep_word(struct pattern *pattern, struct str word)
{
	for (size_t i = 0; i < pattern->words.n; i++) {
		if (str_equal(pattern->words.items[i], word)) {
			return;
		}
	}
	if (pattern->words.n == PATTERN_WORDS_MAX) {
		pattern->plain = false; /* what is left out might match */
		return;
	}
	vec_push(&pattern->arena, &pattern->words, str_copy(&pattern->arena, word));
}

void pattern_keep_words(struct pattern *pattern, struct str source)
{
	size_t at = 0;

	while (at < source.n) {
		size_t end = at;

		while (end < source.n && pattern_is_word(source.s[end])) {
			end++;
		}
		if (end > at) {
			keep_word(pattern, str_slice(source, at, end));
		}
		/* the letter of an escape such as \d is not part of a word */
		at = end < source.n && source.s[end] == '\\' ? end + 2 : end + 1;
	}
}
