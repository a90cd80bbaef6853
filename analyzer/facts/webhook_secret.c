#include "clerk/names.h"
#include "facts/webhook.h"

/* Where the secret that a verifier is given comes from. */

enum {
	PARTS_MOST = 64, /* expressions looked into for the variable in a computed secret */
};

void webhook_add_secret(struct webhook *webhook, struct str variable)
{
	str_vec *list = &webhook->fact.secret_env;

	for (size_t i = 0; i < list->n; i++) {
		if (str_equal(list->items[i], variable)) {
			return;
		}
	}
	vec_push(webhook->collector->arena, list, variable);
}

static void take_variable(struct webhook *webhook, const struct value *value)
{
	webhook_add_secret(webhook, value->name);
	vec_push(webhook->collector->arena, &webhook->secrets, *value);
}

/* A secret key or a publishable key given as signing secret verifies nothing. */
static void classify_env(struct webhook *webhook, struct str name)
{
	enum env_role role = names_env_role(name);

	if (role == ENV_SECRET_KEY) {
		webhook->fact.secret_class = STR("secret");
	} else if (role == ENV_PUBLISHABLE_KEY) {
		webhook->fact.secret_class = STR("publishable");
	}
}

static void classify_literal(struct webhook *webhook, struct str text, bool fallback)
{
	struct key_info info;

	if (text.n == 0) {
		webhook->fact.secret_default = STR("empty");
		return;
	}
	if (fallback) {
		webhook->fact.secret_default = STR("literal");
		return;
	}
	webhook->fact.secret_from = STR("literal");
	if (keys_classify(webhook->collector->arena, text, &info) &&
		info.kind != KEY_WEBHOOK_SECRET) {
		webhook->fact.secret_class = str_of(keys_kind_name(info.kind));
	}
}

/* A name of SvelteKit's and the like: the export is named as the variable. */
static bool is_env_module(struct str package)
{
	return str_starts(package, "$env/") || str_is(package, "astro:env/server");
}

/* Finds the one variable in what computes a secret: Buffer.from(SECRET.slice(6), 'base64'). */
static bool dig(struct webhook *webhook, uint32_t item, struct site computed)
{
	const struct summary *summary =
		webhook->collector->program->modules[computed.module].summary;
	const struct expr *e = &summary->exprs[computed.expr];
	unsigned looked = 0;
	bool found = false;

	for (expr_id i = 0; i < summary->expr_count && looked < PARTS_MOST; i++) {
		const struct expr *part = &summary->exprs[i];
		struct value value;

		if (part->start < e->start || part->end > e->end || i == computed.expr ||
			(part->kind != EXPR_NAME && part->kind != EXPR_MEMBER)) {
			continue;
		}
		looked++;
		value = trace_value(&webhook->trace, item, (struct site){computed.module, i});
		if (value.kind == VALUE_ENV) {
			take_variable(webhook, &value);
			found = true;
		}
	}
	return found;
}

/* Returns whether the value says where the secret comes from. */
static bool read_value(
	struct webhook *webhook, uint32_t item, const struct value *value, bool several)
{
	bool manual = str_is(webhook->fact.verifier, "manual");

	switch (value->kind) {
	case VALUE_ENV:
		take_variable(webhook, value);
		classify_env(webhook, value->name);
		return true;
	case VALUE_STRING:
		classify_literal(webhook, value->text, several);
		return true;
	case VALUE_NULL:
		return true;
	case VALUE_IMPORT:
		if (is_env_module(value->package)) {
			webhook_add_secret(webhook, value->name);
			return true;
		}
		return false;
	case VALUE_CALL:
	case VALUE_UNKNOWN:
		return manual && dig(webhook, item, value->at);
	default:
		return false;
	}
}

void webhook_read_secret(
	struct webhook *webhook, uint32_t item, struct site secret, const char *from)
{
	bool followed = true;
	value_vec values = {0};

	webhook->fact.secret_at = collector_site(webhook->collector, secret);
	webhook->fact.secret_from = str_of(from);
	trace_follow(&webhook->trace, item, secret, &values);
	for (size_t i = 0; i < values.n; i++) {
		followed = read_value(webhook, item, &values.items[i], values.n > 1) && followed;
	}
	if (!followed && webhook->fact.secret_env.n == 0 &&
		str_is(webhook->fact.verifier, "manual")) {
		followed = dig(webhook, item, secret);
	}
	if (!followed && webhook->fact.secret_env.n == 0) {
		webhook->fact.secret_from = STR("unresolved");
	}
	if (webhook->fact.secret_env.n > 1 || !followed) {
		webhook->fact.secret_class = STR(""); /* one of them may be right */
	}
}

static bool is_secret(const struct webhook *webhook, uint32_t item, struct site site)
{
	value_vec values = {0};

	trace_follow(&webhook->trace, item, site, &values);
	for (size_t i = 0; i < values.n; i++) {
		for (size_t n = 0; n < webhook->fact.secret_env.n; n++) {
			if (values.items[i].kind == VALUE_ENV &&
				str_equal(
					values.items[i].name, webhook->fact.secret_env.items[n])) {
				return true;
			}
		}
	}
	return false;
}

/* Does a test, or one side of its `||`, say that the secret is missing? */
static bool asks_missing(const struct webhook *webhook, uint32_t item, struct site test)
{
	const struct expr *e = program_expr(webhook->collector->program, test);
	struct site left = {test.module, e->left};
	struct site right = {test.module, e->right};

	if (e->kind == EXPR_UNARY && e->op == OP_NOT && e->left != ID_NONE) {
		return is_secret(webhook, item, left);
	}
	if (e->kind == EXPR_EITHER && e->op == OP_OR) {
		return asks_missing(webhook, item, left) || asks_missing(webhook, item, right);
	}
	if (e->kind == EXPR_BINARY && e->op == OP_EQUAL) {
		struct value other = trace_value(&webhook->trace, item, right);

		return is_secret(webhook, item, left) &&
		       (other.kind == VALUE_NULL ||
			       (other.kind == VALUE_STRING && other.text.n == 0));
	}
	return false;
}

/* `if (!secret) throw …` at the top of the file in which the secret is read. */
static bool is_refused_at_start(const struct webhook *webhook, uint32_t module)
{
	const struct summary *summary = webhook->collector->program->modules[module].summary;
	const struct function *top = &summary->functions[0];

	for (uint32_t i = top->first_step; i < top->first_step + top->step_count; i++) {
		const struct step *step = &summary->steps[i];

		if (step->kind != STEP_IF || step->expr == ID_NONE || step->other == ID_NONE ||
			!asks_missing(webhook, ID_NONE, (struct site){module, step->expr})) {
			continue;
		}
		for (uint32_t n = i + 1; n < step->other; n++) {
			if (summary->steps[n].kind == STEP_THROW) {
				return true;
			}
		}
	}
	return false;
}

bool webhook_refuses_missing(const struct webhook *webhook, uint32_t before)
{
	bool refused =
		is_refused_at_start(webhook, webhook->route->module) ||
		is_refused_at_start(webhook, trace_site(&webhook->trace, webhook->verify).module);

	for (uint32_t i = 0; i < before && !refused; i++) {
		refused = webhook->trace.items.items[i].step->kind == STEP_IF &&
			  trace_leaves(&webhook->trace, i) &&
			  asks_missing(webhook, i, trace_site(&webhook->trace, i));
	}
	return refused;
}

void webhook_refuse_default(struct webhook *webhook)
{
	if (webhook_refuses_missing(webhook, webhook->verify)) {
		webhook->fact.secret_default = STR("");
	}
}

/* A variable that is named after a signing secret, where it is read. */
static void add_read(struct webhook *webhook, struct site read)
{
	struct value value = trace_value(&webhook->trace, ID_NONE, read);
	enum env_role role = value.kind == VALUE_ENV ? names_env_role(value.name) : ENV_OTHER;

	if (role == ENV_WEBHOOK_SECRET || role == ENV_WEBHOOK_SECRET_OTHER) {
		webhook_add_secret(webhook, value.name);
	}
}

void webhook_find_unused_secret(struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->trace.functions.n; i++) {
		struct trace_function f = webhook->trace.functions.items[i];
		const struct summary *summary =
			webhook->collector->program->modules[f.module].summary;

		for (expr_id n = 0; n < summary->expr_count; n++) {
			const struct expr *e = &summary->exprs[n];

			if (e->function == f.function &&
				((e->kind == EXPR_MEMBER && str_has(e->name, "SECRET")) ||
					(e->kind == EXPR_CALL && e->count == 1))) {
				add_read(webhook, (struct site){f.module, n});
			}
		}
	}
}
