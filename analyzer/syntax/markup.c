#include "syntax/markup.h"

#include "base/ascii.h"

/* Tags and attributes. */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static uint32_t skip_space(const struct markup *markup, uint32_t at, uint32_t limit)
{
	while (at < limit && is_space(markup->text.s[at])) {
		at++;
	}
	return at;
}

static bool stands_at(const struct markup *markup, uint32_t at, uint32_t limit, const char *text)
{
	return str_starts(str_slice(markup->text, at, limit), text);
}

/* Attributes and text of .svelte and .astro may hold code in braces. */
static bool has_braces(const struct markup *markup)
{
	return markup->dialect == SYNTAX_SVELTE || markup->dialect == SYNTAX_ASTRO;
}

bool markup_is_tag(const struct markup *markup, uint32_t at, uint32_t limit)
{
	const char *s = markup->text.s;
	bool fragments = markup->dialect == SYNTAX_ASTRO;

	if (at + 1 >= limit || s[at] != '<') {
		return false;
	}
	if (s[at + 1] == '/') {
		return at + 2 < limit &&
		       (ascii_is_letter(s[at + 2]) || (fragments && s[at + 2] == '>'));
	}
	return ascii_is_letter(s[at + 1]) || (fragments && s[at + 1] == '>');
}

/* Elements without an end tag. Source: HTML Standard, "Void elements". */
static bool is_void(struct str name)
{
	static const char *const names[] = {"area", "base", "br", "col", "embed", "hr", "img",
		"input", "link", "meta", "param", "source", "track", "wbr"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

static bool is_raw(struct str name)
{
	return str_is_nocase(name, "script") || str_is_nocase(name, "style") ||
	       str_is(name, "textarea") || str_is(name, "title");
}

static bool ends_name(const struct markup *markup, uint32_t at)
{
	char c = markup->text.s[at];

	return is_space(c) || c == '=' || c == '>' || (c == '{' && has_braces(markup)) ||
	       (c == '/' && at + 1 < markup->text.n && markup->text.s[at + 1] == '>');
}

/* Behind the next byte of a value, or behind the code in braces that stands there. */
static uint32_t next_of_value(
	struct markup *markup, uint32_t at, uint32_t limit, struct attribute *out)
{
	uint32_t end = MARKUP_NONE;

	if (markup->text.s[at] == '{' && markup->dialect == SYNTAX_SVELTE) {
		end = markup_code_end(markup, at + 1, limit, NULL);
	}
	if (end == MARKUP_NONE) {
		return at + 1;
	}
	out->kind = ATTRIBUTE_MIXED;
	return end + 1;
}

/* Reads to the quote at the end; code in braces may hold quotes of its own. */
static uint32_t read_quoted(
	struct markup *markup, uint32_t at, uint32_t limit, struct attribute *out)
{
	const char *s = markup->text.s;
	char quote = s[at - 1];

	out->kind = ATTRIBUTE_TEXT;
	out->quoted = true;
	out->start = at;
	while (at < limit && s[at] != quote) {
		at = next_of_value(markup, at, limit, out);
	}
	out->end = at;
	markup->work += at - out->start;
	return at < limit ? at + 1 : MARKUP_NONE;
}

static uint32_t read_unquoted(
	struct markup *markup, uint32_t at, uint32_t limit, struct attribute *out)
{
	const char *s = markup->text.s;

	out->kind = ATTRIBUTE_TEXT;
	out->start = at;
	while (at < limit && !is_space(s[at]) && s[at] != '>') {
		if (s[at] == '/' && at + 1 < limit && s[at + 1] == '>') {
			break;
		}
		at = next_of_value(markup, at, limit, out);
	}
	out->end = at;
	return at;
}

static uint32_t read_braces(struct markup *markup, uint32_t at, uint32_t limit,
	enum attribute_kind kind, struct attribute *out)
{
	uint32_t end = markup_code_end(markup, at + 1, limit, NULL);

	out->kind = kind;
	out->start = at + 1;
	out->end = end;
	return end == MARKUP_NONE ? MARKUP_NONE : end + 1;
}

static uint32_t read_backticks(
	struct markup *markup, uint32_t at, uint32_t limit, struct attribute *out)
{
	uint32_t end = markup_bracket_end(markup, at, limit);

	out->kind = ATTRIBUTE_TEMPLATE;
	out->start = at;
	out->end = end == MARKUP_NONE ? end : end + 1;
	return out->end;
}

/* The value that stands at `at`, behind the '='. */
static uint32_t read_value(
	struct markup *markup, uint32_t at, uint32_t limit, struct attribute *out)
{
	char c = at < limit ? markup->text.s[at] : '>';

	if (c == '"' || c == '\'') {
		return read_quoted(markup, at + 1, limit, out);
	}
	if (c == '{' && has_braces(markup)) {
		uint32_t end = read_braces(markup, at, limit, ATTRIBUTE_CODE, out);
		bool alone = end == MARKUP_NONE || end == limit || ends_name(markup, end);

		return alone ? end : read_unquoted(markup, at, limit, out);
	}
	if (c == '`' && markup->dialect == SYNTAX_ASTRO) {
		return read_backticks(markup, at, limit, out);
	}
	return read_unquoted(markup, at, limit, out);
}

static uint32_t read_attribute(
	struct markup *markup, uint32_t at, uint32_t limit, struct attribute *out)
{
	uint32_t equals;

	*out = (struct attribute){.kind = ATTRIBUTE_BARE, .name_start = at};
	if (markup->text.s[at] == '{' && has_braces(markup)) {
		out->name_end = at;
		return read_braces(markup, at, limit, ATTRIBUTE_BRACES, out);
	}
	do { /* a stray '=' is a name of its own */
		at++;
	} while (at < limit && !ends_name(markup, at));
	out->name_end = at;
	equals = skip_space(markup, at, limit);
	if (equals < limit && markup->text.s[equals] == '=') {
		return read_value(markup, skip_space(markup, equals + 1, limit), limit, out);
	}
	return at;
}

static bool finish_tag(struct markup *markup, uint32_t end, struct tag *out)
{
	struct str name = markup_name(markup, out);

	out->end = end;
	/* <script generics="T extends { id: string }"> is all text */
	for (size_t i = 0; i < out->attributes.n && str_is(name, "script"); i++) {
		struct attribute *it = &out->attributes.items[i];

		it->kind = it->kind == ATTRIBUTE_MIXED ? ATTRIBUTE_TEXT : it->kind;
	}
	out->is_void = out->is_void || is_void(name);
	out->is_raw = !out->closes && !out->is_void && is_raw(name);
	markup->work += end - out->start;
	return true;
}

bool markup_tag(struct markup *markup, uint32_t at, uint32_t limit, struct tag *out)
{
	const char *s = markup->text.s;

	*out = (struct tag){.start = at, .closes = s[at + 1] == '/'};
	at += out->closes ? 2 : 1;
	out->name_start = at;
	while (at < limit && !ends_name(markup, at) && s[at] != '<') {
		at++;
	}
	out->name_end = at;
	while (at < limit && out->attributes.n < ATTRIBUTES_MOST &&
		markup->work < markup->most_work) {
		struct attribute attribute;

		at = skip_space(markup, at, limit);
		if (at < limit && s[at] == '>') {
			return finish_tag(markup, at + 1, out);
		}
		if (at + 1 < limit && s[at] == '/' && s[at + 1] == '>') {
			out->is_void = true;
			return finish_tag(markup, at + 2, out);
		}
		if (at >= limit) {
			break;
		}
		at = read_attribute(markup, at, limit, &attribute);
		if (at == MARKUP_NONE) {
			break;
		}
		vec_push(markup->arena, &out->attributes, attribute);
		markup->work += ATTRIBUTE_WORK;
	}
	markup->work += (at < limit ? at : limit) - out->start;
	return false;
}

uint32_t markup_comment_end(const struct markup *markup, uint32_t at, uint32_t limit)
{
	size_t end = str_find(str_slice(markup->text, 0, limit), STR("-->"), at + 4);

	return end == SIZE_MAX ? limit : (uint32_t)end + 3;
}

uint32_t markup_raw_end(const struct markup *markup, const struct tag *tag, uint32_t limit)
{
	struct str name = markup_name(markup, tag);

	for (uint32_t at = tag->end; at + 2 + name.n <= limit; at++) {
		if (markup->text.s[at] == '<' && markup->text.s[at + 1] == '/') {
			struct str word = str_slice(markup->text, at + 2, at + 2 + name.n);
			bool same = true;

			for (size_t i = 0; i < name.n && same; i++) {
				same = ascii_lower(word.s[i]) == ascii_lower(name.s[i]);
			}
			if (same && (at + 2 + name.n == limit ||
					    ends_name(markup, at + 2 + (uint32_t)name.n))) {
				return at;
			}
		}
	}
	return limit;
}

static uint32_t after_raw(struct markup *markup, const struct tag *tag, uint32_t limit)
{
	uint32_t end = markup_raw_end(markup, tag, limit);

	markup->work += end - tag->end;
	return end;
}

/* Behind an element only another one may follow in the same breath. */
static bool goes_on(const struct markup *markup, uint32_t *at, uint32_t limit)
{
	uint32_t next = skip_space(markup, *at, limit);

	if (stands_at(markup, next, limit, "<!--") ||
		(markup_is_tag(markup, next, limit) && markup->text.s[next + 1] != '/')) {
		*at = next;
		return true;
	}
	return false;
}

uint32_t markup_elements_end(struct markup *markup, uint32_t at, uint32_t limit)
{
	uint32_t open = 0;

	while (at < limit && markup->work < markup->most_work) {
		struct tag tag;

		if (stands_at(markup, at, limit, "<!--")) {
			at = markup_comment_end(markup, at, limit);
		} else if (markup_is_tag(markup, at, limit)) {
			if (!markup_tag(markup, at, limit, &tag)) {
				return MARKUP_NONE;
			}
			open += tag.closes || tag.is_void || tag.is_raw ? 0 : 1;
			open -= tag.closes && open > 0 ? 1 : 0;
			at = tag.is_raw ? after_raw(markup, &tag, limit) : tag.end;
			open += tag.is_raw ? 1 : 0; /* its closing tag comes next */
		} else if (markup->text.s[at] == '{') {
			at = markup_code_end(markup, at + 1, limit, NULL);
			if (at == MARKUP_NONE) {
				return MARKUP_NONE;
			}
			at++;
		} else {
			at++;
		}
		if (open == 0 && !goes_on(markup, &at, limit)) {
			return at;
		}
	}
	return MARKUP_NONE;
}

struct str markup_name(const struct markup *markup, const struct tag *tag)
{
	return str_slice(markup->text, tag->name_start, tag->name_end);
}

static const struct attribute *find_attribute(
	const struct markup *markup, const struct tag *tag, const char *name)
{
	for (size_t i = 0; i < tag->attributes.n; i++) {
		const struct attribute *it = &tag->attributes.items[i];

		if (str_is_nocase(str_slice(markup->text, it->name_start, it->name_end), name)) {
			return it;
		}
	}
	return NULL;
}

struct str markup_value(const struct markup *markup, const struct tag *tag, const char *name)
{
	const struct attribute *it = find_attribute(markup, tag, name);

	return it == NULL || it->kind != ATTRIBUTE_TEXT
		       ? STR_NONE
		       : str_slice(markup->text, it->start, it->end);
}

bool markup_has(const struct markup *markup, const struct tag *tag, const char *name)
{
	return find_attribute(markup, tag, name) != NULL;
}
