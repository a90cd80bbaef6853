#include "facts/backend_calls.h"

#include "base/buf.h"
#include "facts/named.h"

enum {
	DEEP = 24, /* expressions inside of each other, names that lead on */
	LONG = 2048, /* bytes of an address */
	STEPS_MOST = 256, /* expressions on the way to one */
};

struct text {
	struct backend *backend;
	struct buf buf;
	int budget;
};

static void put(
	struct text *text, struct site site, const struct backend_frame *frame, unsigned depth);

static const struct summary *summary_of(const struct backend *backend, struct site site)
{
	return backend->collector->program->modules[site.module].summary;
}

/* The parameter that a name is, or is taken out of; NULL for anything else. */
static const struct expr *param_of(
	const struct summary *summary, const struct expr *e, struct str *out_member)
{
	*out_member = STR_NONE;
	if (e->kind == EXPR_NAME && e->binding != ID_NONE &&
		summary->bindings[e->binding].value != ID_NONE) {
		e = &summary->exprs[summary->bindings[e->binding].value];
	}
	if (e->kind == EXPR_MEMBER && e->left != ID_NONE) {
		*out_member = e->name;
		e = &summary->exprs[e->left];
		if (e->kind == EXPR_NAME && e->binding != ID_NONE &&
			summary->bindings[e->binding].value != ID_NONE) {
			e = &summary->exprs[summary->bindings[e->binding].value];
		}
	}
	return e->kind == EXPR_PARAM ? e : NULL;
}

struct site backend_url_given(
	struct backend *backend, struct site site, const struct backend_frame **frame)
{
	const struct program *program = backend->collector->program;
	const struct expr *e = site.expr == ID_NONE ? NULL : program_expr(program, site);
	const struct expr *param;
	struct str member;
	struct site given;

	if (*frame == NULL || e == NULL) {
		return site;
	}
	param = param_of(summary_of(backend, site), e, &member);
	if (param == NULL || site.module != (*frame)->function.module ||
		param->function != program_expr(program, (*frame)->function)->function) {
		return site;
	}
	given = named_given(backend->collector, (*frame)->call, param->index);
	if (given.expr != ID_NONE && !str_absent(member) &&
		program_find_property(program, given, member, &given) != PROPERTY_FOUND) {
		given = SITE_NONE;
	}
	*frame = (*frame)->outer;
	return given;
}

static bool is_api_variable(struct str name)
{
	return str_has(name, "CLERK") && str_has(name, "API_URL") && !str_has(name, "FRONTEND");
}

static void put_text(struct text *text, struct str piece)
{
	if (text->buf.n + piece.n <= LONG) {
		buf_add(&text->buf, piece);
	}
}

/* What is not known stands by its name. */
static void put_hole(struct text *text, struct site site)
{
	const struct expr *e =
		site.expr == ID_NONE ? NULL : program_expr(text->backend->collector->program, site);
	bool named = e != NULL && (e->kind == EXPR_NAME || e->kind == EXPR_MEMBER);

	put_text(text, STR("{"));
	put_text(text, named ? e->name : STR(""));
	put_text(text, STR("}"));
}

/* Is it put together of parts, some of which may be known? */
static bool is_text(const struct program *program, struct site site)
{
	enum expr_kind kind = site.expr == ID_NONE
				      ? EXPR_UNKNOWN
				      : (enum expr_kind)program_expr(program, site)->kind;

	return kind == EXPR_TEMPLATE || kind == EXPR_BINARY;
}

/* Where it comes from: a constant of another file, the variable for the host, or a default. */
static void put_followed(
	struct text *text, struct site site, const struct backend_frame *frame, unsigned depth)
{
	const struct program *program = text->backend->collector->program;
	value_vec values = {0};
	bool host = false;

	program_follow(program, site, &text->backend->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].kind == VALUE_STRING &&
			(values.n == 1 || str_starts(values.items[i].text, "http"))) {
			put_text(text, values.items[i].text);
			return;
		}
		host = host ||
		       (values.items[i].kind == VALUE_ENV && is_api_variable(values.items[i].name));
	}
	if (host) {
		put_text(text, STR("https://api.clerk.com"));
	} else if (values.n == 1 && values.items[0].kind == VALUE_UNKNOWN &&
		   !program_same(values.items[0].at, site) &&
		   is_text(program, values.items[0].at)) {
		put(text, values.items[0].at, frame, depth + 1);
	} else {
		put_hole(text, site);
	}
}

/* A base with a path has that taken off by an absolute path. */
static void put_joined(struct text *text, struct site path, struct site base,
	const struct backend_frame *frame, unsigned depth)
{
	struct text part = {.backend = text->backend, .budget = text->budget};
	struct str address;
	size_t slash;

	put(&part, base, frame, depth + 1);
	address = buf_str(&part.buf);
	slash = str_find(address, STR("/"), str_starts(address, "https://") ? 8 : 0);
	put_text(text, str_slice(address, 0, slash));
	text->budget = part.budget;
	buf_finish(&part.buf);
	put(text, path, frame, depth + 1);
}

static bool is_named(const struct summary *summary, const struct expr *call, const char *name)
{
	const struct expr *left = call->left == ID_NONE ? NULL : &summary->exprs[call->left];

	return left != NULL && left->kind == EXPR_NAME && str_is(left->name, name);
}

/* new URL(path, base), encodeURIComponent(x), url.toString() */
static bool put_call(
	struct text *text, struct site site, const struct backend_frame *frame, unsigned depth)
{
	const struct program *program = text->backend->collector->program;
	const struct summary *summary = summary_of(text->backend, site);
	const struct expr *e = &summary->exprs[site.expr];
	const struct expr *left = e->left == ID_NONE ? NULL : &summary->exprs[e->left];
	struct site first = program_argument(program, site, 0);

	if (e->kind == EXPR_NEW && is_named(summary, e, "URL") && e->count == 2) {
		put_joined(text, first, program_argument(program, site, 1), frame, depth);
		return true;
	}
	if (first.expr != ID_NONE &&
		(is_named(summary, e, "URL") || is_named(summary, e, "String") ||
			is_named(summary, e, "encodeURIComponent") ||
			is_named(summary, e, "encodeURI"))) {
		put(text, first, frame, depth + 1);
		return true;
	}
	if (left != NULL && left->kind == EXPR_MEMBER && str_is(left->name, "toString")) {
		put(text, (struct site){site.module, left->left}, frame, depth + 1);
		return true;
	}
	return false;
}

static void put_kids(
	struct text *text, struct site site, const struct backend_frame *frame, unsigned depth)
{
	const struct summary *summary = summary_of(text->backend, site);

	for (uint32_t i = 0; i < summary->exprs[site.expr].count; i++) {
		put(text, (struct site){site.module, summary_kid(summary, site.expr, i)}, frame,
			depth + 1);
	}
}

/* A name is what it was declared with: what is added later stands behind that. */
static void put_name(
	struct text *text, struct site site, const struct backend_frame *frame, unsigned depth)
{
	const struct summary *summary = summary_of(text->backend, site);
	const struct expr *e = &summary->exprs[site.expr];
	const struct binding *binding =
		e->binding == ID_NONE ? NULL : &summary->bindings[e->binding];
	expr_id value =
		binding == NULL || binding->kind == BINDING_IMPORT ? ID_NONE : binding->value;

	struct site behind = {site.module, value};

	if (value == ID_NONE) {
		put_followed(text, site, frame, depth);
		return;
	}
	switch ((enum expr_kind)summary->exprs[value].kind) {
	case EXPR_STRING:
	case EXPR_NUMBER:
	case EXPR_TEMPLATE:
	case EXPR_BINARY:
	case EXPR_NEW:
	case EXPR_NAME:
		put(text, behind, frame, depth + 1);
		break;
	case EXPR_CALL:
		if (put_call(text, behind, frame, depth + 1)) {
			break;
		}
		put_followed(text, site, frame, depth);
		break;
	default:
		put_followed(text, site, frame, depth);
		break;
	}
}

static void put_kind(
	struct text *text, struct site site, const struct backend_frame *frame, unsigned depth)
{
	const struct expr *e = program_expr(text->backend->collector->program, site);

	switch ((enum expr_kind)e->kind) {
	case EXPR_STRING:
	case EXPR_NUMBER:
		put_text(text, e->text);
		break;
	case EXPR_TEMPLATE:
		put_kids(text, site, frame, depth);
		break;
	case EXPR_BINARY:
		if (e->op != OP_PLUS) {
			put_hole(text, site);
			break;
		}
		put(text, (struct site){site.module, e->left}, frame, depth + 1);
		put(text, (struct site){site.module, e->right}, frame, depth + 1);
		break;
	case EXPR_NAME:
		put_name(text, site, frame, depth);
		break;
	case EXPR_CALL:
	case EXPR_NEW:
		if (!put_call(text, site, frame, depth)) {
			put_followed(text, site, frame, depth);
		}
		break;
	case EXPR_MEMBER:
		if (str_is(e->name, "href")) {
			put(text, (struct site){site.module, e->left}, frame, depth + 1);
			break;
		}
		put_followed(text, site, frame, depth);
		break;
	default:
		put_followed(text, site, frame, depth);
		break;
	}
}

static void put(
	struct text *text, struct site site, const struct backend_frame *frame, unsigned depth)
{
	const struct backend_frame *inner = frame;
	struct site given = backend_url_given(text->backend, site, &inner);

	if (depth > DEEP || --text->budget < 0 || given.expr == ID_NONE) {
		put_hole(text, site);
	} else if (!program_same(given, site)) {
		put(text, given, inner, depth + 1);
	} else {
		put_kind(text, site, frame, depth);
	}
}

struct str backend_url_text(
	struct backend *backend, struct site site, const struct backend_frame *frame)
{
	struct text text = {.backend = backend, .budget = STEPS_MOST};
	struct str result;

	if (site.expr == ID_NONE) {
		return STR("");
	}
	put(&text, site, frame, 0);
	result = str_copy(&backend->scratch, buf_str(&text.buf));
	buf_finish(&text.buf);
	return result;
}

struct str backend_url_path(struct str text)
{
	static const char *const hosts[] = {"https://api.clerk.com", "https://api.clerk.dev"};

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		struct str path = str_slice(text, str_of(hosts[i]).n, text.n);

		if (str_starts(text, hosts[i]) &&
			(path.n == 0 || path.s[0] == '/' || path.s[0] == '{')) {
			return path.n == 0 ? STR("/") : path;
		}
	}
	return STR_NONE;
}
