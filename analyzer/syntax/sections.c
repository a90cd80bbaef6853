#include "syntax/sections.h"

#include "syntax/elements.h"

enum {
	WORK_BASE = 1 << 20, /* bytes that may be looked at for any file */
	WORK_BY_BYTE = 16, /* and by its size: what is nested is looked at at each level */
};

/* A <script>, or the part between the fences of an .astro file. */
struct script {
	enum syntax_language language;
	uint32_t start; /* of its code */
	uint32_t end;
	bool apart; /* shares no names with the rest of the file */
};

struct range {
	uint32_t start;
	uint32_t end;
};

struct sections {
	struct markup markup;
	VEC(struct script) scripts;
	VEC(struct range) templates;
	bool has_instance; /* of .svelte: its one script that is no module script */
};

static enum syntax_language language_named(struct str name)
{
	static const struct {
		const char *name;
		enum syntax_language language;
	} table[] = {
		{"ts", SYNTAX_TYPESCRIPT},
		{"typescript", SYNTAX_TYPESCRIPT},
		{"tsx", SYNTAX_TSX},
		{"js", SYNTAX_JAVASCRIPT},
		{"javascript", SYNTAX_JAVASCRIPT},
		{"jsx", SYNTAX_JAVASCRIPT},
		{"module", SYNTAX_JAVASCRIPT},
		{"text/javascript", SYNTAX_JAVASCRIPT},
		{"application/javascript", SYNTAX_JAVASCRIPT},
		{"text/ecmascript", SYNTAX_JAVASCRIPT},
		{"text/babel", SYNTAX_TSX},
		{"text/typescript", SYNTAX_TYPESCRIPT},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_is_nocase(name, table[i].name)) {
			return table[i].language;
		}
	}
	return SYNTAX_NONE; /* data, templates, shaders, languages of other times */
}

/* Astro compiles its scripts as TypeScript, unless they are sent as they are. */
static enum syntax_language language_of(const struct markup *markup, const struct tag *tag)
{
	struct str lang = markup_value(markup, tag, "lang");
	struct str type = markup_value(markup, tag, "type");
	bool compiled = markup->dialect == SYNTAX_ASTRO && !markup_has(markup, tag, "is:inline");

	if (type.n > 0 && language_named(type) != SYNTAX_JAVASCRIPT) {
		return language_named(type);
	}
	if (lang.n > 0) {
		return language_named(lang);
	}
	return compiled ? SYNTAX_TYPESCRIPT : SYNTAX_JAVASCRIPT;
}

static bool is_module_script(const struct markup *markup, const struct tag *tag)
{
	return markup_has(markup, tag, "module") ||
	       str_is(markup_value(markup, tag, "context"), "module");
}

/* Vue's scripts are one module; so are Svelte's two, and any further are the page's. */
static bool is_apart(struct sections *sections, const struct tag *tag)
{
	const struct markup *markup = &sections->markup;

	if (markup->dialect == SYNTAX_VUE) {
		return false;
	}
	if (markup->dialect != SYNTAX_SVELTE || markup_has(markup, tag, "src")) {
		return true;
	}
	if (is_module_script(markup, tag)) {
		return false;
	}
	if (sections->has_instance) {
		return true;
	}
	sections->has_instance = true;
	return false;
}

static void add_script(struct sections *sections, const struct tag *tag, uint32_t end)
{
	struct script script = {
		.language = language_of(&sections->markup, tag),
		.start = tag->end,
		.end = end,
		.apart = is_apart(sections, tag),
	};

	if (script.language != SYNTAX_NONE && script.end > script.start) {
		vec_push(sections->markup.arena, &sections->scripts, script);
	}
}

/* Where a line begins with the closing fence, or the end of the text. */
static uint32_t closing_fence(struct str text, uint32_t from)
{
	size_t at = from;

	while ((at = str_find(text, STR("---"), at)) != SIZE_MAX) {
		size_t i = at;

		while (i > from && (text.s[i - 1] == ' ' || text.s[i - 1] == '\t')) {
			i--;
		}
		if (i == from || text.s[i - 1] == '\n') {
			return (uint32_t)at;
		}
		at += 3;
	}
	return (uint32_t)text.n;
}

/* Takes the part between the fences; returns where the template begins. */
static uint32_t take_frontmatter(struct sections *sections)
{
	struct str text = sections->markup.text;
	uint32_t start = str_starts(text, "\xef\xbb\xbf") ? 3 : 0;
	struct script script = {.language = SYNTAX_TYPESCRIPT};

	while (start < text.n && (text.s[start] == ' ' || text.s[start] == '\n' ||
					 text.s[start] == '\r' || text.s[start] == '\t')) {
		start++;
	}
	if (!str_starts(str_slice(text, start, text.n), "---")) {
		return start;
	}
	script.start = start + 3;
	script.end = closing_fence(text, script.start);
	vec_push(sections->markup.arena, &sections->scripts, script);
	return script.end + 3 < text.n ? script.end + 3 : (uint32_t)text.n;
}

static bool is_comment(const struct markup *markup, uint32_t at)
{
	return str_starts(str_slice(markup->text, at, markup->text.n), "<!--");
}

/* Finds the scripts of a file that is markup all over. */
static void find_scripts(struct sections *sections, uint32_t from)
{
	struct markup *markup = &sections->markup;
	uint32_t limit = (uint32_t)markup->text.n;
	uint32_t at = from;

	while (at < limit) {
		struct str rest = str_slice(markup->text, at, at + sizeof("<script") - 1);
		struct tag tag;

		if (is_comment(markup, at)) {
			at = markup_comment_end(markup, at, limit);
		} else if ((str_is_nocase(rest, "<script") || str_starts(rest, "<style")) &&
			   markup_tag(markup, at, limit, &tag) && tag.is_raw) {
			at = markup_raw_end(markup, &tag, limit);
			if (str_is_nocase(markup_name(markup, &tag), "script")) {
				add_script(sections, &tag, at);
			}
		} else {
			at++;
		}
	}
}

/* Where the <template> that ends at `at` is closed; others may lie in it. */
static uint32_t template_end(struct markup *markup, uint32_t at)
{
	uint32_t limit = (uint32_t)markup->text.n;
	uint32_t open = 1;

	while (at < limit) {
		struct str rest = str_slice(markup->text, at, limit);
		struct tag tag;

		if (str_starts(rest, "<!--")) {
			at = markup_comment_end(markup, at, limit);
		} else if (str_starts(rest, "</template")) {
			if (--open == 0) {
				return at;
			}
			at++;
		} else if (str_starts(rest, "<template") && markup_tag(markup, at, limit, &tag)) {
			open += str_is(markup_name(markup, &tag), "template") && !tag.is_void;
			at = tag.end;
		} else {
			at++;
		}
	}
	return limit;
}

static bool is_plain_template(const struct markup *markup, const struct tag *tag)
{
	struct str lang = markup_value(markup, tag, "lang");

	return str_is(markup_name(markup, tag), "template") &&
	       (str_absent(lang) || str_is(lang, "html"));
}

/* Blocks of .vue: scripts, templates, and others that say nothing here. */
static void find_blocks(struct sections *sections)
{
	struct markup *markup = &sections->markup;
	uint32_t limit = (uint32_t)markup->text.n;
	uint32_t at = 0;

	while (at < limit) {
		struct tag tag;
		uint32_t start = at;

		if (is_comment(markup, at)) {
			at = markup_comment_end(markup, at, limit);
			continue;
		}
		if (!markup_is_tag(markup, at, limit) || !markup_tag(markup, at, limit, &tag)) {
			at = start + 1;
			continue;
		}
		at = tag.end;
		if (tag.closes || tag.is_void) {
			continue;
		}
		if (is_plain_template(markup, &tag)) {
			at = template_end(markup, at);
			vec_push(markup->arena, &sections->templates, (struct range){tag.end, at});
			continue;
		}
		at = markup_raw_end(markup, &tag, limit);
		if (str_is(markup_name(markup, &tag), "script")) {
			add_script(sections, &tag, at);
		}
	}
}

static void build_script(
	struct parse_session *session, const struct script *script, struct str text)
{
	struct tree *tree = &session->tree;
	uint32_t depth = tree->depth;
	struct piece piece = {
		.language = script->language,
		.file = text,
		.start = script->start,
		.end = script->end,
		.before = "",
		.after = "",
	};
	struct parsed parsed = {.tree = NULL};

	if (script->apart) {
		tree_open(tree, SYN_SCRIPT, FIELD_NONE, script->start, script->end);
		tree_open(tree, SYN_STATEMENT_BLOCK, FIELD_BODY, script->start, script->end);
	}
	if (parse_open(session, &piece, PART_STATEMENTS, &parsed)) {
		parse_copy(session, &parsed, FIELD_NONE);
	} else {
		session->lost = true;
	}
	parse_close(&parsed);
	tree->depth = depth;
	session->lost = session->lost || tree_is_full(tree);
}

static void build_template(struct elements *elements, struct range range)
{
	struct tree *tree = elements->tree;
	uint32_t depth = tree->depth;

	tree_open(tree, SYN_EXPRESSION_STATEMENT, FIELD_NONE, range.start, range.end);
	elements_open_fragment(elements, FIELD_NONE, range.start);
	elements_build(elements, range.start, range.end);
	tree_leave_to(tree, depth, range.end);
}

void sections_parse(struct parse_session *session, enum syntax_language language, struct str text)
{
	struct sections sections = {
		.markup =
			{
				.arena = session->tree.arena,
				.text = text,
				.dialect = language,
				.most_work = WORK_BASE + (uint64_t)text.n * WORK_BY_BYTE,
			},
	};
	struct elements elements;

	if (language == SYNTAX_VUE) {
		find_blocks(&sections);
	} else {
		uint32_t from = language == SYNTAX_ASTRO ? take_frontmatter(&sections) : 0;

		find_scripts(&sections, from);
		vec_push(session->tree.arena, &sections.templates,
			(struct range){from, (uint32_t)text.n});
	}
	tree_open(&session->tree, SYN_PROGRAM, FIELD_NONE, 0, (uint32_t)text.n);
	for (size_t i = 0; i < sections.scripts.n; i++) {
		build_script(session, &sections.scripts.items[i], text);
	}
	elements_begin(&elements, session, &sections.markup);
	for (size_t i = 0; i < sections.templates.n; i++) {
		build_template(&elements, sections.templates.items[i]);
	}
	tree_leave(&session->tree);
}
