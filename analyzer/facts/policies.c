#include "facts/policies.h"

#include "base/path.h"
#include "facts/policy_internal.h"
#include "facts/words.h"

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
	fact.some_paths = policies->some_paths;
	fact.api = policies->api;
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

enum { ALTERNATIVES_DEEP = 3 };

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
	struct fact_policy like = {
		.via = str_of(via), .sources = policies->sources, .report_only = report_only};

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
static bool may_set_header(uint32_t words)
{
	return (words & WORDS_POLICY) != 0 ||
	       ((words & WORDS_CSP) != 0 && (words & WORDS_SETTER) != 0);
}

void collect_policies(struct collector *collector)
{
	struct policies policies = {.collector = collector};

	arena_init(&policies.scratch);
	policies_find_pages(&policies);
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		const struct program_module *module = &collector->program->modules[i];
		uint32_t words = words_in(collector, i);

		policies.module = i;
		policies.summary = module->summary;
		policies.count = 0;
		policies.api = policies_is_api(&policies);
		set_via(&policies, module->path);
		if (may_set_header(words)) {
			policies_headers(&policies);
		}
		if ((words & WORDS_POLICY_OPTION) != 0) {
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
