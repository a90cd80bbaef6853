#include "clerk/names.h"
#include "facts/webhook.h"

/*
 * Functions that a module marked "use server" exports: each is an endpoint
 * that whoever holds its id can call, with any arguments. Source: React
 * documentation, "use server", "Security considerations".
 */

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* What asks Clerk who is there; clerkClient() does not. */
static bool is_clerk_check(const struct value *callee)
{
	static const char *const names[] = {"auth", "auth.protect", "currentUser", "getAuth",
		"verifyToken", "authenticateRequest", "rootAuthLoader"};
	struct str name = program_plain_name(callee->name);

	return callee->kind == VALUE_IMPORT && names_is_clerk_package(callee->package) &&
	       (str_in(name, names, COUNT(names)) || str_ends(name, ".protect") ||
		       str_ends(name, ".authenticateRequest"));
}

/*
 * Whatever else may ask who is there: by its name, or by what a request
 * carries. Of what could not be followed only a name is known.
 */
static bool may_check(const struct webhook *webhook, uint32_t item, const struct value *callee)
{
	static const char *const words[] = {"access", "admin", "allow", "assert", "auth", "check",
		"cookie", "currentuser", "ensure", "getme", "getuser", "guard", "headers", "login",
		"owner", "permission", "protect", "require", "role", "secret", "session", "token",
		"validaterequest", "verif", "viewer"};
	struct site call = trace_site(&webhook->trace, item);
	const struct program *program = webhook->collector->program;
	const struct expr *called = program_expr(program, program_called(program, call));
	bool lost = callee->kind == VALUE_UNKNOWN && called->kind == EXPR_NAME;

	return lost || str_has_any_nocase(called->name, words, COUNT(words)) ||
	       (callee->kind == VALUE_IMPORT &&
		       str_has_any_nocase(callee->package, words, COUNT(words)));
}

/* Who asks: "clerk", "unknown" or "none". */
static const char *read_check(const struct webhook *webhook)
{
	const char *answer = webhook->trace.complete ? "none" : "unknown";

	for (uint32_t i = 0; i < webhook->trace.items.n; i++) {
		const struct trace_item *item = &webhook->trace.items.items[i];

		if (item->step->kind != STEP_CALL || item->entered) {
			continue;
		}
		struct value callee = webhook_callee(webhook, i);
		if (is_clerk_check(&callee)) {
			return "clerk";
		}
		answer = may_check(webhook, i, &callee) ? "unknown" : answer;
	}
	return answer;
}

/* What a chain begins with: `client` of client.from('tasks').insert(…). */
static struct site root_of(const struct program *program, struct site call)
{
	struct site site = program_called(program, call);
	const struct expr *e = program_expr(program, site);

	while (e->left != ID_NONE &&
		(e->kind == EXPR_MEMBER || e->kind == EXPR_AWAIT ||
			(e->kind == EXPR_CALL &&
				program_expr(program, program_called(program, site))->kind ==
					EXPR_MEMBER))) {
		site = program_beside(site, e->left);
		e = program_expr(program, site);
	}
	return site;
}

/* Traces what a client is made with: createClient(url, key, { accessToken() { … } }). */
static void trace_options(struct webhook *webhook, uint32_t item)
{
	const struct program *program = webhook->collector->program;
	struct site call = trace_site(&webhook->trace, item);
	struct value client;

	if (program_expr(program, call)->kind != EXPR_CALL) {
		return;
	}
	client = trace_value(&webhook->trace, item, root_of(program, call));
	if (client.kind != VALUE_CALL && client.kind != VALUE_NEW) {
		return;
	}
	for (uint32_t i = 0; i < program_expr(program, client.at)->count; i++) {
		struct value options =
			program_single(program, program_argument(program, client.at, i));

		if (options.kind == VALUE_OBJECT) {
			trace_members(&webhook->trace, options.at);
		}
	}
}

/* Then the service may decide by the token who may write what. */
static bool hands_token_on(struct webhook *webhook)
{
	uint32_t count = (uint32_t)webhook->trace.items.n;

	for (uint32_t i = 0; i < count; i++) {
		if (trace_at(&webhook->trace, i)->step->kind == STEP_CALL) {
			trace_options(webhook, i);
		}
	}
	for (uint32_t i = count; i < webhook->trace.items.n; i++) {
		struct value callee = {0};

		if (trace_at(&webhook->trace, i)->step->kind == STEP_CALL) {
			callee = webhook_callee(webhook, i);
		}
		if (is_clerk_check(&callee)) {
			return true;
		}
	}
	return false;
}

/* The import of a module that is, or holds, the action; ID_NONE when it has none. */
static uint32_t import_of(const struct program_module *from, uint32_t module, struct str name)
{
	for (uint32_t i = 0; i < from->summary->import_count; i++) {
		const struct import *import = &from->summary->imports[i];
		bool fits = import->kind == IMPORT_DEFAULT ? str_is(name, "default")
							   : str_equal(import->name, name);

		if (fits && from->targets[i] == module && import->local != ID_NONE) {
			return i;
		}
	}
	return ID_NONE;
}

/* The value of an attribute, without .bind(null, …) around it. */
static expr_id attribute_value(const struct summary *summary, const struct prop *prop)
{
	const struct expr *e;

	if (prop->value == ID_NONE) {
		return ID_NONE;
	}
	e = &summary->exprs[prop->value];
	if (e->kind == EXPR_CALL && summary->exprs[e->left].kind == EXPR_MEMBER &&
		str_is(summary->exprs[e->left].name, "bind")) {
		return summary->exprs[e->left].left;
	}
	return prop->value;
}

/* Attributes of elements that hand the action to a form or a component. */
static void add_attributes(struct collector *collector, uint32_t module, binding_id local,
	struct fact_server_action *fact)
{
	const struct summary *summary = collector->program->modules[module].summary;

	for (expr_id id = 0; id < summary->expr_count; id++) {
		if (summary->exprs[id].kind != EXPR_JSX) {
			continue;
		}
		for (uint32_t n = 0; n < summary->exprs[id].count; n++) {
			const struct prop *prop = summary_prop_at(summary, id, n);
			expr_id value = attribute_value(summary, prop);

			if (value != ID_NONE && summary->exprs[value].kind == EXPR_NAME &&
				summary->exprs[value].binding == local) {
				vec_push(collector->arena, &fact->client_uses,
					collector_site(collector, (struct site){module, value}));
			}
		}
	}
}

/* Where code that runs in the browser gets hold of the action. */
static void add_uses(struct collector *collector, uint32_t module, struct str name,
	struct fact_server_action *fact)
{
	const struct program *program = collector->program;

	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_module *from = &program->modules[i];
		uint32_t n = from->live ? import_of(from, module, name) : ID_NONE;

		if (n == ID_NONE) {
			continue;
		}
		const struct import *import = &from->summary->imports[n];
		if (str_is(from->summary->directive, "use client")) {
			vec_push(collector->arena, &fact->client_uses,
				collector_place(collector, from->path, import->start, import->end));
		} else {
			add_attributes(collector, i, import->local, fact);
		}
	}
}

static void add_action(
	struct collector *collector, uint32_t module, struct str name, struct site function)
{
	struct route route = route_at("", module, 0, 0);
	struct webhook webhook = {
		.collector = collector,
		.route = &route,
		.trace = {.program = collector->program,
			.arena = collector->arena,
			.complete = true},
		.verify = ID_NONE,
	};
	struct fact_server_action fact = {
		.at = collector_site(collector, function),
		.name = name,
	};

	trace_function(&webhook.trace, function);
	webhook_find_writes(&webhook);
	if (webhook.fact.writes.n == 0) {
		return;
	}
	fact.writes = webhook.fact.writes;
	fact.check = str_of(read_check(&webhook));
	if (str_is(fact.check, "none") && hands_token_on(&webhook)) {
		fact.check = STR("unknown");
	}
	add_uses(collector, module, name, &fact);
	vec_push(collector->arena, &collector->facts->server_actions, fact);
}

static void read_module(struct collector *collector, uint32_t module)
{
	const struct program *program = collector->program;
	const struct summary *summary = program->modules[module].summary;

	for (uint32_t i = 0; i < summary->export_count; i++) {
		const struct export *export = &summary->exports[i];

		if (export->kind != EXPORT_LOCAL) {
			continue;
		}
		struct site site = program_export(program, module, export->name);
		struct value value =
			site.expr == ID_NONE ? (struct value){0} : program_single(program, site);
		if (site.expr != ID_NONE && value.kind == VALUE_FUNCTION &&
			value.at.module == module) {
			add_action(collector, module, export->name, value.at);
		}
	}
}

void collect_server_actions(struct collector *collector)
{
	const struct program *program = collector->program;

	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_module *module = &program->modules[i];

		if (module->live && str_is(module->summary->directive, "use server") &&
			collector->facts->apps.items[module->app].clerk) {
			read_module(collector, i);
		}
	}
}
