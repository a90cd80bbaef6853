#include "program/follow_internal.h"
#include "program/lookup.h"

/* Members of objects, elements of arrays. */

/* `get x() {…}`: reading the member runs the function. The text tells it from a method. */
static bool is_getter(const struct summary *summary, const struct prop *prop)
{
	const struct expr *value = &summary->exprs[prop->value];
	struct str before;

	if (prop->kind != PROP_METHOD || value->kind != EXPR_FUNCTION) {
		return false;
	}
	before = str_trim(str_slice(summary->text, value->start, prop->start));
	return str_is(before, "get") || str_ends(before, " get");
}

void follow_object_prop(struct follow *f, struct site object, const struct prop *prop,
	const struct trail *rest, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, object);
	expr_id value = prop->value;

	if (value != ID_NONE && is_getter(summary, prop)) {
		value = summary_result(summary, value);
	}
	follow_site(f, program_beside(object, value), rest, frame);
}

/*
 * A member of what is spread into an object. Returns true when the spread
 * certainly or possibly gives it; where it may not, what stands before it in
 * the object is one more possibility.
 */
static bool follow_spread(struct follow *f, struct site spread, const struct trail *trail,
	const struct frame *frame, bool *out_certain)
{
	struct value room[FOLLOW_ROOM];
	value_vec values = {room, 0, FOLLOW_ROOM};
	bool any = false;

	*out_certain = true;
	follow_apart(f, spread, trail, frame, &values);
	for (size_t i = 0; i < values.n; i++) {
		struct value value = values.items[i];

		if (value.kind == VALUE_NULL || value.guessed) {
			*out_certain = false;
		}
		if (value.kind != VALUE_NULL) {
			value.guessed = value.guessed || values.n > 1 || f->guessed;
			vec_push(f->arena, f->out, value);
			any = true;
		}
	}
	return any;
}

static void follow_prop_named(
	struct follow *f, struct site object, const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, object);
	uint32_t i = summary->exprs[object.expr].count;
	bool found = false;

	/* the last one wins; what is spread or computed behind it may hide it */
	while ((i = lookup_prop(f->program, object, trail->name, i)) != ID_NONE) {
		const struct prop *prop = summary_prop_at(summary, object.expr, i);
		bool certain = true;

		if (prop->kind == PROP_SPREAD) {
			bool given = follow_spread(
				f, program_beside(object, prop->value), trail, frame, &certain);

			if (given && certain) {
				return;
			}
			found = found || given;
			f->guessed = f->guessed || given;
		} else if (str_absent(prop->key)) {
			follow_emit(f, VALUE_UNKNOWN, object);
			found = f->guessed = true;
		} else {
			follow_object_prop(f, object, prop, trail->next, frame);
			return;
		}
		if (*f->budget <= 0) {
			break;
		}
	}
	if (!found) {
		follow_emit(f, i == ID_NONE ? VALUE_NULL : VALUE_UNKNOWN, object);
	}
}

void follow_object(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	bool guessed = f->guessed;

	if (trail == NULL) {
		follow_emit(f, VALUE_OBJECT, site);
		return;
	}
	follow_prop_named(f, site, trail, frame);
	f->guessed = guessed;
}

/* The element at a position, or ID_NONE when a spread in front of it moves it. */
static expr_id element_at(const struct summary *summary, expr_id array, double position)
{
	const struct expr *e = &summary->exprs[array];

	if (!(position >= 0) || position >= e->count) {
		return ID_NONE;
	}
	for (uint32_t i = 0; i <= (uint32_t)position; i++) {
		if (summary->exprs[summary->kid_ids[e->first + i]].kind == EXPR_SPREAD) {
			return ID_NONE;
		}
	}
	return summary->kid_ids[e->first + (uint32_t)position];
}

static void follow_element(struct follow *f, struct site list, double position,
	const struct trail *trail, const struct frame *frame)
{
	struct value array;
	expr_id element;

	if (!follow_certain(f, list, frame, &array) || array.kind != VALUE_ARRAY) {
		follow_emit(f, VALUE_UNKNOWN, list);
		return;
	}
	element = element_at(follow_summary(f, array.at), array.at.expr, position);
	follow_site(f, program_beside(array.at, element), trail, frame);
}

void follow_object_index(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, site);
	struct value key;

	if (e->left == ID_NONE || e->right == ID_NONE ||
		!follow_certain(f, program_beside(site, e->right), frame, &key)) {
		follow_emit(f, VALUE_UNKNOWN, site);
	} else if (key.kind == VALUE_STRING) {
		struct trail member = {key.text, trail};

		follow_site(f, program_beside(site, e->left), &member, frame);
	} else if (key.kind == VALUE_NUMBER) {
		follow_element(f, program_beside(site, e->left), key.number, trail, frame);
	} else {
		follow_emit(f, VALUE_UNKNOWN, site);
	}
}
