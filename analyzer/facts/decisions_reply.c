#include "facts/decisions_internal.h"

/*
 * Answers by calls on the response: Express "Response", Fastify "Reply", and
 * Node's http.ServerResponse under both.
 */

enum { CHAIN = 8 };

static const struct expr *expr_of(const struct reading *r, struct site site)
{
	return program_expr(r->trace.program, site);
}

static bool in(struct str name, const char *const *list, size_t n)
{
	return str_in(name, list, n);
}

static bool answers(struct str method)
{
	static const char *const names[] = {"json", "jsonp", "send", "end", "sendStatus",
		"redirect", "render", "sendFile", "unauthorized", "forbidden", "notFound"};

	return in(method, names, sizeof(names) / sizeof(names[0]));
}

static bool gives_status(struct str method)
{
	static const char *const names[] = {"status", "code", "sendStatus", "writeHead"};

	return in(method, names, sizeof(names) / sizeof(names[0]));
}

/* The call before this one in a chain: status(401) of res.status(401).json(). */
static struct site chained(const struct reading *r, struct site call)
{
	const struct expr *callee = expr_of(r, (struct site){call.module, expr_of(r, call)->left});
	struct site object = {call.module, callee->left};

	return callee->kind == EXPR_MEMBER && object.expr != ID_NONE &&
			       expr_of(r, object)->kind == EXPR_CALL
		       ? object
		       : SITE_NONE;
}

static struct str method_of(const struct reading *r, struct site call)
{
	expr_id callee = expr_of(r, call)->left;

	return callee == ID_NONE ||
			       expr_of(r, (struct site){call.module, callee})->kind != EXPR_MEMBER
		       ? STR("")
		       : expr_of(r, (struct site){call.module, callee})->name;
}

/* Is a call made on the response, directly or at the end of a chain? */
static bool is_on_reply(struct reading *r, uint32_t item, struct site call)
{
	for (unsigned i = 0; i < CHAIN && expr_of(r, call)->kind == EXPR_CALL; i++) {
		struct site before;
		struct site object;
		struct value value;

		if (method_of(r, call).n == 0) {
			return false;
		}
		before = chained(r, call);
		if (before.expr != ID_NONE) {
			call = before;
			continue;
		}
		object = (struct site){call.module,
			expr_of(r, (struct site){call.module, expr_of(r, call)->left})->left};
		value = trace_value(&r->trace, item, object);
		return decisions_is_param(r, &value, r->form->reply, "") ||
		       decisions_is_param(r, &value, r->form->reply, "raw");
	}
	return false;
}

/* The status given in a chain, or SITE_NONE. */
static struct site status_in_chain(const struct reading *r, struct site call)
{
	for (unsigned i = 0; i < CHAIN && call.expr != ID_NONE; i++) {
		if (gives_status(method_of(r, call))) {
			return program_argument(r->trace.program, call, 0);
		}
		call = chained(r, call);
	}
	return SITE_NONE;
}

/* `res.status(401);`, `res.statusCode = 401;` on the way to an item. */
static struct site status_before(struct reading *r, uint32_t item)
{
	const struct trace_item *items = r->trace.items.items;

	for (uint32_t i = item; i > 0; i--) {
		const struct trace_item *before = &items[i - 1];
		struct site site = trace_site(&r->trace, i - 1);
		const struct expr *e;

		if (before->via != items[item].via || site.expr == ID_NONE ||
			(before->parent != ID_NONE &&
				!trace_inside(&r->trace, item, before->parent))) {
			continue;
		}
		e = expr_of(r, site);
		if (before->step->kind == STEP_CALL && gives_status(method_of(r, site)) &&
			is_on_reply(r, i - 1, site)) {
			return program_argument(r->trace.program, site, 0);
		}
		if (before->step->kind == STEP_ASSIGN && e->left != ID_NONE &&
			str_is(expr_of(r, (struct site){site.module, e->left})->name,
				"statusCode")) {
			return (struct site){site.module, e->right};
		}
	}
	return SITE_NONE;
}

bool decisions_reply(struct reading *r, uint32_t item, struct site call)
{
	struct str method = method_of(r, call);
	struct str fate = STR("");
	enum outcome outcome = OUTCOME_BLOCK;
	struct site status;

	if (r->form->reply == ID_NONE || !answers(method) || !is_on_reply(r, item, call)) {
		return false;
	}
	status = status_in_chain(r, call);
	if (status.expr == ID_NONE) {
		status = status_before(r, item);
	}
	if (str_is(method, "redirect")) {
		fate = STR("redirect");
	} else if (str_is(method, "unauthorized")) {
		fate = STR("401");
	} else if (str_is(method, "forbidden")) {
		fate = STR("403");
	} else if (str_is(method, "notFound")) {
		fate = STR("404");
	} else {
		outcome = decisions_status(r, item, status, &fate);
	}
	decisions_decide(r, item, outcome, fate);
	return true;
}
