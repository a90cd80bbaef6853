#include "facts/webhook.h"

/*
 * What a handler writes, by the methods' names: Prisma, Drizzle, Kysely, Knex,
 * Mongoose, Supabase, Convex, Firestore, Sequelize, and SQL as text.
 */

struct writes {
	struct webhook *webhook;
	struct site last; /* the call of the last write, or SITE_NONE */
};

enum { NAMES_MOST = 8 }; /* constants and members around what was looked up */

/* Maps, hashes and plain objects have methods of these names too. */
static bool is_in_memory(const struct webhook *webhook, uint32_t item, struct site object)
{
	const struct program *program = webhook->collector->program;
	struct value value = trace_value(&webhook->trace, item, object);
	struct value maker;

	if (value.kind == VALUE_GLOBAL) {
		return str_is(value.name, "Object") || str_is(value.name, "Reflect");
	}
	if (value.kind != VALUE_NEW && value.kind != VALUE_CALL) {
		return false;
	}
	maker = trace_value(&webhook->trace, item, program_called(program, value.at));
	return (value.kind == VALUE_NEW && maker.kind == VALUE_GLOBAL) ||
	       (maker.kind == VALUE_IMPORT && str_ends(maker.package, "crypto")) ||
	       (maker.kind == VALUE_IMPORT && str_starts(maker.package, "next/"));
}

/* `insert(…).values(…).onConflictDoNothing()`: the earlier call is part of this one. */
static bool continues(const struct webhook *webhook, struct site call, struct site earlier)
{
	const struct summary *summary = webhook->collector->program->modules[call.module].summary;
	expr_id next = summary->exprs[call.expr].left;

	while (next != ID_NONE && call.module == earlier.module) {
		const struct expr *e = &summary->exprs[next];

		if (next == earlier.expr) {
			return true;
		}
		if (e->kind != EXPR_MEMBER && e->kind != EXPR_CALL) {
			break;
		}
		next = e->left;
	}
	return false;
}

static bool is_true(const struct program *program, struct site option)
{
	return option.expr != ID_NONE && program_expr(program, option)->kind == EXPR_BOOLEAN &&
	       program_expr(program, option)->number != 0;
}

/* updateOne(filter, change, { upsert: true }), createMany({ data, skipDuplicates: true }) */
static bool asks_upsert(const struct webhook *webhook, struct site call)
{
	static const char *const options[] = {"upsert", "skipDuplicates", "ignoreDuplicates"};
	const struct program *program = webhook->collector->program;

	for (uint32_t i = 0; i < program_expr(program, call)->count; i++) {
		struct site argument = program_argument(program, call, i);

		for (size_t n = 0; n < sizeof(options) / sizeof(options[0]); n++) {
			if (is_true(program, program_property(program, argument, options[n]))) {
				return true;
			}
		}
	}
	return false;
}

/* A call's first argument as text, up to the first hole of a template. */
static struct str text_given(const struct program *program, struct site call, bool whole)
{
	struct site argument = program_argument(program, call, 0);
	const struct expr *e;

	if (argument.expr == ID_NONE) {
		return STR("");
	}
	e = program_expr(program, argument);
	if (e->kind != EXPR_STRING && e->kind != EXPR_TEMPLATE) {
		return STR("");
	}
	return whole ? program_text(program, argument)
		     : str_trim(str_slice(program_text(program, argument), 1, SIZE_MAX));
}

static bool begins(struct str text, const char *word)
{
	size_t n = str_of(word).n;

	return text.n > n && str_is_nocase(str_slice(text, 0, n), word);
}

/* "update users set …": a sentence that begins so goes on otherwise. */
static bool begins_update(struct str text)
{
	struct str rest;
	size_t n = 0;

	if (!begins(text, "update ")) {
		return false;
	}
	rest = str_trim(str_slice(text, str_of("update ").n, text.n));
	while (n < rest.n && rest.s[n] != ' ' && rest.s[n] != '\n') {
		n++;
	}
	return begins(str_trim(str_slice(rest, n, rest.n)), "set ");
}

/* sql`insert into …`, pool.query('UPDATE … SET …'); NULL for any other text. */
static const char *kind_of_sql(const struct program *program, struct site call)
{
	struct str text = text_given(program, call, false);
	struct str whole = text_given(program, call, true);

	if (begins(text, "insert ")) {
		return begins(text, "insert or ") || begins(text, "insert ignore ") ||
				       str_has_nocase(whole, "on conflict") ||
				       str_has_nocase(whole, "on duplicate key")
			       ? "upsert"
		       : begins(text, "insert into ") ? "create"
						      : NULL;
	}
	if (begins_update(text)) {
		return "update";
	}
	return begins(text, "delete from ") ? "delete" : NULL;
}

/*
 * Firestore: collection(…).add(), doc(…).set(); Knex: where(…).del(). Of
 * anything else these names are no writes.
 */
static const char *kind_of_chain(struct str callee)
{
	if (str_ends(callee, "where().del")) {
		return "delete";
	}
	if (str_ends(callee, "collection().add")) {
		return "create";
	}
	return str_ends(callee, ".doc().set") ? "upsert" : NULL;
}

/* addDoc(collection, data) of firebase/firestore */
static const char *kind_of_function(const struct webhook *webhook, uint32_t item)
{
	static const struct {
		const char *name;
		const char *kind;
	} table[] = {
		{"addDoc", "create"},
		{"setDoc", "upsert"},
		{"updateDoc", "update"},
		{"deleteDoc", "delete"},
	};
	struct value callee = webhook_callee(webhook, item);

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (callee.kind == VALUE_IMPORT && str_starts(callee.package, "firebase") &&
			str_is(callee.name, table[i].name)) {
			return table[i].kind;
		}
	}
	return NULL;
}

static const char *kind_of_call(const struct webhook *webhook, uint32_t item, struct site call)
{
	const struct program *program = webhook->collector->program;
	struct site called = program_called(program, call);
	const struct expr *callee = program_expr(program, called);
	const char *kind = kind_of_sql(program, call);

	if (kind == NULL && callee->kind == EXPR_NAME) {
		kind = kind_of_function(webhook, item);
	}
	if (kind != NULL || callee->kind != EXPR_MEMBER) {
		return kind;
	}
	kind = webhook_write_kind(callee->name);
	if (kind == NULL) {
		return kind_of_chain(webhook_callee_text(webhook, call));
	}
	return is_in_memory(webhook, item, (struct site){call.module, callee->left}) ? NULL : kind;
}

/* The call that was awaited for what the expression is, or is a part of; or SITE_NONE. */
static struct site origin_of(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	bool awaited = false;

	for (unsigned i = 0; i < NAMES_MOST && site.expr != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[site.expr];

		awaited = awaited || e->kind == EXPR_AWAIT;
		switch ((enum expr_kind)e->kind) {
		case EXPR_CALL:
			return awaited ? site : SITE_NONE;
		case EXPR_NAME:
			site.expr = e->binding == ID_NONE ? ID_NONE
							  : summary->bindings[e->binding].value;
			break;
		case EXPR_MEMBER:
		case EXPR_INDEX:
		case EXPR_AWAIT:
			site.expr = e->left;
			break;
		default:
			return SITE_NONE;
		}
	}
	return SITE_NONE;
}

/* Does a test ask for a record that was looked up: `if (existing)`? */
static bool asks_record(const struct webhook *webhook, struct site test)
{
	static const char *const words[] = {
		"find", "select", "query", "unique", "first", "exist", "lookup"};
	const struct program *program = webhook->collector->program;
	const struct summary *summary = program->modules[test.module].summary;
	const struct expr *e = &summary->exprs[test.expr];

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *part = &summary->exprs[i];
		struct site origin;

		if (part->start < e->start || part->end > e->end ||
			(part->kind != EXPR_NAME && part->kind != EXPR_CALL)) {
			continue;
		}
		origin = origin_of(program, (struct site){test.module, i});
		if (origin.expr != ID_NONE &&
			str_has_any_nocase(webhook_callee_text(webhook, origin), words,
				sizeof(words) / sizeof(words[0]))) {
			return true;
		}
	}
	return false;
}

/* The if of a block that is one, or its else-part; else ID_NONE. */
static uint32_t test_of(const struct webhook *webhook, uint32_t block)
{
	const struct trace *trace = &webhook->trace;

	if (trace->items.items[block].step->kind == STEP_IF) {
		return block;
	}
	for (uint32_t i = block; i > 0 && trace->items.items[block].step->kind == STEP_ELSE; i--) {
		if (trace->items.items[i - 1].step->kind == STEP_IF &&
			trace->items.items[i - 1].end + 1 == block) {
			return i - 1;
		}
	}
	return ID_NONE;
}

/* `if (existing) update() else insert()`, `if (existing) return; insert()`: an upsert by hand. */
static bool is_looked_up(const struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;

	for (uint32_t i = trace->items.items[item].parent; i != ID_NONE;
		i = trace->items.items[i].parent) {
		uint32_t test = test_of(webhook, i);

		if (test != ID_NONE && asks_record(webhook, trace_site(trace, test))) {
			return true;
		}
	}
	for (uint32_t i = 0; i < item; i++) {
		uint32_t parent = trace->items.items[i].parent;

		if (trace->items.items[i].step->kind == STEP_IF &&
			trace_is_beside(trace, i, item) &&
			(parent == ID_NONE || trace_inside(trace, item, parent)) &&
			trace_leaves(trace, i) && asks_record(webhook, trace_site(trace, i))) {
			return true;
		}
	}
	return false;
}

static void add_write(struct writes *writes, uint32_t item)
{
	struct webhook *webhook = writes->webhook;
	struct site call = trace_site(&webhook->trace, item);
	struct str text;
	const char *kind;

	if (program_expr(webhook->collector->program, call)->kind != EXPR_CALL ||
		webhook->trace.items.items[item].entered) {
		return;
	}
	kind = kind_of_call(webhook, item, call);
	text = webhook_callee_text(webhook, call);
	if (kind == NULL || str_is(str_of(webhook_work_kind(text)), "llm")) {
		return;
	}
	if (asks_upsert(webhook, call) ||
		(str_is(str_of(kind), "create") && is_looked_up(webhook, item))) {
		kind = "upsert";
	}
	if (writes->last.expr != ID_NONE && continues(webhook, call, writes->last)) {
		vec_last(&webhook->fact.writes)->kind = str_of(kind);
		return;
	}
	webhook_add(webhook, &webhook->fact.writes, call, text, kind);
	writes->last = call;
}

void webhook_find_writes(struct webhook *webhook)
{
	struct writes writes = {webhook, SITE_NONE};

	for (uint32_t i = 0; i < webhook->trace.items.n; i++) {
		if (webhook->trace.items.items[i].step->kind == STEP_CALL) {
			add_write(&writes, i);
		}
	}
}
