#include "program/frameworks/dispatch.h"

#include <stdint.h>

enum {
	DEPTH_MOST = 3, /* functions that only hand the request on */
	NAMES_MOST = 4, /* constants that stand for each other */
	CONJUNCTS_MOST = 8,
};

/* A function that is given the request, and what has been asked of it so far. */
struct dispatch {
	const struct program *program;
	struct arena *arena;
	const struct route *like;
	struct site like_function; /* that `like` is placed at */
	struct site function;
	struct route_request request;
	struct str method; /* that was asked for on the way here, or absent */
	unsigned depth;
	route_vec *out;
};

/* What a test asks of the request. */
struct asked {
	struct str path; /* absent: nothing */
	struct str method;
	bool below; /* everything below the path too */
	bool plain; /* nothing else, and nothing that cannot be read */
	bool any; /* the path is asked for, in whatever way */
};

/* Steps [first, end) that are run for some requests only. */
struct branch {
	struct asked asked;
	uint32_t first;
	uint32_t end;
};

typedef VEC(struct branch) branch_vec;

static const struct summary *summary_of(const struct dispatch *d)
{
	return d->program->modules[d->function.module].summary;
}

static const struct function *body_of(const struct dispatch *d)
{
	return program_function(d->program, d->function);
}

/* What a constant was made with. */
static expr_id origin(const struct summary *summary, expr_id id)
{
	for (unsigned i = 0; i < NAMES_MOST && id != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[id];

		if (e->kind != EXPR_NAME || e->binding == ID_NONE ||
			summary->bindings[e->binding].reassigned ||
			summary->bindings[e->binding].value == ID_NONE) {
			break;
		}
		id = summary->bindings[e->binding].value;
	}
	return id;
}

static bool is_member(const struct summary *summary, expr_id id, const char *name)
{
	id = origin(summary, id);
	return id != ID_NONE && summary->exprs[id].kind == EXPR_MEMBER &&
	       str_is(summary->exprs[id].name, name);
}

/* `pathname` or `method`, compared with a string, whichever side it stands on. */
static struct str compared(const struct dispatch *d, const struct expr *e, const char *member)
{
	const struct summary *summary = summary_of(d);
	bool left = is_member(summary, e->left, member);

	if (!left && !is_member(summary, e->right, member)) {
		return STR_NONE;
	}
	return program_string(
		d->program, (struct site){d->function.module, left ? e->right : e->left});
}

/* url.pathname.startsWith('/hooks') */
static bool read_prefix(const struct dispatch *d, const struct expr *e, struct asked *asked)
{
	const struct summary *summary = summary_of(d);
	const struct expr *callee = e->left == ID_NONE ? NULL : &summary->exprs[e->left];

	if (e->kind != EXPR_CALL || e->count != 1 || callee == NULL ||
		callee->kind != EXPR_MEMBER || !str_is(callee->name, "startsWith") ||
		!is_member(summary, callee->left, "pathname")) {
		return false;
	}
	asked->any = true;
	asked->below = true;
	asked->path = program_string(
		d->program, (struct site){d->function.module, summary->kid_ids[e->first]});
	asked->plain = asked->plain && !str_absent(asked->path);
	return true;
}

static bool mentions(const struct summary *summary, const struct expr *e, const char *word)
{
	return str_has(str_slice(summary->text, e->start, e->end), word);
}

/* One comparison; `op` is the one that asks for what the branch serves. */
static void read_one(const struct dispatch *d, expr_id id, enum expr_op op, struct asked *asked)
{
	const struct summary *summary = summary_of(d);
	const struct expr *e = &summary->exprs[id];
	struct str path = STR_NONE;
	struct str method = STR_NONE;

	if (e->kind == EXPR_BINARY && e->op == op) {
		path = compared(d, e, "pathname");
		method = compared(d, e, "method");
	}
	if (!str_absent(path) && str_absent(asked->path)) {
		asked->path = path;
		asked->any = true;
	} else if (!str_absent(method)) {
		asked->method = method;
	} else if (op != OP_EQUAL || !read_prefix(d, e, asked)) {
		asked->plain = false;
		asked->any = asked->any || is_member(summary, id, "pathname") ||
			     mentions(summary, e, "path") || mentions(summary, e, "url");
	}
}

/* a && b && c, or for what is turned away a || b || c */
static struct asked read_test(const struct dispatch *d, expr_id test, bool refused)
{
	const struct summary *summary = summary_of(d);
	enum expr_kind chain = refused ? EXPR_EITHER : EXPR_BOTH;
	enum expr_op op = refused ? OP_NOT_EQUAL : OP_EQUAL;
	struct asked asked = {.path = STR_NONE, .method = STR_NONE, .plain = true};

	for (unsigned i = 0; i < CONJUNCTS_MOST && summary->exprs[test].kind == chain; i++) {
		read_one(d, summary->exprs[test].right, op, &asked);
		test = summary->exprs[test].left;
	}
	read_one(d, test, op, &asked);
	return asked;
}

/* The step at which a case ends: the next case of the same switch, or the switch's end. */
static uint32_t case_end(const struct summary *summary, uint32_t at, uint32_t end)
{
	for (uint32_t i = at + 1; i < end; i++) {
		if (summary->steps[i].kind == STEP_CASE) {
			return i;
		}
		if (summary->steps[i].kind == STEP_SWITCH && summary->steps[i].other < end) {
			i = summary->steps[i].other;
		}
	}
	return end;
}

static void add_cases(const struct dispatch *d, uint32_t at, branch_vec *out)
{
	const struct summary *summary = summary_of(d);
	uint32_t end = summary->steps[at].other;

	for (uint32_t i = case_end(summary, at, end); i < end; i = case_end(summary, i, end)) {
		struct branch branch = {.first = i + 1, .end = case_end(summary, i, end)};
		struct site value = {d->function.module, summary->steps[i].expr};

		/* a case without a body shares that of the next */
		while (branch.first == branch.end && branch.end < end) {
			branch.first = branch.end + 1;
			branch.end = case_end(summary, branch.end, end);
		}

		if (value.expr != ID_NONE) {
			branch.asked.path = program_string(d->program, value);
			branch.asked.plain = !str_absent(branch.asked.path);
			branch.asked.any = true;
			vec_push(d->arena, out, branch);
		}
	}
}

static bool ends_with_return(const struct summary *summary, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		if (summary->steps[i].kind == STEP_RETURN || summary->steps[i].kind == STEP_THROW) {
			return true;
		}
	}
	return false;
}

/* The branches of the function, wherever they stand; `refused` is what the rest serves. */
static void find_branches(const struct dispatch *d, branch_vec *out, struct asked *refused)
{
	const struct summary *summary = summary_of(d);
	const struct function *body = body_of(d);
	uint32_t end = body->first_step + body->step_count;

	for (uint32_t i = body->first_step; i < end; i++) {
		const struct step *step = &summary->steps[i];
		struct asked asked;

		if (step->expr == ID_NONE || step->other == ID_NONE) {
			continue;
		}
		if (step->kind == STEP_SWITCH && is_member(summary, step->expr, "pathname")) {
			add_cases(d, i, out);
		}
		if (step->kind != STEP_IF) {
			continue;
		}
		asked = read_test(d, step->expr, true);
		if (asked.plain && ends_with_return(summary, i + 1, step->other)) {
			refused->any = refused->any || !str_absent(asked.path);
			refused->path = str_absent(asked.path) ? refused->path : asked.path;
			refused->method = str_absent(asked.method) ? refused->method : asked.method;
			continue;
		}
		asked = read_test(d, step->expr, false);
		if (asked.any) {
			vec_push(d->arena, out, (struct branch){asked, i + 1, step->other});
		}
	}
}

/* Is an argument the request itself? */
static bool is_request(const struct dispatch *d, struct site site)
{
	const struct summary *summary = summary_of(d);
	struct value value = program_single(d->program, site);
	struct str member = str_of(d->request.member == NULL ? "" : d->request.member);
	const struct expr *param;

	if (value.kind != VALUE_PARAM || value.at.module != d->function.module) {
		return false;
	}
	param = program_expr(d->program, value.at);
	return param->function == summary->exprs[d->function.expr].function &&
	       param->index == d->request.index && str_equal(value.name, member);
}

/* The one function of ours that steps hand the request to, or SITE_NONE. */
static struct site handed_to(
	const struct dispatch *d, uint32_t first, uint32_t end, uint32_t *out_index)
{
	const struct summary *summary = summary_of(d);
	struct site found = SITE_NONE;

	for (uint32_t i = first; i < end; i++) {
		struct site call = {d->function.module, summary->steps[i].expr};
		struct site callee;

		if (summary->steps[i].kind != STEP_CALL ||
			program_expr(d->program, call)->kind != EXPR_CALL) {
			continue;
		}
		callee = program_callee(d->program, call);
		for (uint32_t n = 0; callee.expr != ID_NONE; n++) {
			struct site argument = program_argument(d->program, call, n);

			if (argument.expr == ID_NONE) {
				break;
			}
			if (is_request(d, argument)) {
				if (found.expr != ID_NONE) {
					return SITE_NONE;
				}
				found = callee;
				*out_index = n;
				break;
			}
		}
	}
	return found;
}

static bool looks_at_path(struct str text)
{
	return str_has(text, "pathname") || str_has(text, ".url") || str_has(text, "URLPattern");
}

static bool says_webhook(struct str text)
{
	return str_has_nocase(text, "clerk") || str_has_nocase(text, "svix") ||
	       str_has_nocase(text, "webhook");
}

/* Does a branch have anything that a webhook handler has? */
static bool branch_says_webhook(const struct dispatch *d, const struct branch *branch)
{
	const struct summary *summary = summary_of(d);

	return branch->first < branch->end &&
	       says_webhook(str_slice(summary->text, summary->steps[branch->first].start,
		       summary->steps[branch->end - 1].end));
}

/* A function that the request is handed on to is the handler, wherever it is. */
static void place_at(const struct program *program, struct site function, struct route *route)
{
	const struct function *body = program_function(program, function);

	route->module = function.module;
	route->start = body->name_start;
	route->end = body->end;
	route->symbol = body->name;
}

static void add_route(const struct dispatch *d, const struct asked *asked, struct site function,
	struct route_request request)
{
	struct route route = *d->like;
	struct str method = str_absent(asked->method) ? d->method : asked->method;

	if (function.expr != d->like_function.expr || function.module != d->like_function.module) {
		place_at(d->program, function, &route);
	}
	route.methods = (str_vec){0};
	route.request = request;
	route.resolved = asked->plain;
	vec_push(d->arena, &route.handlers, function);
	vec_push(d->arena, &route.methods, str_absent(method) ? STR("ANY") : method);
	if (str_absent(asked->path)) {
		route.path = STR("/:path*");
	} else if (asked->below) {
		route.path = str_format(d->arena, "%.*s%s:path*", STR_ARGS(asked->path),
			str_ends(asked->path, "/") ? "" : "/");
	} else {
		route.path = asked->path;
	}
	vec_push(d->arena, d->out, route);
}

/* Recursion: DEPTH_MOST. */
static void read_function(const struct dispatch *d);

static void hand_on(
	const struct dispatch *d, const struct asked *asked, struct site function, uint32_t index)
{
	struct dispatch inner = *d;

	inner.function = function;
	inner.request = (struct route_request){.index = index, .member = ""};
	inner.depth++;
	inner.method = str_absent(asked->method) ? d->method : asked->method;
	if (asked->any || inner.depth >= DEPTH_MOST) {
		add_route(d, asked, function, inner.request);
	} else {
		read_function(&inner);
	}
}

/* Is the path looked at in this function, or in another that is given the request? */
static bool path_is_asked(const struct dispatch *d)
{
	const struct summary *summary = summary_of(d);
	const struct function *body = body_of(d);

	for (uint32_t i = body->first_step; i < body->first_step + body->step_count; i++) {
		struct site callee;
		uint32_t index;

		if (summary->steps[i].kind != STEP_CALL) {
			continue;
		}
		callee = handed_to(d, i, i + 1, &index);
		if (callee.expr != ID_NONE && looks_at_path(program_text(d->program, callee))) {
			return true;
		}
	}
	return looks_at_path(program_text(d->program, d->function));
}

/* What the function does itself: for every path, for that of one branch, or who knows. */
static void add_own(const struct dispatch *d, const branch_vec *own, const struct asked *refused)
{
	struct asked asked = *refused;

	asked.plain = true;
	if (own->n == 1) {
		asked = own->items[0].asked;
		asked.method = str_absent(asked.method) ? refused->method : asked.method;
	} else if (own->n > 1 || (str_absent(asked.path) && path_is_asked(d))) {
		asked.plain = false;
	}
	add_route(d, &asked, d->function, d->request);
}

/* Branches inside of a branch ask for more than it does. */
static bool holds_another(const branch_vec *branches, size_t at)
{
	const struct branch *branch = &branches->items[at];

	return at + 1 < branches->n && branches->items[at + 1].first > branch->first &&
	       branches->items[at + 1].first < branch->end;
}

/* Returns whether what was handed on may be a webhook's. */
static bool read_branches(const struct dispatch *d, const branch_vec *branches, branch_vec *own)
{
	bool webhook = false;

	for (size_t i = 0; i < branches->n; i++) {
		const struct branch *branch = &branches->items[i];
		uint32_t index = 0;
		struct site callee = handed_to(d, branch->first, branch->end, &index);

		if (holds_another(branches, i)) {
			continue;
		}
		if (callee.expr != ID_NONE) {
			webhook = webhook || branch_says_webhook(d, branch) ||
				  says_webhook(program_text(d->program, callee));
			hand_on(d, &branch->asked, callee, index);
		} else if (branch_says_webhook(d, branch)) {
			vec_push(d->arena, own, *branch);
		}
	}
	return webhook;
}

static void read_function(const struct dispatch *d)
{
	const struct function *body = body_of(d);
	uint32_t end = body->first_step + body->step_count;
	branch_vec branches = {0};
	branch_vec own = {0};
	struct asked refused = {.path = STR_NONE, .method = STR_NONE, .plain = true};
	struct site callee = SITE_NONE;
	uint32_t index = 0;

	find_branches(d, &branches, &refused);
	if (branches.n == 0) {
		callee = handed_to(d, body->first_step, end, &index);
	}
	if (callee.expr != ID_NONE) {
		hand_on(d, &refused, callee, index);
	} else if (!read_branches(d, &branches, &own)) {
		add_own(d, &own, &refused);
	}
}

void dispatch_routes(const struct program *program, struct arena *arena, const struct route *like,
	struct site function, route_vec *out)
{
	struct dispatch d = {
		.program = program,
		.arena = arena,
		.like = like,
		.like_function = function,
		.function = function,
		.request = like->request,
		.method = STR_NONE,
		.out = out,
	};

	read_function(&d);
}
