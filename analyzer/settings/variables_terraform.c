#include "base/ascii.h"
#include "base/path.h"
#include "settings/hcl.h"
#include "settings/variables_build.h"

/*
 * Terraform: variables with their defaults, what *.tfvars assign, and what
 * resources hand to applications. A map's key written like a variable is one,
 * whatever the attribute is called (environment, app_settings, sensitive_vars);
 * so is a name so written beside a value, or before an object with one (ECS,
 * Cloud Run, Vercel, Netlify, Render, Cloudflare, GitHub, SSM, Secrets Manager;
 * documentation of their providers in the Terraform Registry).
 */
enum { DEEPEST = 60 };

static const char *const name_keys[] = {
	"name", "key", "secret_name", "variable_name", "secret_id", "env_name"};
static const char *const value_keys[] = {"value", "secret_text", "plaintext_value", "plaintext",
	"secret_string", "secret_data", "text", "valueFrom", "value_from", "value_source",
	"encrypted_value"};

/* CLERK_SECRET_KEY: attributes of resources are in lower case */
static bool is_variable(struct str name)
{
	if (!variables_is_name(name) || str_find_byte(name, '_') == SIZE_MAX) {
		return false;
	}
	for (size_t i = 0; i < name.n; i++) {
		if (!ascii_is_upper(name.s[i]) && !ascii_is_digit(name.s[i]) && name.s[i] != '_') {
			return false;
		}
	}
	return true;
}

/* var.clerk_secret_key: its last part; of other expressions nothing. */
static struct str reference_of(struct str expression)
{
	struct str last = str_last_part(expression, '.');

	for (size_t i = 0; i < expression.n; i++) {
		char c = expression.s[i];

		if (!ascii_is_alnum(c) && c != '_' && c != '-' && c != '.') {
			return STR("");
		}
	}
	return str_starts(expression, "var.") || str_starts(expression, "local.") ? last : STR("");
}

static void set_string(struct variable *out, const struct hcl_node *value)
{
	struct str inner = str_slice(value->text, 2, value->text.n - (value->text.n > 0));

	out->value = value->text;
	out->expansion = value->expands;
	if (value->expands && str_starts(value->text, "${") &&
		str_find_byte(value->text, '}') == value->text.n - 1) {
		out->value = STR("");
		out->reference = reference_of(inner);
		out->expansion = false;
	}
}

static void set_value(struct variable *out, const struct hcl_node *value)
{
	if (value == NULL) {
		return;
	}
	out->value_start = value->start;
	out->value_end = value->end;
	switch (value->kind) {
	case HCL_STRING:
		set_string(out, value);
		break;
	case HCL_SCALAR:
		out->value = str_is(value->text, "null") ? STR("") : value->text;
		break;
	default:
		out->reference = reference_of(value->text);
	}
}

static void add(struct variables_build *build, const struct variable *like, struct str name,
	uint32_t start, uint32_t end, const struct hcl_node *value)
{
	struct variable variable = *like;

	variable.name = name;
	variable.name_start = start;
	variable.name_end = end;
	set_value(&variable, value);
	variables_add(build, variable);
}

static const struct hcl_node *first_of(
	const struct hcl_node *node, const char *const *keys, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct hcl_node *found = hcl_get(node, keys[i]);

		if (found != NULL) {
			return found;
		}
	}
	return NULL;
}

/* target = ["production", "preview"]: one variable for each. */
static void add_targets(struct variables_build *build, const struct hcl_node *record,
	struct variable like, const struct hcl_node *name, const struct hcl_node *value)
{
	const struct hcl_node *targets = hcl_get(record, "target");
	struct str last = str_last_part(name->text, '/');
	bool added = false;

	hcl_each (target, targets) {
		like.environment = variables_environment(target->text, KINDS_ANY);
		add(build, &like, last, name->start, name->end, value);
		added = true;
	}
	if (!added) {
		add(build, &like, last, name->start, name->end, value);
	}
}

/* values = [{value = …, context = "production"}] of Netlify */
static bool add_contexts(struct variables_build *build, const struct hcl_node *record,
	struct variable like, const struct hcl_node *name)
{
	const struct hcl_node *values = hcl_get(record, "values");

	if (values == NULL || values->kind != HCL_LIST) {
		return false;
	}
	hcl_each (item, values) {
		const struct hcl_node *context = hcl_get(item, "context");

		like.environment = context == NULL
					   ? KINDS_ANY
					   : variables_environment(context->text, KINDS_ANY);
		add(build, &like, name->text, name->start, name->end, hcl_get(item, "value"));
	}
	return true;
}

/* A block or object with a name and perhaps a value. */
static void read_record(
	struct variables_build *build, const struct hcl_node *record, const struct variable *like)
{
	const struct hcl_node *name =
		first_of(record, name_keys, sizeof(name_keys) / sizeof(name_keys[0]));
	const struct hcl_node *value =
		first_of(record, value_keys, sizeof(value_keys) / sizeof(value_keys[0]));
	struct variable variable = *like;

	if (name == NULL || name->kind != HCL_STRING ||
		!is_variable(str_last_part(name->text, '/'))) {
		return;
	}
	if (add_contexts(build, record, variable, name)) {
		return;
	}
	if (value == NULL || value->kind == HCL_BLOCK) {
		variable.reference = STR(""); /* a store's */
		value = NULL;
	}
	add_targets(build, record, variable, name, value);
}

/* Stages that providers know by the name of a block or map: production, preview. */
static struct variable nested_like(const struct hcl_node *node, const struct variable *like)
{
	struct variable variable = *like;

	variable.environment = variables_environment(node->key, like->environment);
	if (node->kind == HCL_BLOCK && !str_absent(node->labels[1])) {
		variable.scope = node->labels[1];
		variable.environment = variables_environment(node->labels[1], variable.environment);
	}
	return variable;
}

/* NAME = { value = … } */
static bool read_named(
	struct variables_build *build, const struct hcl_node *node, const struct variable *like)
{
	const struct hcl_node *value = NULL;

	if (node->kind == HCL_OBJECT && is_variable(node->key)) {
		value = first_of(node, value_keys, sizeof(value_keys) / sizeof(value_keys[0]));
	}
	if (value != NULL) {
		add(build, like, node->key, node->key_start, node->key_end, value);
	}
	return value != NULL;
}

/* Recursion: DEEPEST. */
static void read_node(struct variables_build *build, const struct hcl_node *node,
	const struct variable *like, unsigned depth)
{
	if (depth > DEEPEST) {
		build->partly = true;
		return;
	}
	if (node->kind == HCL_BLOCK || node->kind == HCL_OBJECT) {
		read_record(build, node, like);
	}
	hcl_each (child, node) {
		struct variable variable = nested_like(child, like);

		if (child->first != NULL) {
			if (!read_named(build, child, like)) {
				read_node(build, child, &variable, depth + 1);
			}
		} else if (is_variable(child->key) && child->kind != HCL_BLOCK) {
			add(build, like, child->key, child->key_start, child->key_end, child);
		}
	}
}

/* variable "x" { default = "…" } */
static void read_variable(
	struct variables_build *build, const struct hcl_node *block, struct variable like)
{
	const struct hcl_node *value = hcl_get(block, "default");

	like.form = "variable";
	like.unset = value == NULL;
	add(build, &like, block->labels[0], block->label_starts[0], block->label_ends[0], value);
	if (value != NULL && value->first != NULL) {
		like.form = "env";
		like.unset = false;
		read_node(build, value, &like, 0);
	}
}

/* Of tfvars every assignment counts. */
static void read_assignment(
	struct variables_build *build, const struct hcl_node *node, struct variable like)
{
	if (node->first != NULL) {
		read_node(build, node, &like, 0);
		return;
	}
	like.form = "tfvars";
	add(build, &like, node->key, node->key_start, node->key_end, node);
}

/* Recursion: DEEPEST. */
static void read_json(struct variables_build *build, const struct document_value *table,
	const struct variable *like, unsigned depth)
{
	variables_note_open(build, table);
	document_each (entry, table) {
		if (entry->kind == DOCUMENT_TABLE || entry->kind == DOCUMENT_LIST) {
			if (depth < DEEPEST) {
				read_json(build, entry, like, depth + 1);
			}
		} else if (table->kind == DOCUMENT_TABLE &&
			   (depth == 0 || is_variable(entry->key))) {
			variables_add_entry(build, entry, like, VARIABLES_LITERAL);
		}
	}
}

void variables_terraform(struct variables_build *build)
{
	struct variable like = {
		.form = "env",
		.environment = variables_path_environment(build->path),
	};
	bool assigns = str_has(path_name(build->path), ".tfvars");
	struct hcl_node *root;

	if (build->document != NULL) {
		like.form = "tfvars";
		build->partly = build->document->partial;
		read_json(build, build->root, &like, 0);
		return;
	}
	root = hcl_read(build->arena, build->text, &build->partly);
	hcl_each (node, root) {
		if (assigns) {
			read_assignment(build, node, like);
		} else if (node->kind == HCL_BLOCK && str_is(node->key, "variable") &&
			   !str_absent(node->labels[0])) {
			read_variable(build, node, like);
		} else {
			struct variable variable = nested_like(node, &like);

			read_node(build, node, &variable, 0);
		}
	}
}
