/*
 * A grammar's parser. Its lexer asks the runtime for each byte by a pointer;
 * here the usual case, one ASCII character behind another, is inlined into it.
 * Whatever else is to be done is left to the runtime.
 */
#include <tree_sitter/api.h>

#include "tree_sitter/parser.h"

#include "lexer.h"

static inline void lexer_advance(TSLexer *lexer, bool skip)
{
	Lexer *self = (Lexer *)lexer;
	uint32_t at = self->current_position.bytes + 1;
	uint32_t next = at - self->chunk_start;

	if (self->lookahead_size != 1 || lexer->lookahead == '\n' || next >= self->chunk_size ||
		(unsigned char)self->chunk[next] >= 0x80 || self->logger.log != NULL ||
		at >= self->included_ranges[self->current_included_range_index].end_byte) {
		lexer->advance(lexer, skip);
		return;
	}
	self->current_position.bytes = at;
	self->current_position.extent.column++;
	self->column_data.value += self->column_data.valid;
	if (skip) {
		self->token_start_position = self->current_position;
	}
	lexer->lookahead = self->chunk[next];
}

static inline void lexer_mark_end(TSLexer *lexer)
{
	Lexer *self = (Lexer *)lexer;

	if (self->current_included_range_index != 0 || self->included_range_count == 0) {
		lexer->mark_end(lexer);
		return;
	}
	self->token_end_position = self->current_position;
}

#undef START_LEXER
#define START_LEXER() \
	bool result = false; \
	bool skip = false; \
	UNUSED \
	bool eof = false; \
	int32_t lookahead; \
	goto start; \
	next_state: \
	lexer_advance(lexer, skip); \
	start: \
	skip = false; \
	lookahead = lexer->lookahead;

#undef ACCEPT_TOKEN
#define ACCEPT_TOKEN(symbol_value) \
	result = true; \
	lexer->result_symbol = symbol_value; \
	lexer_mark_end(lexer);

#include "parser.c"
