#ifndef TESTS_LIST_VIEWS_H
#define TESTS_LIST_VIEWS_H

#include "load_snapshot.h"

#include "snapshot/fields.h"

/* What tests of lists share: a field of the only instance as text. */

static inline struct field_view view_of(const struct snapshot *snapshot, const char *name)
{
	const struct field *field = fields_by_name(str_of(name));

	assert_non_null(field);
	return fields_view(&arena, only(snapshot), field);
}

/* "a, b" */
static inline struct str names_of(const struct field_view *view)
{
	struct str text = STR("");

	for (size_t i = 0; i < view->items.n; i++) {
		text = str_format(&arena, "%.*s%s%.*s", STR_ARGS(text), i == 0 ? "" : ", ",
			STR_ARGS(view->items.items[i].name));
	}
	return text;
}

/* "claims: a, b; lifetime: 60; algorithm: ?" */
static inline struct str members_of(const struct field_view *view, size_t index)
{
	const struct item_view *item = &view->items.items[index];
	struct str text = STR("");

	for (size_t i = 0; i < item->members.n; i++) {
		const struct item_member *it = &item->members.items[i];

		text = str_format(&arena, "%.*s%s%s: %.*s", STR_ARGS(text), i == 0 ? "" : "; ",
			it->name, STR_ARGS(it->known ? it->value : STR("?")));
	}
	return text;
}

static inline void assert_list(
	const struct snapshot *snapshot, const char *field, const char *path, const char *names)
{
	struct field_view view = view_of(snapshot, field);

	if (!view.known) {
		fail_msg("%s: %s", field, z(view.reason));
	}
	assert_str(view.path, path);
	assert_str(names_of(&view), names);
}

/* Unknown for this reason; what is there is there all the same. */
static inline void assert_unknown(
	const struct snapshot *snapshot, const char *field, const char *reason, const char *names)
{
	struct field_view view = view_of(snapshot, field);

	assert_false(view.known);
	assert_in(view.reason, reason);
	assert_str(names_of(&view), names);
}

static inline struct snapshot load_format(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

static inline struct snapshot load_format(const char *format, ...)
{
	va_list args;
	struct str text;

	va_start(args, format);
	text = str_format_list(&arena, format, args);
	va_end(args);
	return load_text("s.json", text);
}

#endif
