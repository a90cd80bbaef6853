#include "facts/webhook.h"

/*
 * What a handler writes, by the methods' names: Prisma, Drizzle, Kysely, Knex,
 * Mongoose, Supabase, Convex, Firestore, Sequelize, and SQL as text.
 */

struct writes {
	struct webhook *webhook;
	struct site last; /* the call of the last write, or SITE_NONE */
};

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
		(str_is(str_of(kind), "create") && webhook_is_looked_up(webhook, item))) {
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
