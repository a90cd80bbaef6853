#include "base/ascii.h"
#include "base/path.h"
#include "facts/hosts.h"
#include "program/lookup.h"

enum { PARENTS_MOST = 8 };

/*
 * What names of options and variables speak of. Sources: Hasura documentation
 * "JWT authentication" (jwk_url); Chrome extension manifest
 * (host_permissions); Expo app config (associatedDomains); names of the
 * libraries that verify tokens, as in their READMEs.
 */
static const struct {
	const char *word; /* anywhere in the name, in any case */
	const char *role;
} words[] = {
	{"hasura", "hasura"},
	{"nhost", "hasura"},
	{"jwk_url", "hasura"},
	{"jwks", "jwks"},
	{"issuer", "issuer"},
	{"allowediss", "issuer"},
	{"host_permissions", "extension"},
	{"hostpermissions", "extension"},
	{"externally_connectable", "extension"},
	{"associateddomains", "app_link"},
	{"supabase", "supabase"},
	{"proxy", "proxy"},
	{"oauth", "oauth"},
};

const char *hosts_role_of_name(struct str name)
{
	if (str_is(name, "iss")) {
		return "issuer";
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (str_has_nocase(name, words[i].word)) {
			return words[i].role;
		}
	}
	return NULL;
}

bool hosts_role_wins(const char *role)
{
	static const char *const who[] = {"hasura", "supabase", "extension", "app_link", "convex"};

	return role != NULL && str_in(str_of(role), who, sizeof(who) / sizeof(who[0]));
}

const char *hosts_role_of_hit(const struct hosts_hit *hit)
{
	static const char *const of_kind[] = {
		[HOSTS_BACKEND_API] = "api",
		[HOSTS_PROXY] = "proxy",
		[HOSTS_IMAGE] = "image",
		[HOSTS_SCRIPT] = "script",
		[HOSTS_ACCOUNTS] = "other",
	};
	static const char *const of_path[] = {
		[HOSTS_PATH_JWKS] = "jwks",
		[HOSTS_PATH_OAUTH] = "oauth",
		[HOSTS_PATH_SCRIPT] = "script",
	};
	enum hosts_kind kind = hosts_kind(hit->host);

	if ((size_t)kind < sizeof(of_kind) / sizeof(of_kind[0]) && of_kind[kind] != NULL) {
		return of_kind[kind];
	}
	return of_path[hosts_path(hit->path)];
}

bool hosts_is_variable(struct str name)
{
	static const char *const parts[] = {"ISSUER", "JWKS", "JWK_URL", "FRONTEND_API", "FAPI"};

	return str_has_nocase(name, "clerk") &&
	       str_has_any_nocase(name, parts, sizeof(parts) / sizeof(parts[0]));
}

/* 'img-src', connectSrc, SCRIPT_SRC: what fetches, by the names of policies */
static bool is_directive(struct str name)
{
	static const char *const fetches[] = {"script", "style", "img", "connect", "frame",
		"worker", "font", "default", "media", "object", "child", "manifest"};
	size_t n = name.n;

	return n > 3 && str_is_nocase(str_slice(name, n - 3, n), "src") &&
	       str_has_any_nocase(name, fetches, sizeof(fetches) / sizeof(fetches[0]));
}

static bool is_of_policy(struct str name)
{
	static const char *const parts[] = {
		"csp", "securitypolicy", "security_policy", "security-policy", "directives"};

	return is_directive(name) ||
	       str_has_any_nocase(name, parts, sizeof(parts) / sizeof(parts[0]));
}

static void see_name(struct hosts_context *context, struct str name)
{
	if (str_absent(name) || name.n == 0) {
		return;
	}
	context->policy = context->policy || is_of_policy(name);
	context->clerks = context->clerks || str_has_nocase(name, "clerk");
	if (context->role == NULL) {
		context->role = hosts_role_of_name(name);
	}
}

/* `payload.iss === 'https://…'` */
static void see_comparison(
	struct hosts_context *context, const struct summary *summary, const struct expr *e)
{
	expr_id sides[] = {e->left, e->right};

	for (size_t i = 0; e->op == OP_EQUAL || e->op == OP_NOT_EQUAL ? i < 2 : false; i++) {
		const struct expr *side = sides[i] == ID_NONE ? NULL : &summary->exprs[sides[i]];

		if (side != NULL && side->kind == EXPR_MEMBER) {
			see_name(context, side->name);
		}
	}
}

static void see_parent(
	struct hosts_context *context, const struct summary *summary, expr_id parent, expr_id child)
{
	const struct expr *e = &summary->exprs[parent];

	switch ((enum expr_kind)e->kind) {
	case EXPR_CALL:
	case EXPR_NEW:
		if (e->left != ID_NONE && e->left != child) {
			see_name(context, summary->exprs[e->left].name);
		}
		break;
	case EXPR_BINARY:
		see_comparison(context, summary, e);
		break;
	case EXPR_ASSIGN:
		if (e->left != ID_NONE) {
			see_name(context, summary->exprs[e->left].name);
		}
		break;
	default:
		break;
	}
}

/* Every name that a module gives to a value, once for all that is asked about it. */
static void name_values(struct hosts_search *search, uint32_t module)
{
	const struct summary *summary = search->collector->program->modules[module].summary;
	struct str *names =
		arena_array(search->collector->arena, summary->expr_count, sizeof(*names));

	for (expr_id i = 0; i < summary->expr_count; i++) {
		names[i] = STR_NONE;
	}
	for (binding_id i = 0; i < summary->binding_count; i++) {
		if (summary->bindings[i].value != ID_NONE) {
			names[summary->bindings[i].value] = summary->bindings[i].name;
		}
	}
	for (expr_id i = 0; i < summary->expr_count; i++) {
		enum expr_kind kind = (enum expr_kind)summary->exprs[i].kind;
		bool has = kind == EXPR_OBJECT || kind == EXPR_CLASS || kind == EXPR_JSX;

		for (uint32_t n = 0; has && n < summary->exprs[i].count; n++) {
			const struct prop *prop = summary_prop_at(summary, i, n);

			if (prop->value != ID_NONE) {
				names[prop->value] = prop->key;
			}
		}
	}
	search->names = names;
	search->named = module;
}

struct hosts_context hosts_context_of(struct hosts_search *search, struct site site)
{
	const struct program *program = search->collector->program;
	const struct summary *summary = program->modules[site.module].summary;
	struct hosts_context context = {NULL, false, false};
	expr_id child = site.expr;

	if (search->named != site.module) {
		name_values(search, site.module);
	}
	for (unsigned i = 0; i < PARENTS_MOST && child != ID_NONE; i++) {
		expr_id parent = lookup_parent(program, site.module, child);

		see_name(&context, search->names[child]);
		if (parent == ID_NONE || summary->exprs[parent].kind == EXPR_FUNCTION) {
			break;
		}
		see_parent(&context, summary, parent, child);
		child = parent;
	}
	context.policy = context.policy ||
			 is_of_policy(summary->functions[summary->exprs[site.expr].function].name);
	if (str_starts(path_name(program->modules[site.module].path), "auth.config.")) {
		context.role = "convex";
	}
	return context;
}
