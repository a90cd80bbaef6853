#include "facts/env_definitions.h"

#include "base/path.h"
#include "facts/words.h"
#include "program/frameworks/file_route.h"
#include "program/lookup.h"

/*
 * Variables that configuration written as code sets or hands on. Sources:
 * Next.js documentation next.config.js (env); Nuxt "Runtime Config"; Astro
 * "Using environment variables" (env.schema); Vite "Shared Options" (define);
 * Expo "app.config.ts" (extra); PM2 "Ecosystem File"; SST "Secret" and
 * `environment` of its components; AWS CDK API Reference, aws_lambda
 * FunctionProps (environment), aws_ecs ContainerDefinitionOptions
 * (environment, secrets), aws_amplify App (environmentVariables).
 */
enum {
	DEPTH_MOST = 4, /* objects in objects, and what is spread into them */
	OBJECTS_MOST = 1000, /* of one file */
};

enum form {
	FORM_PLAIN, /* NAME: value */
	FORM_RUNTIME, /* clerk: { secretKey: value } is NUXT_CLERK_SECRET_KEY */
	FORM_DOTTED, /* clerk: { key: value } is clerk.key */
	FORM_DEFINE, /* 'process.env.NAME': JSON.stringify(value) */
	FORM_SCHEMA, /* NAME: envField.string({ default: value }) */
};

static const struct setting {
	const char *file; /* what its name begins with */
	const char *via;
	const char *name; /* in what the file exports; NULL: nothing of it sets a variable */
	const char *phase;
	enum form form;
} settings[] = {
	{"next.config.", "next-config", "env", "build", FORM_PLAIN},
	{"nuxt.config.", "nuxt", "runtimeConfig", "run", FORM_RUNTIME},
	{"astro.config.", "astro", "env.schema", "", FORM_SCHEMA},
	{"astro.config.", "astro", "vite.define", "build", FORM_DEFINE},
	{"vite.config.", "vite", "define", "build", FORM_DEFINE},
	{"app.config.", "app-config", "extra", "build", FORM_DOTTED},
	{"app.config.", "app-config", "expo.extra", "build", FORM_DOTTED},
	{"svelte.config.", "svelte", NULL, "", FORM_PLAIN},
	{"auth.config.", "convex", NULL, "", FORM_PLAIN},
};

enum { SETTINGS = sizeof(settings) / sizeof(settings[0]) };

/* One file that is being read. */
struct reading {
	struct collector *collector;
	const struct program *program;
	struct source_file *file;
	const struct setting *setting;
	struct variable like;
	const char *via;
	bool stored; /* the values are in a store of secrets */
	size_t count;
	size_t objects;
};

static const struct summary *summary_of(const struct reading *r, struct site site)
{
	return r->program->modules[site.module].summary;
}

/* JSON.stringify(x) in `define` is x. */
static struct site written_value(const struct reading *r, struct site value)
{
	const struct expr *e = program_expr(r->program, value);
	struct value callee;

	if (e->kind != EXPR_CALL || e->count == 0) {
		return value;
	}
	callee = program_callee_value(r->program, value);
	return callee.kind == VALUE_GLOBAL && str_is(callee.name, "JSON.stringify")
		       ? program_argument(r->program, value, 0)
		       : value;
}

/* `define` holds code: '"pk_test_…"' is a text between quotes. */
static struct str unquoted(struct str text)
{
	bool quoted = text.n > 1 && (text.s[0] == '"' || text.s[0] == '\'') &&
		      text.s[text.n - 1] == text.s[0];

	return quoted ? str_slice(text, 1, text.n - 1) : text;
}

/* Whose value a literal is: keys are named after it. */
static void keep(const struct reading *r, uint32_t module, const struct variable *variable)
{
	struct collector *collector = r->collector;
	struct source_file *file = collector_file(collector, r->program->modules[module].path);

	if (file != NULL) {
		vec_push(collector->arena, &file->variables, *variable);
	}
}

static void set_text(const struct reading *r, const struct value *value, struct variable *out)
{
	const struct expr *literal = program_expr(r->program, value->at);

	out->value = r->setting->form == FORM_DEFINE ? unquoted(value->text) : value->text;
	out->value_start = literal->start;
	out->value_end = literal->end;
	keep(r, value->at.module, out);
}

static bool is_sst_secret(const struct reading *r, struct site call)
{
	const struct expr *e = call.expr == ID_NONE ? NULL : program_expr(r->program, call);

	return e != NULL && e->kind == EXPR_NEW && e->left != ID_NONE &&
	       str_is(program_text(r->program, (struct site){call.module, e->left}), "sst.Secret");
}

/* `secret.value` of `const secret = new sst.Secret("Name")` */
static bool is_secret_value(const struct reading *r, struct site site)
{
	const struct expr *e = program_expr(r->program, site);

	return e->kind == EXPR_MEMBER && str_is(e->name, "value") && e->left != ID_NONE &&
	       is_sst_secret(r, program_single(r->program, (struct site){site.module, e->left}).at);
}

/* A variable that its value may come from, or the one text that it certainly is. */
static void set_value(const struct reading *r, struct site site, struct variable *out)
{
	value_vec values = {0};

	program_follow(r->program, site, r->collector->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].kind == VALUE_ENV) {
			out->reference = values.items[i].name;
			return;
		}
	}
	if (values.n == 1 && !values.items[0].guessed) {
		switch (values.items[0].kind) {
		case VALUE_STRING:
			set_text(r, &values.items[0], out);
			return;
		case VALUE_NULL:
			out->unset = true;
			return;
		default:
			break;
		}
	}
	out->reference = r->stored || is_secret_value(r, site) ? STR("") : STR_NONE;
	out->partial = true;
}

/* Adds the variable of a property. */
static void add(struct reading *r, struct site object, const struct prop *prop, struct str name,
	struct site value)
{
	struct variable variable = r->like;

	if (r->count == COLLECTOR_FACTS_PER_FILE) {
		notice_add(r->collector->arena, &r->collector->facts->notices, r->file->path,
			STR("more than 2000 variables: the others were ignored"));
	}
	if (r->count++ >= COLLECTOR_FACTS_PER_FILE) {
		r->file->understood = VARIABLES_PARTLY;
		return;
	}
	variable.name = name;
	variable.value = STR("");
	if (value.expr == ID_NONE) {
		variable.unset = true;
	} else {
		set_value(r, value, &variable);
	}
	env_definitions_add(r->collector, &variable, r->via,
		collector_place(r->collector, r->program->modules[object.module].path, prop->start,
			prop->end));
}

/* envField.string({ default }): what it is without a value of its own. */
static struct site default_of(const struct reading *r, struct site field)
{
	struct site options = program_argument(r->program, field, 0);

	return options.expr == ID_NONE ? SITE_NONE
				       : program_property(r->program, options, "default");
}

static struct str name_of(const struct reading *r, struct str prefix, struct str key)
{
	static const char *const environments[] = {"process.env.", "import.meta.env."};

	switch (r->setting->form) {
	case FORM_RUNTIME:
		return program_variable_of_key(r->collector->arena, prefix, key);
	case FORM_DOTTED:
		return str_join(r->collector->arena, prefix, key);
	case FORM_DEFINE:
		for (size_t i = 0; i < sizeof(environments) / sizeof(environments[0]); i++) {
			if (str_starts(key, environments[i])) {
				return str_slice(key, str_of(environments[i]).n, key.n);
			}
		}
		return key;
	case FORM_PLAIN:
	case FORM_SCHEMA:
		break;
	}
	return key;
}

/* What stands behind a name when its value is an object with names of its own; absent: nothing. */
static struct str separator_of(const struct reading *r, struct str key)
{
	switch (r->setting->form) {
	case FORM_RUNTIME:
		return STR("_");
	case FORM_DOTTED:
		return STR(".");
	case FORM_DEFINE: /* 'process.env': { NAME: value } */
		return str_is(key, "process.env") ? STR("") : STR_NONE;
	case FORM_PLAIN:
	case FORM_SCHEMA:
		break;
	}
	return STR_NONE;
}

static void add_object(struct reading *r, struct site site, struct str prefix, unsigned depth);

static void add_prop(struct reading *r, struct site object, const struct prop *prop,
	struct str prefix, unsigned depth)
{
	struct site value = {object.module, prop->value};
	struct str name = name_of(r, prefix, prop->key);
	struct str separator = separator_of(r, prop->key);

	if (prop->value == ID_NONE) {
		return;
	}
	if (r->setting->form == FORM_SCHEMA) {
		add(r, object, prop, name, default_of(r, value));
		return;
	}
	if (!str_absent(separator) && program_single(r->program, value).kind == VALUE_OBJECT) {
		name = str_is(prop->key, "process.env") ? STR("") : name;
		add_object(r, value, str_join(r->collector->arena, name, separator), depth + 1);
		return;
	}
	add(r, object, prop, name,
		r->setting->form == FORM_DEFINE ? written_value(r, value) : value);
}

/* Recursion: DEPTH_MOST. */
static void add_object(struct reading *r, struct site site, struct str prefix, unsigned depth)
{
	struct value value = program_single(r->program, site);
	const struct summary *summary;

	if (value.kind != VALUE_OBJECT || depth > DEPTH_MOST || ++r->objects > OBJECTS_MOST) {
		r->file->understood = VARIABLES_PARTLY;
		return;
	}
	summary = summary_of(r, value.at);
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, value.at.expr, i);

		if (prop->kind == PROP_SPREAD) {
			add_object(
				r, (struct site){value.at.module, prop->value}, prefix, depth + 1);
		} else if (prop->key.n > 0) {
			add_prop(r, value.at, prop, prefix, depth);
		} else {
			r->file->understood = VARIABLES_PARTLY;
		}
	}
}

static void read_setting(struct reading *r, const struct setting *setting)
{
	struct str last = str_last_part(str_of(setting->name), '.');
	struct site site;

	if (!str_has(r->file->text, last.s)) {
		return;
	}
	r->setting = setting;
	r->like = (struct variable){.form = "config", .phase = setting->phase, .scope = STR("")};
	switch (file_route_setting(r->program, r->file->module, setting->name, &site)) {
	case PROPERTY_ABSENT:
		break;
	case PROPERTY_UNKNOWN:
		r->file->understood = VARIABLES_PARTLY;
		break;
	case PROPERTY_FOUND:
		add_object(r, site, setting->form == FORM_RUNTIME ? STR("NUXT_") : STR(""), 0);
		break;
	}
}

/* PM2: apps: [{ name, env: { … }, env_production: { … } }] */
static void read_process(struct reading *r, struct site app)
{
	static const struct setting plain = {"", "pm2", "env", "run", FORM_PLAIN};
	struct value value = program_single(r->program, app);
	struct str name;
	const struct summary *summary;

	if (value.kind != VALUE_OBJECT) {
		r->file->understood = VARIABLES_PARTLY;
		return;
	}
	name = program_string(r->program, program_property(r->program, value.at, "name"));
	summary = summary_of(r, value.at);
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, value.at.expr, i);
		struct str rest = str_slice(prop->key, 3, prop->key.n);

		if (!str_starts(prop->key, "env") || (rest.n > 0 && rest.s[0] != '_') ||
			prop->value == ID_NONE || str_is(prop->key, "env_file")) {
			continue;
		}
		r->setting = &plain;
		r->like = (struct variable){
			.form = "config",
			.phase = "run",
			.scope = str_absent(name) ? STR("") : name,
			.environment = kinds_environment(prop->key),
		};
		add_object(r, (struct site){value.at.module, prop->value}, STR(""), 0);
	}
}

static void read_processes(struct reading *r)
{
	struct site apps;
	struct value list;

	if (file_route_setting(r->program, r->file->module, "apps", &apps) != PROPERTY_FOUND) {
		r->file->understood = VARIABLES_PARTLY;
		return;
	}
	list = program_single(r->program, apps);
	if (list.kind != VALUE_ARRAY) {
		r->file->understood = VARIABLES_PARTLY;
		return;
	}
	for (uint32_t i = 0; i < program_expr(r->program, list.at)->count; i++) {
		read_process(r, (struct site){list.at.module,
					summary_kid(summary_of(r, list.at), list.at.expr, i)});
	}
}

/* SST: new sst.Secret("Name") stores one, `environment` of a component sets several. */
static void read_secret(struct reading *r, struct site call)
{
	struct site name = program_argument(r->program, call, 0);
	struct variable variable = {
		.form = "secret",
		.phase = "run",
		.scope = STR(""),
		.value = STR(""),
		.reference = STR(""),
	};

	variable.name = is_sst_secret(r, call) ? program_string(r->program, name) : STR_NONE;
	if (!str_absent(variable.name)) {
		env_definitions_add(
			r->collector, &variable, r->via, collector_site(r->collector, name));
	}
}

/* An object of a file that says what is deployed. */
static void read_component(struct reading *r, expr_id object)
{
	static const char *const properties[] = {"environment", "environmentVariables", "secrets"};
	const struct summary *summary = r->program->modules[r->file->module].summary;

	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++) {
		expr_id value = summary_prop(summary, object, properties[i]);
		struct site site = {r->file->module, value};

		r->stored = str_is(str_of(properties[i]), "secrets");
		if (value != ID_NONE && program_single(r->program, site).kind == VALUE_OBJECT) {
			add_object(r, site, STR(""), 0);
		}
	}
}

static void read_infrastructure(struct reading *r)
{
	static const struct setting plain = {"", "", "environment", "run", FORM_PLAIN};
	const struct summary *summary = r->program->modules[r->file->module].summary;

	r->setting = &plain;
	r->like = (struct variable){.form = "config", .phase = "run", .scope = STR("")};
	for (expr_id id = 0; (id = lookup_next(r->program, r->file->module,
				      KINDS(EXPR_NEW) | KINDS(EXPR_OBJECT), id)) != ID_NONE;
		id++) {
		if (summary->exprs[id].kind == EXPR_NEW) {
			read_secret(r, (struct site){r->file->module, id});
		} else {
			read_component(r, id);
		}
	}
}

/* What a file without a fixed name deploys with; NULL: nothing. */
static const char *infrastructure_of(struct collector *collector, const struct source_file *file)
{
	const struct summary *summary = collector->program->modules[file->module].summary;

	if ((words_in(collector, file->module) & WORDS_SST) != 0) {
		return "sst";
	}
	for (uint32_t i = 0; i < summary->import_count; i++) {
		struct str package = summary->imports[i].specifier;

		if (str_is(package, "aws-cdk-lib") || str_starts(package, "aws-cdk-lib/") ||
			str_starts(package, "@aws-cdk/")) {
			return "cdk";
		}
	}
	return NULL;
}

static void read_file(struct collector *collector, struct source_file *file)
{
	struct str name = path_name(file->path);
	struct reading r = {.collector = collector, .program = collector->program, .file = file};

	if (str_starts(name, "sst.config.")) {
		file->understood = VARIABLES_READ;
		r.via = "sst";
		read_infrastructure(&r);
	} else if (str_starts(name, "ecosystem.config.")) {
		file->understood = VARIABLES_READ;
		r.via = "pm2";
		read_processes(&r);
	}
	for (size_t i = 0; i < SETTINGS; i++) {
		if (!str_starts(name, settings[i].file)) {
			continue;
		}
		file->understood = r.via == NULL ? VARIABLES_READ : file->understood;
		r.via = settings[i].via;
		if (settings[i].name != NULL) {
			read_setting(&r, &settings[i]);
		}
	}
}

static void read_deployment(struct collector *collector, struct source_file *file)
{
	struct reading r = {
		.collector = collector,
		.program = collector->program,
		.file = file,
		.via = infrastructure_of(collector, file),
	};

	if (r.via != NULL) {
		read_infrastructure(&r);
	}
}

void env_definitions_code(struct collector *collector)
{
	for (size_t i = 0; i < collector->file_count; i++) {
		struct source_file *file = &collector->files[i];

		if (file->module == ID_NONE || !file->mentions_clerk) {
			continue;
		}
		if (str_has(path_name(file->path), ".config.")) {
			read_file(collector, file);
		} else {
			read_deployment(collector, file);
		}
	}
	for (size_t i = 0; i < collector->file_count; i++) {
		if (collector->files[i].module != ID_NONE) {
			collector_sort_variables(&collector->files[i]);
		}
	}
}
