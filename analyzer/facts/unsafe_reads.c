#include "facts/unsafe_reads.h"
#include "facts/words.h"

#include "program/lookup.h"

/*
 * Where code reads unsafeMetadata of a user or of the session's claims, and
 * whether that decides who gets in. Source: Clerk documentation, "User
 * metadata": it can be read and written from the frontend. A webhook's payload
 * is no user here: what it is stored as is the app's own.
 */

enum { FOLLOWED = 12 }; /* members, names and alternatives on the way to a read */

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool is_root(struct str name)
{
	return str_is(name, "unsafeMetadata") || str_is(name, "unsafe_metadata");
}

/* Is it the unsafeMetadata of something of Clerk's? */
static bool is_clerks(
	struct collector *collector, struct site site, const struct expr *e, struct sdk_thing *out)
{
	if (!is_root(e->name)) {
		return false;
	}
	*out = sdk_of(collector, program_beside(site, e->left));
	return (out->kind == SDK_USER || out->kind == SDK_CLAIMS) && out->path.n == 0;
}

static struct str joined(struct collector *collector, struct str path, struct str name)
{
	return path.n == 0
		       ? name
		       : str_format(collector->arena, "%.*s.%.*s", STR_ARGS(path), STR_ARGS(name));
}

struct site unsafe_reads_named(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	const struct binding *binding =
		e->binding == ID_NONE ? NULL : &summary->bindings[e->binding];

	return binding == NULL || binding->reassigned || binding->value == ID_NONE
		       ? SITE_NONE
		       : program_beside(site, binding->value);
}

/* role.toLowerCase(), String(role): what it is made of; SITE_NONE of all other calls. */
static struct site reshaped(const struct program *program, struct site call)
{
	static const char *const methods[] = {"toLowerCase", "toUpperCase", "toString", "trim"};
	struct site called = program_called(program, call);
	const struct expr *e = called.expr == ID_NONE ? NULL : program_expr(program, called);

	if (e != NULL && e->kind == EXPR_MEMBER && str_in(e->name, methods, COUNT(methods))) {
		return program_beside(called, e->left);
	}
	return e != NULL && e->kind == EXPR_NAME && e->binding == ID_NONE &&
			       (str_is(e->name, "String") || str_is(e->name, "Boolean"))
		       ? program_argument(program, call, 0)
		       : SITE_NONE;
}

/* The recursion is bounded by `depth`. */
static bool read_of(
	struct collector *collector, struct site site, unsigned depth, struct unsafe_read *out)
{
	const struct expr *e = site.expr == ID_NONE ? NULL : program_expr(collector->program, site);

	if (e == NULL || depth == 0) {
		return false;
	}
	switch ((enum expr_kind)e->kind) {
	case EXPR_MEMBER:
		if (e->left == ID_NONE) {
			return false;
		}
		if (is_clerks(collector, site, e, &out->thing)) {
			out->at = site;
			out->path = STR("");
			return true;
		}
		if (!read_of(collector, program_beside(site, e->left), depth - 1, out)) {
			return false;
		}
		out->at = site;
		out->path = joined(collector, out->path, e->name);
		return true;
	case EXPR_NAME:
		return read_of(
			collector, unsafe_reads_named(collector->program, site), depth - 1, out);
	case EXPR_CALL:
		return read_of(collector, reshaped(collector->program, site), depth - 1, out);
	case EXPR_AWAIT:
		return read_of(collector, program_beside(site, e->left), depth - 1, out);
	case EXPR_EITHER:
		return read_of(collector, program_beside(site, e->left), depth - 1, out) ||
		       read_of(collector, program_beside(site, e->right), depth - 1, out);
	default:
		return false;
	}
}

bool unsafe_reads_of(struct collector *collector, struct site site, struct unsafe_read *out)
{
	return read_of(collector, site, FOLLOWED, out);
}

/* A role that is only asked for, or that it is not chosen yet, lets nobody in. */
bool unsafe_reads_is_access(struct str path)
{
	static const char *const words[] = {"role", "admin", "permission", "entitle", "premium",
		"subscription", "moderator", "superuser", "accesslevel", "clearance"};
	static const char *const names[] = {"plan", "tier", "scopes", "staff", "isStaff", "isPro",
		"isPaid", "paid", "access", "membership"};
	static const char *const others[] = {"request", "pending", "desired", "wanted", "select",
		"chosen", "onboard", "complete", "newsletter", "notif", "mail"};
	struct str last = str_last_part(path, '.');

	return (str_has_any_nocase(last, words, COUNT(words)) ||
		       str_in(last, names, COUNT(names))) &&
	       !str_has_any_nocase(last, others, COUNT(others));
}

struct search {
	struct collector *collector;
	struct map by_site; /* the bytes of a read's site → index into the facts */
	uint32_t module;
	size_t count; /* of the module's facts */
	bool found; /* a read that speaks of access, on the server */
};

static struct str key_of(const struct site *site)
{
	return (struct str){(const char *)site, sizeof(*site)};
}

/* Does the path go on, is it written, or a method of what was read? */
static bool is_part(const struct search *search, struct site site)
{
	const struct program *program = search->collector->program;
	expr_id outer = lookup_parent(program, site.module, site.expr);
	const struct expr *e =
		outer == ID_NONE ? NULL : program_expr(program, program_beside(site, outer));

	if (e == NULL || e->left != site.expr) {
		return false;
	}
	return e->kind == EXPR_MEMBER || e->kind == EXPR_CALL || e->kind == EXPR_ASSIGN;
}

/* Its object, where what is called is a method: permissions of permissions.includes(). */
static bool is_method(const struct search *search, struct site site)
{
	const struct program *program = search->collector->program;
	expr_id outer = lookup_parent(program, site.module, site.expr);
	struct site member = program_beside(site, outer);
	expr_id call;

	if (outer == ID_NONE || program_expr(program, member)->kind != EXPR_MEMBER) {
		return false;
	}
	call = lookup_parent(program, member.module, member.expr);
	return call != ID_NONE &&
	       program_expr(program, program_beside(site, call))->kind == EXPR_CALL &&
	       program_expr(program, program_beside(site, call))->left == member.expr;
}

/* What a framework hands to a handler, which nothing imports, is there on the server alone. */
static struct str side_of(struct collector *collector, const struct unsafe_read *read)
{
	struct str side = sdk_side(collector, read->at, &read->thing);

	return side.n == 0 && read->thing.name.n == 0 && read->thing.package.n > 0 ? STR("server")
										   : side;
}

static void add(struct search *search, struct site site)
{
	struct collector *collector = search->collector;
	struct unsafe_read read;
	struct str side;
	bool access;

	if ((is_part(search, site) && !is_method(search, site)) ||
		!unsafe_reads_of(collector, site, &read) || read.path.n == 0) {
		return;
	}
	side = side_of(collector, &read);
	access = !str_is(side, "client") && unsafe_reads_is_access(read.path);
	search->found = search->found || (access && side.n > 0);
	map_put(collector->arena, &search->by_site, str_copy(collector->arena, key_of(&site)),
		(uint32_t)collector->facts->unsafe_reads.n);
	search->count++;
	vec_push(collector->arena, &collector->facts->unsafe_reads,
		(struct fact_unsafe_read){
			.at = collector_site(collector, site),
			.name = str_copy(collector->arena, read.path),
			.side = side,
			.decides_access = str_of(access ? "unknown" : "no"),
		});
}

static void read_module(struct search *search)
{
	if ((words_in(search->collector, search->module) & WORDS_UNSAFE) == 0) {
		return;
	}
	search->count = 0;
	for (expr_id i = 0; search->count < COLLECTOR_FACTS_PER_FILE &&
			    (i = lookup_next(search->collector->program, search->module,
				     KINDS(EXPR_MEMBER), i)) != ID_NONE;
		i++) {
		add(search, (struct site){search->module, i});
	}
}

/* One if: a read that is asked for in another module's helper is decided on here. */
static void see_if(struct search *search, const struct summary *summary, uint32_t step)
{
	struct collector *collector = search->collector;
	struct site test = {search->module, summary->steps[step].expr};
	struct unsafe_test found;
	struct fact_unsafe_read *fact;
	uint32_t index;

	if (test.expr == ID_NONE || !unsafe_reads_test(collector, test, &found)) {
		return;
	}
	index = map_get(&search->by_site, key_of(&found.read.at));
	fact = index == MAP_NONE ? NULL : &collector->facts->unsafe_reads.items[index];
	if (fact == NULL || !str_is(fact->side, "server") || !place_absent(&fact->decided_at) ||
		!unsafe_reads_turns_away(summary, step, &found)) {
		return;
	}
	fact->decides_access = STR("yes");
	fact->decided_at = collector_site(collector, test);
}

static void see_module(struct search *search)
{
	const struct summary *summary = search->collector->program->modules[search->module].summary;

	for (uint32_t i = 0; i < summary->step_count; i++) {
		if (summary->steps[i].kind == STEP_IF) {
			see_if(search, summary, i);
		}
	}
}

void collect_unsafe_reads(struct collector *collector)
{
	struct search search = {.collector = collector};
	uint32_t count = collector->program->module_count;

	for (search.module = 0; search.module < count; search.module++) {
		read_module(&search);
	}
	for (search.module = 0; search.found && search.module < count; search.module++) {
		see_module(&search);
	}
}
