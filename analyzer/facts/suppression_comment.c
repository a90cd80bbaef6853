#include "facts/suppression_comment.h"

#include <string.h>

#include "base/ascii.h"

struct suppression_form {
	const char *opening;
	const char *closing; /* NULL: the end of the line */
	bool slashes; /* stands beside the others of this kind in one file */
};

/* A longer opening before one that it ends with. */
static const struct suppression_form forms[] = {
	{"<!--", "-->", false},
	{"{{!", "}}", false},
	{"{#", "#}", false},
	{"{/*", "*/", true},
	{"/*", "*/", true},
	{"//", NULL, true},
	{"#", NULL, false},
	{"--", NULL, false},
	{";", NULL, false},
	{"%", NULL, false},
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || is_line_end(c);
}

static size_t line_end(struct str text, size_t at)
{
	while (at < text.n && !is_line_end(text.s[at])) {
		at++;
	}
	return at;
}

/* The form whose opening stands at the end of the text, or at its start. */
static const struct suppression_form *form_of(struct str text, bool at_end)
{
	for (size_t i = 0; i < COUNT(forms); i++) {
		const char *opening = forms[i].opening;

		if (at_end ? str_ends(text, opening) : str_starts(text, opening)) {
			return &forms[i];
		}
	}
	return NULL;
}

static size_t end_of(struct str text, const struct suppression_form *form, size_t from)
{
	if (form->closing == NULL) {
		return line_end(text, from);
	}
	size_t end = str_find(text, str_of(form->closing), from);
	return end == SIZE_MAX ? text.n : end;
}

static bool fill(struct str text, const struct suppression_form *form, size_t start, size_t at,
	struct suppression_comment *out)
{
	*out = (struct suppression_comment){form, start, end_of(text, form, at)};
	return true;
}

static bool in_tree(
	struct str text, const struct summary *summary, size_t at, struct suppression_comment *out)
{
	for (uint32_t i = 0; i < summary->comment_count; i++) {
		const struct comment *it = &summary->comments[i];

		if (it->start <= at && at < it->end) {
			const struct suppression_form *form =
				form_of(str_slice(text, it->start, it->end), false);
			return form != NULL && fill(text, form, it->start, at, out);
		}
	}
	return false;
}

/* In Markdown a '#' makes a heading, and stands in examples of other files. */
static bool has_form(struct str path, const struct suppression_form *form)
{
	bool prose = str_ends(path, ".md") || str_ends(path, ".mdx");

	return !prose || strcmp(form->opening, "<!--") == 0 || strcmp(form->opening, "{/*") == 0;
}

/* Does a comment begin before it, with nothing but white space and '*' between the two? */
static bool in_text(const struct source_file *file, size_t at, struct suppression_comment *out)
{
	struct str before = str_slice(file->text, 0, at);
	bool same_line = true;

	while (before.n > 0) {
		const struct suppression_form *form = form_of(before, true);
		char last = before.s[before.n - 1];

		if (form != NULL && (same_line || form->closing != NULL)) {
			return has_form(file->path, form) &&
			       fill(file->text, form, before.n - str_of(form->opening).n, at, out);
		}
		if (!is_blank(last) && last != '*') {
			return false;
		}
		same_line = same_line && !is_line_end(last);
		before.n--;
	}
	return false;
}

bool suppression_comment_at(const struct source_file *file, const struct summary *summary,
	size_t at, struct suppression_comment *out)
{
	/* markup around scripts is no code: <!-- --> stands outside of what was parsed */
	bool markup = str_ends(file->path, ".vue") || str_ends(file->path, ".svelte") ||
		      str_ends(file->path, ".astro") || str_ends(file->path, ".html");

	if (summary != NULL && in_tree(file->text, summary, at, out)) {
		return true;
	}
	return (summary == NULL || markup) && in_text(file, at, out);
}

struct str suppression_comment_line(
	struct str text, const struct suppression_comment *comment, size_t at)
{
	size_t end = line_end(text, at);

	return str_slice(text, at, end < comment->end ? end : comment->end);
}

bool suppression_comment_leads(
	struct str text, const struct suppression_comment *comment, size_t at)
{
	while (at > comment->start && !is_line_end(text.s[at - 1])) {
		at--;
		if (ascii_is_alnum(text.s[at]) || (unsigned char)text.s[at] >= 0x80) {
			return false;
		}
	}
	return true;
}

/* May a comment of one form stand between that of another and what this is about? */
static bool beside(const struct suppression_form *form, const struct suppression_form *other)
{
	return form == other || (form->slashes && other->slashes);
}

/* What stands behind the comment that begins at the offset; SIZE_MAX when none does. */
static size_t skip_comment(struct str text, const struct suppression_form *form, size_t at)
{
	const struct suppression_form *other = form_of(str_slice(text, at, text.n), false);

	if (other == NULL || !beside(form, other)) {
		return SIZE_MAX;
	}
	size_t end = end_of(text, other, at + str_of(other->opening).n);
	end += other->closing == NULL ? 0 : str_of(other->closing).n;
	if (strcmp(other->opening, "{/*") == 0) {
		while (end < text.n && (text.s[end] == ' ' || text.s[end] == '}')) {
			end++;
		}
	}
	return end < text.n ? end : text.n;
}

size_t suppression_comment_next(struct str text, const struct suppression_comment *comment)
{
	const char *closing = comment->form->closing;
	size_t at = line_end(text, comment->end + (closing == NULL ? 0 : str_of(closing).n));

	while (at < text.n) {
		size_t after =
			is_blank(text.s[at]) ? at + 1 : skip_comment(text, comment->form, at);

		if (after == SIZE_MAX) {
			return at;
		}
		at = after;
	}
	return SIZE_MAX;
}
