#include "base/ascii.h"
#include "base/redact.h"
#include "facts/collector.h"
#include "facts/suppression_comment.h"

/*
 * Comments that silence rules:
 *
 *     clerk-audit-ignore-next-line RULE-ID, RULE-ID until 2027-01-31: reason
 *
 * Also -line, -start with -end, and -file. What follows the rules is the
 * reason, the colon before it may be left out. Any other word before a rule is
 * kept as "unknown", for somebody waits for it to work.
 */

#define MARK "clerk-audit-"

struct scope {
	const char *word;
	const char *name;
};

/* "next-line" before "line": the longer word that fits is meant. */
static const struct scope scopes[] = {
	{"ignore-next-line", "next_line"},
	{"ignore-line", "line"},
	{"ignore-start", "start"},
	{"ignore-end", "end"},
	{"ignore-file", "file"},
};

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

/* As ids are written, or in small letters: which rules there are is not known here. */
static bool is_rule(struct str word)
{
	return str_is_nocase(str_slice(word, 0, 6), "CLERK-");
}

static void read_rules(struct arena *arena, struct str *text, struct fact_suppression *fact)
{
	for (;;) {
		struct str rest = *text;
		struct str word = take_word(&rest);

		if (!is_rule(word)) {
			return;
		}
		vec_push(arena, &fact->rules, word);
		*text = str_trim(rest);
		if (str_starts(*text, ",")) {
			*text = str_slice(*text, 1, text->n);
		}
	}
}

/* What stands for the day is kept as written: that it is none, the comparison says. */
static void read_until(struct str *text, struct fact_suppression *fact)
{
	struct str rest = *text;
	struct str word = take_word(&rest);
	size_t n = 0;

	if (!str_is_nocase(word, "until")) {
		return;
	}
	rest = str_trim(rest);
	while (n < rest.n && rest.s[n] != ' ' && rest.s[n] != '\t' && rest.s[n] != ':') {
		n++;
	}
	fact->until = n > 0 ? str_slice(rest, 0, n) : word;
	*text = str_slice(rest, n, rest.n);
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

static void read_words(
	struct arena *arena, struct str text, size_t from, struct fact_suppression *fact)
{
	/* masked before it is taken apart: half a secret has no shape */
	struct str rest = redact_text(arena, str_slice(text, from, text.n));

	read_rules(arena, &rest, fact);
	read_until(&rest, fact);
	rest = str_trim(rest);
	fact->reason = str_trim(str_starts(rest, ":") ? str_slice(rest, 1, rest.n) : rest);
}

static uint32_t line_of(struct collector *collector, struct str path, size_t at)
{
	return collector_place(collector, path, (uint32_t)at, (uint32_t)at).line;
}

/* The line that is meant by one of the scopes that mean one; 0: there is none. */
static uint32_t target_of(struct collector *collector, const struct source_file *file,
	const struct fact_suppression *fact, const struct suppression_comment *comment)
{
	if (str_is(fact->scope, "line")) {
		return fact->at.line;
	}
	if (!str_is(fact->scope, "next_line")) {
		return 0;
	}
	size_t at = suppression_comment_next(file->text, comment);
	return at == SIZE_MAX ? 0 : line_of(collector, file->path, at);
}

/* The length of what stands for a scope and is none. */
static size_t unknown_word(struct str text, size_t from)
{
	size_t n = 0;

	while (from + n < text.n && is_word(text.s[from + n])) {
		n++;
	}
	return n;
}

/* Does a comment without rules, or without a known scope, only speak of such comments? */
static bool is_prose(const struct fact_suppression *fact, bool leads)
{
	return !leads || (fact->rules.n == 0 && str_is(fact->scope, "unknown"));
}

static void add(struct collector *collector, const struct source_file *file,
	const struct suppression_comment *comment, size_t at)
{
	struct str text = suppression_comment_line(file->text, comment, at);
	size_t from = sizeof(MARK) - 1;
	const struct scope *scope = scope_at(text, from);
	struct fact_suppression fact = {.reason = STR(""), .until = STR("")};

	fact.scope = scope == NULL ? STR("unknown") : str_of(scope->name);
	from += scope == NULL ? unknown_word(text, from) : str_of(scope->word).n;
	read_words(collector->arena, text, from, &fact);
	if ((scope == NULL || fact.rules.n == 0) &&
		is_prose(&fact, suppression_comment_leads(file->text, comment, at))) {
		return;
	}
	fact.at = collector_place(collector, file->path, (uint32_t)at, (uint32_t)(at + text.n));
	fact.target = target_of(collector, file, &fact, comment);
	vec_push(collector->arena, &collector->facts->suppressions, fact);
}

static void read_file(struct collector *collector, const struct source_file *file)
{
	const struct summary *summary =
		file->module == ID_NONE ? NULL : collector->program->modules[file->module].summary;
	size_t at = str_find(file->text, STR(MARK), 0);

	for (unsigned n = 0; at != SIZE_MAX; n++) {
		struct suppression_comment comment;

		if (n == COLLECTOR_FACTS_PER_FILE) {
			notice_add(collector->arena, &collector->facts->notices, file->path,
				STR("more than 2000 suppressions: the others were ignored"));
			return;
		}
		if (suppression_comment_at(file, summary, at, &comment)) {
			add(collector, file, &comment, at);
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
