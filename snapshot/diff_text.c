#include "base/buf.h"
#include "base/utf8.h"
#include "snapshot/diff.h"
#include "snapshot/plain.h"

enum {
	MAX_VALUE = 200,
	MAX_SUMMARY = 100,
	MAX_NAME = 100,
	MAX_REASON = 160,
	STATE_COLUMN = 12,
	WIDEST = 56
};

struct page {
	struct arena *arena;
	struct buf *out;
	const struct diff *diff;
	bool all;
	size_t column; /* how wide subjects are */
};

static struct str clean(struct page *page, struct str text, size_t max)
{
	return plain_text(page->arena, text, max);
}

static void pad(struct page *page, size_t used, size_t column)
{
	do {
		buf_add_byte(page->out, ' ');
		used++;
	} while (used < column);
}

/* "roles 'org:admin' permissions 'org:news:write'" */
static struct str subject_of(struct page *page, const struct diff_row *row)
{
	struct arena *arena = page->arena;
	struct str text = str_of(fields_name(row->field));

	if (row->item.n > 0) {
		text = str_format(arena, "%.*s '%.*s'", STR_ARGS(text),
			STR_ARGS(clean(page, row->item, MAX_NAME)));
	}
	if (row->member.n > 0) {
		text = str_format(arena, "%.*s %.*s", STR_ARGS(text), STR_ARGS(row->member));
	}
	if (row->name.n > 0) {
		text = str_format(arena, "%.*s '%.*s'", STR_ARGS(text),
			STR_ARGS(clean(page, row->name, MAX_NAME)));
	}
	return text;
}

static struct str side_text(
	struct page *page, const struct diff_row *row, const struct diff_side *side)
{
	bool is_item = row->name.n > 0 || (row->item.n > 0 && row->member.n == 0);
	struct str value = clean(page, side->value, is_item ? MAX_SUMMARY : MAX_VALUE);

	if (!side->known) {
		return str_format(page->arena, "unknown (%.*s)",
			STR_ARGS(clean(page, side->reason, MAX_REASON)));
	}
	if (!side->there) {
		return STR("not there");
	}
	if (is_item) {
		return value.n == 0 ? STR("there")
				    : str_format(page->arena, "there (%.*s)", STR_ARGS(value));
	}
	return value.n == 0 ? STR("none") : value;
}

/* Values that are cut, or hold what cannot be shown, may look alike and are not. */
static const char *lookalike(const struct diff_row *row, struct str left, struct str right)
{
	bool alike = row->state == DIFF_DIFFERS && str_equal(left, right);

	return alike ? " (they differ in what is not shown)" : "";
}

/* Unknown on both sides for one reason, which is said once. */
static bool is_unknown_alike(const struct diff_row *row)
{
	return !row->left.known && !row->right.known &&
	       str_equal(row->left.reason, row->right.reason);
}

static void put_row(struct page *page, const struct diff_row *row)
{
	struct str state = str_of(diff_state_name(row->state));
	struct str subject = subject_of(page, row);
	struct str left = side_text(page, row, &row->left);
	struct str right = side_text(page, row, &row->right);

	buf_add(page->out, state);
	pad(page, state.n, STATE_COLUMN);
	buf_add(page->out, subject);
	buf_add_byte(page->out, ':');
	pad(page, utf8_length(subject) + 1, page->column);
	buf_add(page->out, left);
	if (row->state != DIFF_MATCH && !is_unknown_alike(row)) {
		buf_format(page->out, " -> %.*s%s", STR_ARGS(right), lookalike(row, left, right));
	}
	if (row->where.n > 0) {
		buf_format(
			page->out, "  (code: %.*s)", STR_ARGS(clean(page, row->where, MAX_VALUE)));
	}
	buf_add_byte(page->out, '\n');
}

static bool is_listed(const struct page *page, const struct diff_row *row)
{
	return page->all || (row->state != DIFF_MATCH && row->state != DIFF_UNKNOWN);
}

/* Where values begin: behind the longest subject, unless that is out of the ordinary. */
static void set_column(struct page *page)
{
	for (size_t i = 0; i < page->diff->rows.n; i++) {
		const struct diff_row *row = &page->diff->rows.items[i];
		size_t width = is_listed(page, row) ? utf8_length(subject_of(page, row)) + 2 : 0;

		if (width > page->column) {
			page->column = width;
		}
	}
	page->column = page->column > WIDEST ? WIDEST : page->column;
}

static void put_subject(struct page *page, const char *side, const struct diff_subject *subject)
{
	const struct instance *instance = subject->instance;
	bool typed = instance->environment_type.known;

	buf_format(page->out, "%s%s%.*s", side,
		str_starts(instance->label, "instance ") ? "" : "instance ",
		STR_ARGS(instance->label));
	if (typed) {
		buf_format(page->out, " (%.*s)",
			STR_ARGS(clean(page, instance->environment_type.value, MAX_NAME)));
	}
	buf_format(page->out, " of %.*s", STR_ARGS(clean(page, subject->file, MAX_NAME)));
	if (subject->captured_at.n > 0) {
		buf_format(page->out, ", captured at %.*s",
			STR_ARGS(clean(page, subject->captured_at, MAX_NAME)));
	}
	buf_add_byte(page->out, '\n');
}

static const char *title_of(const struct diff_row *row)
{
	static const char *const titles[] = {
		[DIFF_NAMED] = "what the code names",
		[DIFF_USED] = "what the code uses",
		[DIFF_UNUSED] = "everything else",
	};

	return row->identity ? "different by nature, not counted" : titles[row->reliance];
}

static void put_rows(struct page *page)
{
	const char *title = NULL;

	for (size_t i = 0; i < page->diff->rows.n; i++) {
		const struct diff_row *row = &page->diff->rows.items[i];

		if (!is_listed(page, row)) {
			continue;
		}
		/* without facts there is one part only, which needs no title */
		if (title != title_of(row)) {
			bool first =
				title == NULL && row->reliance == DIFF_UNUSED && !row->identity;

			title = title_of(row);
			buf_add_byte(page->out, '\n');
			if (!first) {
				buf_format(page->out, "%s\n", title);
			}
		}
		put_row(page, row);
	}
}

static void put_counts(struct page *page)
{
	const size_t *counts = page->diff->counts;

	buf_format(page->out, "\n%zu match, %zu differ, %zu only left, %zu only right, %zu unknown",
		counts[DIFF_MATCH], counts[DIFF_DIFFERS], counts[DIFF_ONLY_LEFT],
		counts[DIFF_ONLY_RIGHT], counts[DIFF_UNKNOWN]);
	if (page->diff->identity > 0) {
		buf_format(page->out, "; %zu different by nature", page->diff->identity);
	}
	buf_add_byte(page->out, '\n');
}

void diff_text(const struct diff *diff, bool all, struct buf *out)
{
	struct arena arena;
	struct page page = {.arena = &arena, .out = out, .diff = diff, .all = all};

	arena_init(&arena);
	put_subject(&page, "left   ", &diff->left);
	put_subject(&page, "right  ", &diff->right);
	set_column(&page);
	put_rows(&page);
	put_counts(&page);
	arena_finish(&arena);
}
