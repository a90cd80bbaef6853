#include "snapshot/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "snapshot/diff_identity.h"

struct comparing {
	struct arena *arena;
	struct diff *diff;
	const struct field *field;
};

/* What is the same of all rows of one item. */
struct place {
	struct str item;
	struct str member;
};

const char *diff_state_name(enum diff_state state)
{
	static const char *const names[] = {
		[DIFF_MATCH] = "match",
		[DIFF_DIFFERS] = "differs",
		[DIFF_ONLY_LEFT] = "only left",
		[DIFF_ONLY_RIGHT] = "only right",
		[DIFF_UNKNOWN] = "unknown",
		[DIFF_STATES] = "",
	};

	return names[state];
}

static struct diff_side known(struct str value, struct str path)
{
	return (struct diff_side){true, true, value, path, STR("")};
}

static struct diff_side missing(struct str path)
{
	return (struct diff_side){true, false, STR(""), path, STR("")};
}

static struct diff_side unknown(struct str reason)
{
	return (struct diff_side){false, false, STR(""), STR(""), reason};
}

static enum diff_state state_of(const struct diff_side *left, const struct diff_side *right)
{
	if (!left->known || !right->known) {
		return left->known ? DIFF_ONLY_LEFT : right->known ? DIFF_ONLY_RIGHT : DIFF_UNKNOWN;
	}
	if (left->there != right->there) {
		return left->there ? DIFF_ONLY_LEFT : DIFF_ONLY_RIGHT;
	}
	return str_equal(left->value, right->value) ? DIFF_MATCH : DIFF_DIFFERS;
}

static enum diff_state add_state(const struct comparing *it, struct place place, struct str name,
	struct diff_side left, struct diff_side right, enum diff_state state)
{
	struct diff_row row = {
		.field = it->field,
		.item = place.item,
		.member = place.member,
		.name = name,
		.state = state,
		.reliance = DIFF_UNUSED,
		.where = STR(""),
		.left = left,
		.right = right,
	};

	row.identity = it->diff->two && state != DIFF_MATCH && state != DIFF_UNKNOWN &&
		       diff_is_identity(&row);
	vec_push(it->arena, &it->diff->rows, row);
	return state;
}

static enum diff_state add(const struct comparing *it, struct place place, struct str name,
	struct diff_side left, struct diff_side right)
{
	return add_state(it, place, name, left, right, state_of(&left, &right));
}

static void sort(void *items, size_t n, size_t size, int (*order)(const void *, const void *))
{
	if (n > 1) {
		qsort(items, n, size, order);
	}
}

/* Behind a name and its repetitions. */
static size_t next_name(const struct item_member *member, size_t at)
{
	struct str name = member->names[at];

	while (at < member->n && str_equal(member->names[at], name)) {
		at++;
	}
	return at;
}

static bool add_name(const struct comparing *it, struct place place, const struct item_member *left,
	const struct item_member *right, int order, size_t at[2])
{
	struct str name = order <= 0 ? left->names[at[0]] : right->names[at[1]];

	if (order == 0) {
		return true;
	}
	add(it, place, name, order < 0 ? known(STR(""), STR("")) : missing(STR("")),
		order > 0 ? known(STR(""), STR("")) : missing(STR("")));
	return false;
}

/* Two lists of names inside of an item, both sorted: a row for each that one of them lacks. */
static bool compare_names(const struct comparing *it, struct place place,
	const struct item_member *left, const struct item_member *right)
{
	size_t at[2] = {0, 0};
	bool same = true;

	while (at[0] < left->n || at[1] < right->n) {
		int order = at[0] == left->n ? 1
			    : at[1] == right->n
				    ? -1
				    : str_compare(left->names[at[0]], right->names[at[1]]);

		same = add_name(it, place, left, right, order, at) && same;
		at[0] = order <= 0 ? next_name(left, at[0]) : at[0];
		at[1] = order >= 0 ? next_name(right, at[1]) : at[1];
	}
	return same;
}

static const struct item_member *find_member(const struct item_view *item, const char *name)
{
	for (size_t i = 0; i < item->members.n; i++) {
		if (strcmp(item->members.items[i].name, name) == 0) {
			return &item->members.items[i];
		}
	}
	return NULL;
}

static struct diff_side side_of_member(
	struct arena *arena, const struct item_view *item, const struct item_member *member)
{
	if (member == NULL || !member->known) {
		return unknown(str_format(arena, "%.*s does not say it", STR_ARGS(item->path)));
	}
	return known(member->value, item->path);
}

/* Returns whether nothing differs that is known. */
static bool compare_member(const struct comparing *it, const struct item_view *left,
	const struct item_view *right, const struct item_member *member)
{
	const struct item_member *other = find_member(right, member->name);
	struct place place = {left->name, str_of(member->name)};
	struct diff_side a = side_of_member(it->arena, left, member);
	struct diff_side b = side_of_member(it->arena, right, other);

	if (a.known && b.known && member->is_list && other->is_list) {
		return compare_names(it, place, member, other);
	}
	if (state_of(&a, &b) == DIFF_MATCH) {
		return true;
	}
	return add(it, place, STR(""), a, b) == DIFF_UNKNOWN;
}

/* "disabled no; events user.created, user.deleted" */
static struct str summary_of(struct arena *arena, const struct item_view *item)
{
	struct buf text = {0};

	for (size_t i = 0; i < item->members.n; i++) {
		const struct item_member *member = &item->members.items[i];

		if (member->known && member->value.n > 0) {
			buf_format(&text, "%s%s %.*s", text.n > 0 ? "; " : "", member->name,
				STR_ARGS(member->value));
		}
	}
	struct str summary = str_copy(arena, buf_str(&text));
	buf_finish(&text);
	return summary;
}

static struct diff_side side_of_item(struct arena *arena, const struct item_view *item)
{
	return known(summary_of(arena, item), item->path);
}

static void compare_item(
	const struct comparing *it, const struct item_view *left, const struct item_view *right)
{
	struct place place = {left->name, STR("")};
	bool same = true;

	for (size_t i = 0; i < left->members.n; i++) {
		same = compare_member(it, left, right, &left->members.items[i]) && same;
	}
	if (same) {
		add_state(it, place, STR(""), side_of_item(it->arena, left),
			side_of_item(it->arena, right), DIFF_MATCH);
	}
}

/* By name, and by what they have where several have one name, so that the order is one. */
static int order_items(const void *left, const void *right)
{
	const struct item_view *a = left;
	const struct item_view *b = right;
	int order = str_compare(a->name, b->name);

	for (size_t i = 0; order == 0 && i < a->members.n && i < b->members.n; i++) {
		order = str_compare(a->members.items[i].value, b->members.items[i].value);
	}
	return order != 0 ? order : str_compare(a->path, b->path);
}

/* An item that only one of the lists has. */
static void add_lone(const struct comparing *it, const struct item_view *item, bool is_left,
	const struct field_view *other)
{
	struct place place = {item->name, STR("")};
	struct diff_side here = side_of_item(it->arena, item);
	struct diff_side there = other->known ? missing(other->path) : unknown(other->reason);
	enum diff_state state = is_left ? DIFF_ONLY_LEFT : DIFF_ONLY_RIGHT;

	add_state(it, place, STR(""), is_left ? here : there, is_left ? there : here,
		other->known ? state : DIFF_UNKNOWN);
}

static void compare_items(
	const struct comparing *it, const struct field_view *left, const struct field_view *right)
{
	size_t i = 0;
	size_t k = 0;

	while (i < left->items.n || k < right->items.n) {
		int order = i == left->items.n    ? 1
			    : k == right->items.n ? -1
						  : str_compare(left->items.items[i].name,
							    right->items.items[k].name);

		if (order == 0) {
			compare_item(it, &left->items.items[i], &right->items.items[k]);
		} else if (order < 0) {
			add_lone(it, &left->items.items[i], true, right);
		} else {
			add_lone(it, &right->items.items[k], false, left);
		}
		i += order <= 0;
		k += order >= 0;
	}
}

static struct diff_side side_of_list(struct arena *arena, const struct field_view *view)
{
	struct buf text = {0};

	if (!view->known) {
		return unknown(view->reason);
	}
	for (size_t i = 0; i < view->items.n; i++) {
		buf_add_z(&text, i > 0 ? ", " : "");
		buf_add(&text, view->items.items[i].name);
	}
	struct str names = str_copy(arena, buf_str(&text));
	buf_finish(&text);
	return known(names, view->path);
}

/* As a whole when one list says nothing at all; else item by item. */
static void compare_lists(
	const struct comparing *it, const struct field_view *left, const struct field_view *right)
{
	struct place place = {STR(""), STR("")};
	bool silent =
		(!left->known && left->items.n == 0) || (!right->known && right->items.n == 0);
	bool certain = left->known && right->known;

	if (!silent) {
		compare_items(it, left, right);
	}
	if (silent || (certain && left->items.n + right->items.n == 0)) {
		add(it, place, STR(""), side_of_list(it->arena, left),
			side_of_list(it->arena, right));
	} else if (!certain) {
		add_state(it, place, STR(""), side_of_list(it->arena, left),
			side_of_list(it->arena, right), DIFF_UNKNOWN);
	}
}

static struct diff_side side_of_field(const struct field_view *view)
{
	return view->known ? known(view->value, view->path) : unknown(view->reason);
}

/* A list of names is a set. */
static void drop_repeated(struct field_view *view)
{
	size_t n = 0;

	for (size_t i = 0; i < view->items.n; i++) {
		const struct item_view *item = &view->items.items[i];

		if (n == 0 || item->members.n > 0 ||
			!str_equal(item->name, view->items.items[n - 1].name)) {
			view->items.items[n++] = *item;
		}
	}
	view->items.n = n;
}

/* Sorted, and named so that two instances' items can be told to be the same. */
static struct field_view view_of(const struct comparing *it, const struct instance *instance)
{
	struct field_view view = fields_view(it->arena, instance, it->field);

	for (size_t i = 0; it->diff->two && i < view.items.n; i++) {
		view.items.items[i].name = diff_common_name(it->field, view.items.items[i].name);
	}
	sort(view.items.items, view.items.n, sizeof(struct item_view), order_items);
	drop_repeated(&view);
	return view;
}

static void compare_field(const struct comparing *it)
{
	struct field_view left = view_of(it, it->diff->left.instance);
	struct field_view right = view_of(it, it->diff->right.instance);
	struct place place = {STR(""), STR("")};

	if (fields_type(it->field) == FIELD_LIST) {
		compare_lists(it, &left, &right);
	} else {
		add(it, place, STR(""), side_of_field(&left), side_of_field(&right));
	}
}

/* "jwt_templates convex": under which a use and a row find each other. */
static struct str key_of(struct arena *arena, struct str field, struct str name)
{
	return str_format(arena, "%.*s %.*s", STR_ARGS(field), STR_ARGS(name));
}

static void mark(
	struct arena *arena, struct diff_row *row, const struct map *map, const diff_use_vec *uses)
{
	struct str field = str_of(fields_name(row->field));
	uint32_t named = MAP_NONE;
	uint32_t used = map_get(map, key_of(arena, field, STR("")));

	if (row->name.n > 0) {
		named = map_get(map, key_of(arena, field, row->name));
	}
	if (named == MAP_NONE && row->item.n > 0) {
		struct str item = diff_common_name(row->field, row->item);

		named = map_get(map, key_of(arena, field, item));
	}
	if (named != MAP_NONE) {
		row->reliance = DIFF_NAMED;
		row->where = uses->items[named].where;
	} else if (used != MAP_NONE) {
		row->reliance = DIFF_USED;
		row->where = row->item.n == 0 ? uses->items[used].where : STR("");
	}
}

static void mark_all(struct arena *arena, struct diff *diff, const diff_use_vec *uses)
{
	struct map map = {0};

	for (size_t i = 0; i < uses->n; i++) {
		const struct diff_use *use = &uses->items[i];
		struct str names[] = {use->name, STR("")};

		/* who names an item rests on the field */
		for (size_t k = 0; k < 2; k++) {
			struct str key = key_of(arena, use->field, names[k]);

			if (map_get(&map, key) == MAP_NONE) {
				map_put(arena, &map, key, (uint32_t)i);
			}
		}
	}
	for (size_t i = 0; i < diff->rows.n; i++) {
		mark(arena, &diff->rows.items[i], &map, uses);
	}
}

/* A stable order by rank: what code names, what it uses, the rest, what differs by nature. */
static void rank(struct arena *arena, struct diff *diff)
{
	struct diff ranked = *diff;

	ranked.rows.items = NULL;
	ranked.rows.n = 0;
	ranked.rows.cap = 0;
	for (unsigned wanted = 0; wanted <= DIFF_RELIANCES; wanted++) {
		for (size_t i = 0; i < diff->rows.n; i++) {
			const struct diff_row *row = &diff->rows.items[i];

			if (wanted == (row->identity ? DIFF_RELIANCES : (unsigned)row->reliance)) {
				vec_push(arena, &ranked.rows, *row);
			}
		}
	}
	*diff = ranked;
}

static bool share_host(const struct instance *left, const struct instance *right)
{
	const name_list *a = &left->frontend_api_hosts;
	const name_list *b = &right->frontend_api_hosts;

	for (size_t i = 0; i < a->n; i++) {
		for (size_t k = 0; k < b->n; k++) {
			if (str_equal(a->items[i], b->items[k])) {
				return true;
			}
		}
	}
	return a->n == 0 || b->n == 0;
}

bool diff_are_two(const struct instance *left, const struct instance *right)
{
	const struct field_str *a = &left->environment_type;
	const struct field_str *b = &right->environment_type;

	if (left->id.known && right->id.known) {
		return !str_equal(left->id.value, right->id.value);
	}
	if (a->known && b->known && !str_equal(a->value, b->value)) {
		return true;
	}
	return !share_host(left, right);
}

void diff_compare(struct arena *arena, struct diff_subject left, struct diff_subject right,
	const diff_use_vec *uses, struct diff *out)
{
	*out = (struct diff){.left = left, .right = right};
	out->two = diff_are_two(left.instance, right.instance);
	for (size_t i = 0; i < fields_count(); i++) {
		struct comparing it = {arena, out, fields_at(i)};

		compare_field(&it);
	}
	if (uses != NULL) {
		mark_all(arena, out, uses);
	}
	rank(arena, out);
	for (size_t i = 0; i < out->rows.n; i++) {
		const struct diff_row *row = &out->rows.items[i];

		out->identity += row->identity;
		out->counts[row->state] += !row->identity;
	}
}

bool diff_is_same(const struct diff *diff)
{
	return diff->counts[DIFF_DIFFERS] + diff->counts[DIFF_ONLY_LEFT] +
		       diff->counts[DIFF_ONLY_RIGHT] ==
	       0;
}
