#include "facts/policies.h"

/*
 * The forms in which code sets a header: keys of objects, pairs, calls,
 * assignments, elements. Sources: the header methods of the Fetch API,
 * Express, Fastify, Hono, h3 and Node; Next.js documentation next.config.js
 * (headers).
 */
enum { LOOKS_MOST = 20 }; /* through a whole file for what belongs together */

static void add_header(struct policies *policies, struct site value, enum policies_header header)
{
	policies_add(policies, value, POLICIES_TEXT, policies->via, header == POLICIES_REPORT_ONLY);
}

/* The header that an expression names, also by a constant; of several the one that is enforced. */
static enum policies_header header_of(const struct policies *policies, expr_id name)
{
	const struct expr *e = name == ID_NONE ? NULL : &policies->summary->exprs[name];
	enum policies_header header = POLICIES_NO_HEADER;
	value_vec values = {0};

	if (e == NULL || e->kind == EXPR_STRING) {
		return e == NULL ? header : policies_header(e->text);
	}
	if (e->kind != EXPR_NAME && e->kind != EXPR_MEMBER && e->kind != EXPR_CHOICE) {
		return header;
	}
	program_follow(policies->collector->program, (struct site){policies->module, name},
		policies->collector->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		enum policies_header one = values.items[i].kind == VALUE_STRING
						   ? policies_header(values.items[i].text)
						   : POLICIES_NO_HEADER;

		if (one == POLICIES_NO_HEADER) {
			return POLICIES_NO_HEADER;
		}
		header = header == POLICIES_ENFORCED ? header : one;
	}
	return header;
}

/* { 'Content-Security-Policy': … } */
static void read_keys(struct policies *policies, expr_id object)
{
	for (uint32_t i = 0; i < policies->summary->exprs[object].count; i++) {
		const struct prop *prop = summary_prop_at(policies->summary, object, i);
		enum policies_header header = policies_header(prop->key);

		if (prop->kind == PROP_COMPUTED && prop->key.n == 0) {
			header = header_of(policies, prop->key_expr);
		}
		if (prop->kind != PROP_SPREAD && header != POLICIES_NO_HEADER &&
			prop->value != ID_NONE) {
			add_header(policies, (struct site){policies->module, prop->value}, header);
		}
	}
}

/* { key: 'Content-Security-Policy', value: … }, { httpEquiv: …, content: … } */
static void read_pair(struct policies *policies, expr_id object)
{
	static const struct {
		const char *name;
		const char *value;
		bool meta;
	} pairs[] = {
		{"key", "value", false},
		{"name", "value", false},
		{"header", "value", false},
		{"httpEquiv", "content", true},
		{"http-equiv", "content", true},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		expr_id value = summary_prop(policies->summary, object, pairs[i].value);
		enum policies_header header =
			value == ID_NONE ? POLICIES_NO_HEADER
					 : header_of(policies, summary_prop(policies->summary,
								       object, pairs[i].name));

		if (header != POLICIES_NO_HEADER) {
			policies->sources = policies_paths(policies, object);
			policies_add(policies, (struct site){policies->module, value},
				POLICIES_TEXT, pairs[i].meta ? "meta" : policies->via,
				header == POLICIES_REPORT_ONLY);
			policies->sources = (str_vec){0};
			return;
		}
	}
}

/* [['Content-Security-Policy', …]] */
static void read_tuple(struct policies *policies, expr_id array)
{
	const struct expr *e = &policies->summary->exprs[array];
	expr_id name = summary_kid(policies->summary, array, 0);

	if (e->count == 2 && policies->summary->exprs[name].kind == EXPR_STRING) {
		enum policies_header header = policies_header(policies->summary->exprs[name].text);

		if (header != POLICIES_NO_HEADER) {
			add_header(policies,
				(struct site){
					policies->module, summary_kid(policies->summary, array, 1)},
				header);
		}
	}
}

static const char *const setters[] = {"set", "append", "setHeader", "header", "appendHeader",
	"setResponseHeader", "appendResponseHeader", "setHeaders"};

static struct str callee_name(const struct policies *policies, const struct expr *call)
{
	const struct expr *callee =
		call->left == ID_NONE ? NULL : &policies->summary->exprs[call->left];

	return callee == NULL || (callee->kind != EXPR_MEMBER && callee->kind != EXPR_NAME)
		       ? STR("")
		       : callee->name;
}

/* headers.set(name, value); setHeader(event, name, value) of h3. Stores the value. */
static enum policies_header read_setter(
	const struct policies *policies, expr_id call, expr_id *out_value)
{
	const struct expr *e = &policies->summary->exprs[call];
	struct str name = callee_name(policies, e);
	enum policies_header header = POLICIES_NO_HEADER;

	if (e->count < 2 || !str_in(name, setters, sizeof(setters) / sizeof(setters[0]))) {
		return header;
	}
	for (uint32_t i = 0; i < 2 && i + 1 < e->count && header == POLICIES_NO_HEADER; i++) {
		header = header_of(policies, summary_kid(policies->summary, call, i));
		*out_value = summary_kid(policies->summary, call, i + 1);
	}
	return header;
}

/* `new Headers(request.headers)`: what is set there is for the framework, which wants the nonce. */
static bool is_request_copy(const struct policies *policies, const struct expr *call)
{
	const struct program *program = policies->collector->program;
	struct site object = {policies->module, policies->summary->exprs[call->left].left};
	struct value value;
	struct str argument;

	if (object.expr == ID_NONE) {
		return false;
	}
	value = program_single(program, object);
	if (value.kind != VALUE_NEW || program_expr(program, value.at)->count == 0) {
		return false;
	}
	argument = program_text(program, program_argument(program, value.at, 0));
	return str_has(argument, "req") && str_ends(argument, ".headers");
}

/* Is the same value set by another call, on what is sent? */
static bool is_set_elsewhere(const struct policies *policies, expr_id call, expr_id value)
{
	const struct program *program = policies->collector->program;
	struct str text = program_text(program, (struct site){policies->module, value});

	for (expr_id i = 0; policies->count < LOOKS_MOST && i < policies->summary->expr_count;
		i++) {
		expr_id other = ID_NONE;

		if (i != call && policies->summary->exprs[i].kind == EXPR_CALL &&
			read_setter(policies, i, &other) != POLICIES_NO_HEADER &&
			str_equal(text,
				program_text(program, (struct site){policies->module, other})) &&
			!is_request_copy(policies, &policies->summary->exprs[i])) {
			return true;
		}
	}
	return false;
}

static void read_call(struct policies *policies, expr_id call)
{
	const struct expr *e = &policies->summary->exprs[call];
	expr_id value = ID_NONE;
	enum policies_header header = read_setter(policies, call, &value);

	if (header != POLICIES_NO_HEADER &&
		!(is_request_copy(policies, e) && is_set_elsewhere(policies, call, value))) {
		policies->some_paths = policies_for_some_paths(policies, call);
		add_header(policies, (struct site){policies->module, value}, header);
		policies->some_paths = false;
	}
}

/* meta.httpEquiv = 'Content-Security-Policy'; meta.content = … */
static void read_meta(struct policies *policies, const struct expr *e)
{
	const struct summary *summary = policies->summary;
	const struct expr *left = &summary->exprs[e->left];
	enum policies_header header = header_of(policies, e->right);
	binding_id meta = left->left == ID_NONE ? ID_NONE : summary->exprs[left->left].binding;

	if (header == POLICIES_NO_HEADER || meta == ID_NONE || policies->count >= LOOKS_MOST) {
		return;
	}
	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *other = &summary->exprs[i];
		const struct expr *member = other->kind == EXPR_ASSIGN && other->left != ID_NONE
						    ? &summary->exprs[other->left]
						    : NULL;

		if (member != NULL && member->kind == EXPR_MEMBER &&
			str_is(member->name, "content") && member->left != ID_NONE &&
			summary->exprs[member->left].kind == EXPR_NAME &&
			summary->exprs[member->left].binding == meta) {
			policies_add(policies, (struct site){policies->module, other->right},
				POLICIES_TEXT, "meta", header == POLICIES_REPORT_ONLY);
			return;
		}
	}
}

/* headers['Content-Security-Policy'] = … */
static void read_assignment(struct policies *policies, const struct expr *e)
{
	const struct expr *left = e->left == ID_NONE ? NULL : &policies->summary->exprs[e->left];
	enum policies_header header = POLICIES_NO_HEADER;

	if (left != NULL && left->kind == EXPR_MEMBER && str_is(left->name, "httpEquiv")) {
		read_meta(policies, e);
	} else if (left != NULL && left->kind == EXPR_MEMBER) {
		header = policies_header(left->name);
	} else if (left != NULL && left->kind == EXPR_INDEX) {
		header = header_of(policies, left->right);
	}
	if (header != POLICIES_NO_HEADER && e->right != ID_NONE) {
		add_header(policies, (struct site){policies->module, e->right}, header);
	}
}

/* <meta http-equiv="Content-Security-Policy" content="…"> */
static void read_element(struct policies *policies, expr_id element)
{
	const struct expr *e = &policies->summary->exprs[element];
	const struct expr *tag = e->left == ID_NONE ? NULL : &policies->summary->exprs[e->left];

	if (tag != NULL && (str_is_nocase(tag->name, "meta") || str_is_nocase(tag->text, "meta"))) {
		read_pair(policies, element);
	}
}

void policies_headers(struct policies *policies)
{
	for (expr_id i = 0; i < policies->summary->expr_count; i++) {
		const struct expr *e = &policies->summary->exprs[i];

		switch ((enum expr_kind)e->kind) {
		case EXPR_OBJECT:
			read_keys(policies, i);
			read_pair(policies, i);
			break;
		case EXPR_ARRAY:
			read_tuple(policies, i);
			break;
		case EXPR_CALL:
			read_call(policies, i);
			break;
		case EXPR_ASSIGN:
			read_assignment(policies, e);
			break;
		case EXPR_JSX:
			read_element(policies, i);
			break;
		default:
			break;
		}
	}
}
