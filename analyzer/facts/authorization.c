#include "facts/authorization.h"

#include "clerk/claims.h"
#include "facts/optional.h"
#include "program/lookup.h"

enum { SETTINGS_MOST = 128 }; /* guards of a module, each asked what decides whether it is asked */

bool authorization_is_key(struct str kind, struct str name)
{
	return str_is(kind, "permission") ? claims_has_permission_form(name)
					  : str_is(kind, "role") && claims_has_role_form(name);
}

bool authorization_is_negated(const struct authorization *a, struct site site)
{
	const struct summary *summary = a->collector->program->modules[site.module].summary;
	bool negated = false;
	expr_id outer = lookup_parent(a->collector->program, site.module, site.expr);

	while (outer != ID_NONE) {
		const struct expr *e = &summary->exprs[outer];

		if (e->kind != EXPR_AWAIT && (e->kind != EXPR_UNARY || e->op != OP_NOT)) {
			break;
		}
		negated = negated != (e->kind == EXPR_UNARY);
		outer = lookup_parent(a->collector->program, site.module, outer);
	}
	return negated;
}

bool authorization_is_optional(struct authorization *a, struct site site)
{
	return a->settings++ < SETTINGS_MOST && optional_is(a->collector, site);
}

/* Two uses of a literal are one entry when they say the same of it; a template makes several names
 * of it: `org:${resource}:read`. */
static struct str key_of(struct authorization *a, struct site at, uint32_t start,
	const struct fact_authorization *it)
{
	return str_format(a->collector->arena, "%u %u %.*s %.*s %.*s %.*s %d%d%d%d %.*s %.*s",
		at.module, start, STR_ARGS(it->kind), STR_ARGS(it->form), STR_ARGS(it->side),
		STR_ARGS(it->subject), it->negated, it->combined, it->optional, it->in_organization,
		STR_ARGS(it->name), STR_ARGS(it->otherwise));
}

/* The entry for a literal; *out_new says whether it has just been made. NULL: no more of them. */
static struct fact_authorization *entry(struct authorization *a, struct site at, uint32_t start,
	uint32_t end, const struct fact_authorization *fact)
{
	struct collector *collector = a->collector;
	struct str key = key_of(a, at, start, fact);
	uint32_t index = map_get(&a->seen, key);
	struct fact_authorization it = *fact;

	if (index != MAP_NONE) {
		return &collector->facts->authorization.items[index];
	}
	if (a->count >= COLLECTOR_FACTS_PER_FILE) {
		return NULL;
	}
	a->count++;
	it.at = collector_place(collector, collector->program->modules[at.module].path, start, end);
	it.name = str_copy(collector->arena, it.name);
	it.subject = str_copy(collector->arena, it.subject);
	map_put(collector->arena, &a->seen, key, (uint32_t)collector->facts->authorization.n);
	vec_push(collector->arena, &collector->facts->authorization, it);
	return vec_last(&collector->facts->authorization);
}

static void add_named(struct authorization *a, struct site names, const struct named *named,
	const struct fact_authorization *fact)
{
	const struct expr *e = program_expr(a->collector->program, named->at);
	struct fact_authorization it = *fact;
	struct fact_authorization *made;

	it.name = named->text;
	it.resolved = named->resolved;
	made = entry(a, named->at, e->start, e->end, &it);
	if (made != NULL && named->elsewhere) {
		named_add_use(a->collector, &made->uses, names);
	}
}

void authorization_add(struct authorization *a, struct site names,
	const struct fact_authorization *fact, bool prefixed)
{
	named_vec found = {0};

	named_read(a->collector, names, &a->scratch, &found);
	for (size_t i = 0; i < found.n; i++) {
		const struct named *named = &found.items[i];
		bool key = authorization_is_key(fact->kind, named->text);

		if (!named->resolved && authorization_decorated(a, names, fact, prefixed)) {
			continue;
		}
		if (prefixed ? key : !named->resolved || named->text.n > 0) {
			add_named(a, names, named, fact);
		}
	}
}

void authorization_add_key(struct authorization *a, struct site use, struct site object,
	const struct prop *prop, const struct fact_authorization *fact)
{
	struct fact_authorization it = *fact;
	struct fact_authorization *made;

	it.name = prop->key;
	it.resolved = true;
	made = entry(a, object, prop->start, prop->end, &it);
	if (made != NULL) {
		named_add_use(a->collector, &made->uses, use);
	}
}

void authorization_add_text(struct authorization *a, uint32_t start, uint32_t end,
	const struct fact_authorization *fact)
{
	entry(a, (struct site){a->module, 0}, start, end, fact);
}

static void read_expr(struct authorization *a, expr_id id)
{
	struct site site = {a->module, id};

	switch ((enum expr_kind)a->summary->exprs[id].kind) {
	case EXPR_CALL:
		authorization_call(a, site);
		authorization_list(a, site);
		break;
	case EXPR_JSX:
		authorization_element(a, site);
		break;
	case EXPR_OBJECT:
		authorization_request(a, site);
		break;
	case EXPR_BINARY:
		authorization_binary(a, site);
		break;
	case EXPR_INDEX:
		authorization_index(a, site);
		break;
	default:
		break;
	}
}

static void read_module(struct authorization *a)
{
	const uint32_t kinds = KINDS(EXPR_CALL) | KINDS(EXPR_JSX) | KINDS(EXPR_OBJECT) |
			       KINDS(EXPR_BINARY) | KINDS(EXPR_INDEX);

	a->count = 0;
	a->spreads = 0;
	a->settings = 0;
	for (expr_id id = 0;
		(id = lookup_next(a->collector->program, a->module, kinds, id)) != ID_NONE; id++) {
		read_expr(a, id);
	}
	authorization_switches(a);
	authorization_types(a);
	if (a->count >= COLLECTOR_FACTS_PER_FILE) {
		notice_add(a->collector->arena, &a->collector->facts->notices, a->summary->path,
			STR("2000 names of roles, permissions and plans: any others were ignored"));
	}
	arena_clear(&a->scratch);
	a->requests = NULL;
}

void collect_authorization(struct collector *collector)
{
	struct authorization a = {.collector = collector};

	/* other libraries have functions and roles of these names, too */
	if (!collector_has_clerk(collector)) {
		return;
	}
	arena_init(&a.scratch);
	a.carriers = authorization_carriers(collector);
	a.own_has = authorization_has_own(collector->program);
	for (uint32_t m = 0; m < collector->program->module_count; m++) {
		a.module = m;
		a.summary = collector->program->modules[m].summary;
		read_module(&a);
	}
	arena_finish(&a.scratch);
}
