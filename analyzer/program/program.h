#ifndef PROGRAM_PROGRAM_H
#define PROGRAM_PROGRAM_H

#include "base/map.h"
#include "module/declared.h"
#include "module/summary.h"
#include "settings/document.h"

/*
 * All summaries of a run, linked: which module a specifier leads to, what a
 * value is and where a call goes, across files, with a bound on the way.
 *
 * The modules that something is looked for in come first, those that a value
 * may come from, or go through, stand behind them and are parsed once something
 * leads there (program_load). So nothing depends on whether they were.
 */
struct program_module {
	struct summary *summary; /* NULL: not loaded */
	struct str path;
	struct str text;
	uint32_t app; /* index into apps */
	bool live; /* reaches production: no test, story, documentation, generated code */
	struct declared declared; /* of those that are not loaded at once */
	uint32_t *targets; /* for each import: module index or ID_NONE */
	uint32_t *export_targets; /* for each export with a specifier, likewise */
	struct module_lookup *lookup; /* of lookup.c; NULL until it is needed */
	struct module_answers *answers; /* of answers.c; NULL until something is asked */
	struct module_callers *callers; /* of callers.c; NULL until it is needed */
};

/* A deployable package: a folder with a package.json that names a framework. */
struct program_app {
	struct str root; /* "" or "apps/web" */
	struct str framework; /* "next", "express", …; "" when none is known */
	struct str framework_version; /* range as written in package.json, or absent */
	bool routes_at_root; /* it has a folder app or pages */
	bool routes_in_src; /* src/app or src/pages */
	bool app_router; /* code in app or src/app */
	bool framework_read; /* does this version read the framework's routes and guards? */
	bool on_vercel; /* its settings or dependencies say that Vercel runs it */
	str_vec shared; /* folders of packages that it and other apps depend on */
	struct auto_import *imports; /* of auto_import.c; NULL: nothing is imported by itself */
};

/* A package of the repository that is no app, and what it is part of. */
struct program_library {
	struct str folder;
	uint32_t app;
};

struct program {
	struct arena *arena;
	struct program_module *modules; /* sorted by path, and those behind module_count again */
	uint32_t module_count; /* that something is looked for in: all loaded */
	uint32_t module_total; /* with those that are loaded when something leads there */
	struct map others; /* path → module index, of these */
	void (*load)(void *loader, uint32_t module); /* makes the summary and links it */
	void *loader;
	struct program_app *apps; /* sorted by root */
	uint32_t app_count;
	struct program_library *libraries; /* those that belong to one app alone */
	uint32_t library_count;
	struct map by_path; /* path → module index, of the first module_count */
	struct document *documents; /* settings that say where handlers are, sorted by path */
	uint32_t document_count;
	bool deploys_without_jwt; /* a script passes --no-verify-jwt to Supabase's functions */
};

/* A place in the program: an expression of a module. */
struct site {
	uint32_t module;
	expr_id expr;
};

#define SITE_NONE ((struct site){ID_NONE, ID_NONE})

enum value_kind {
	VALUE_UNKNOWN, /* depends on run time or could not be followed; at: where it stops */
	VALUE_STRING,
	VALUE_NUMBER,
	VALUE_BOOLEAN,
	VALUE_NULL,
	VALUE_REGEX, /* text, flags */
	VALUE_ENV, /* an environment variable: name, via */
	VALUE_IMPORT, /* something of a package outside the repository: package, name */
	VALUE_GLOBAL, /* a global name, with members: "process.exit" in name */
	VALUE_OBJECT, /* at: the literal */
	VALUE_ARRAY, /* at: the literal */
	VALUE_FUNCTION, /* at: the EXPR_FUNCTION */
	VALUE_CLASS,
	VALUE_CALL, /* the result of a call that is not one of ours: at: the call */
	VALUE_NEW, /* an object made by `new` of something outside */
	VALUE_JSX,
	VALUE_PARAM, /* a parameter of `at`'s function, nothing known about callers */
};

struct value {
	enum value_kind kind;
	struct site at; /* the expression that is the value's origin */
	struct str text; /* STRING: its value; REGEX: source; NUMBER: as written or computed */
	struct str name; /* ENV: variable; IMPORT: exported name, members appended with '.'; GLOBAL;
			    REGEX: flags */
	struct str package; /* IMPORT: specifier; ENV: how it was read ("process.env", …) */
	double number;
	struct site via; /* what it was made by when that happens more than once: the outermost call
			    of an own function, or a class with a superclass; else SITE_NONE */
	bool awaited; /* an await stands between the origin and the place asked about */
	bool guessed; /* reached through a condition, default, reassignment or later change: not
			 certain */
	bool changed; /* ENV: its text is altered on the way by replace() */
};

typedef VEC(struct value) value_vec;

enum { PROGRAM_FOLLOW_LIMIT = 64 }; /* steps on the way to a value */

/*
 * Follows an expression to its origins: through constants, members of known
 * objects, imports, re-exports, getters and functions that only return
 * something, `??`, `||` and `?:` (each alternative is one value). Appends at
 * least one value; what cannot be followed is VALUE_UNKNOWN.
 */
void program_follow(
	const struct program *program, struct site site, struct arena *arena, value_vec *out);

/* Follows to the one value there is; VALUE_UNKNOWN, at the site, when there are several or none. */
struct value program_single(const struct program *program, struct site site);

/*
 * The same two for those who look for what packages give or what the platform
 * has: a function, class or literal that another module declares may come out
 * as VALUE_UNKNOWN, so that the module need not be loaded for it.
 */
void program_origins(
	const struct program *program, struct site site, struct arena *arena, value_vec *out);
struct value program_origin(const struct program *program, struct site site);

/*
 * As program_single, for those who look for something in the modules that were
 * loaded at once: into others it goes only where they hand on what another exports.
 */
struct value program_listed(const struct program *program, struct site site);

/* Follows to a single string; absent when it is none, several, or unknown. */
struct str program_string(const struct program *program, struct site site);

/* Follows and says whether the value can only be this export of a package. */
bool program_is_import(
	const struct program *program, struct site site, const char *package, const char *name);

/*
 * The function a call runs, when it is one of ours (also through imports,
 * constants and object members); SITE_NONE otherwise.
 */
struct site program_callee(const struct program *program, struct site call);

/* The expression that a call calls. */
struct site program_called(const struct program *program, struct site call);

/* What that is, as program_single says. */
struct value program_callee_value(const struct program *program, struct site call);

/* The n-th argument of a call, or SITE_NONE. */
struct site program_argument(const struct program *program, struct site call, uint32_t n);

enum property {
	PROPERTY_ABSENT, /* certainly not there */
	PROPERTY_FOUND,
	PROPERTY_UNKNOWN, /* not one known object, or something unknown may give or hide it */
};

/*
 * Looks for a property's value in an object literal or an element, followed to
 * the literal first and through what is spread into it. *out is SITE_NONE unless found.
 */
enum property program_find_property(
	const struct program *program, struct site object, struct str key, struct site *out);

/* The value of a property, or SITE_NONE: absent or unknown, where that is all the same. */
struct site program_property(const struct program *program, struct site object, const char *key);

/* Finds what a module exports under a name (through re-exports); SITE_NONE if nothing. */
struct site program_export(const struct program *program, uint32_t module, struct str name);

/* Like program_follow, for a member of the expression's value: `env` and "a.b" for env.a.b. */
void program_follow_member(const struct program *program, struct site site, struct str path,
	struct arena *arena, value_vec *out);

/* Another expression of the same file. */
static inline struct site program_beside(struct site site, expr_id expr)
{
	return (struct site){site.module, expr};
}

/* Is it the same expression of the same file? */
static inline bool program_same(struct site a, struct site b)
{
	return a.module == b.module && a.expr == b.expr;
}

/* Is it one of the list? */
bool program_is_among(struct site site, const struct site *list, size_t count);

/* The name of an import without "default.": `verify` of a default import's member. */
struct str program_plain_name(struct str name);

/* The module of this index, which an import or export leads to: loaded if it was not. */
const struct program_module *program_load(const struct program *program, uint32_t module);

static inline const struct expr *program_expr(const struct program *program, struct site site)
{
	return &program->modules[site.module].summary->exprs[site.expr];
}

/* The function of an EXPR_FUNCTION. */
const struct function *program_function(const struct program *program, struct site site);

/* An expression as it is written. */
struct str program_text(const struct program *program, struct site site);

/*
 * What Nuxt and Nitro call the variable of a key of their runtimeConfig,
 * behind a prefix: webhookSecret is WEBHOOK_SECRET.
 */
struct str program_variable_of_key(struct arena *arena, struct str prefix, struct str key);

/* The settings file of this path, or NULL. */
const struct document *program_document(const struct program *program, struct str path);

#endif
