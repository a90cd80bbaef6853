#include <string.h>

#include "program/apps.h"
#include "program/frameworks/nest.h"

/* What is set up in bootstrap functions and modules. */

static const struct expr *member_called(const struct nest *nest, struct site call)
{
	expr_id callee = program_expr(nest->program, call)->left;
	const struct expr *e;

	if (callee == ID_NONE) {
		return NULL;
	}
	e = program_expr(nest->program, (struct site){call.module, callee});
	return e->kind == EXPR_MEMBER ? e : NULL;
}

/* The option of a `NestFactory.create(…)` call: it has options behind the module or adapter. */
static struct site create_option(const struct nest *nest, struct site create, const char *name)
{
	uint32_t count = program_expr(nest->program, create)->count;

	for (uint32_t i = 1; i < count; i++) {
		struct site found = program_property(
			nest->program, program_argument(nest->program, create, i), name);

		if (found.expr != ID_NONE) {
			return found;
		}
	}
	return SITE_NONE;
}

static bool is_adapter(const struct nest *nest, struct site argument)
{
	return nest_value(nest, argument).kind == VALUE_NEW;
}

/* An adapter that is given an application of its own has what that has, too. */
static bool is_plain_adapter(const struct nest *nest, struct site argument)
{
	struct value value = nest_value(nest, argument);
	struct site given;

	if (value.kind != VALUE_NEW) {
		return false;
	}
	given = program_argument(nest->program, value.at, 0);
	return given.expr == ID_NONE || nest_value(nest, given).kind == VALUE_OBJECT;
}

/* Are all arguments behind the module options that are written out, or adapters? */
static bool options_known(const struct nest *nest, struct site create)
{
	for (uint32_t i = 1; i < program_expr(nest->program, create)->count; i++) {
		struct site argument = program_argument(nest->program, create, i);
		struct value value = nest_value(nest, argument);
		struct site ignored;
		bool plain = value.kind == VALUE_OBJECT &&
			     program_find_property(nest->program, argument, STR("rawBody"),
				     &ignored) != PROPERTY_UNKNOWN;

		if (!plain && !is_plain_adapter(nest, argument) && value.kind != VALUE_NULL) {
			return false;
		}
	}
	return true;
}

static bool is_boolean(const struct nest *nest, struct site site, bool wanted)
{
	struct value value = nest_value(nest, site);

	return value.kind == VALUE_BOOLEAN && !value.guessed && (value.number != 0) == wanted;
}

static void read_create(struct nest *nest, struct site call)
{
	struct nest_app app = {
		.create = call,
		.prefix = STR(""),
		.prefix_known = true,
		.excluded = SITE_NONE,
		.version_prefix = STR("v"),
		.default_version = SITE_NONE,
	};
	struct site raw = create_option(nest, call, "rawBody");
	struct site parser = create_option(nest, call, "bodyParser");

	app.raw_body = is_boolean(nest, raw, true);
	app.parses = parser.expr == ID_NONE || is_boolean(nest, parser, true);
	app.body_known = options_known(nest, call) &&
			 (raw.expr == ID_NONE || app.raw_body || is_boolean(nest, raw, false)) &&
			 (app.parses || is_boolean(nest, parser, false));
	app.adapter = program_expr(nest->program, call)->count > 1 &&
		      is_adapter(nest, program_argument(nest->program, call, 1));
	vec_push(nest->arena, &nest->apps, app);
}

static void set_prefix(const struct nest *nest, struct nest_app *app, struct site call)
{
	struct site options = program_argument(nest->program, call, 1);
	struct site first = program_argument(nest->program, call, 0);
	struct str prefix = first.expr == ID_NONE ? STR_NONE : program_string(nest->program, first);

	app->prefix_known = app->prefix.n == 0 && !str_absent(prefix);
	app->prefix = str_absent(prefix) ? STR("") : prefix;
	if (options.expr != ID_NONE && program_find_property(nest->program, options, STR("exclude"),
					       &app->excluded) == PROPERTY_UNKNOWN) {
		app->prefix_known = false;
	}
}

/* enableVersioning(): by URI with "v" unless it says otherwise. */
static void set_versioning(const struct nest *nest, struct nest_app *app, struct site call)
{
	struct site options = program_argument(nest->program, call, 0);
	struct site type = options.expr == ID_NONE
				   ? SITE_NONE
				   : program_property(nest->program, options, "type");
	struct value value = nest_value(nest, type);
	struct site prefix;

	app->versioning = NEST_VERSIONING_URI;
	if (options.expr == ID_NONE) {
		return;
	}
	if (type.expr != ID_NONE && !nest_is(&value, "@nestjs/common", "VersioningType.URI")) {
		app->versioning = NEST_VERSIONING_OTHER;
	}
	prefix = program_property(nest->program, options, "prefix");
	if (prefix.expr != ID_NONE) {
		app->version_prefix = is_boolean(nest, prefix, false)
					      ? STR("")
					      : program_string(nest->program, prefix);
		if (str_absent(app->version_prefix)) {
			app->versioning = NEST_VERSIONING_OTHER;
		}
	}
	app->default_version = program_property(nest->program, options, "defaultVersion");
}

static void set_one(
	const struct nest *nest, struct nest_app *app, struct site call, struct str name)
{
	uint32_t count = program_expr(nest->program, call)->count;

	if (str_is(name, "setGlobalPrefix")) {
		set_prefix(nest, app, call);
	} else if (str_is(name, "enableVersioning")) {
		set_versioning(nest, app, call);
	} else if (str_is(name, "use")) {
		vec_push(nest->arena, &app->uses, call);
	}
	for (uint32_t i = 0; i < count; i++) {
		if (str_is(name, "useGlobalGuards")) {
			vec_push(nest->arena, &app->guards,
				program_argument(nest->program, call, i));
		} else if (str_is(name, "useGlobalInterceptors")) {
			vec_push(nest->arena, &app->interceptors,
				program_argument(nest->program, call, i));
		}
	}
}

static bool is_setting(struct str name)
{
	static const char *const names[] = {"setGlobalPrefix", "enableVersioning",
		"useGlobalGuards", "useGlobalInterceptors", "use"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

/* `setUp(app: INestApplication) { app.use(…) }` */
static bool is_called_app(const struct nest *nest, struct site site)
{
	const struct expr *e = program_expr(nest->program, site);
	struct str text = program_text(nest->program, site);

	return e->kind == EXPR_PARAM && str_starts(text, "app");
}

/* `app.setGlobalPrefix(…)`: of the app that is made there, or is handed to a set-up function. */
static void read_setting(struct nest *nest, struct site call)
{
	const struct expr *member = member_called(nest, call);
	struct value object;

	if (member == NULL || !is_setting(member->name)) {
		return;
	}
	object = nest_value(nest, (struct site){call.module, member->left});
	for (size_t i = 0; i < nest->apps.n; i++) {
		bool same = object.kind == VALUE_CALL && object.name.n == 0 &&
			    program_same(object.at, nest->apps.items[i].create);
		/* routers have a `use` as well */
		bool handed = object.kind != VALUE_CALL &&
			      (!str_is(member->name, "use") || is_called_app(nest, object.at));

		if (same || handed) {
			set_one(nest, &nest->apps.items[i], call, member->name);
		}
	}
}

/* `consumer.apply(…).exclude(…).forRoutes(…)` */
static void read_consumer(struct nest *nest, struct site call)
{
	struct nest_middleware middleware = {SITE_NONE, SITE_NONE, call};
	const struct expr *member = member_called(nest, call);

	if (member == NULL || !str_is(member->name, "forRoutes")) {
		return;
	}
	for (unsigned i = 0; i < 4 && member != NULL; i++) {
		struct site inner = {call.module, member->left};

		if (program_expr(nest->program, inner)->kind != EXPR_CALL) {
			break;
		}
		member = member_called(nest, inner);
		if (member != NULL && str_is(member->name, "exclude")) {
			middleware.exclude = inner;
		} else if (member != NULL && str_is(member->name, "apply")) {
			middleware.apply = inner;
		}
	}
	if (middleware.apply.expr != ID_NONE) {
		vec_push(nest->arena, &nest->middleware, middleware);
	}
}

/* RouterModule.register([…]) of @nestjs/core, and the package that was before it. */
static void read_router(struct nest *nest, struct site call)
{
	const struct expr *member = member_called(nest, call);
	struct value callee;

	if (member == NULL ||
		(!str_is(member->name, "register") && !str_is(member->name, "forRoutes"))) {
		return;
	}
	callee = nest_callee(nest, call);
	if (nest_is(&callee, "@nestjs/core", "RouterModule.register") ||
		str_is(callee.package, "nest-router")) {
		nest_module_mounts(nest, call);
	}
}

/* { provide: APP_GUARD, useClass: X } */
static void read_provider(struct nest *nest, struct site object)
{
	static const char *const keys[] = {"useClass", "useExisting", "useValue"};
	const struct summary *summary = nest->program->modules[object.module].summary;
	expr_id provide = summary_prop(summary, object.expr, "provide");
	struct value token;
	bool guard;

	if (provide == ID_NONE) {
		return;
	}
	token = nest_value(nest, (struct site){object.module, provide});
	guard = nest_is(&token, "@nestjs/core", "APP_GUARD");
	if (!guard && !nest_is(&token, "@nestjs/core", "APP_INTERCEPTOR")) {
		return;
	}
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		expr_id value = summary_prop(summary, object.expr, keys[i]);

		if (value != ID_NONE && guard) {
			vec_push(nest->arena, &nest->guards, ((struct site){object.module, value}));
			return;
		}
		if (value != ID_NONE) {
			vec_push(nest->arena, &nest->interceptors,
				((struct site){object.module, value}));
			return;
		}
	}
	nest->guards_lost = nest->guards_lost || guard;
}

static void read_one(struct nest *nest, struct site site)
{
	const struct expr *e = program_expr(nest->program, site);

	if (e->kind == EXPR_ASSIGN && e->left != ID_NONE) {
		const struct expr *left =
			program_expr(nest->program, (struct site){site.module, e->left});

		nest->sets_raw = nest->sets_raw ||
				 (left->kind == EXPR_MEMBER && str_is(left->name, "rawBody"));
	} else if (e->kind == EXPR_OBJECT) {
		read_provider(nest, site);
	} else if (e->kind == EXPR_CALL) {
		read_consumer(nest, site);
		read_router(nest, site);
		read_setting(nest, site);
	}
}

static void read_create_call(struct nest *nest, struct site site)
{
	const struct expr *member;
	struct value callee;

	if (program_expr(nest->program, site)->kind != EXPR_CALL) {
		return;
	}
	member = member_called(nest, site);
	if (member == NULL || !str_is(member->name, "create")) {
		return;
	}
	callee = nest_callee(nest, site);
	if (nest_is(&callee, "@nestjs/core", "NestFactory.create")) {
		read_create(nest, site);
	}
}

static void each_expr(struct nest *nest, void (*read)(struct nest *, struct site))
{
	for (uint32_t m = 0; m < nest->program->module_count; m++) {
		uint32_t count =
			nest_owns(nest, m) ? nest->program->modules[m].summary->expr_count : 0;

		for (expr_id i = 0; i < count; i++) {
			read(nest, (struct site){m, i});
		}
	}
}

void nest_app_read(struct nest *nest)
{
	each_expr(nest, read_create_call);
	each_expr(nest, read_one);
}

bool nest_owns(const struct nest *nest, uint32_t module)
{
	const struct program_module *m = &nest->program->modules[module];

	return m->live && (m->app == nest->app ||
				  (nest->alone && !apps_has(&nest->program->apps[m->app], "nest")));
}

static size_t common_folders(struct str a, struct str b)
{
	size_t common = 0;

	for (size_t i = 0; i < a.n && i < b.n && a.s[i] == b.s[i]; i++) {
		common = a.s[i] == '/' ? i : common;
	}
	return common;
}

/* Of several in one package, the one that lies nearest: apps/api/src/main.ts. */
const struct nest_app *nest_app_of(const struct nest *nest, uint32_t module)
{
	const struct nest_app *best = NULL;
	size_t most = 0;
	bool tie = false;

	for (size_t i = 0; i < nest->apps.n; i++) {
		const struct nest_app *app = &nest->apps.items[i];
		size_t common = common_folders(nest->program->modules[app->create.module].path,
			nest->program->modules[module].path);

		tie = tie || (best != NULL && common == most);
		if (best == NULL || common > most) {
			best = app;
			most = common;
			tie = false;
		}
	}
	return tie ? NULL : best;
}
