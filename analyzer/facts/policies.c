#include "facts/policies.h"

#include "base/path.h"
#include "facts/policy_internal.h"

/*
 * Content-Security-Policies in code: wherever the header's name stands with a
 * value. Sources: MDN "Content-Security-Policy"; Next.js documentation
 * next.config.js (headers) and "Content Security Policy"; the header methods
 * of the Fetch API, Express, Fastify, Hono, h3 and Node.
 */
enum policies_header policies_header(struct str name)
{
	if (str_is_nocase(name, "content-security-policy")) {
		return POLICIES_ENFORCED;
	}
	return str_is_nocase(name, "content-security-policy-report-only") ? POLICIES_REPORT_ONLY
									  : POLICIES_NO_HEADER;
}

static struct policy_text text_for(struct policies *policies, enum environment mode)
{
	return (struct policy_text){
		.collector = policies->collector,
		.arena = &policies->scratch,
		.mode = mode,
	};
}

static void read_value(struct policy_text *text, struct site value, enum policies_form form)
{
	switch (form) {
	case POLICIES_TEXT:
		policy_text_read(text, value);
		break;
	case POLICIES_OBJECT:
		policy_text_read_directives(text, value);
		break;
	case POLICIES_LIST:
		policy_text_read_list(text, value, STR("; "));
		break;
	}
}

static bool is_named(const struct fact_policy *fact, struct str name)
{
	for (size_t i = 0; i < fact->directives.n; i++) {
		if (str_equal(fact->directives.items[i].name, name)) {
			return true;
		}
	}
	return false;
}

/* They stand where the policy does: nothing in the code says them. */
static void add_defaults(struct policies *policies, struct fact_policy *fact, const char *defaults)
{
	struct str rest = defaults == NULL ? STR("") : str_of(defaults);

	while (rest.n > 0) {
		struct str directive = str_trim(str_take(&rest, ';'));
		struct str name = str_take(&directive, ' ');

		if (!is_named(fact, name)) {
			vec_push(policies->collector->arena, &fact->directives,
				(struct fact_item){.at = fact->at,
					.name = name,
					.kind = str_absent(directive) ? STR("") : directive});
		}
	}
}

static bool add_for(struct policies *policies, struct site value, enum policies_form form,
	struct fact_policy *fact, enum environment mode)
{
	struct policy_text text = text_for(policies, mode);

	read_value(&text, value, form);
	fact->environment = text.asked_mode ? mode : fact->environment;
	fact->directives.n = 0;
	fact->directives.items = NULL;
	fact->directives.cap = 0;
	fact->unresolved = (str_vec){0};
	if (text.pieces.n > 0 && policy_text_parse(&text, fact)) {
		if (policies->count++ < COLLECTOR_FACTS_PER_FILE) {
			vec_push(policies->collector->arena, &policies->collector->facts->policies,
				*fact);
		}
	}
	return text.asked_mode;
}

static void add(struct policies *policies, struct site value, enum policies_form form,
	const char *defaults, const struct fact_policy *like)
{
	struct facts *facts = policies->collector->facts;
	size_t before = facts->policies.n;
	struct fact_policy fact = *like;

	fact.at = collector_site(policies->collector, value);
	if (policies->development) {
		fact.environment = ENVIRONMENT_DEVELOPMENT;
		add_for(policies, value, form, &fact, ENVIRONMENT_DEVELOPMENT);
	} else if (add_for(policies, value, form, &fact, ENVIRONMENT_PRODUCTION)) {
		add_for(policies, value, form, &fact, ENVIRONMENT_DEVELOPMENT);
	}
	for (size_t i = before; i < facts->policies.n; i++) {
		add_defaults(policies, &facts->policies.items[i], defaults);
	}
	arena_clear(&policies->scratch);
}

enum {
	ALTERNATIVES_DEEP = 3,
	LOOKS_MOST = 20, /* through a whole file for what belongs together */
};

/* `strict ? a : b`: one policy or the other, as long as the mode does not say which. */
static void add_each(struct policies *policies, struct site value, unsigned depth,
	enum policies_form form, const struct fact_policy *like)
{
	struct policy_text text = text_for(policies, ENVIRONMENT_PRODUCTION);
	const struct program *program = policies->collector->program;
	struct site source = policy_source_of(&text, value, NULL).site;
	const struct expr *e = program_expr(program, source);
	struct site test = {source.module,
		summary_kid(program->modules[source.module].summary, source.expr, 0)};

	if (depth >= ALTERNATIVES_DEEP || e->kind != EXPR_CHOICE ||
		policy_truth(&text, test) != POLICY_OPEN) {
		add(policies, value, form, NULL, like);
		return;
	}
	add_each(policies, (struct site){source.module, e->left}, depth + 1, form, like);
	add_each(policies, (struct site){source.module, e->right}, depth + 1, form, like);
}

void policies_add(struct policies *policies, struct site value, enum policies_form form,
	const char *via, bool report_only)
{
	struct fact_policy like = {.via = str_of(via), .report_only = report_only};

	if (value.expr != ID_NONE) {
		add_each(policies, value, 0, form, &like);
	}
}

void policies_add_with(struct policies *policies, struct site value, const char *defaults,
	const char *via, bool report_only)
{
	struct fact_policy like = {.via = str_of(via), .report_only = report_only};

	if (value.expr != ID_NONE) {
		add(policies, value, POLICIES_OBJECT, defaults, &like);
	}
}

static void add_header(struct policies *policies, struct site value, enum policies_header header)
{
	policies_add(policies, value, POLICIES_TEXT, policies->via, header == POLICIES_REPORT_ONLY);
}

/* The header that an expression names, also by a constant; of several the one that is enforced. */
static enum policies_header header_of(const struct policies *policies, expr_id name)
{
	const struct expr *e = name == ID_NONE ? NULL : &policies->summary->exprs[name];
	enum policies_header header = POLICIES_NO_HEADER;
	value_vec values = {0};

	if (e == NULL || e->kind == EXPR_STRING) {
		return e == NULL ? header : policies_header(e->text);
	}
	if (e->kind != EXPR_NAME && e->kind != EXPR_MEMBER && e->kind != EXPR_CHOICE) {
		return header;
	}
	program_follow(policies->collector->program, (struct site){policies->module, name},
		policies->collector->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		enum policies_header one = values.items[i].kind == VALUE_STRING
						   ? policies_header(values.items[i].text)
						   : POLICIES_NO_HEADER;

		if (one == POLICIES_NO_HEADER) {
			return POLICIES_NO_HEADER;
		}
		header = header == POLICIES_ENFORCED ? header : one;
	}
	return header;
}

/* { 'Content-Security-Policy': … } */
static void read_keys(struct policies *policies, expr_id object)
{
	for (uint32_t i = 0; i < policies->summary->exprs[object].count; i++) {
		const struct prop *prop = summary_prop_at(policies->summary, object, i);
		enum policies_header header = policies_header(prop->key);

		if (prop->kind == PROP_COMPUTED && prop->key.n == 0) {
			header = header_of(policies, prop->key_expr);
		}
		if (prop->kind != PROP_SPREAD && header != POLICIES_NO_HEADER &&
			prop->value != ID_NONE) {
			add_header(policies, (struct site){policies->module, prop->value}, header);
		}
	}
}

/* { key: 'Content-Security-Policy', value: … }, { httpEquiv: …, content: … } */
static void read_pair(struct policies *policies, expr_id object)
{
	static const struct {
		const char *name;
		const char *value;
		bool meta;
	} pairs[] = {
		{"key", "value", false},
		{"name", "value", false},
		{"header", "value", false},
		{"httpEquiv", "content", true},
		{"http-equiv", "content", true},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		expr_id value = summary_prop(policies->summary, object, pairs[i].value);
		enum policies_header header =
			value == ID_NONE ? POLICIES_NO_HEADER
					 : header_of(policies, summary_prop(policies->summary,
								       object, pairs[i].name));

		if (header != POLICIES_NO_HEADER) {
			policies_add(policies, (struct site){policies->module, value},
				POLICIES_TEXT, pairs[i].meta ? "meta" : policies->via,
				header == POLICIES_REPORT_ONLY);
			return;
		}
	}
}

/* [['Content-Security-Policy', …]] */
static void read_tuple(struct policies *policies, expr_id array)
{
	const struct expr *e = &policies->summary->exprs[array];
	expr_id name = summary_kid(policies->summary, array, 0);

	if (e->count == 2 && policies->summary->exprs[name].kind == EXPR_STRING) {
		enum policies_header header = policies_header(policies->summary->exprs[name].text);

		if (header != POLICIES_NO_HEADER) {
			add_header(policies,
				(struct site){
					policies->module, summary_kid(policies->summary, array, 1)},
				header);
		}
	}
}

static const char *const setters[] = {"set", "append", "setHeader", "header", "appendHeader",
	"setResponseHeader", "appendResponseHeader", "setHeaders"};

static struct str callee_name(const struct policies *policies, const struct expr *call)
{
	const struct expr *callee =
		call->left == ID_NONE ? NULL : &policies->summary->exprs[call->left];

	return callee == NULL || (callee->kind != EXPR_MEMBER && callee->kind != EXPR_NAME)
		       ? STR("")
		       : callee->name;
}

/* headers.set(name, value); setHeader(event, name, value) of h3. Stores the value. */
static enum policies_header read_setter(
	const struct policies *policies, expr_id call, expr_id *out_value)
{
	const struct expr *e = &policies->summary->exprs[call];
	struct str name = callee_name(policies, e);
	enum policies_header header = POLICIES_NO_HEADER;

	if (e->count < 2 || !str_in(name, setters, sizeof(setters) / sizeof(setters[0]))) {
		return header;
	}
	for (uint32_t i = 0; i < 2 && i + 1 < e->count && header == POLICIES_NO_HEADER; i++) {
		header = header_of(policies, summary_kid(policies->summary, call, i));
		*out_value = summary_kid(policies->summary, call, i + 1);
	}
	return header;
}

/* `new Headers(request.headers)`: what is set there is for the framework, which wants the nonce. */
static bool is_request_copy(const struct policies *policies, const struct expr *call)
{
	const struct program *program = policies->collector->program;
	struct site object = {policies->module, policies->summary->exprs[call->left].left};
	struct value value;
	struct str argument;

	if (object.expr == ID_NONE) {
		return false;
	}
	value = program_single(program, object);
	if (value.kind != VALUE_NEW || program_expr(program, value.at)->count == 0) {
		return false;
	}
	argument = program_text(program, program_argument(program, value.at, 0));
	return str_has(argument, "req") && str_ends(argument, ".headers");
}

/* Is the same value set by another call, on what is sent? */
static bool is_set_elsewhere(const struct policies *policies, expr_id call, expr_id value)
{
	const struct program *program = policies->collector->program;
	struct str text = program_text(program, (struct site){policies->module, value});

	for (expr_id i = 0; policies->count < LOOKS_MOST && i < policies->summary->expr_count;
		i++) {
		expr_id other = ID_NONE;

		if (i != call && policies->summary->exprs[i].kind == EXPR_CALL &&
			read_setter(policies, i, &other) != POLICIES_NO_HEADER &&
			str_equal(text,
				program_text(program, (struct site){policies->module, other})) &&
			!is_request_copy(policies, &policies->summary->exprs[i])) {
			return true;
		}
	}
	return false;
}

static void read_call(struct policies *policies, expr_id call)
{
	const struct expr *e = &policies->summary->exprs[call];
	expr_id value = ID_NONE;
	enum policies_header header = read_setter(policies, call, &value);

	if (header != POLICIES_NO_HEADER &&
		!(is_request_copy(policies, e) && is_set_elsewhere(policies, call, value))) {
		add_header(policies, (struct site){policies->module, value}, header);
	}
}

/* meta.httpEquiv = 'Content-Security-Policy'; meta.content = … */
static void read_meta(struct policies *policies, const struct expr *e)
{
	const struct summary *summary = policies->summary;
	const struct expr *left = &summary->exprs[e->left];
	enum policies_header header = header_of(policies, e->right);
	binding_id meta = left->left == ID_NONE ? ID_NONE : summary->exprs[left->left].binding;

	if (header == POLICIES_NO_HEADER || meta == ID_NONE || policies->count >= LOOKS_MOST) {
		return;
	}
	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *other = &summary->exprs[i];
		const struct expr *member = other->kind == EXPR_ASSIGN && other->left != ID_NONE
						    ? &summary->exprs[other->left]
						    : NULL;

		if (member != NULL && member->kind == EXPR_MEMBER &&
			str_is(member->name, "content") && member->left != ID_NONE &&
			summary->exprs[member->left].kind == EXPR_NAME &&
			summary->exprs[member->left].binding == meta) {
			policies_add(policies, (struct site){policies->module, other->right},
				POLICIES_TEXT, "meta", header == POLICIES_REPORT_ONLY);
			return;
		}
	}
}

/* headers['Content-Security-Policy'] = … */
static void read_assignment(struct policies *policies, const struct expr *e)
{
	const struct expr *left = e->left == ID_NONE ? NULL : &policies->summary->exprs[e->left];
	enum policies_header header = POLICIES_NO_HEADER;

	if (left != NULL && left->kind == EXPR_MEMBER && str_is(left->name, "httpEquiv")) {
		read_meta(policies, e);
	} else if (left != NULL && left->kind == EXPR_MEMBER) {
		header = policies_header(left->name);
	} else if (left != NULL && left->kind == EXPR_INDEX) {
		header = header_of(policies, left->right);
	}
	if (header != POLICIES_NO_HEADER && e->right != ID_NONE) {
		add_header(policies, (struct site){policies->module, e->right}, header);
	}
}

/* <meta http-equiv="Content-Security-Policy" content="…"> */
static void read_element(struct policies *policies, expr_id element)
{
	const struct expr *e = &policies->summary->exprs[element];
	const struct expr *tag = e->left == ID_NONE ? NULL : &policies->summary->exprs[e->left];

	if (tag != NULL && (str_is_nocase(tag->name, "meta") || str_is_nocase(tag->text, "meta"))) {
		read_pair(policies, element);
	}
}

static void read_module(struct policies *policies)
{
	for (expr_id i = 0; i < policies->summary->expr_count; i++) {
		const struct expr *e = &policies->summary->exprs[i];

		switch ((enum expr_kind)e->kind) {
		case EXPR_OBJECT:
			read_keys(policies, i);
			read_pair(policies, i);
			break;
		case EXPR_ARRAY:
			read_tuple(policies, i);
			break;
		case EXPR_CALL:
			read_call(policies, i);
			break;
		case EXPR_ASSIGN:
			read_assignment(policies, e);
			break;
		case EXPR_JSX:
			read_element(policies, i);
			break;
		default:
			break;
		}
	}
}

static bool is_middleware(struct str path)
{
	static const char *const names[] = {
		"middleware", "proxy", "_middleware", "+middleware", "hooks"};
	struct str name = path_name(path);

	return str_in(str_slice(name, 0, str_find_byte(name, '.')), names,
		       sizeof(names) / sizeof(names[0])) ||
	       str_has(path_folder(path), "middleware");
}

/* Who sends the header that a file sets. */
static void set_via(struct policies *policies, struct str path)
{
	static const struct {
		const char *name;
		const char *via;
	} configs[] = {
		{"next.config.", "next-config"},
		{"nuxt.config.", "nuxt"},
		{"astro.config.", "astro"},
		{"svelte.config.", "svelte"},
		{"vite.config.", "vite"},
	};

	policies->via = is_middleware(path) ? "middleware" : "header";
	for (size_t i = 0; i < sizeof(configs) / sizeof(configs[0]); i++) {
		if (str_starts(path_name(path), configs[i].name)) {
			policies->via = configs[i].via;
		}
	}
	policies->development = str_is(str_of(policies->via), "vite");
}

/* The header's name may be a constant of another file; what sets it is named by a common word. */
static bool may_set_header(struct str text)
{
	return str_has(text, "ecurity-Policy") || str_has(text, "ecurity-policy") ||
	       str_has(text, "SECURITY-POLICY") ||
	       ((str_has(text, "CSP") || str_has(text, "csp") || str_has(text, "Csp")) &&
		       (str_has(text, ".set(") || str_has(text, "eader(")));
}

static bool may_have_option(struct str text)
{
	return str_has(text, "ontentSecurityPolicy") || str_has(text, "csp") ||
	       str_has(text, "content_security_policy");
}

void collect_policies(struct collector *collector)
{
	struct policies policies = {.collector = collector};

	arena_init(&policies.scratch);
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		const struct program_module *module = &collector->program->modules[i];

		policies.module = i;
		policies.summary = module->summary;
		policies.count = 0;
		set_via(&policies, module->path);
		if (may_set_header(module->text)) {
			read_module(&policies);
		}
		if (may_have_option(module->text)) {
			policies_options(&policies);
		}
		if (policies.count > COLLECTOR_FACTS_PER_FILE) {
			notice_add(collector->arena, &collector->facts->notices, module->path,
				STR("2000 policies: any others were ignored"));
		}
	}
	arena_finish(&policies.scratch);
	for (size_t i = 0; i < collector->file_count; i++) {
		policies_settings(collector, &collector->files[i]);
	}
}
