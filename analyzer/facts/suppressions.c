#include "base/ascii.h"
#include "base/redact.h"
#include "facts/collector.h"

/*
 * Comments that silence rules:
 *
 *     clerk-audit-ignore-next-line RULE-ID, RULE-ID until 2027-01-31: reason
 *
 * Also -line, -start with -end, and -file. What follows the rules is the
 * reason, the colon before it may be left out.
 */

#define MARK "clerk-audit-ignore-"

struct scope {
	const char *word;
	const char *name;
};

/* "next-line" before "line": the longer word that fits is meant. */
static const struct scope scopes[] = {
	{"next-line", "next_line"},
	{"line", "line"},
	{"start", "start"},
	{"end", "end"},
	{"file", "file"},
};

/* How comments begin in what is not parsed as code. */
static const char *const openings[] = {"#", "//", "/*", "<!--", "--", ";", "%", "{#", "{{!"};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool is_word(char c)
{
	return ascii_is_alnum(c) || c == '-' || c == '_';
}

static struct str take_word(struct str *text)
{
	size_t n = 0;
	struct str word;

	*text = str_trim(*text);
	while (n < text->n && is_word(text->s[n])) {
		n++;
	}
	word = str_slice(*text, 0, n);
	*text = str_slice(*text, n, text->n);
	return word;
}

static bool is_date(struct str text)
{
	if (text.n != 10) {
		return false;
	}
	for (size_t i = 0; i < text.n; i++) {
		if (i == 4 || i == 7 ? text.s[i] != '-' : !ascii_is_digit(text.s[i])) {
			return false;
		}
	}
	return true;
}

/* Without what closes the comment: "-->", "*" and "/" at its end, the "}" of JSX. */
static struct str without_closing(struct str text)
{
	static const char *const closings[] = {"*/}", "*/", "-->", "#}", "}}"};

	for (size_t i = 0; i < COUNT(closings); i++) {
		size_t at = str_find(text, str_of(closings[i]), 0);

		text = at == SIZE_MAX ? text : str_slice(text, 0, at);
	}
	return str_trim(text);
}

static void read_rules(struct arena *arena, struct str *text, struct fact_suppression *fact)
{
	for (;;) {
		struct str rest = *text;
		struct str word = take_word(&rest);

		if (!str_starts(word, "CLERK-")) {
			return;
		}
		vec_push(arena, &fact->rules, word);
		*text = str_trim(rest);
		if (str_starts(*text, ",")) {
			*text = str_slice(*text, 1, text->n);
		}
	}
}

static void read_until(struct str *text, struct fact_suppression *fact)
{
	struct str rest = *text;

	if (!str_is_nocase(take_word(&rest), "until")) {
		return;
	}
	rest = str_trim(rest);
	if (is_date(str_slice(rest, 0, 10))) {
		fact->until = str_slice(rest, 0, 10);
		*text = str_slice(rest, 10, rest.n);
	}
}

static const struct scope *scope_at(struct str text, size_t at)
{
	struct str rest = str_slice(text, at, text.n);

	for (size_t i = 0; i < COUNT(scopes); i++) {
		struct str word = str_of(scopes[i].word);

		if (str_starts(rest, scopes[i].word) &&
			(rest.n == word.n || !is_word(rest.s[word.n]))) {
			return &scopes[i];
		}
	}
	return NULL;
}

static void add(struct collector *collector, struct str path, struct str text, size_t at)
{
	struct arena *arena = collector->arena;
	size_t from = at + sizeof(MARK) - 1;
	const struct scope *scope = scope_at(text, from);
	struct fact_suppression fact = {.reason = STR(""), .until = STR("")};
	size_t end = from;
	struct str rest;

	if (scope == NULL) {
		return;
	}
	while (end < text.n && text.s[end] != '\n') {
		end++;
	}
	/* masked before it is taken apart: half a secret has no shape */
	rest = redact_text(arena, str_slice(text, from + str_of(scope->word).n, end));
	rest = without_closing(rest);
	fact.at = collector_place(collector, path, (uint32_t)at, (uint32_t)end);
	fact.scope = str_of(scope->name);
	read_rules(arena, &rest, &fact);
	read_until(&rest, &fact);
	rest = str_trim(rest);
	fact.reason = str_trim(str_starts(rest, ":") ? str_slice(rest, 1, rest.n) : rest);
	vec_push(arena, &collector->facts->suppressions, fact);
}

static bool is_in_comment(const struct summary *summary, size_t at)
{
	for (uint32_t i = 0; i < summary->comment_count; i++) {
		if (summary->comments[i].start <= at && at < summary->comments[i].end) {
			return true;
		}
	}
	return false;
}

/* Does a comment begin on the line before it, with nothing but white space between the two? */
static bool follows_opening(struct str text, size_t at)
{
	size_t end = at;
	struct str before;

	while (end > 0 && (text.s[end - 1] == ' ' || text.s[end - 1] == '\t')) {
		end--;
	}
	before = str_slice(text, 0, end);
	for (size_t i = 0; i < COUNT(openings); i++) {
		if (str_ends(before, openings[i])) {
			return true;
		}
	}
	return false;
}

/* Markup around scripts is no code: <!-- --> stands outside of what was parsed. */
static bool is_comment(const struct source_file *file, const struct summary *summary, size_t at)
{
	bool markup = str_ends(file->path, ".vue") || str_ends(file->path, ".svelte") ||
		      str_ends(file->path, ".astro") || str_ends(file->path, ".html");

	if (summary == NULL || (markup && !is_in_comment(summary, at))) {
		return follows_opening(file->text, at);
	}
	return is_in_comment(summary, at);
}

static void read_file(struct collector *collector, const struct source_file *file)
{
	const struct summary *summary =
		file->module == ID_NONE ? NULL : collector->program->modules[file->module].summary;
	size_t at = str_find(file->text, STR(MARK), 0);

	for (unsigned n = 0; at != SIZE_MAX; n++) {
		if (n == COLLECTOR_FACTS_PER_FILE) {
			notice_add(collector->arena, &collector->facts->notices, file->path,
				STR("more than 2000 suppressions: the others were ignored"));
			return;
		}
		if (is_comment(file, summary, at)) {
			add(collector, file->path, file->text, at);
		}
		at = str_find(file->text, STR(MARK), at + 1);
	}
}

void collect_suppressions(struct collector *collector)
{
	for (size_t i = 0; i < collector->file_count; i++) {
		read_file(collector, &collector->files[i]);
	}
}
