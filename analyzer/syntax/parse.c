#include <stdint.h>
#include <string.h>

#include <tree_sitter/api.h>

#include "base/mem.h"
#include "syntax/allocation.h"
#include "syntax/repair.h"
#include "syntax/syntax.h"

const TSLanguage *tree_sitter_javascript(void);
const TSLanguage *tree_sitter_typescript(void);
const TSLanguage *tree_sitter_tsx(void);

/* What a grammar's symbols and fields are in our terms. */
struct vocabulary {
	const TSLanguage *language;
	uint16_t *kinds; /* by symbol */
	bool *leaves; /* types: kept as one node without children */
	uint8_t *fields; /* by field id */
	uint32_t symbol_count;
	TSSymbol comment;
	TSSymbol html_comment;
};

enum {
	ASKED_BASE = 16 << 20, /* bytes of memory for any file */
	ASKED_BY_BYTE = 128, /* and by its size: ordinary source takes 30 to 60 */
	ASKED_MAX = 160 << 20,
	NODES_MAX = 600000, /* ordinary source has one in five to ten bytes */
};

struct syntax_parser {
	TSTreeCursor cursor;
	bool cursor_made;
	struct arena arena;
	struct vocabulary vocabularies[SYNTAX_TSX + 1];
};

struct kind_name {
	const char *name;
	uint16_t kind;
	bool named;
	bool leaf;
};

static const struct kind_name kind_names[] = {
#define SYNTAX_KIND(id, name)  {name, id, true, false},
#define SYNTAX_TYPE(id, name)  {name, id, true, true},
#define SYNTAX_TOKEN(id, name) {name, id, false, false},
#include "syntax/kinds.def"
#undef SYNTAX_KIND
#undef SYNTAX_TYPE
#undef SYNTAX_TOKEN
};

static const char *const field_names[] = {
	[FIELD_NONE] = NULL,
#define SYNTAX_FIELD(id, name) [id] = name,
#include "syntax/fields.def"
#undef SYNTAX_FIELD
};

static const TSLanguage *language_of(enum syntax_language language)
{
	switch (language) {
	case SYNTAX_JAVASCRIPT:
		return tree_sitter_javascript();
	case SYNTAX_TYPESCRIPT:
		return tree_sitter_typescript();
	case SYNTAX_TSX:
		return tree_sitter_tsx();
	case SYNTAX_NONE:
		break;
	}
	return NULL;
}

static void map_symbols(struct vocabulary *vocabulary)
{
	const TSLanguage *language = vocabulary->language;

	for (TSSymbol symbol = 0; symbol < vocabulary->symbol_count; symbol++) {
		const char *name = ts_language_symbol_name(language, symbol);
		TSSymbolType type = ts_language_symbol_type(language, symbol);

		if (name == NULL || type == TSSymbolTypeAuxiliary) {
			continue;
		}
		for (size_t i = 0; i < sizeof(kind_names) / sizeof(kind_names[0]); i++) {
			if (kind_names[i].named == (type == TSSymbolTypeRegular) &&
				strcmp(kind_names[i].name, name) == 0) {
				vocabulary->kinds[symbol] = kind_names[i].kind;
				vocabulary->leaves[symbol] = kind_names[i].leaf;
				break;
			}
		}
	}
	vocabulary->comment = ts_language_symbol_for_name(language, "comment", 7, true);
	vocabulary->html_comment = ts_language_symbol_for_name(language, "html_comment", 12, true);
}

static const struct vocabulary *vocabulary_of(
	struct syntax_parser *parser, enum syntax_language language)
{
	struct vocabulary *vocabulary = &parser->vocabularies[language];
	uint32_t field_count;

	if (vocabulary->language != NULL) {
		return vocabulary;
	}
	vocabulary->language = language_of(language);
	vocabulary->symbol_count = ts_language_symbol_count(vocabulary->language);
	vocabulary->kinds = arena_array(&parser->arena, vocabulary->symbol_count, sizeof(uint16_t));
	vocabulary->leaves = arena_array(&parser->arena, vocabulary->symbol_count, sizeof(bool));
	map_symbols(vocabulary);
	field_count = ts_language_field_count(vocabulary->language);
	vocabulary->fields = arena_array(&parser->arena, field_count + 1, sizeof(uint8_t));
	for (TSFieldId field = 1; field <= field_count; field++) {
		const char *name = ts_language_field_name_for_id(vocabulary->language, field);

		for (uint8_t i = FIELD_NONE + 1; i < FIELD_COUNT; i++) {
			if (name != NULL && strcmp(field_names[i], name) == 0) {
				vocabulary->fields[field] = i;
			}
		}
	}
	return vocabulary;
}

struct syntax_parser *syntax_parser_create(void)
{
	struct syntax_parser *parser = mem_zalloc(sizeof(*parser));

	allocation_install();
	arena_init(&parser->arena);
	return parser;
}

void syntax_parser_destroy(struct syntax_parser *parser)
{
	if (parser == NULL) {
		return;
	}
	if (parser->cursor_made) {
		ts_tree_cursor_delete(&parser->cursor);
	}
	arena_finish(&parser->arena);
	mem_free(parser);
}

/*
 * A budget in parser progress and memory, not time, so that a run gives the
 * same answer on any machine. The parser reports about every hundred steps;
 * ordinary source takes about one step a byte. Memory counts too because a
 * single step of error recovery may copy all that was read so far.
 */
struct budget {
	uint64_t reports;
	uint64_t most_reports;
	uint64_t most_asked;
};

static struct budget budget_for(size_t bytes)
{
	uint64_t asked = ASKED_BASE + (uint64_t)bytes * ASKED_BY_BYTE;

	return (struct budget){
		.most_reports = 1000 + bytes / 2,
		.most_asked = allocation_asked() + (asked < ASKED_MAX ? asked : ASKED_MAX),
	};
}

static bool over_budget(TSParseState *state)
{
	struct budget *budget = state->payload;

	return ++budget->reports > budget->most_reports || allocation_asked() > budget->most_asked;
}

struct reader {
	struct str text;
};

static const char *read_text(void *payload, uint32_t offset, TSPoint at, uint32_t *out_count)
{
	const struct reader *reader = payload;

	(void)at;
	if (offset >= reader->text.n) {
		*out_count = 0;
		return "";
	}
	*out_count = (uint32_t)(reader->text.n - offset);
	return reader->text.s + offset;
}

/* Copying state: the node being filled and how deep it is. */
struct copy {
	const struct vocabulary *vocabulary;
	struct arena *arena;
	struct syntax *out;
	VEC(struct syntax_node) nodes;
	VEC(struct syntax_comment) comments;
	uint32_t errors;
	syntax_id last[SYNTAX_MAX_DEPTH + 1]; /* last child put under each open node */
	syntax_id open[SYNTAX_MAX_DEPTH + 1];
};

static uint16_t kind_of(struct copy *copy, TSNode node, TSSymbol symbol)
{
	if (symbol >= copy->vocabulary->symbol_count) {
		return SYN_ERROR;
	}
	return ts_node_is_missing(node) ? SYN_OTHER : copy->vocabulary->kinds[symbol];
}

static void note_error(struct copy *copy, TSNode node)
{
	copy->errors++;
	if (!copy->out->has_errors) {
		copy->out->has_errors = true;
		copy->out->error_at = ts_node_start_byte(node);
	}
}

/* Puts the cursor's node under the open one at `depth`; returns false for what is left out. */
static bool copy_node(struct copy *copy, const TSTreeCursor *cursor, uint32_t depth)
{
	TSNode node = ts_tree_cursor_current_node(cursor);
	TSSymbol symbol = ts_node_symbol(node);
	TSFieldId field = ts_tree_cursor_current_field_id(cursor);
	uint16_t kind = kind_of(copy, node, symbol);
	bool named = ts_node_is_named(node);
	syntax_id id = (syntax_id)copy->nodes.n;
	syntax_id parent = depth == 0 ? SYNTAX_NO : copy->open[depth - 1];

	if (kind == SYN_ERROR || ts_node_is_missing(node)) {
		note_error(copy, node);
	}
	if (named &&
		(symbol == copy->vocabulary->comment || symbol == copy->vocabulary->html_comment)) {
		vec_push(copy->arena, &copy->comments,
			(struct syntax_comment){ts_node_start_byte(node), ts_node_end_byte(node)});
		return false;
	}
	if (!named && kind == SYN_OTHER && copy->vocabulary->fields[field] == FIELD_NONE) {
		return false;
	}
	vec_push(copy->arena, &copy->nodes,
		(struct syntax_node){
			.kind = kind,
			.field = copy->vocabulary->fields[field],
			.named = named,
			.start = ts_node_start_byte(node),
			.end = ts_node_end_byte(node),
			.parent = parent,
			.first = SYNTAX_NO,
			.next = SYNTAX_NO,
		});
	if (depth > 0 && copy->last[depth - 1] != SYNTAX_NO) {
		copy->nodes.items[copy->last[depth - 1]].next = id;
	} else if (depth > 0) {
		copy->nodes.items[parent].first = id;
	}
	if (depth > 0) {
		copy->last[depth - 1] = id;
	}
	copy->open[depth] = id;
	copy->last[depth] = SYNTAX_NO;
	return symbol >= copy->vocabulary->symbol_count || !copy->vocabulary->leaves[symbol];
}

/*
 * One pass over the parser's tree, without recursion: depth is the input's to
 * choose. Returns false when there are too many nodes.
 */
static bool copy_tree(struct copy *copy, TSTreeCursor *cursor)
{
	uint32_t depth = 0;

	while (copy->nodes.n < NODES_MAX) {
		bool enter = copy_node(copy, cursor, depth);

		if (enter && depth == SYNTAX_MAX_DEPTH) {
			copy->out->too_deep = true;
			enter = false;
		}
		if (enter && ts_tree_cursor_goto_first_child(cursor)) {
			depth++;
			continue;
		}
		while (!ts_tree_cursor_goto_next_sibling(cursor)) {
			if (depth == 0 || !ts_tree_cursor_goto_parent(cursor)) {
				return true;
			}
			depth--;
		}
	}
	return false;
}

/*
 * A new parser each time: one that is used again asks for less memory, and
 * where the budget ends would hang on what its thread has read before.
 */
static TSTree *parse_text(const TSLanguage *language, struct str text)
{
	struct reader reader = {text};
	struct budget budget = budget_for(text.n);
	TSInput input = {&reader, read_text, TSInputEncodingUTF8, NULL};
	TSParseOptions options = {&budget, over_budget};
	TSParser *parser = ts_parser_new();
	TSTree *tree;

	ts_parser_set_language(parser, language);
	tree = ts_parser_parse_with_options(parser, NULL, input, options);
	ts_parser_delete(parser);
	return tree;
}

/* Parses `input`, which has the length of the text that *out is about. */
static bool parse_into(struct syntax_parser *parser, const struct vocabulary *vocabulary,
	struct str input, struct arena *arena, struct syntax *out, uint32_t *out_errors)
{
	struct copy copy = {.vocabulary = vocabulary, .arena = arena, .out = out};
	TSTree *tree = parse_text(vocabulary->language, input);

	out->incomplete = tree == NULL;
	if (tree == NULL) {
		return false;
	}
	if (parser->cursor_made) {
		ts_tree_cursor_reset(&parser->cursor, ts_tree_root_node(tree));
	} else {
		parser->cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
		parser->cursor_made = true;
	}
	out->incomplete = !copy_tree(&copy, &parser->cursor);
	out->nodes = copy.nodes.items;
	out->count = (uint32_t)copy.nodes.n;
	out->comments = copy.comments.items;
	out->comment_count = (uint32_t)copy.comments.n;
	*out_errors = copy.errors;
	ts_tree_delete(tree);
	return !out->incomplete;
}

bool syntax_parse(struct syntax_parser *parser, enum syntax_language language, struct str text,
	struct arena *arena, struct syntax *out)
{
	struct syntax again = {.text = text};
	const struct vocabulary *vocabulary;
	uint32_t errors;
	uint32_t errors_again;
	struct str repaired;

	*out = (struct syntax){.text = text};
	if (language == SYNTAX_NONE || text.n >= UINT32_MAX / 2) {
		return false;
	}
	vocabulary = vocabulary_of(parser, language);
	if (!parse_into(parser, vocabulary, text, arena, out, &errors)) {
		return false;
	}
	if (errors > 0 && repair_text(arena, text, &repaired) &&
		parse_into(parser, vocabulary, repaired, arena, &again, &errors_again) &&
		errors_again < errors) {
		*out = again;
	}
	return true;
}
