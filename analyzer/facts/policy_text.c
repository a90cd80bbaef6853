#include "base/ascii.h"
#include "facts/policy_internal.h"

/*
 * Texts and lists that make a policy: templates, joined arrays, callbacks over
 * known lists, own functions. Sources of the forms: Next.js documentation
 * "Content Security Policy"; MDN "Content-Security-Policy".
 */
void policy_text_add(
	struct policy_text *text, struct str added, struct str path, uint32_t start, uint32_t end)
{
	if (added.n == 0) {
		return;
	}
	if (text->pieces.n >= POLICY_PIECES) {
		text->partial = true;
		return;
	}
	vec_push(text->arena, &text->pieces,
		(struct policy_piece){.text = added,
			.path = path,
			.start = start,
			.end = end,
			.maybe = text->maybe > 0});
}

void policy_add_hole(struct policy_text *text)
{
	if (text->pieces.n >= POLICY_PIECES) {
		text->partial = true;
		return;
	}
	vec_push(text->arena, &text->pieces, (struct policy_piece){.hole = true});
}

const struct expr *policy_expr(const struct policy_text *text, struct site site)
{
	return program_expr(text->collector->program, site);
}

/* Text without a place of its own: what stands between. */
void policy_add_between(struct policy_text *text, struct str between)
{
	policy_text_add(text, between, STR(""), 0, 0);
}

static void add_literal(struct policy_text *text, struct site site)
{
	const struct expr *e = policy_expr(text, site);

	policy_text_add(text, e->text, text->collector->program->modules[site.module].path,
		e->start, e->end);
}

static bool is_same_piece(const struct policy_piece *a, const struct policy_piece *b)
{
	return a->hole == b->hole && a->maybe == b->maybe && str_equal(a->text, b->text);
}

static void add_maybe(struct policy_text *text, const struct policy_piece *pieces, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		vec_push(text->arena, &text->pieces, pieces[i]);
		vec_last(&text->pieces)->maybe = true;
	}
}

void policy_merge(struct policy_text *text, size_t start, size_t middle, struct str between)
{
	size_t end = text->pieces.n;
	size_t first = middle - start;
	size_t second = end - middle;
	size_t same = 0;
	struct policy_piece *copy = arena_array(text->arena, end - start + 1, sizeof(copy[0]));

	for (size_t i = 0; i < end - start; i++) {
		copy[i] = text->pieces.items[start + i];
	}
	while (same < first && same < second && is_same_piece(&copy[same], &copy[first + same])) {
		same++;
	}
	text->pieces.n = start + same;
	add_maybe(text, &copy[same], first - same);
	policy_add_between(text, between);
	add_maybe(text, &copy[first + same], second - same);
}

/* The member that a call calls, or NULL. */
const struct expr *policy_method(const struct policy_text *text, struct site call)
{
	const struct expr *e = policy_expr(text, call);
	const struct expr *callee =
		e->left == ID_NONE ? NULL : policy_expr(text, (struct site){call.module, e->left});

	return callee != NULL && callee->kind == EXPR_MEMBER ? callee : NULL;
}

/* Does a regular expression speak of white space alone: \s{2,}, [\r\n]+, \n? */
static bool is_blank_regex(struct str source)
{
	for (size_t i = 0; i < source.n; i++) {
		char c = source.s[i];

		if (c == '\\' && i + 1 < source.n) {
			c = source.s[++i];
			if (c != 's' && c != 'n' && c != 'r' && c != 't') {
				return false;
			}
		} else if (!ascii_is_digit(c) &&
			   str_find_byte(STR(" \t\n[](){}|,+*?:"), c) == SIZE_MAX) {
			return false;
		}
	}
	return true;
}

/* Does the text from a piece on have more than one word? */
static bool is_policy(const struct policy_text *text, size_t from)
{
	for (size_t i = from; i < text->pieces.n; i++) {
		if (str_find_byte(text->pieces.items[i].text, ' ') != SIZE_MAX) {
			return true;
		}
	}
	return false;
}

/* White space ends words however much there is of it; what else is put in is not known. */
static void read_replace(struct policy_text *text, struct site call, struct site receiver,
	const struct policy_frame *frame)
{
	struct value what = program_single(
		text->collector->program, program_argument(text->collector->program, call, 0));
	bool blank = (what.kind == VALUE_REGEX && is_blank_regex(what.text)) ||
		     (what.kind == VALUE_STRING && str_trim(what.text).n == 0);
	size_t before = text->pieces.n;

	policy_read(text, receiver, frame);
	if (!blank && !is_policy(text, before)) {
		text->pieces.n = before;
		policy_add_hole(text);
	} else {
		text->partial = text->partial || !blank;
	}
}

static bool read_method(
	struct policy_text *text, struct site call, const struct policy_frame *frame)
{
	const struct expr *method = policy_method(text, call);
	const struct program *program = text->collector->program;
	struct site receiver = {call.module, method == NULL ? ID_NONE : method->left};
	struct site first = program_argument(program, call, 0);
	struct str separator = STR(",");

	if (method == NULL) {
		return false;
	}
	if (str_is(method->name, "join")) {
		separator = first.expr == ID_NONE ? separator : program_string(program, first);
		policy_read_list(
			text, receiver, str_absent(separator) ? STR(" ") : separator, frame);
		text->partial = text->partial || str_absent(separator);
	} else if (str_is(method->name, "replace") || str_is(method->name, "replaceAll")) {
		read_replace(text, call, receiver, frame);
	} else if (str_starts(method->name, "trim") || str_is(method->name, "toString")) {
		policy_read(text, receiver, frame);
	} else if (str_is(method->name, "concat")) {
		policy_read(text, receiver, frame);
		for (uint32_t i = 0; i < policy_expr(text, call)->count; i++) {
			policy_read(text, program_argument(program, call, i), frame);
		}
	} else {
		return false;
	}
	return true;
}

/* What an own function gives back, when it has one way out. */
static bool read_own(struct policy_text *text, struct site call, const struct policy_frame *frame)
{
	const struct program *program = text->collector->program;
	struct site callee = program_callee(program, call);
	struct policy_frame inner = {.kind = POLICY_CALLED, .site = call, .outer = frame};
	struct site result;

	if (callee.expr == ID_NONE) {
		return false;
	}
	result = (struct site){callee.module,
		summary_result(program->modules[callee.module].summary, callee.expr)};
	if (result.expr == ID_NONE) {
		return false;
	}
	inner.module = callee.module;
	inner.function = policy_expr(text, callee)->function;
	policy_read(text, result, &inner);
	return true;
}

static void read_call(struct policy_text *text, struct site call, const struct policy_frame *frame)
{
	if (!read_method(text, call, frame) && !read_own(text, call, frame)) {
		policy_add_hole(text);
	}
}

static void read_template(
	struct policy_text *text, struct site site, const struct policy_frame *frame)
{
	const struct summary *summary = text->collector->program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];

	for (uint32_t i = 0; i < e->count; i++) {
		policy_read(
			text, (struct site){site.module, summary->kid_ids[e->first + i]}, frame);
	}
}

/* What remains to be followed: members of known objects, defaults. */
static void read_followed(
	struct policy_text *text, struct site site, const struct policy_frame *frame)
{
	struct value value = program_single(text->collector->program, site);
	bool elsewhere = !program_same(value.at, site);

	if (value.guessed || value.kind == VALUE_ENV || value.kind == VALUE_PARAM) {
		policy_add_hole(text);
	} else if (value.kind == VALUE_IMPORT && str_is(value.name, "NONCE")) {
		policy_add_between(text, STR("'nonce-*'")); /* hono/secure-headers */
	} else if (elsewhere) {
		policy_read(text, value.at, frame);
	} else if (value.kind != VALUE_NULL && value.kind != VALUE_BOOLEAN) {
		policy_add_hole(text);
	}
}

static void read_open_choice(
	struct policy_text *text, struct site site, const struct policy_frame *frame)
{
	const struct expr *e = policy_expr(text, site);
	size_t start = text->pieces.n;
	size_t middle;

	if (e->kind == EXPR_BOTH) {
		text->maybe++;
		policy_read(text, (struct site){site.module, e->right}, frame);
		text->maybe--;
		return;
	}
	policy_read(text, (struct site){site.module, e->right}, frame);
	middle = text->pieces.n;
	policy_read(text, (struct site){site.module, e->left}, frame);
	policy_merge(text, start, middle, STR(" "));
}

static void read_choice(
	struct policy_text *text, struct site site, const struct policy_frame *frame)
{
	const struct expr *e = policy_expr(text, site);
	bool both = e->kind == EXPR_BOTH;
	struct site test = {site.module,
		both ? e->left
		     : summary_kid(text->collector->program->modules[site.module].summary,
			       site.expr, 0)};

	switch (policy_truth(text, test)) {
	case POLICY_TRUE:
		policy_read(text, (struct site){site.module, both ? e->right : e->left}, frame);
		break;
	case POLICY_FALSE:
		if (!both) {
			policy_read(text, (struct site){site.module, e->right}, frame);
		}
		break;
	case POLICY_OPEN:
		read_open_choice(text, site, frame);
		break;
	}
}

static void read_name(struct policy_text *text, struct site site, const struct policy_frame *frame)
{
	struct policy_source source = policy_source_of(text, site, frame);

	text->partial = text->partial || source.changed;
	if (source.key != NULL) {
		policy_text_add(text, source.key->key,
			text->collector->program->modules[source.site.module].path,
			source.key->start, source.key->end);
	} else if (!program_same(source.site, site)) {
		policy_read(text, source.site, source.frame);
	} else {
		read_followed(text, site, frame);
	}
}

void policy_read(struct policy_text *text, struct site site, const struct policy_frame *frame)
{
	const struct expr *e;

	if (site.expr == ID_NONE || ++text->steps > POLICY_STEPS ||
		policy_depth(frame) > POLICY_DEPTH || ++text->depth > POLICY_NESTING) {
		policy_add_hole(text);
		text->depth -= text->depth > POLICY_NESTING;
		return;
	}
	e = policy_expr(text, site);
	switch ((enum expr_kind)e->kind) {
	case EXPR_STRING:
		add_literal(text, site);
		break;
	case EXPR_TEMPLATE:
		read_template(text, site, frame);
		break;
	case EXPR_CALL:
		read_call(text, site, frame);
		break;
	case EXPR_BOTH:
	case EXPR_CHOICE:
		read_choice(text, site, frame);
		break;
	case EXPR_ARRAY:
		policy_read_list(text, site, STR(","), frame);
		break;
	case EXPR_FUNCTION: /* helmet: (req, res) => `'nonce-${res.locals.nonce}'` */
		policy_read(text,
			(struct site){site.module,
				summary_result(
					text->collector->program->modules[site.module].summary,
					site.expr)},
			frame);
		break;
	case EXPR_BINARY:
		if (e->op == OP_PLUS) {
			policy_read(text, (struct site){site.module, e->left}, frame);
			policy_read(text, (struct site){site.module, e->right}, frame);
		} else {
			policy_add_hole(text);
		}
		break;
	case EXPR_AWAIT:
		policy_read(text, (struct site){site.module, e->left}, frame);
		break;
	case EXPR_NULL:
	case EXPR_BOOLEAN:
		break;
	default:
		read_name(text, site, frame);
	}
	text->depth--;
}

void policy_text_read(struct policy_text *text, struct site site)
{
	policy_read(text, site, NULL);
}
