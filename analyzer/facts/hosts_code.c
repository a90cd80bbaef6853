#include "clerk/names.h"
#include "facts/hosts.h"
#include "facts/token.h"
#include "facts/words.h"
#include "program/lookup.h"

/* Hosts in code: literals, what is put before a path of the Frontend API, variables. */

enum {
	PARTS_MOST = 64, /* of a template */
	ASKED_MOST = 500, /* holes in a file whose way is looked for */
};

static const struct summary *summary_of(const struct hosts_search *search, uint32_t module)
{
	return search->collector->program->modules[module].summary;
}

static const char *role_of_path(struct str text)
{
	switch (hosts_path(text)) {
	case HOSTS_PATH_JWKS:
		return "jwks";
	case HOSTS_PATH_OAUTH:
		return "oauth";
	case HOSTS_PATH_SCRIPT:
		return "script";
	case HOSTS_PATH_OTHER:
		break;
	}
	return NULL;
}

/*
 * What stands before a path: `${host}/path`, host + '/path', new URL('/path',
 * host); SITE_NONE when nothing does.
 */
static struct site before_path(const struct program *program, struct site path)
{
	const struct summary *summary = program->modules[path.module].summary;
	expr_id parent = lookup_parent(program, path.module, path.expr);
	const struct expr *e = parent == ID_NONE ? NULL : &summary->exprs[parent];

	if (e == NULL) {
		return SITE_NONE;
	}
	if (e->kind == EXPR_BINARY && e->op == OP_PLUS && e->right == path.expr) {
		return (struct site){path.module, e->left};
	}
	if (e->kind == EXPR_NEW && e->count == 2 && summary_kid(summary, parent, 0) == path.expr) {
		return (struct site){path.module, summary_kid(summary, parent, 1)};
	}
	for (uint32_t i = 1; e->kind == EXPR_TEMPLATE && i < e->count && i < PARTS_MOST; i++) {
		if (summary_kid(summary, parent, i) == path.expr) {
			return (struct site){path.module, summary_kid(summary, parent, i - 1)};
		}
	}
	return SITE_NONE;
}

/* ".well-known/jwks.json" behind an issuer that ends with a slash is the same path. */
static struct str with_slash(struct hosts_search *search, struct str text)
{
	return str_starts(text, ".well-known/") || str_starts(text, "oauth/")
		       ? str_format(search->scratch, "/%.*s", STR_ARGS(text))
		       : text;
}

static struct str key_of(const struct site *at)
{
	return (struct str){(const char *)at, sizeof(*at)};
}

static void add_hint(struct hosts_search *search, struct site at, const char *role)
{
	struct arena *arena = search->collector->arena;

	map_put(arena, &search->hints, str_copy(arena, key_of(&at)), (uint32_t)search->roles.n);
	vec_push(arena, &search->roles, role);
}

/* What stands before the path is the literal's role; what is not known of it is an entry. */
static void read_path(struct hosts_search *search, struct site path)
{
	const struct program *program = search->collector->program;
	const struct expr *e = program_expr(program, path);
	const char *role = role_of_path(with_slash(search, e->text));
	struct site host = role == NULL ? SITE_NONE : before_path(program, path);
	value_vec values = {0};

	if (host.expr == ID_NONE) {
		return;
	}
	program_follow(program, host, search->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].kind == VALUE_STRING) {
			add_hint(search, values.items[i].at, role);
		}
	}
}

void hosts_find_hints(struct hosts_search *search, uint32_t module)
{
	if ((words_in(search->collector, module) & WORDS_HINTS) == 0) {
		return;
	}
	for (expr_id i = 0; (i = lookup_next(search->collector->program, module, KINDS(EXPR_STRING),
				     i)) != ID_NONE;
		i++) {
		read_path(search, (struct site){module, i});
		arena_clear(search->scratch);
	}
}

static const char *hinted(const struct hosts_search *search, struct site at)
{
	uint32_t index = map_get(&search->hints, key_of(&at));

	return index == MAP_NONE ? NULL : search->roles.items[index];
}

/* A sentence names hosts for people to read; a policy is told of elsewhere. */
static bool is_prose(struct str text)
{
	struct str trimmed = str_trim(text);

	for (size_t i = 0; i < trimmed.n; i++) {
		if (trimmed.s[i] == ' ' || trimmed.s[i] == '\n') {
			return trimmed.s[0] != '{' && !str_has(text, "<script");
		}
	}
	return false;
}

/* In which roles a host counts that begins with "clerk.", as production instances' do. */
static bool is_role_of_frontend_api(const char *role)
{
	static const char *const roles[] = {"issuer", "jwks", "convex", "hasura", "supabase",
		"oauth", "script", "extension", "app_link"};

	return role != NULL && str_in(str_of(role), roles, sizeof(roles) / sizeof(roles[0]));
}

static bool counts(const struct hosts_search *search, const struct hosts_hit *hit,
	const struct hosts_context *context, const char *role)
{
	if (hosts_kind(hit->host) == HOSTS_IMAGE && hit->path.n > 1 &&
		str_find_byte(hit->path, '*') == SIZE_MAX) {
		return false; /* one picture */
	}
	if (hosts_is_certain(search, hit->host)) {
		return true;
	}
	if (hosts_is_likely(hit->host)) {
		return is_role_of_frontend_api(role);
	}
	return context->clerks && role != NULL &&
	       (str_is(str_of(role), "issuer") || str_is(str_of(role), "jwks"));
}

static const char *role_of(const struct hosts_search *search, struct site at,
	const struct hosts_hit *hit, const struct hosts_context *context)
{
	const char *role = hosts_role_of_hit(hit);

	if (role == NULL || hosts_role_wins(context->role)) {
		role = context->role == NULL ? role : context->role;
	}
	return role == NULL ? hinted(search, at) : role;
}

static void read_literal(struct hosts_search *search, struct site at)
{
	const struct program *program = search->collector->program;
	struct str text = program_expr(program, at)->text;
	struct hosts_context context = {NULL, false, false};
	struct hosts_hit hit;
	size_t from = 0;
	bool asked = false;

	if (str_find_byte(text, '.') == SIZE_MAX || is_prose(text)) {
		return;
	}
	while (!context.policy && hosts_next(text, &from, &hit)) {
		const char *role;

		if (!asked) {
			context = hosts_context_of(search, at);
			asked = true;
		}
		role = role_of(search, at, &hit, &context);
		if (!context.policy && counts(search, &hit, &context, role)) {
			hosts_add(search, (struct fact_host){
						  .at = collector_site(search->collector, at),
						  .host = hit.host,
						  .resolved = true,
						  .role = str_of(role == NULL ? "other" : role),
						  .env = STR(""),
						  .fallback = hosts_is_fallback(search, at),
					  });
		}
	}
}

/* Cheap: does a literal hold, or may it stand for, a host at all? */
static bool may_be_host(const struct hosts_search *search, struct site at, struct str text)
{
	return str_has_nocase(text, "clerk") || hinted(search, at) != NULL ||
	       (str_find_byte(text, '.') != SIZE_MAX &&
		       (str_has(text, "accounts.") || str_has(text, ".lcl") ||
			       str_has(text, "://")));
}

/* Is it only asked whether the variable is set, or is it set itself? */
static bool is_only_tested(const struct program *program, struct site site)
{
	expr_id parent = lookup_parent(program, site.module, site.expr);
	const struct expr *e =
		parent == ID_NONE ? NULL : &program->modules[site.module].summary->exprs[parent];

	return e != NULL &&
	       (e->kind == EXPR_UNARY || (e->kind == EXPR_BINARY && e->op != OP_PLUS) ||
		       (e->kind == EXPR_ASSIGN && e->left == site.expr));
}

/* The role of what follows in a template or a sum: `${process.env.X}/.well-known/jwks.json`. */
static const char *role_behind(struct hosts_search *search, struct site site)
{
	const struct summary *summary = summary_of(search, site.module);
	expr_id parent = lookup_parent(search->collector->program, site.module, site.expr);
	const struct expr *e = parent == ID_NONE ? NULL : &summary->exprs[parent];
	expr_id next = ID_NONE;

	if (e != NULL && e->kind == EXPR_BINARY && e->op == OP_PLUS && e->left == site.expr) {
		next = e->right;
	}
	if (e != NULL && e->kind == EXPR_NEW && e->count == 2 &&
		summary_kid(summary, parent, 1) == site.expr) {
		next = summary_kid(summary, parent, 0);
	}
	for (uint32_t i = 0;
		e != NULL && e->kind == EXPR_TEMPLATE && i + 1 < e->count && i < PARTS_MOST; i++) {
		if (summary_kid(summary, parent, i) == site.expr) {
			next = summary_kid(summary, parent, i + 1);
		}
	}
	if (next == ID_NONE || summary->exprs[next].kind != EXPR_STRING) {
		return NULL;
	}
	return role_of_path(with_slash(search, summary->exprs[next].text));
}

/* The variable that an expression is, or absent. */
static struct str variable_at(struct hosts_search *search, struct site site)
{
	value_vec values = {0};

	program_follow(search->collector->program, site, search->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].kind == VALUE_ENV) {
			return values.items[i].name;
		}
	}
	return STR_NONE;
}

static void add_variable(struct hosts_search *search, struct site site, struct str name)
{
	const struct program *program = search->collector->program;
	struct hosts_context context = hosts_context_of(search, site);
	const char *behind = role_behind(search, site);
	const char *role = behind != NULL ? behind : context.role;

	if (role == NULL) {
		role = hosts_role_of_name(name);
	}
	if (context.policy || is_only_tested(program, site) ||
		(!hosts_is_variable(name) && !is_role_of_frontend_api(role))) {
		return;
	}
	hosts_add(search, (struct fact_host){
				  .at = collector_site(search->collector, site),
				  .host = STR(""),
				  .resolved = false,
				  .role = str_of(role == NULL ? "other" : role),
				  .env = name,
			  });
}

/* Other names of Clerk's that may hold a host; those of pages and of Clerk's own API do not. */
static bool may_be_variable(struct str name)
{
	static const char *const parts[] = {"DOMAIN", "HOST", "_URL"};
	static const char *const pages[] = {"SIGN_IN", "SIGN_UP", "AFTER_", "PROXY", "WEBHOOK",
		"JS_URL", "REDIRECT", "FALLBACK", "API_URL", "WAITLIST"};

	return names_is_clerk(name) &&
	       (hosts_is_variable(name) ||
		       (str_has_any_nocase(name, parts, sizeof(parts) / sizeof(parts[0])) &&
			       !str_has_any_nocase(name, pages, sizeof(pages) / sizeof(pages[0]))));
}

/* process.env.X, env.X, `X` of '$env/static/private' */
static void read_name(struct hosts_search *search, struct site site)
{
	const struct summary *summary = summary_of(search, site.module);
	const struct expr *e = &summary->exprs[site.expr];
	bool imported = e->kind == EXPR_NAME && e->binding != ID_NONE &&
			summary->bindings[e->binding].kind == BINDING_IMPORT;
	struct str name;

	if ((e->kind == EXPR_NAME && !imported) || !may_be_variable(e->name)) {
		return;
	}
	name = variable_at(search, site);
	if (!str_absent(name) && (e->kind != EXPR_NAME || str_equal(name, e->name))) {
		add_variable(search, site, name);
	}
}

/* Deno.env.get('X'), config.getOrThrow('X') */
static void read_argument(struct hosts_search *search, struct site argument)
{
	const struct program *program = search->collector->program;
	struct str text = program_expr(program, argument)->text;
	struct site call = {
		argument.module, lookup_parent(program, argument.module, argument.expr)};
	struct str name;

	if (call.expr == ID_NONE || program_expr(program, call)->kind != EXPR_CALL) {
		return;
	}
	name = variable_at(search, call);
	if (!str_absent(name) && str_equal(name, text)) {
		add_variable(search, call, name);
	}
}

/* `domain` of a Convex provider, where its value is a variable of no name that says so. */
static void read_provider(struct hosts_search *search, struct site object)
{
	struct collector *collector = search->collector;
	uint32_t app = collector->program->modules[object.module].app;
	struct site domain;
	struct str name;

	if (program_find_property(collector->program, object, STR("domain"), &domain) !=
		PROPERTY_FOUND) {
		return;
	}
	name = variable_at(search, domain);
	if (str_absent(name) || names_is_clerk(name) || str_starts(name, "CONVEX_") ||
		!collector->facts->apps.items[app].clerk) {
		return;
	}
	hosts_add(search, (struct fact_host){
				  .at = collector_site(collector, domain),
				  .host = STR(""),
				  .role = STR("convex"),
				  .env = name,
			  });
}

static void add_unknown(
	struct hosts_search *search, struct site at, struct str env, const char *role)
{
	hosts_add(search, (struct fact_host){
				  .at = collector_site(search->collector, at),
				  .host = STR(""),
				  .resolved = false,
				  .role = str_of(role == NULL ? "other" : role),
				  .env = env,
			  });
}

/* Does a name in it speak of Clerk: ${clerkDomain}, ${getFrontendApi()}? */
static bool speaks_of_clerk(const struct program *program, struct site site)
{
	static const char *const words[] = {"clerk", "frontendapi", "fapi"};

	return str_has_any_nocase(program_text(program, site), words, 3);
}

/* `https://${slug}.clerk.accounts.dev/…`: an instance, and not which. */
static void read_slug(struct hosts_search *search, struct site end)
{
	const struct program *program = search->collector->program;
	struct str text = program_expr(program, end)->text;
	struct site slug = before_path(program, end);
	size_t slash = str_find_byte(text, '/');
	struct hosts_context context;
	const char *role;

	if (slug.expr == ID_NONE || ++search->asked > ASKED_MOST) {
		return;
	}
	context = hosts_context_of(search, end);
	role = slash == SIZE_MAX ? NULL : role_of_path(str_slice(text, slash, text.n));
	if (!context.policy) {
		add_unknown(search, slug, token_source_of(search->collector, slug).env,
			role == NULL ? context.role : role);
	}
}

/* `https://${host}/.well-known/jwks.json`, where what is known of the host is that it is Clerk's.
 */
static void read_hole(struct hosts_search *search, struct site path, const char *role)
{
	const struct program *program = search->collector->program;
	struct site host = before_path(program, path);
	struct token_source source;
	value_vec values = {0};

	if (host.expr == ID_NONE || ++search->asked > ASKED_MOST) {
		return;
	}
	program_follow(program, host, search->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		/* what is written out, or read from a variable, is told of where it stands */
		if (values.items[i].kind == VALUE_STRING ||
			(values.items[i].kind == VALUE_ENV &&
				may_be_variable(values.items[i].name))) {
			return;
		}
	}
	source = token_source_of(search->collector, host);
	if (source.evidence.n > 0 || speaks_of_clerk(program, host)) {
		add_unknown(search, host, source.env, role);
	}
}

static void read_string(struct hosts_search *search, struct site site)
{
	struct str text = program_expr(search->collector->program, site)->text;
	const char *role = role_of_path(with_slash(search, text));

	if (role != NULL) {
		read_hole(search, site, role);
	} else if (str_starts(text, ".clerk.accounts.dev")) {
		read_slug(search, site);
	} else if (may_be_host(search, site, text)) {
		read_literal(search, site);
	}
	if (may_be_variable(text)) {
		read_argument(search, site);
	}
}

static void read_expr(struct hosts_search *search, struct site site)
{
	const struct expr *e = program_expr(search->collector->program, site);

	switch ((enum expr_kind)e->kind) {
	case EXPR_STRING:
		read_string(search, site);
		break;
	case EXPR_MEMBER:
	case EXPR_NAME:
		read_name(search, site);
		break;
	case EXPR_OBJECT:
		read_provider(search, site);
		break;
	default:
		break;
	}
}

void hosts_in_code(struct hosts_search *search, uint32_t module)
{
	const struct program *program = search->collector->program;
	/* objects may be the providers of Convex */
	bool provides = str_has(program->modules[module].path, "auth.config.");
	uint32_t kinds = KINDS(EXPR_STRING) | KINDS(EXPR_MEMBER) | KINDS(EXPR_NAME) |
			 (provides ? KINDS(EXPR_OBJECT) : 0);

	for (expr_id i = 0;
		!search->full && (i = lookup_next(program, module, kinds, i)) != ID_NONE; i++) {
		read_expr(search, (struct site){module, i});
		arena_clear(search->scratch);
	}
}
