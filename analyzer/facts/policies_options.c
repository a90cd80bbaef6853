#include "base/path.h"
#include "clerk/names.h"
#include "facts/policies.h"
#include "facts/words.h"
#include "program/frameworks/file_route.h"
#include "program/lookup.h"

/*
 * Options that become a Content-Security-Policy. Sources: helmetjs/helmet
 * README and middlewares/content-security-policy; fastify/fastify-helmet and
 * koajs/koa-helmet READMEs; Hono documentation "Secure Headers Middleware";
 * clerk/javascript packages/nextjs/src/server/content-security-policy.ts;
 * nosecone/nosecone README; SvelteKit "Configuration" (csp); Astro
 * configuration reference (csp); Nuxt Security "Content Security Policy";
 * Chrome Extensions "Manifest - Content Security Policy".
 */

/* What helmet sends, and adds to what it is given unless `useDefaults: false` is said. */
static const char helmet_defaults[] =
	"default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';"
	"frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';"
	"script-src-attr 'none';style-src 'self' https: 'unsafe-inline';"
	"upgrade-insecure-requests";

enum option_form {
	OPTION_DIRECTIVES, /* { directives: { … }, reportOnly, useDefaults } */
	OPTION_FLAT, /* the directives themselves */
};

struct library {
	const char *package; /* and paths in it; NULL: any package of Clerk's */
	const char *name; /* NULL: any export */
	const char *option; /* NULL: the argument itself is it */
	const char *via;
	const char *defaults;
	enum option_form form;
};

static const struct library libraries[] = {
	{"helmet", "contentSecurityPolicy", NULL, "helmet", helmet_defaults, OPTION_DIRECTIVES},
	{"helmet", NULL, "contentSecurityPolicy", "helmet", helmet_defaults, OPTION_DIRECTIVES},
	{"helmet-csp", NULL, NULL, "helmet", helmet_defaults, OPTION_DIRECTIVES},
	{"koa-helmet", "contentSecurityPolicy", NULL, "helmet", helmet_defaults, OPTION_DIRECTIVES},
	{"koa-helmet", NULL, "contentSecurityPolicy", "helmet", helmet_defaults, OPTION_DIRECTIVES},
	{"@fastify/helmet", NULL, "contentSecurityPolicy", "helmet", helmet_defaults,
		OPTION_DIRECTIVES},
	{"fastify-helmet", NULL, "contentSecurityPolicy", "helmet", helmet_defaults,
		OPTION_DIRECTIVES},
	{"hono/secure-headers", NULL, "contentSecurityPolicy", "hono", NULL, OPTION_FLAT},
	{"hono/secure-headers", NULL, "contentSecurityPolicyReportOnly", "hono", NULL, OPTION_FLAT},
	{"@nosecone/next", NULL, "contentSecurityPolicy", "nosecone", NULL, OPTION_DIRECTIVES},
	{"nosecone", NULL, "contentSecurityPolicy", "nosecone", NULL, OPTION_DIRECTIVES},
	{NULL, "clerkMiddleware", "contentSecurityPolicy", "clerkMiddleware", NULL,
		OPTION_DIRECTIVES},
};

enum { LIBRARIES = sizeof(libraries) / sizeof(libraries[0]) };

static bool is_package(struct str specifier, const char *package)
{
	size_t n = str_of(package).n;

	return str_starts(specifier, package) && (specifier.n == n || specifier.s[n] == '/');
}

static bool is_export(const struct library *library, const struct value *value)
{
	struct str name = program_plain_name(value->name);

	if (value->kind != VALUE_IMPORT || (library->name != NULL && !str_is(name, library->name) &&
						   !str_is(value->name, library->name))) {
		return false;
	}
	return library->package == NULL ? names_is_clerk_package(value->package)
					: is_package(value->package, library->package);
}

static bool is_set(const struct policies *policies, struct site object, const char *key, bool truth)
{
	struct site site = program_property(policies->collector->program, object, key);
	struct value value;

	if (site.expr == ID_NONE) {
		return false;
	}
	value = program_single(policies->collector->program, site);
	return value.kind == VALUE_BOOLEAN && !value.guessed && (value.number != 0) == truth;
}

/* Also Clerk's { strict: true }, which has no directives of its own. */
static void read_directives(
	struct policies *policies, struct site option, const struct library *library)
{
	const struct program *program = policies->collector->program;
	struct site directives = SITE_NONE;
	enum property found =
		program_find_property(program, option, STR("directives"), &directives);
	bool report_only = is_set(policies, option, "reportOnly", true);
	const char *defaults =
		is_set(policies, option, "useDefaults", false) ? NULL : library->defaults;

	if (found == PROPERTY_FOUND) {
		policies_add_with(policies, directives, defaults, library->via, report_only);
	} else if (found == PROPERTY_ABSENT) {
		struct fact_policy fact = {
			.at = collector_site(policies->collector, option),
			.via = str_of(library->via),
			.api = policies->api,
			.report_only = report_only,
			.resolved = true,
		};

		vec_push(policies->collector->arena, &policies->collector->facts->policies, fact);
	} else {
		policies_add(policies, option, POLICIES_OBJECT, library->via, report_only);
	}
}

static void read_option(
	struct policies *policies, struct site option, const struct library *library)
{
	const struct program *program = policies->collector->program;
	struct value value = program_single(program, option);

	if (value.kind == VALUE_BOOLEAN || value.kind == VALUE_NULL) {
		return; /* switched off, or on as it is */
	}
	if (library->form == OPTION_DIRECTIVES) {
		read_directives(policies, option, library);
	} else {
		policies_add(policies, option, POLICIES_OBJECT, library->via,
			library->option != NULL && str_ends(str_of(library->option), "ReportOnly"));
	}
}

/* The options among a call's arguments: what has the option. */
static void read_arguments(
	struct policies *policies, struct site call, uint32_t first, const struct library *library)
{
	const struct program *program = policies->collector->program;

	for (uint32_t i = first; i < program_expr(program, call)->count; i++) {
		struct site argument = program_argument(program, call, i);
		struct site option = library->option == NULL ? argument : SITE_NONE;
		struct value value = program_single(program, argument);

		if (value.kind == VALUE_FUNCTION) {
			/* clerkMiddleware(handler, (req) => ({ … })) */
			argument = (struct site){value.at.module,
				summary_result(
					program->modules[value.at.module].summary, value.at.expr)};
		}
		if (argument.expr != ID_NONE && library->option != NULL) {
			option = program_property(program, argument, library->option);
		}
		if (option.expr != ID_NONE) {
			read_option(policies, option, library);
			return;
		}
	}
}

/* helmet({ … }), and fastify.register(helmet, { … }) */
static void read_call(struct policies *policies, expr_id id)
{
	const struct program *program = policies->collector->program;
	struct site call = {policies->module, id};
	struct value callee = program_callee_value(program, call);
	struct site first = program_argument(program, call, 0);
	struct value plugin = {.kind = VALUE_UNKNOWN};

	if (first.expr != ID_NONE && callee.kind != VALUE_IMPORT) {
		plugin = program_single(program, first);
	}
	for (size_t i = 0; i < LIBRARIES; i++) {
		if (is_export(&libraries[i], &callee)) {
			read_arguments(policies, call, 0, &libraries[i]);
			if (libraries[i].option == NULL) {
				return;
			}
		} else if (is_export(&libraries[i], &plugin) &&
			   program_expr(program, call)->count > 1) {
			read_arguments(policies, call, 1, &libraries[i]);
		}
	}
}

static struct site setting(const struct policies *policies, const char *name)
{
	struct site site;

	return file_route_setting(policies->collector->program, policies->module, name, &site) ==
			       PROPERTY_FOUND
		       ? site
		       : SITE_NONE;
}

static void read_svelte(struct policies *policies)
{
	struct site csp = setting(policies, "kit.csp");

	if (csp.expr != ID_NONE) {
		const struct program *program = policies->collector->program;

		policies_add(policies, program_property(program, csp, "directives"),
			POLICIES_OBJECT, "svelte", false);
		policies_add(policies, program_property(program, csp, "reportOnly"),
			POLICIES_OBJECT, "svelte", true);
	}
}

static void read_nuxt(struct policies *policies)
{
	struct site csp = setting(policies, "security.headers.contentSecurityPolicy");
	struct value value;

	if (csp.expr != ID_NONE) {
		value = program_single(policies->collector->program, csp);
		if (value.kind == VALUE_OBJECT) {
			policies_add(policies, csp, POLICIES_OBJECT, "nuxt", false);
		}
	}
}

/* Its directives are texts: "default-src 'self'"; scripts and styles have lists of their own. */
static void read_astro(struct policies *policies)
{
	static const char *const names[] = {"security.csp", "experimental.csp"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct site csp = setting(policies, names[i]);

		if (csp.expr != ID_NONE) {
			policies_add(policies,
				program_property(policies->collector->program, csp, "directives"),
				POLICIES_LIST, "astro", false);
		}
	}
}

/* { content_security_policy: … }, manifest.content_security_policy = … */
static expr_id manifest_policy(const struct summary *summary, expr_id id)
{
	const struct expr *e = &summary->exprs[id];
	const struct expr *left =
		e->kind == EXPR_ASSIGN && e->left != ID_NONE ? &summary->exprs[e->left] : NULL;

	if (e->kind == EXPR_OBJECT) {
		return summary_prop(summary, id, "content_security_policy");
	}
	return left != NULL && left->kind == EXPR_MEMBER &&
			       str_is(left->name, "content_security_policy")
		       ? e->right
		       : ID_NONE;
}

/* A manifest in code: wxt.config.ts, manifest.config.ts. Its policy is one, or one for pages. */
static void read_manifest(struct policies *policies)
{
	const struct program *program = policies->collector->program;

	for (expr_id i = 0; i < policies->summary->expr_count; i++) {
		expr_id policy = manifest_policy(policies->summary, i);
		struct site site = {policies->module, policy};
		struct value value;

		if (policy == ID_NONE) {
			continue;
		}
		value = program_single(program, site);
		if (value.kind == VALUE_OBJECT) {
			site = program_property(program, site, "extension_pages");
		}
		policies_add(policies, site, POLICIES_TEXT, "manifest", false);
	}
}

void policies_options(struct policies *policies)
{
	struct str path = policies->collector->program->modules[policies->module].path;
	struct str name = path_name(path);

	if (str_starts(name, "svelte.config.")) {
		read_svelte(policies);
	} else if (str_starts(name, "nuxt.config.")) {
		read_nuxt(policies);
	} else if (str_starts(name, "astro.config.")) {
		read_astro(policies);
	}
	if ((words_in(policies->collector, policies->module) & WORDS_POLICY_MANIFEST) != 0) {
		read_manifest(policies);
	}
	for (expr_id i = 0; (i = lookup_next(policies->collector->program, policies->module,
				     KINDS(EXPR_CALL), i)) != ID_NONE;
		i++) {
		if (policies->summary->exprs[i].count > 0) {
			read_call(policies, i);
		}
	}
}
