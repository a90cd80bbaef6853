#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "snapshot/fields.h"
#include "snapshot/plain.h"
#include "snapshot/snapshot.h"

/*
 * Pages for people. The snapshot holds no secret (the guard saw to it), but
 * its texts are foreign: all of them pass plain_text.
 */
enum {
	MAX_VALUE = 200,
	MAX_NAME = 120,
	MAX_NOTE = 400,
	MAX_EFFORT = 8,
	COLUMN = 38, /* at which values begin */
	WIDTH = 100,
	FEW_ITEMS = 8,
	FEW_NAMES = 6,
};

struct page {
	struct arena *arena;
	struct buf *out;
	const struct instance *instance;
	struct field_view *views; /* of the instance, as fields_at */
	bool verbose;
	size_t line; /* columns that are used in the line of a paragraph */
};

static struct str clean(struct page *page, struct str text, size_t max)
{
	return plain_text(page->arena, text, max);
}

static void add_path(struct page *page, struct str path)
{
	if (path.n > 0) {
		buf_format(page->out, "  (%.*s)", STR_ARGS(clean(page, path, MAX_NAME)));
	}
	buf_add_byte(page->out, '\n');
}

/* One part of a paragraph, its lines indented; page->line is 0 at its beginning. */
static void put_part(struct page *page, const char *indent, const char *joint, struct str text)
{
	size_t width = utf8_length(text);

	if (page->line == 0) {
		buf_add_z(page->out, indent);
		page->line = strlen(indent);
	} else if (page->line + strlen(joint) + width > WIDTH) {
		buf_format(page->out, "%.1s\n%s", joint, indent);
		page->line = strlen(indent);
	} else {
		buf_add_z(page->out, joint);
		page->line += strlen(joint);
	}
	buf_add(page->out, text);
	page->line += width;
}

/* "a, b, c, 4 more" */
static void add_names(struct page *page, const struct str *names, size_t n, struct buf *out)
{
	size_t few = page->verbose || n <= FEW_NAMES + 1 ? n : FEW_NAMES;

	for (size_t i = 0; i < few; i++) {
		buf_format(out, "%s%.*s", i == 0 ? "" : ", ",
			STR_ARGS(clean(page, names[i], MAX_NAME)));
	}
	if (few < n) {
		buf_format(out, ", %zu more", n - few);
	}
}

static struct str names_text(struct page *page, const struct item_member *member)
{
	struct buf text = {0};

	add_names(page, member->names, member->n, &text);
	struct str names = str_copy(page->arena, buf_str(&text));
	buf_finish(&text);
	return names;
}

static struct str member_text(struct page *page, const struct item_member *member)
{
	struct str value = clean(page, member->value, MAX_VALUE);

	if (!member->known) {
		value = STR("unknown");
	} else if (member->is_list && member->n > 0) {
		value = names_text(page, member);
	} else if (value.n == 0) {
		value = STR("none");
	}
	return str_format(page->arena, "%s %.*s", member->name, STR_ARGS(value));
}

/* What an item is said to have; what it says nothing of takes room on a long page only. */
static void put_members(struct page *page, const struct item_view *item)
{
	page->line = 0;
	for (size_t i = 0; i < item->members.n; i++) {
		const struct item_member *member = &item->members.items[i];

		if (page->verbose || (member->known && member->value.n > 0)) {
			put_part(page, "      ", "; ", member_text(page, member));
		}
	}
	if (page->line > 0) {
		buf_add_byte(page->out, '\n');
	}
}

static void put_items(struct page *page, const struct field_view *view)
{
	size_t few = page->verbose || view->items.n <= FEW_ITEMS + 1 ? view->items.n : FEW_ITEMS;

	for (size_t i = 0; i < few; i++) {
		const struct item_view *item = &view->items.items[i];

		buf_format(page->out, "    %.*s", STR_ARGS(clean(page, item->name, MAX_VALUE)));
		add_path(page, str_equal(item->path, view->path) ? STR("") : item->path);
		put_members(page, item);
	}
	if (few < view->items.n) {
		buf_format(page->out, "    %zu more: --verbose lists them\n", view->items.n - few);
	}
}

/* Items that are names and nothing else, on as few lines as will do. */
static void put_names(struct page *page, const struct field_view *view)
{
	size_t few = page->verbose || view->items.n <= FEW_ITEMS + 1 ? view->items.n : FEW_ITEMS;

	page->line = 0;
	for (size_t i = 0; i < few; i++) {
		put_part(page, "    ", ", ", clean(page, view->items.items[i].name, MAX_VALUE));
	}
	if (few < view->items.n) {
		put_part(page, "    ", ", ",
			str_format(page->arena, "%zu more: --verbose lists them",
				view->items.n - few));
	}
	if (page->line > 0) {
		buf_add_byte(page->out, '\n');
	}
}

static const char *list_note(const struct page *page, const struct field *field)
{
	bool endpoints = strcmp(fields_name(field), "endpoints") == 0;

	return endpoints && page->instance->webhooks == WEBHOOKS_MANUAL ? ", written by hand" : "";
}

/* Does anything but its name belong to an item? */
static bool is_described(const struct field_view *view)
{
	return view->items.n > 0 && view->items.items[0].members.n > 0;
}

static void put_list(struct page *page, const struct field *field, const struct field_view *view)
{
	if (!view->known) {
		buf_format(page->out, "%.*s, there may be more: %.*s\n", STR_ARGS(view->value),
			STR_ARGS(clean(page, view->reason, MAX_NOTE)));
	} else {
		buf_format(page->out, "%.*s%s",
			STR_ARGS(view->items.n == 0 ? STR("none") : view->value),
			list_note(page, field));
		add_path(page, view->path);
	}
	if (is_described(view)) {
		put_items(page, view);
	} else {
		put_names(page, view);
	}
}

/* Is there anything to show of the field in its group? */
static bool is_told(const struct field_view *view)
{
	return view->known || view->items.n > 0;
}

static void put_field(struct page *page, const struct field *field, const struct field_view *view)
{
	buf_format(page->out, "  %-*s", COLUMN, fields_label(field));
	if (fields_type(field) == FIELD_LIST) {
		put_list(page, field, view);
		return;
	}
	buf_add(page->out, clean(page, view->value, MAX_VALUE));
	add_path(page, view->path);
}

static void put_fields(struct page *page)
{
	const char *group = "";

	for (size_t i = 0; i < fields_count(); i++) {
		const struct field *field = fields_at(i);
		const struct field_view *view = &page->views[i];

		if (!is_told(view)) {
			continue;
		}
		if (strcmp(group, fields_group(field)) != 0) {
			group = fields_group(field);
			buf_format(page->out, "%s\n", group);
		}
		put_field(page, field, view);
	}
}

/* What it takes to have a field told; MAX_EFFORT: nothing more can be asked. */
static unsigned effort_of(struct page *page, const struct field *field, const char **out_step)
{
	struct str slot = fields_missing_slot(page->arena, page->instance, field);

	*out_step = str_absent(slot) ? "said by none of the documents that are here"
				     : fields_step(slot);
	return str_absent(slot) ? MAX_EFFORT : fields_effort(slot);
}

static void put_unknown(struct page *page, const struct field *field, struct str reason)
{
	if (!page->verbose) {
		put_part(page, "    ", ", ", str_of(fields_label(field)));
		return;
	}
	buf_format(page->out, "    %-*s%.*s\n", COLUMN - 2, fields_label(field),
		STR_ARGS(clean(page, reason, MAX_NOTE)));
	page->line = 1;
}

/* The unknown fields that one step would add. */
static void put_unknown_of(struct page *page, unsigned effort)
{
	const char *step;

	page->line = 0;
	for (size_t i = 0; i < fields_count(); i++) {
		const struct field *field = fields_at(i);
		const struct field_view *view = &page->views[i];

		if (is_told(view) || effort_of(page, field, &step) != effort) {
			continue;
		}
		if (page->line == 0) {
			buf_format(page->out, "  %s\n", step);
		}
		put_unknown(page, field, view->reason);
	}
	if (page->line > 1) {
		buf_add_byte(page->out, '\n');
	}
}

static void put_all_unknown(struct page *page)
{
	size_t start = page->out->n;

	buf_add_z(page->out, "unknown, and what would tell it\n");
	size_t filled = page->out->n;
	for (unsigned effort = 0; effort <= MAX_EFFORT; effort++) {
		put_unknown_of(page, effort);
	}
	if (page->out->n == filled) {
		page->out->n = start;
	}
}

static void put_disagreements(struct page *page)
{
	for (size_t i = 0; i < page->instance->disagreements.n; i++) {
		const struct disagreement *it = &page->instance->disagreements.items[i];
		const struct field *field = fields_by_name(str_of(it->field));

		if (i == 0) {
			buf_add_z(page->out, "two sources disagree\n");
		}
		buf_format(page->out, "  %-*s%.*s (%.*s) is used; %.*s (%.*s)\n", COLUMN,
			field == NULL ? it->field : fields_label(field),
			STR_ARGS(clean(page, it->used, MAX_VALUE)),
			STR_ARGS(clean(page, it->used_path, MAX_NAME)),
			STR_ARGS(clean(page, it->other, MAX_VALUE)),
			STR_ARGS(clean(page, it->other_path, MAX_NAME)));
	}
}

static void put_instance(struct page *page)
{
	const struct instance *instance = page->instance;

	page->views = arena_array(page->arena, fields_count(), sizeof(struct field_view));
	for (size_t i = 0; i < fields_count(); i++) {
		page->views[i] = fields_view(page->arena, instance, fields_at(i));
	}
	buf_format(page->out, "\ninstance %.*s", STR_ARGS(instance->label));
	if (instance->environment_type.known) {
		buf_format(page->out, " (%.*s)",
			STR_ARGS(clean(page, instance->environment_type.value, MAX_NAME)));
	}
	buf_add_byte(page->out, '\n');
	put_fields(page);
	put_disagreements(page);
	put_all_unknown(page);
}

static void put_ignored(struct page *page, const struct snapshot *snapshot)
{
	for (size_t i = 0; i < snapshot->ignored.n; i++) {
		buf_format(page->out, "%snot understood: %.*s\n", i == 0 ? "\n" : "",
			STR_ARGS(clean(page, snapshot->ignored.items[i], MAX_NOTE)));
	}
}

static void put_header(struct page *page, const struct snapshot *snapshot)
{
	for (size_t i = 0; i < snapshot->files.n; i++) {
		buf_format(page->out, "snapshot %.*s  sha256 %.*s\n",
			STR_ARGS(clean(page, str_last_part(snapshot->files.items[i].name, '/'),
				MAX_VALUE)),
			STR_ARGS(snapshot->files.items[i].digest));
	}
	if (snapshot->captured_at.n > 0) {
		buf_format(page->out, "captured at %.*s\n",
			STR_ARGS(clean(page, snapshot->captured_at, MAX_VALUE)));
	}
}

void snapshot_show(
	const struct snapshot *snapshot, const struct instance *only, bool verbose, struct buf *out)
{
	struct arena arena;
	struct page page = {.arena = &arena, .out = out, .verbose = verbose};

	arena_init(&arena);
	put_header(&page, snapshot);
	for (size_t i = 0; i < snapshot->instances.n; i++) {
		page.instance = &snapshot->instances.items[i];
		if (only == NULL || only == page.instance) {
			put_instance(&page);
		}
	}
	put_ignored(&page, snapshot);
	arena_finish(&arena);
}
