#include "program/auto_import.h"
#include "program/follow_internal.h"
#include "program/lookup.h"

/* Where values come from: names, literals, and what hands them on. */

enum { ASSIGNMENTS_MOST = 4 }; /* to a name that is empty at first; with more it is that */

const struct summary *follow_summary(const struct follow *f, struct site site)
{
	return f->program->modules[site.module].summary;
}

struct value *follow_emit(struct follow *f, enum value_kind kind, struct site at)
{
	vec_push(f->arena, f->out,
		(struct value){
			.kind = kind,
			.at = at,
			.via = f->via,
			.awaited = f->awaited,
			.guessed = f->guessed,
		});
	return vec_last(f->out);
}

bool follow_trail_is(const struct trail *trail, const char *name)
{
	return trail != NULL && str_is(trail->name, name);
}

static struct str trail_text(struct follow *f, struct str head, const struct trail *trail)
{
	for (; trail != NULL; trail = trail->next) {
		head = head.n == 0 ? trail->name
				   : str_format(f->arena, "%.*s.%.*s", STR_ARGS(head),
					     STR_ARGS(trail->name));
	}
	return head;
}

void follow_emit_named(struct follow *f, enum value_kind kind, struct site at, struct str head,
	const struct trail *trail)
{
	struct str name = trail_text(f, head, trail);

	follow_emit(f, kind, at)->name = name;
}

void follow_emit_env(struct follow *f, struct site at, struct str name, const char *via)
{
	struct value *value = follow_emit(f, VALUE_ENV, at);

	value->name = name;
	value->package = str_of(via);
}

void follow_apart(struct follow *f, struct site site, const struct trail *trail,
	const struct frame *frame, value_vec *out)
{
	struct follow inner = *f;

	inner.out = out;
	inner.shallow = false;
	inner.guessed = false;
	follow_site(&inner, site, trail, frame);
}

bool follow_certain(
	struct follow *f, struct site site, const struct frame *frame, struct value *out)
{
	struct value room[FOLLOW_ROOM];
	value_vec values = {room, 0, FOLLOW_ROOM};

	follow_apart(f, site, NULL, frame, &values);
	if (values.n != 1 || values.items[0].guessed) {
		return false;
	}
	*out = values.items[0];
	return true;
}

/* Is the name given an object or array in which something is changed later? */
static bool is_changed_inside(const struct summary *summary, const struct binding *binding)
{
	enum expr_kind kind = (enum expr_kind)summary->exprs[binding->value].kind;

	return binding->mutated && (kind == EXPR_OBJECT || kind == EXPR_ARRAY);
}

/* Nothing is in a name at first: null, undefined or "". Without a value it has the first one's. */
static bool starts_empty(const struct summary *summary, expr_id value, expr_id first)
{
	const struct expr *e = &summary->exprs[value];

	return value == summary->exprs[first].right || e->kind == EXPR_NULL ||
	       (e->kind == EXPR_STRING && e->text.n == 0);
}

static bool is_being_filled(const struct follow *f, const struct binding *binding)
{
	for (const struct filling *i = f->filling; i != NULL; i = i->outer) {
		if (i->binding == binding) {
			return true;
		}
	}
	return false;
}

/* `let body; if (…) { body = a; } else { body = b; }`: it is what is put there, one or other. */
static size_t filled_later(const struct follow *f, struct site site, const struct binding *binding,
	struct site values[ASSIGNMENTS_MOST])
{
	const struct summary *summary = follow_summary(f, site);
	size_t n = 0;
	expr_id assign;

	if (!binding->reassigned || is_being_filled(f, binding)) {
		return 0;
	}
	assign = lookup_first_assignment(
		f->program, site.module, program_expr(f->program, site)->binding);
	if (assign == ID_NONE || !starts_empty(summary, binding->value, assign)) {
		return 0;
	}
	for (; assign != ID_NONE && n <= ASSIGNMENTS_MOST; n++) {
		if (n < ASSIGNMENTS_MOST) {
			values[n] = program_beside(site, summary->exprs[assign].right);
		}
		assign = lookup_next_assignment(f->program, site.module, assign);
	}
	return n > ASSIGNMENTS_MOST ? 0 : n;
}

/* What is put into a name later, one after the other; with its "", which is there till then. */
static void follow_filled(struct follow *f, const struct binding *binding, struct site initial,
	const struct site *values, size_t count, const struct trail *trail,
	const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, initial);
	struct filling filling = {binding, f->filling};

	f->filling = &filling;
	if (e->kind == EXPR_STRING && e->text.n == 0) {
		follow_site(f, initial, trail, frame);
	}
	for (size_t i = 0; i < count; i++) {
		follow_site(f, values[i], trail, frame);
	}
	f->filling = filling.outer;
}

static void follow_enum(
	struct follow *f, struct site value, const struct trail *trail, const struct frame *frame)
{
	size_t before = f->out->n;

	follow_site(f, value, trail, frame);
	/* members that count up have no value of their own */
	if (f->out->n > before && vec_last(f->out)->kind == VALUE_NULL) {
		vec_last(f->out)->kind = VALUE_UNKNOWN;
	}
}

static void follow_binding(struct follow *f, struct site site, const struct binding *binding,
	const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, site);
	struct site value = program_beside(site, binding->value);
	const struct expr *e = &summary->exprs[binding->value];
	struct site later[ASSIGNMENTS_MOST];
	size_t filled = filled_later(f, site, binding, later);
	bool guessed = f->guessed;
	struct site via = f->via;

	if (trail != NULL && is_changed_inside(summary, binding)) {
		follow_emit(f, VALUE_UNKNOWN, site);
		return;
	}
	if (trail != NULL && binding->kind == BINDING_ENUM && e->kind == EXPR_OBJECT) {
		follow_enum(f, value, trail, frame);
		return;
	}
	f->guessed = guessed || (binding->reassigned && (filled != 1 || e->kind != EXPR_NULL)) ||
		     is_changed_inside(summary, binding);
	f->via = binding->function == 0 ? SITE_NONE : via; /* the top of a file runs once */
	if (filled > 0) {
		follow_filled(f, binding, value, later, filled, trail, frame);
	} else {
		follow_site(f, value, trail, frame);
	}
	f->via = via;
	f->guessed = guessed;
}

/* A name that nothing declares: the framework may import it by itself. */
static void follow_global(
	struct follow *f, struct site site, struct str name, const struct trail *trail)
{
	struct site found = auto_import_find(f->program, site.module, name);

	if (found.expr != ID_NONE) {
		follow_site(f, found, trail, NULL);
	} else {
		follow_environment_global(f, site, trail);
	}
}

static void follow_name(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, site);
	const struct binding *binding;

	if (e->binding == ID_NONE) {
		follow_global(f, site, e->name, trail);
		return;
	}
	binding = &follow_summary(f, site)->bindings[e->binding];
	if (binding->kind == BINDING_IMPORT) {
		follow_export_import(f, site, binding->import, trail);
	} else if (binding->value == ID_NONE) {
		follow_emit(f, VALUE_UNKNOWN, site);
	} else {
		follow_binding(f, site, binding, trail, frame);
	}
}

/* The one hole of `${x}`, which is x as text, or ID_NONE. */
static expr_id only_hole(const struct summary *summary, const struct expr *template)
{
	expr_id hole = ID_NONE;

	for (uint32_t i = 0; i < template->count; i++) {
		expr_id kid = summary->kid_ids[template->first + i];
		const struct expr *e = &summary->exprs[kid];

		if (e->kind == EXPR_STRING && e->text.n == 0) {
			continue;
		}
		if (hole != ID_NONE) {
			return ID_NONE;
		}
		hole = kid;
	}
	return hole;
}

/* `${process.env.X}`: from there, whatever it is. */
static bool follow_hole(struct follow *f, struct site site, const struct frame *frame)
{
	expr_id hole = only_hole(follow_summary(f, site), program_expr(f->program, site));
	struct value value;

	if (hole == ID_NONE || !follow_certain(f, program_beside(site, hole), frame, &value) ||
		value.kind != VALUE_ENV) {
		return false;
	}
	value.guessed = f->guessed;
	vec_push(f->arena, f->out, value);
	return true;
}

static void follow_template(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, site);
	const struct expr *e = &summary->exprs[site.expr];
	struct str text = STR("");

	if (trail == NULL && follow_hole(f, site, frame)) {
		return;
	}
	for (uint32_t i = 0; i < e->count && trail == NULL; i++) {
		struct value part;

		if (!follow_certain(f, program_beside(site, summary->kid_ids[e->first + i]), frame,
			    &part) ||
			(part.kind != VALUE_STRING && part.kind != VALUE_NUMBER)) {
			follow_emit(f, VALUE_UNKNOWN, site);
			return;
		}
		text = str_join(f->arena, text, part.text);
	}
	follow_emit(f, trail == NULL ? VALUE_STRING : VALUE_UNKNOWN, site)->text = text;
}

static void follow_literal(struct follow *f, struct site site, const struct trail *trail)
{
	const struct expr *e = program_expr(f->program, site);
	struct value *value;
	enum value_kind kind = e->kind == EXPR_STRING    ? VALUE_STRING
			       : e->kind == EXPR_NUMBER  ? VALUE_NUMBER
			       : e->kind == EXPR_BOOLEAN ? VALUE_BOOLEAN
			       : e->kind == EXPR_REGEX   ? VALUE_REGEX
							 : VALUE_NULL;

	if (trail != NULL) {
		follow_emit(f, VALUE_UNKNOWN, site);
		return;
	}
	value = follow_emit(f, kind, site);
	value->text = e->text;
	value->name = e->name;
	value->number = e->number;
}

static void follow_awaited(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	bool awaited = f->awaited;

	f->awaited = true;
	follow_site(f, site, trail, frame);
	f->awaited = awaited;
}

static void follow_member(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, site);
	struct trail member = {e->name, trail};

	follow_site(f, program_beside(site, e->left), &member, frame);
}

static void follow_last(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, site);
	expr_id last = e->count == 0
			       ? ID_NONE
			       : summary_kid(follow_summary(f, site), site.expr, e->count - 1);

	follow_site(f, program_beside(site, last), trail, frame);
}

/* `a = b` is b; so is `a ??= b` where nothing else is ever put into a. */
static void follow_assign(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, site);
	const struct expr *e = &summary->exprs[site.expr];
	const struct expr *left = e->left == ID_NONE ? NULL : &summary->exprs[e->left];
	bool fills = e->op == OP_NULLISH || e->op == OP_OR;
	bool only = fills && left != NULL && left->kind == EXPR_NAME && left->binding != ID_NONE &&
		    lookup_assignment(f->program, site.module, left->binding) == site.expr;

	follow_site(f, program_beside(site, e->op == OP_NONE || only ? e->right : ID_NONE), trail,
		frame);
}

/* Expressions that hand on the value of one of their parts; false for all others. */
static bool follow_part(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, site);

	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		follow_name(f, site, trail, frame);
		return true;
	case EXPR_MEMBER:
		follow_member(f, site, trail, frame);
		return true;
	case EXPR_INDEX:
		follow_object_index(f, site, trail, frame);
		return true;
	case EXPR_AWAIT:
		follow_awaited(f, program_beside(site, e->left), trail, frame);
		return true;
	case EXPR_EITHER:
		follow_operator_either(f, site, trail, frame);
		return true;
	case EXPR_BOTH:
	case EXPR_CHOICE:
		follow_operator_choice(f, site, trail, frame);
		return true;
	case EXPR_ASSIGN:
		follow_assign(f, site, trail, frame);
		return true;
	case EXPR_SEQUENCE:
		follow_last(f, site, trail, frame);
		return true;
	case EXPR_PARAM:
		follow_call_param(f, site, trail, frame);
		return true;
	default:
		return false;
	}
}

static void follow_whole(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	switch ((enum expr_kind)program_expr(f->program, site)->kind) {
	case EXPR_STRING:
	case EXPR_NUMBER:
	case EXPR_BOOLEAN:
	case EXPR_NULL:
	case EXPR_REGEX:
		follow_literal(f, site, trail);
		break;
	case EXPR_TEMPLATE:
		follow_template(f, site, trail, frame);
		break;
	case EXPR_BINARY:
		follow_operator_binary(f, site, trail, frame);
		break;
	case EXPR_UNARY:
		follow_operator_unary(f, site, trail, frame);
		break;
	case EXPR_META:
		follow_environment_global(f, site, trail);
		break;
	case EXPR_CALL:
	case EXPR_NEW:
		follow_call(f, site, trail, frame);
		break;
	case EXPR_IMPORT:
		follow_export_require(f, site, trail);
		break;
	case EXPR_OBJECT:
		follow_object(f, site, trail, frame);
		break;
	case EXPR_CLASS:
		follow_class(f, site, trail, frame);
		break;
	case EXPR_THIS:
		follow_class_this(f, site, trail, frame);
		break;
	case EXPR_ARRAY:
		follow_emit(f, trail == NULL ? VALUE_ARRAY : VALUE_UNKNOWN, site);
		break;
	case EXPR_FUNCTION:
		follow_emit(f, trail == NULL ? VALUE_FUNCTION : VALUE_UNKNOWN, site);
		break;
	case EXPR_JSX:
		follow_emit(f, VALUE_JSX, site);
		break;
	default:
		follow_emit(f, VALUE_UNKNOWN, site);
		break;
	}
}

void follow_site(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	if (site.expr == ID_NONE || --*f->budget <= 0) {
		/* a value always stands somewhere: where the search was last */
		follow_emit(f, VALUE_UNKNOWN, f->last);
		return;
	}
	f->last = site;
	if (!follow_part(f, site, trail, frame)) {
		follow_whole(f, site, trail, frame);
	}
}
