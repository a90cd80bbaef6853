#include "base/ascii.h"
#include "base/buf.h"
#include "facts/policy_internal.h"

/* Lists of a policy: directives, sources, and objects of directives. */

/* One list that is being joined. */
struct joining {
	struct policy_text *text;
	struct str separator;
	size_t begun; /* elements so far */
};

static void read_elements(
	struct joining *joining, struct site site, const struct policy_frame *frame);

/* What ends the element before it is certain even where the next one is not. */
static void add_separator(struct policy_text *text, struct str separator)
{
	unsigned maybe = text->maybe;

	text->maybe = 0;
	policy_add_between(text, separator);
	text->maybe = maybe;
}

/* What stands alone; nothing (a false condition) leaves no separator behind. */
static void read_element(
	struct joining *joining, struct site site, const struct policy_frame *frame)
{
	struct policy_text *text = joining->text;
	size_t before = text->pieces.n;

	if (joining->begun > 0) {
		add_separator(text, joining->separator);
	}
	policy_read(text, site, frame);
	if (text->pieces.n == before + (joining->begun > 0)) {
		text->pieces.n = before;
	} else {
		joining->begun++;
	}
}

static void read_array(struct joining *joining, struct site array, const struct policy_frame *frame)
{
	const struct summary *summary =
		joining->text->collector->program->modules[array.module].summary;
	const struct expr *e = &summary->exprs[array.expr];

	for (uint32_t i = 0; i < e->count; i++) {
		expr_id kid = summary->kid_ids[e->first + i];

		if (summary->exprs[kid].kind == EXPR_SPREAD) {
			read_elements(joining,
				(struct site){array.module, summary->exprs[kid].left}, frame);
		} else {
			read_element(joining, (struct site){array.module, kid}, frame);
		}
	}
}

/* What the last way out of a callback gives: those before it are for the empty list. */
static struct site callback_result(const struct program *program, struct site function)
{
	const struct summary *summary = program->modules[function.module].summary;
	const struct function *body = program_function(program, function);
	struct site result = SITE_NONE;

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_RETURN && step->expr != ID_NONE) {
			result = (struct site){function.module, step->expr};
		}
	}
	return result;
}

/* Object.entries(x): x; SITE_NONE for all else. */
static struct site entries_of(const struct program *program, struct site call)
{
	struct value callee;

	if (program_expr(program, call)->kind != EXPR_CALL) {
		return SITE_NONE;
	}
	callee = program_callee_value(program, call);
	return callee.kind == VALUE_GLOBAL && str_is(callee.name, "Object.entries")
		       ? program_argument(program, call, 0)
		       : SITE_NONE;
}

static void map_object(
	struct joining *joining, struct site object, struct site result, struct policy_frame *inner)
{
	struct policy_text *text = joining->text;
	const struct program *program = text->collector->program;
	struct value value = program_single(program, object);
	const struct summary *summary;

	if (value.kind != VALUE_OBJECT || value.guessed) {
		read_element(joining, SITE_NONE, NULL);
		return;
	}
	summary = program->modules[value.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, value.at.expr, i);

		inner->kind = POLICY_ENTRY;
		inner->key = prop;
		inner->site = (struct site){value.at.module, prop->value};
		if (prop->kind == PROP_SPREAD || prop->key.n == 0) {
			text->partial = true;
		} else {
			read_element(joining, result, inner);
		}
	}
}

static void map_array(
	struct joining *joining, struct site list, struct site result, struct policy_frame *inner)
{
	const struct program *program = joining->text->collector->program;
	struct value value = program_single(program, list);

	if (value.kind != VALUE_ARRAY) {
		read_element(joining, SITE_NONE, NULL);
		return;
	}
	joining->text->partial = joining->text->partial || value.guessed;
	for (uint32_t i = 0; i < program_expr(program, value.at)->count; i++) {
		inner->kind = POLICY_ELEMENT;
		inner->site = (struct site){value.at.module,
			summary_kid(program->modules[value.at.module].summary, value.at.expr, i)};
		read_element(joining, result, inner);
	}
}

/* list.map(([name, sources]) => `${name} ${sources.join(' ')}`) */
static void read_map(struct joining *joining, struct site call, struct site receiver,
	const struct policy_frame *frame)
{
	const struct program *program = joining->text->collector->program;
	struct value callback = program_single(program, program_argument(program, call, 0));
	struct policy_frame inner = {.outer = frame};
	struct site entries = entries_of(program, receiver);
	struct site result;

	if (callback.kind != VALUE_FUNCTION || policy_depth(frame) > POLICY_DEPTH) {
		read_element(joining, SITE_NONE, frame);
		return;
	}
	result = callback_result(program, callback.at);
	inner.module = callback.at.module;
	inner.function = program_expr(program, callback.at)->function;
	if (entries.expr != ID_NONE) {
		map_object(joining, entries, result, &inner);
	} else {
		map_array(joining, receiver, result, &inner);
	}
}

/* Boolean, or a function of one's own whose name or text says that it drops what is empty. */
static bool drops_empty(const struct program *program, struct site call)
{
	struct value test = program_single(program, program_argument(program, call, 0));

	return test.kind == VALUE_GLOBAL && str_is(test.name, "Boolean");
}

static void read_call(struct joining *joining, struct site call, const struct policy_frame *frame)
{
	struct policy_text *text = joining->text;
	const struct program *program = text->collector->program;
	const struct expr *method = policy_method(text, call);
	struct site receiver = {call.module, method == NULL ? ID_NONE : method->left};

	if (method == NULL) {
		read_element(joining, call, frame);
	} else if (str_is(method->name, "filter")) {
		text->partial = text->partial || !drops_empty(program, call);
		read_elements(joining, receiver, frame);
	} else if (str_is(method->name, "map")) {
		read_map(joining, call, receiver, frame);
	} else if (str_is(method->name, "concat") || str_is(method->name, "flat")) {
		read_elements(joining, receiver, frame);
		for (uint32_t i = 0;
			str_is(method->name, "concat") && i < program_expr(program, call)->count;
			i++) {
			read_elements(joining, program_argument(program, call, i), frame);
		}
	} else if (str_is(method->name, "from") || str_is(method->name, "of")) {
		read_elements(joining, program_argument(program, call, 0), frame);
	} else {
		read_element(joining, call, frame);
	}
}

static void read_open_choice(
	struct joining *joining, struct site site, const struct policy_frame *frame)
{
	const struct expr *e = policy_expr(joining->text, site);
	size_t begun = joining->begun;
	size_t start = joining->text->pieces.n;
	size_t middle;

	if (e->kind == EXPR_BOTH) {
		joining->text->maybe++;
		read_elements(joining, (struct site){site.module, e->right}, frame);
		joining->text->maybe--;
		return;
	}
	read_elements(joining, (struct site){site.module, e->right}, frame);
	middle = joining->text->pieces.n;
	joining->begun = begun;
	read_elements(joining, (struct site){site.module, e->left}, frame);
	joining->begun = begun + 1;
	policy_merge(joining->text, start, middle, joining->separator);
}

static void read_choice(struct joining *joining, struct site site, const struct policy_frame *frame)
{
	const struct summary *summary =
		joining->text->collector->program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	bool both = e->kind == EXPR_BOTH;
	struct site test = {site.module, both ? e->left : summary_kid(summary, site.expr, 0)};
	enum policy_truth truth = policy_truth(joining->text, test);

	if (truth == POLICY_OPEN) {
		read_open_choice(joining, site, frame);
	} else if (truth == POLICY_TRUE) {
		read_elements(
			joining, (struct site){site.module, both ? e->right : e->left}, frame);
	} else if (!both) {
		read_elements(joining, (struct site){site.module, e->right}, frame);
	}
}

static void read_named(struct joining *joining, struct site site, const struct policy_frame *frame)
{
	struct policy_text *text = joining->text;
	struct policy_source source = policy_source_of(text, site, frame);
	struct value value;

	if (source.key == NULL && !program_same(source.site, site)) {
		read_elements(joining, source.site, source.frame);
		if (source.changed) {
			read_element(joining, SITE_NONE, frame); /* list.push(…) */
		}
		return;
	}
	value = program_single(text->collector->program, site);
	if (source.key == NULL && !value.guessed && value.kind == VALUE_ARRAY &&
		!program_same(value.at, site)) {
		read_elements(joining, value.at, frame);
	} else {
		read_element(joining, site, frame);
	}
}

static void read_elements(
	struct joining *joining, struct site site, const struct policy_frame *frame)
{
	const struct expr *e;

	if (site.expr == ID_NONE || ++joining->text->steps > POLICY_STEPS ||
		++joining->text->depth > POLICY_NESTING) {
		read_element(joining, SITE_NONE, frame);
		joining->text->depth -= joining->text->depth > POLICY_NESTING;
		return;
	}
	e = policy_expr(joining->text, site);
	switch ((enum expr_kind)e->kind) {
	case EXPR_ARRAY:
		read_array(joining, site, frame);
		break;
	case EXPR_CALL:
		read_call(joining, site, frame);
		break;
	case EXPR_NEW: /* new Set([ … ]) */
		read_elements(joining, program_argument(joining->text->collector->program, site, 0),
			frame);
		break;
	case EXPR_BOTH:
	case EXPR_CHOICE:
		read_choice(joining, site, frame);
		break;
	case EXPR_NAME:
	case EXPR_MEMBER:
	case EXPR_INDEX:
	case EXPR_PARAM:
		read_named(joining, site, frame);
		break;
	default:
		read_element(joining, site, frame);
	}
	joining->text->depth--;
}

void policy_read_list(struct policy_text *text, struct site site, struct str separator,
	const struct policy_frame *frame)
{
	struct joining joining = {text, separator, 0};

	read_elements(&joining, site, frame);
}

void policy_text_read_list(struct policy_text *text, struct site site, struct str separator)
{
	policy_read_list(text, site, separator, NULL);
}

/* defaultSrc is default-src; names that are written with dashes stay. */
static struct str dashed(struct arena *arena, struct str name)
{
	struct buf buf = {0};
	struct str result;

	for (size_t i = 0; i < name.n; i++) {
		if (ascii_is_upper(name.s[i])) {
			buf_add_byte(&buf, '-');
		}
		buf_add_byte(&buf, ascii_lower(name.s[i]));
	}
	result = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return result;
}

static void read_directive(struct policy_text *text, uint32_t module, const struct prop *prop)
{
	const struct program *program = text->collector->program;
	struct site site = {module, prop->value};
	struct value value = program_single(program, site);

	if ((value.kind == VALUE_BOOLEAN && value.number == 0) || value.kind == VALUE_NULL) {
		return; /* switched off */
	}
	policy_text_add(text, dashed(text->arena, prop->key), program->modules[module].path,
		prop->start, prop->end);
	policy_add_between(text, STR(" "));
	if (value.kind != VALUE_BOOLEAN) {
		policy_read_list(text, site, STR(" "), NULL);
	}
	policy_add_between(text, STR(";"));
}

static void read_object(struct policy_text *text, struct site site, unsigned depth)
{
	const struct program *program = text->collector->program;
	struct value value = site.expr == ID_NONE ? (struct value){.kind = VALUE_UNKNOWN}
						  : program_single(program, site);
	const struct summary *summary;

	if (value.kind != VALUE_OBJECT || depth > POLICY_DEPTH) {
		text->partial = true;
		return;
	}
	text->partial = text->partial || value.guessed;
	summary = program->modules[value.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, value.at.expr, i);

		if (prop->kind == PROP_SPREAD) {
			read_object(text, (struct site){value.at.module, prop->value}, depth + 1);
		} else if (prop->key.n == 0 || prop->value == ID_NONE) {
			text->partial = true;
		} else {
			read_directive(text, value.at.module, prop);
		}
	}
}

void policy_text_read_directives(struct policy_text *text, struct site object)
{
	read_object(text, object, 0);
}
