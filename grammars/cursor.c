#include "grammars/cursor.h"

#include "alloc.h"
#include "language.h"
#include "subtree.h"

/* A node whose children are being visited. */
struct cursor_frame {
	const Subtree *next;
	const Subtree *last; /* behind the last child */
	const TSSymbol *aliases; /* by place, or NULL */
	const TSFieldMapEntry *fields;
	const TSFieldMapEntry *fields_end;
	uint32_t place; /* of the next child, extras not counted */
	uint32_t position; /* where the next child's padding begins */
	TSFieldId field; /* of an invisible node: what its children are to the visible one */
	bool visible;
};

void cursor_begin(struct cursor *cursor, TSNode node)
{
	*cursor = (struct cursor){
		.node =
			{
				.symbol = ts_node_symbol(node),
				.named = ts_node_is_named(node),
				.missing = ts_node_is_missing(node),
				.start = ts_node_start_byte(node),
				.end = ts_node_end_byte(node),
			},
		.language = ts_node_language(node),
		.subtree = node.id,
	};
}

void cursor_end(struct cursor *cursor)
{
	ts_free(cursor->frames);
}

/* Opens a node that has children and begins, without its padding, at `start`. */
static void open_frame(
	struct cursor *cursor, const Subtree *node, uint32_t start, TSFieldId field, bool visible)
{
	const TSLanguage *language = cursor->language;
	const SubtreeHeapData *data = node->ptr;
	struct cursor_frame *frame;

	if (cursor->depth == cursor->capacity) {
		cursor->capacity = cursor->capacity == 0 ? 64 : cursor->capacity * 2;
		cursor->frames =
			ts_realloc(cursor->frames, cursor->capacity * sizeof(cursor->frames[0]));
	}
	frame = &cursor->frames[cursor->depth++];
	frame->next = (const Subtree *)data - data->child_count; /* they lie in front of it */
	frame->last = frame->next + data->child_count;
	frame->aliases = ts_language_alias_sequence(language, data->production_id);
	ts_language_field_map(language, data->production_id, &frame->fields, &frame->fields_end);
	frame->place = 0;
	frame->position = start - ts_subtree_padding(frame->next[0]).bytes;
	frame->field = field;
	frame->visible = visible;
}

static TSFieldId field_at(const struct cursor_frame *frame, uint32_t place)
{
	for (const TSFieldMapEntry *f = frame->fields; f < frame->fields_end; f++) {
		if (!f->inherited && f->child_index == place) {
			return f->field_id;
		}
	}
	return frame->visible ? 0 : frame->field;
}

static void stand_at(struct cursor *cursor, const Subtree *child, TSSymbol alias, uint32_t start,
	TSFieldId field)
{
	const TSLanguage *language = cursor->language;
	TSSymbol symbol = alias != 0 ? alias : ts_subtree_symbol(*child);

	cursor->subtree = child;
	cursor->node = (struct cursor_node){
		.symbol = symbol == ts_builtin_sym_error ? symbol
							 : language->public_symbol_map[symbol],
		.field = field,
		.named = alias != 0 ? language->symbol_metadata[alias].named
				    : ts_subtree_named(*child),
		.missing = ts_subtree_missing(*child),
		.start = start,
		.end = start + ts_subtree_size(*child).bytes,
	};
}

bool cursor_next(struct cursor *cursor)
{
	while (cursor->depth > 0) {
		struct cursor_frame *frame = &cursor->frames[cursor->depth - 1];
		const Subtree *child = frame->next;
		TSSymbol alias = 0;
		TSFieldId field = 0;
		uint32_t start;

		if (child == frame->last) {
			if (frame->visible) {
				return false;
			}
			cursor->depth--;
			continue;
		}
		frame->next++;
		start = frame->position + ts_subtree_padding(*child).bytes;
		frame->position = start + ts_subtree_size(*child).bytes;
		if (!ts_subtree_extra(*child)) {
			alias = frame->aliases != NULL ? frame->aliases[frame->place] : 0;
			field = field_at(frame, frame->place++);
		}
		if (alias != 0 || ts_subtree_visible(*child)) {
			stand_at(cursor, child, alias, start, field);
			return true;
		}
		if (ts_subtree_visible_child_count(*child) > 0) {
			open_frame(cursor, child, start, field, false);
		}
	}
	return false;
}

bool cursor_down(struct cursor *cursor)
{
	const Subtree *node = cursor->subtree;

	if (ts_subtree_visible_child_count(*node) == 0) {
		return false;
	}
	open_frame(cursor, node, cursor->node.start, 0, true);
	return cursor_next(cursor);
}

void cursor_up(struct cursor *cursor)
{
	while (!cursor->frames[--cursor->depth].visible) {
	}
}
