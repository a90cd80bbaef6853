#include "clerk/names.h"
#include "clerk/proxy.h"
#include "facts/rewrites.h"
#include "facts/words.h"
#include "program/lookup.h"

/*
 * Proxies for Clerk's Frontend API in code. Sources: clerk/javascript
 * packages/backend/src/proxy.ts, packages/nextjs/src/server/{clerkMiddleware,
 * proxy}.ts, packages/{express,fastify,hono}/src; Clerk documentation
 * "Proxying the Clerk Frontend API".
 */
struct proxies {
	struct collector *collector;
	uint32_t module;
	const struct summary *summary;
	bool by_hand; /* the header was seen */
};

static void add(struct proxies *p, struct place at, const char *via, struct str source,
	struct str destination)
{
	vec_push(p->collector->arena, &p->collector->facts->rewrites,
		(struct fact_rewrite){
			.at = at,
			.kind = STR("proxy"),
			.source = str_copy(p->collector->arena, source),
			.destination = str_copy(p->collector->arena, destination),
			.via = str_of(via),
			.resolved = source.n > 0,
		});
}

/* The target of a proxy made by hand stands somewhere in its file. */
static struct str find_target(const struct proxies *p)
{
	for (expr_id i = 0; i < p->summary->expr_count; i++) {
		const struct expr *e = &p->summary->exprs[i];

		if (e->kind == EXPR_STRING && proxy_is_target(e->text)) {
			return e->text;
		}
	}
	return STR("");
}

static void add_by_hand(struct proxies *p, uint32_t start, uint32_t end)
{
	if (!p->by_hand) {
		p->by_hand = true;
		add(p,
			collector_place(p->collector,
				p->collector->program->modules[p->module].path, start, end),
			"code", STR(""), find_target(p));
	}
}

/* { 'Clerk-Proxy-Url': … } */
static void read_object(struct proxies *p, expr_id object)
{
	for (uint32_t i = 0; i < p->summary->exprs[object].count; i++) {
		const struct prop *prop = summary_prop_at(p->summary, object, i);

		if (prop->kind == PROP_VALUE && str_is_nocase(prop->key, proxy_header)) {
			add_by_hand(p, prop->start, prop->end);
		}
	}
}

/* headers.set('Clerk-Proxy-Url', …) */
static void read_header(struct proxies *p, const struct expr *call)
{
	const struct expr *name =
		call->count < 2 ? NULL : &p->summary->exprs[p->summary->kid_ids[call->first]];

	if (name != NULL && name->kind == EXPR_STRING && str_is_nocase(name->text, proxy_header)) {
		add_by_hand(p, name->start, name->end);
	}
}

/* The path that a proxy of the SDKs serves; absent when it is given and not known. */
static struct str path_of(const struct proxies *p, struct site options, const char *property)
{
	const struct program *program = p->collector->program;
	struct site path;

	if (options.expr == ID_NONE) {
		return str_of(proxy_default_path);
	}
	switch (program_find_property(program, options, str_of(property), &path)) {
	case PROPERTY_ABSENT:
		return str_of(proxy_default_path);
	case PROPERTY_FOUND:
		return program_string(program, path);
	case PROPERTY_UNKNOWN:
		break;
	}
	return STR_NONE;
}

static bool is_off(const struct program *program, struct site value)
{
	struct site enabled;
	struct value single = program_single(program, value);

	if (single.kind == VALUE_OBJECT &&
		program_find_property(program, value, STR("enabled"), &enabled) == PROPERTY_FOUND) {
		single = program_single(program, enabled);
	} else if (single.kind == VALUE_OBJECT) {
		return true; /* it has to be switched on */
	}
	return (single.kind == VALUE_BOOLEAN && single.number == 0) || single.kind == VALUE_NULL;
}

/* clerkMiddleware(handler, { frontendApiProxy: { enabled: true, path: '/clerk' } }) */
static void read_option(struct proxies *p, struct site call, struct str api)
{
	const struct program *program = p->collector->program;

	for (uint32_t i = 0; i < program_expr(program, call)->count; i++) {
		struct site options = program_argument(program, call, i);
		struct site value = program_property(program, options, "frontendApiProxy");

		if (value.expr != ID_NONE && !is_off(program, value)) {
			struct str path = path_of(p, value, "path");

			add(p, collector_site(p->collector, value),
				str_copy(p->collector->arena, api).s,
				str_absent(path) ? STR("") : path, STR(""));
			return;
		}
	}
}

static void read_call(struct proxies *p, expr_id id)
{
	struct site call = {p->module, id};
	struct value callee = program_callee_value(p->collector->program, call);
	struct str name = program_plain_name(callee.name);
	struct str path;

	if (callee.kind != VALUE_IMPORT || !names_is_clerk_package(callee.package)) {
		/* fastify.register(clerkPlugin, { … }) */
		struct value plugin = program_single(
			p->collector->program, program_argument(p->collector->program, call, 0));

		if (plugin.kind == VALUE_IMPORT && names_is_clerk_package(plugin.package) &&
			str_is(plugin.name, "clerkPlugin")) {
			read_option(p, call, plugin.name);
		}
		return;
	}
	if (str_is(name, "clerkFrontendApiProxy") ||
		str_is(name, "createFrontendApiProxyHandlers")) {
		path = path_of(p,
			program_argument(p->collector->program, call,
				str_is(name, "clerkFrontendApiProxy") ? 1 : 0),
			"proxyPath");
		add(p, collector_site(p->collector, call), str_copy(p->collector->arena, name).s,
			str_absent(path) ? STR("") : path, STR(""));
	} else {
		read_option(p, call, name);
	}
}

void rewrites_proxies(struct collector *collector, uint32_t module)
{
	struct proxies p = {
		.collector = collector,
		.module = module,
		.summary = collector->program->modules[module].summary,
	};
	uint32_t words = words_in(collector, module);
	bool sdk = (words & WORDS_PROXY) != 0;
	bool header = (words & WORDS_PROXY_HEADER) != 0;

	uint32_t kinds = (sdk || header ? KINDS(EXPR_CALL) : 0) | (header ? KINDS(EXPR_OBJECT) : 0);

	for (expr_id i = 0; (i = lookup_next(collector->program, module, kinds, i)) != ID_NONE;
		i++) {
		const struct expr *e = &p.summary->exprs[i];

		if (e->kind == EXPR_OBJECT) {
			read_object(&p, i);
			continue;
		}
		if (header) {
			read_header(&p, e);
		}
		if (sdk) {
			read_call(&p, i);
		}
	}
}
