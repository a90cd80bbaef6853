#include "base/path.h"
#include "program/frameworks/fastify.h"

/*
 * Plugins: a function of ours makes a context of its own, unless
 * fastify-plugin wraps it. Sources: Fastify documentation, "Plugins",
 * "The hitchhiker's guide to plugins"; fastify/fastify-plugin and
 * fastify/fastify-autoload, README.
 */

/* `import('./routes.js')` stands for what that gives out as default. */
static struct site default_of_import(const struct registry *x, struct site site)
{
	const struct expr *e = program_expr(x->program, site);
	const struct program_module *module = &x->program->modules[site.module];

	if (e->kind == EXPR_AWAIT) {
		site.expr = e->left;
		e = program_expr(x->program, site);
	}
	if (e->kind != EXPR_IMPORT || e->index == 0 || e->index > module->summary->import_count ||
		module->targets[e->index - 1] == ID_NONE) {
		return SITE_NONE;
	}
	return program_export(x->program, module->targets[e->index - 1], STR("default"));
}

/* What a wrapper that takes the encapsulation away was given; SITE_NONE for anything else. */
static struct site unwrapped(const struct registry *x, const struct value *value)
{
	struct value callee;

	if (value->kind != VALUE_CALL || value->name.n > 0) {
		return SITE_NONE;
	}
	callee = registration_callee_value(x, value->at);
	return fastify_is_package(&callee, "fastify-plugin")
		       ? registration_argument(x, value->at, 0)
		       : SITE_NONE;
}

/* Without encapsulation the plugin's parameter is the application itself. */
static void add_same(
	struct registry *x, const struct registration *r, struct site function, struct site object)
{
	struct owner owner;

	if (registration_owner(x, object, &owner)) {
		registration_add_setup(x, r->call, function, owner.application);
	}
}

/* A plugin of a package: what it does is not read, but its name may be known. */
static void add_unread(
	struct registry *x, struct registration r, struct site plugin, struct site object)
{
	struct value value = program_single(x->program, plugin);

	r.kind = REGISTRATION_SETTING;
	r.stage = STR(FASTIFY_PLUGIN);
	r.path = STR("");
	r.path_known = true;
	r.lost = value.kind != VALUE_IMPORT && value.kind != VALUE_CALL;
	registration_take(x, &r, plugin);
	registration_add(x, r, object, SITE_NONE);
}

/* Registers one plugin on an object, as r says. */
static void add_plugin(
	struct registry *x, struct registration r, struct site plugin, struct site object)
{
	struct value value = program_single(x->program, plugin);
	struct site inner = unwrapped(x, &value);
	uint32_t context;

	if (inner.expr != ID_NONE) {
		value = program_single(x->program, inner);
		if (value.kind == VALUE_FUNCTION) {
			add_same(x, &r, value.at, object);
			return;
		}
	}
	if (value.kind != VALUE_FUNCTION) {
		add_unread(x, r, plugin, object);
		return;
	}
	if (str_has(x->program->modules[value.at.module].summary->text, "skip-override")) {
		add_same(x, &r, value.at, object);
		return;
	}
	context = registration_param(x, value.at);
	if (context != ID_NONE) {
		vec_push(x->arena, &r.items, (struct registered){value.at, context, false});
		registration_add(x, r, object, SITE_NONE);
	}
}

/* The prefix among a plugin's options. */
static void read_prefix(const struct registry *x, struct registration *r, struct site options)
{
	struct site found = SITE_NONE;
	struct str prefix;
	enum property given = options.expr == ID_NONE ? PROPERTY_ABSENT
						      : program_find_property(x->program, options,
								STR("prefix"), &found);

	if (given == PROPERTY_ABSENT) {
		return;
	}
	prefix = given == PROPERTY_FOUND ? program_string(x->program, found) : STR_NONE;
	r->path_known = !str_absent(prefix);
	r->path = str_absent(prefix) ? STR("") : prefix;
}

/* A text that is put together from a file's own folder: path.join(__dirname, 'routes'). */
static struct str folder_at(const struct registry *x, struct site site)
{
	struct value value = program_single(x->program, site);
	struct str folder = path_folder(x->program->modules[site.module].path);
	struct value callee;
	struct str name;

	if (value.kind != VALUE_CALL || value.name.n > 0 || registration_count(x, value.at) != 2) {
		return STR_NONE;
	}
	callee = registration_callee_value(x, value.at);
	name = program_string(x->program, registration_argument(x, value.at, 1));
	if (callee.kind != VALUE_IMPORT || !str_ends(callee.package, "path") ||
		(!str_ends(callee.name, "join") && !str_ends(callee.name, "resolve")) ||
		str_absent(name) || str_has(name, "..")) {
		return STR_NONE;
	}
	value = program_single(x->program, registration_argument(x, value.at, 0));
	if (value.kind == VALUE_CALL) {
		/* dirname(fileURLToPath(import.meta.url)) */
		callee = registration_callee_value(x, value.at);
		if (callee.kind != VALUE_IMPORT || !str_ends(callee.name, "dirname")) {
			return STR_NONE;
		}
	} else if (value.kind != VALUE_GLOBAL || !str_ends(value.name, "dirname")) {
		return STR_NONE;
	}
	while (str_starts(name, "/")) {
		name = str_slice(name, 1, name.n);
	}
	return path_join(x->arena, folder, name);
}

/* Only options whose meaning is read here: others may move or leave out routes. */
static bool are_options_plain(const struct registry *x, struct site options)
{
	static const char *const names[] = {"dir", "options", "forceESM", "encapsulate"};
	struct value value = program_single(x->program, options);
	const struct summary *summary;

	if (value.kind != VALUE_OBJECT) {
		return false;
	}
	summary = x->program->modules[value.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, value.at.expr, i);

		if (prop->kind == PROP_SPREAD || str_absent(prop->key) ||
			!str_in(prop->key, names, sizeof(names) / sizeof(names[0]))) {
			return false;
		}
	}
	return true;
}

static bool is_index(struct str path)
{
	return str_starts(path_name(path), "index.");
}

/* Of a folder with an index file, only that is loaded, and the folders below. */
static bool has_index(const struct registry *x, struct str folder)
{
	for (uint32_t m = 0; m < x->program->module_count; m++) {
		if (is_index(x->program->modules[m].path) &&
			str_equal(path_folder(x->program->modules[m].path), folder)) {
			return true;
		}
	}
	return false;
}

static void load(struct registry *x, struct registration r, struct site object, uint32_t module,
	struct str folder)
{
	struct str path = x->program->modules[module].path;
	struct site plugin = program_export(x->program, module, STR("default"));
	struct site given = program_export(x->program, module, STR("autoPrefix"));
	struct site other = program_export(x->program, module, STR("prefixOverride"));

	if (plugin.expr == ID_NONE || (!is_index(path) && has_index(x, path_folder(path)))) {
		return;
	}
	r.path = registration_join(x->arena, r.path, path_below(path_folder(path), folder));
	r.path_known = r.path_known && given.expr == ID_NONE && other.expr == ID_NONE;
	add_plugin(x, r, plugin, object);
}

/* Registers what register(autoload, options) finds in its folder. */
static void read_autoload(struct registry *x, struct registration r, struct site object)
{
	struct site options = registration_argument(x, r.call, 1);
	struct site dir =
		options.expr == ID_NONE ? SITE_NONE : program_property(x->program, options, "dir");
	struct str folder = dir.expr == ID_NONE ? STR_NONE : folder_at(x, dir);

	if (str_absent(folder)) {
		add_unread(x, r, registration_argument(x, r.call, 0), object);
		return;
	}
	read_prefix(x, &r, program_property(x->program, options, "options"));
	r.path_known = r.path_known && are_options_plain(x, options);
	r.lost = !are_options_plain(x, options);
	for (uint32_t m = 0; m < x->program->module_count; m++) {
		if (x->program->modules[m].live &&
			!str_absent(path_below(x->program->modules[m].path, folder))) {
			load(x, r, object, m, folder);
		}
	}
}

void fastify_read_plugin(struct registry *x, struct site call)
{
	struct registration r = registration_at(REGISTRATION_MOUNT, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	struct site plugin = registration_argument(x, call, 0);
	struct site imported;
	struct value value;

	if (plugin.expr == ID_NONE) {
		return;
	}
	imported = default_of_import(x, plugin);
	plugin = imported.expr == ID_NONE ? plugin : imported;
	value = program_single(x->program, plugin);
	if (fastify_is_package(&value, "@fastify/autoload") ||
		fastify_is_package(&value, "fastify-autoload")) {
		read_autoload(x, r, object);
		return;
	}
	read_prefix(x, &r, registration_argument(x, call, 1));
	add_plugin(x, r, plugin, object);
}
