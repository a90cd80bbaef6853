#include "facts/hosts.h"
#include "program/lookup.h"

/* Whether a host that is written out is the only one that can be meant. */

enum {
	PARENTS_MOST = 8,
	FOLLOWED_MOST = 200, /* literals of a file that are followed; of more nothing is said */
};

/* What an expression is to the one it is part of. */
enum part {
	PART_SAME, /* it goes on being the value: new URL(x), `${x}/path`, { issuer: x } */
	PART_ONE_OF, /* one of several that the value may be */
	PART_END,
};

static enum part part_of(const struct summary *summary, expr_id parent, expr_id child)
{
	const struct expr *e = &summary->exprs[parent];

	switch ((enum expr_kind)e->kind) {
	case EXPR_EITHER:
		return e->right == child ? PART_ONE_OF : PART_SAME;
	case EXPR_CHOICE:
		return e->left == child || e->right == child ? PART_ONE_OF : PART_END;
	case EXPR_BOTH:
		return PART_ONE_OF;
	case EXPR_ASSIGN: /* what a name is set to later is one of what it may be */
		return e->right == child && summary->exprs[e->left].kind == EXPR_NAME ? PART_ONE_OF
										      : PART_END;
	case EXPR_BINARY:
		return e->op == OP_PLUS ? PART_SAME : PART_END;
	case EXPR_NEW:
	case EXPR_TEMPLATE:
	case EXPR_OBJECT:
	case EXPR_ARRAY:
	case EXPR_AWAIT:
		return PART_SAME;
	default:
		return PART_END;
	}
}

/* The expression that the value is carried up to; *one_of: on the way it is one of several. */
static expr_id climb(const struct program *program, uint32_t module, expr_id from, bool *one_of)
{
	const struct summary *summary = program->modules[module].summary;
	expr_id at = from;

	for (unsigned i = 0; i < PARENTS_MOST; i++) {
		expr_id parent = lookup_parent(program, module, at);
		enum part part = parent == ID_NONE ? PART_END : part_of(summary, parent, at);

		if (part == PART_END) {
			break;
		}
		*one_of = *one_of || part == PART_ONE_OF;
		at = parent;
	}
	return at;
}

/* The name that is declared with the value; ID_NONE without one. */
static binding_id name_of(const struct summary *summary, expr_id value)
{
	for (binding_id i = 0; i < summary->binding_count; i++) {
		if (summary->bindings[i].value == value) {
			return i;
		}
	}
	return ID_NONE;
}

bool hosts_is_fallback(struct hosts_search *search, struct site site)
{
	const struct program *program = search->collector->program;
	const struct summary *summary = program->modules[site.module].summary;
	bool one_of = false;
	expr_id value;
	binding_id name;

	if (++search->followed > FOLLOWED_MOST) {
		return true;
	}
	value = climb(program, site.module, site.expr, &one_of);
	name = name_of(summary, value);
	if (one_of || name == ID_NONE) {
		return one_of;
	}
	if (lookup_first_assignment(program, site.module, name) != ID_NONE) {
		return true;
	}
	for (expr_id i = 0; i < summary->expr_count && !one_of; i++) {
		if (summary->exprs[i].kind == EXPR_NAME && summary->exprs[i].binding == name) {
			climb(program, site.module, i, &one_of);
		}
	}
	return one_of;
}
