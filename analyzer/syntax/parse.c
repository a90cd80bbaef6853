#include "syntax/parse.h"

#include <string.h>

#include "base/mem.h"
#include "grammars/cursor.h"
#include "syntax/allocation.h"
#include "syntax/repair.h"
#include "syntax/sections.h"

enum {
	ASKED_BASE = 16 << 20, /* bytes of memory for any piece */
	ASKED_BY_BYTE = 128, /* and by its size: ordinary source takes 30 to 60 */
	ASKED_MAX = 160 << 20,
	ASKED_BY_PIECES = 2, /* a file's pieces together: how often what one of its size may */
	PIECES_MOST = 10000,
	BYTES_BY_NODE = 8, /* in ordinary source */
	SYMBOL_ERROR = UINT16_MAX,
};

struct syntax_parser *syntax_parser_create(void)
{
	struct syntax_parser *parser = mem_zalloc(sizeof(*parser));

	arena_init(&parser->arena);
	return parser;
}

void syntax_parser_destroy(struct syntax_parser *parser)
{
	if (parser == NULL) {
		return;
	}
	allocation_finish(&parser->allocation);
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
	const struct allocation *allocation;
	uint64_t reports;
	uint64_t most_reports;
	uint64_t most_asked;
};

static uint64_t asked_for(size_t bytes)
{
	uint64_t asked = ASKED_BASE + (uint64_t)bytes * ASKED_BY_BYTE;

	return asked < ASKED_MAX ? asked : ASKED_MAX;
}

static struct budget budget_for(const struct parse_session *session, size_t bytes)
{
	const struct allocation *allocation = &session->parser->allocation;
	uint64_t most = allocation_asked(allocation) + asked_for(bytes);

	return (struct budget){
		.allocation = allocation,
		.most_reports = 1000 + bytes / 2,
		.most_asked = most < session->most_asked ? most : session->most_asked,
	};
}

static bool over_budget(TSParseState *state)
{
	struct budget *budget = state->payload;

	return ++budget->reports > budget->most_reports ||
	       allocation_asked(budget->allocation) > budget->most_asked;
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

/*
 * A new parser for each file: one that is used again asks for less memory,
 * and where the budget ends would hang on what its thread has read before.
 */
static void begin(struct parse_session *session, struct syntax_parser *parser, struct str text,
	struct arena *arena, struct syntax *out)
{
	allocation_begin(&parser->allocation);
	session->parser = parser;
	session->grammar = ts_parser_new();
	session->tree = (struct tree){.arena = arena, .out = out};
	tree_reserve(&session->tree, text.n / BYTES_BY_NODE);
	session->most_asked = ASKED_BY_PIECES * asked_for(text.n);
	session->pieces = 0;
	session->lost = false;
}

static TSTree *parse_text(
	struct parse_session *session, const TSLanguage *language, struct str text)
{
	struct reader reader = {text};
	struct budget budget = budget_for(session, text.n);
	TSInput input = {&reader, read_text, TSInputEncodingUTF8, NULL};
	TSParseOptions options = {&budget, over_budget};
	TSTree *tree;

	ts_parser_set_language(session->grammar, language);
	tree = ts_parser_parse_with_options(session->grammar, NULL, input, options);
	if (tree == NULL) {
		ts_parser_reset(session->grammar);
	}
	return tree;
}

static bool is_error(TSNode node)
{
	return ts_node_is_error(node) || ts_node_is_missing(node);
}

/* Only where there are any: a clean tree is not walked. */
static uint32_t count_errors(TSTree *tree)
{
	TSNode root = ts_tree_root_node(tree);
	TSTreeCursor cursor;
	uint32_t depth = 0;
	uint32_t count = 0;

	if (!ts_node_has_error(root)) {
		return 0;
	}
	cursor = ts_tree_cursor_new(root);
	for (;;) {
		TSNode node = ts_tree_cursor_current_node(&cursor);

		count += is_error(node);
		if (ts_node_has_error(node) && ts_tree_cursor_goto_first_child(&cursor)) {
			depth++;
			continue;
		}
		while (depth > 0 && !ts_tree_cursor_goto_next_sibling(&cursor)) {
			ts_tree_cursor_goto_parent(&cursor);
			depth--;
		}
		if (depth == 0) {
			break;
		}
	}
	ts_tree_cursor_delete(&cursor);
	return count;
}

/* The text that the grammar gets: the piece, its surroundings, a name for each hole. */
static struct str text_of(struct parse_session *session, const struct piece *piece)
{
	struct str code = str_slice(piece->file, piece->start, piece->end);
	size_t before = strlen(piece->before);
	size_t after = strlen(piece->after);
	char *copy;

	if (before + after == 0 && piece->holes == NULL) {
		return code;
	}
	copy = arena_alloc(session->tree.arena, before + code.n + after + 1);
	memcpy(copy, piece->before, before);
	memcpy(copy + before, code.n > 0 ? code.s : "", code.n);
	memcpy(copy + before + code.n, piece->after, after);
	for (size_t i = 0; piece->holes != NULL && i < piece->holes->n; i++) {
		struct parse_hole hole = piece->holes->items[i];

		memset(copy + before + (hole.start - piece->start), '_', hole.end - hole.start);
	}
	return (struct str){copy, before + code.n + after};
}

/* The known gaps of the grammars are written around where that leaves fewer errors. */
static void repair(struct parse_session *session, struct str text, struct parsed *parsed)
{
	struct str repaired;
	uint32_t errors;
	TSTree *tree;

	if (parsed->errors == 0 || parsed->piece->language > SYNTAX_TSX ||
		!repair_text(session->tree.arena, text, &repaired)) {
		return;
	}
	tree = parse_text(session, parsed->vocabulary->language, repaired);
	if (tree == NULL) {
		return;
	}
	errors = count_errors(tree);
	if (errors < parsed->errors) {
		ts_tree_delete(parsed->tree);
		parsed->tree = tree;
		parsed->errors = errors;
	} else {
		ts_tree_delete(tree);
	}
}

static uint16_t kind_at(const struct vocabulary *vocabulary, TSSymbol symbol, bool missing)
{
	if (symbol >= vocabulary->symbol_count) {
		return SYN_ERROR;
	}
	return missing ? SYN_OTHER : vocabulary->kinds[symbol];
}

static uint16_t kind_of(const struct vocabulary *vocabulary, TSNode node)
{
	return kind_at(vocabulary, ts_node_symbol(node), ts_node_is_missing(node));
}

static bool is_leaf(const struct vocabulary *vocabulary, TSSymbol symbol)
{
	return symbol < vocabulary->symbol_count && vocabulary->leaves[symbol];
}

/* An offset of the grammar's text in the file's. */
static uint32_t place(const struct parsed *parsed, uint32_t offset)
{
	const struct piece *piece = parsed->piece;
	uint32_t length = piece->end - piece->start;
	uint32_t inside = offset < parsed->before ? 0 : offset - parsed->before;

	return piece->start + (inside < length ? inside : length);
}

static bool is_comment(const struct vocabulary *vocabulary, TSSymbol symbol, bool named)
{
	return named && (symbol == vocabulary->comment || symbol == vocabulary->html_comment);
}

/* The one child that is no comment; those are kept, since they lie outside of what is copied. */
static TSNode only_child(struct parse_session *session, const struct parsed *parsed, TSNode node)
{
	TSNode found = {0};

	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode child = ts_node_named_child(node, i);

		if (is_comment(parsed->vocabulary, ts_node_symbol(child), true)) {
			tree_comment(&session->tree, place(parsed, ts_node_start_byte(child)),
				place(parsed, ts_node_end_byte(child)));
			continue;
		}
		if (!ts_node_is_null(found)) {
			return (TSNode){0};
		}
		found = child;
	}
	return found;
}

/* What `(x)` and `(x)=>0` have in them, or a null node. */
static TSNode find_part(
	struct parse_session *session, const struct parsed *parsed, enum parse_part part)
{
	bool list = part == PART_PARAMETERS;
	TSNode node = only_child(session, parsed, ts_tree_root_node(parsed->tree));

	if (ts_node_is_null(node) ||
		kind_of(parsed->vocabulary, node) != SYN_EXPRESSION_STATEMENT) {
		return (TSNode){0};
	}
	node = only_child(session, parsed, node);
	if (ts_node_is_null(node) ||
		kind_of(parsed->vocabulary, node) !=
			(list ? SYN_ARROW_FUNCTION : SYN_PARENTHESIZED_EXPRESSION)) {
		return (TSNode){0};
	}
	return list ? ts_node_child_by_field_name(node, "parameters", 10)
		    : only_child(session, parsed, node);
}

bool parse_open(struct parse_session *session, const struct piece *piece, enum parse_part part,
	struct parsed *out)
{
	struct str text;

	*out = (struct parsed){.piece = piece, .before = (uint32_t)strlen(piece->before)};
	if (session->pieces++ == PIECES_MOST) {
		tree_error(&session->tree, piece->start);
	}
	if (session->pieces > PIECES_MOST ||
		allocation_asked(&session->parser->allocation) > session->most_asked) {
		return false;
	}
	text = text_of(session, piece);
	out->vocabulary = vocabulary_of(session->parser, piece->language);
	out->tree = parse_text(session, out->vocabulary->language, text);
	if (out->tree == NULL) {
		tree_error(&session->tree, piece->start);
		return false;
	}
	out->errors = count_errors(out->tree);
	if (part == PART_PROGRAM || part == PART_STATEMENTS) {
		repair(session, text, out);
	}
	out->node = ts_tree_root_node(out->tree);
	out->whole = part == PART_PROGRAM;
	out->inside = !out->whole;
	if (part == PART_EXPRESSION || part == PART_PARAMETERS) {
		TSNode found = find_part(session, out, part);

		out->broken = ts_node_is_null(found);
		out->inside = out->broken;
		out->node = out->broken ? out->node : found;
	}
	return true;
}

void parse_close(struct parsed *parsed)
{
	if (parsed->tree != NULL) {
		ts_tree_delete(parsed->tree);
	}
}

enum syntax_kind parse_kind(const struct parsed *parsed)
{
	return parsed->broken ? SYN_ERROR
			      : (enum syntax_kind)kind_of(parsed->vocabulary, parsed->node);
}

/* Nodes of ours take the place of the name that stands for a hole. */
static bool fill_hole(struct parsed *parsed, uint16_t kind, uint32_t start, enum syntax_field field)
{
	const struct piece *piece = parsed->piece;
	const hole_vec *holes = piece->holes;

	if (holes == NULL) {
		return false;
	}
	while (parsed->next_hole < holes->n && holes->items[parsed->next_hole].start < start) {
		parsed->next_hole++;
	}
	if (kind != SYN_IDENTIFIER || parsed->next_hole == holes->n ||
		holes->items[parsed->next_hole].start != start) {
		return false;
	}
	piece->fill(piece->context, parsed->next_hole++, field);
	return true;
}

/* Puts the cursor's node under the open one; SYNTAX_NO for what is left out or has no parts. */
static syntax_id copy_node(struct parse_session *session, struct parsed *parsed,
	const struct cursor_node *node, enum syntax_field field)
{
	const struct vocabulary *vocabulary = parsed->vocabulary;
	uint16_t kind = kind_at(vocabulary, node->symbol, node->missing);
	uint32_t start = place(parsed, node->start);
	uint32_t end = place(parsed, node->end);
	syntax_id id;

	if (node->symbol == SYMBOL_ERROR || node->missing) {
		tree_error(&session->tree, start);
	}
	if (is_comment(vocabulary, node->symbol, node->named)) {
		tree_comment(&session->tree, start, end);
		return SYNTAX_NO;
	}
	if ((!node->named && kind == SYN_OTHER && field == FIELD_NONE) ||
		fill_hole(parsed, kind, start, field)) {
		return SYNTAX_NO;
	}
	id = tree_add(&session->tree, (struct syntax_node){
					      .kind = kind,
					      .field = (uint8_t)field,
					      .named = node->named,
					      .start = start,
					      .end = end,
				      });
	return is_leaf(vocabulary, node->symbol) ? SYNTAX_NO : id;
}

/*
 * One pass over the grammar's tree from the cursor on, without recursion:
 * depth is the input's to choose.
 */
static void copy_from(struct parse_session *session, struct parsed *parsed, struct cursor *cursor,
	enum syntax_field top)
{
	const uint8_t *fields = parsed->vocabulary->fields;
	struct tree *tree = &session->tree;
	uint32_t base = tree->depth;

	while (!tree_is_full(tree)) {
		syntax_id id = copy_node(session, parsed, &cursor->node,
			tree->depth == base ? top : (enum syntax_field)fields[cursor->node.field]);

		if (id != SYNTAX_NO && cursor_down(cursor)) {
			if (tree_enter(tree, id)) {
				continue;
			}
			cursor_up(cursor);
		}
		while (!cursor_next(cursor)) {
			if (tree->depth == base) {
				return;
			}
			cursor_up(cursor);
			tree_leave(tree);
		}
	}
	tree->depth = base;
}

void parse_copy(struct parse_session *session, struct parsed *parsed, enum syntax_field field)
{
	struct tree *tree = &session->tree;
	uint32_t depth = tree->depth;
	struct cursor cursor;

	cursor_begin(&cursor, parsed->node);
	if (parsed->broken) {
		tree_error(tree, parsed->piece->start);
		tree_enter(tree, tree_leaf(tree, SYN_ERROR, field, parsed->piece->start,
					 parsed->piece->end));
		field = FIELD_NONE;
	}
	if (!parsed->inside || cursor_down(&cursor)) {
		copy_from(session, parsed, &cursor, field);
	}
	tree->depth = depth;
	cursor_end(&cursor);
}

static void parse_whole(
	struct parse_session *session, enum syntax_language language, struct str text)
{
	struct piece piece = {
		.language = language,
		.file = text,
		.end = (uint32_t)text.n,
		.before = "",
		.after = "",
	};
	struct parsed parsed;

	session->lost = !parse_open(session, &piece, PART_PROGRAM, &parsed);
	/* not closed: all of the parser's memory is about to be forgotten */
	if (!session->lost) {
		parse_copy(session, &parsed, FIELD_NONE);
	}
	session->lost = session->lost || tree_is_full(&session->tree);
}

bool syntax_parse(struct syntax_parser *parser, enum syntax_language language, struct str text,
	struct arena *arena, struct syntax *out)
{
	struct parse_session session;

	*out = (struct syntax){.text = text};
	if (language == SYNTAX_NONE || text.n >= UINT32_MAX / 2) {
		return false;
	}
	begin(&session, parser, text, arena, out);
	if (language >= SYNTAX_VUE) {
		sections_parse(&session, language, text);
	} else {
		parse_whole(&session, language, text);
	}
	ts_parser_delete(session.grammar);
	allocation_end(&parser->allocation);
	out->incomplete = session.lost;
	tree_finish(&session.tree);
	return !out->incomplete;
}
