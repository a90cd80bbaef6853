#include "clerk/names.h"
#include "facts/token.h"
#include "facts/words.h"
#include "program/lookup.h"

/* Options in which the key of a verification may stand, of all libraries. */
static const char *const key_options[] = {"key", "keys", "secret", "secretOrKey",
	"secretOrKeyProvider", "jwks", "jwks_uri", "jwksUri", "jwksUrl", "public", "publicKey",
	"secret.public"};

enum {
	TRACES_MOST = 5000, /* in all */
	BY_HAND_MOST = 200, /* in a module */
};

static bool is_clerks(const struct token_reading *r)
{
	return r->library->package == NULL;
}

/* clerkMiddleware(options), (handler), (handler, options | callback); elsewhere at one index. */
static struct site options_argument(const struct token_reading *r)
{
	const struct program *program = r->collector->program;
	struct site second = program_argument(program, r->call, 1);

	if (r->library->options == TOKEN_NOWHERE) {
		return SITE_NONE;
	}
	return str_is(str_of(r->library->name), "clerkMiddleware") && second.expr != ID_NONE
		       ? second
		       : program_argument(program, r->call, (uint32_t)r->library->options);
}

/* A function where options may stand: a handler, a callback with the result, or a factory. */
static bool gives_options(const struct token_reading *r, struct site function)
{
	struct site first = program_argument(r->collector->program, r->call, 0);
	bool middleware = r->library->options <= 0 || r->library->form == TOKEN_PLUGIN;
	bool next = str_starts(r->fact.library, "@clerk/nextjs") ||
		    str_starts(r->fact.library, "@clerk/astro") ||
		    str_starts(r->fact.library, "@clerk/nuxt");

	/* of these a lone function is always the handler */
	return middleware && !(next && function.expr == first.expr);
}

/* A parameter by whose name it is called back: verify(token, key, done). */
static bool is_callback(const struct token_reading *r, const struct value *value)
{
	static const char *const names[] = {"done", "cb", "callback", "next", "fn"};
	struct str text = program_text(r->collector->program, options_argument(r));

	return value->kind == VALUE_PARAM && str_in(text, names, sizeof(names) / sizeof(names[0]));
}

/* The options, or what stands for them and cannot be read; SITE_NONE: certainly none. */
static struct site find_options(const struct token_reading *r)
{
	const struct program *program = r->collector->program;
	struct site options = options_argument(r);
	struct value value;
	expr_id result;

	if (options.expr == ID_NONE) {
		return SITE_NONE;
	}
	value = program_single(program, options);
	if (value.kind == VALUE_NULL && !value.guessed) {
		return SITE_NONE;
	}
	if ((value.kind == VALUE_STRING && r->library->key == 1) || is_callback(r, &value)) {
		return SITE_NONE; /* the algorithm alone, or who is told */
	}
	if (value.kind != VALUE_FUNCTION) {
		return options;
	}
	if (!gives_options(r, options)) {
		return SITE_NONE;
	}
	result = summary_result(program->modules[value.at.module].summary, value.at.expr);
	return result == ID_NONE ? options : (struct site){value.at.module, result};
}

static void tie(struct token_reading *r, struct str evidence)
{
	if (r->fact.clerk_evidence.n == 0) {
		r->fact.clerk_evidence = evidence;
	}
}

static void read_key(struct token_reading *r, struct site key)
{
	const char *kind = token_key_kind(r->collector->program, key);
	struct token_source source;

	if (key.expr == ID_NONE) {
		return;
	}
	source = token_source_of(r->collector, key);
	if (r->fact.key.n == 0 || str_is(r->fact.key, "unresolved")) {
		r->fact.key = str_of(kind);
	}
	if (r->fact.key_env.n == 0) {
		r->fact.key_env = source.env;
	}
	if (!str_absent(source.pem)) {
		r->fact.key = STR("pem");
		r->fact.key_fingerprint =
			keys_fingerprint(r->collector->arena, KEY_JWT_KEY, source.pem);
	}
	tie(r, source.evidence);
}

static void read_key_options(struct token_reading *r)
{
	struct site key;

	for (size_t i = 0; i < sizeof(key_options) / sizeof(key_options[0]); i++) {
		if (token_option(r->collector->program, r->options, key_options[i], &key) ==
			PROPERTY_FOUND) {
			read_key(r, key);
		}
	}
}

/* Clerk's own: jwtKey, of the call or of the client that it is called on. */
static void read_clerks_key(struct token_reading *r)
{
	const struct program *program = r->collector->program;
	struct value callee = program_callee_value(program, r->call);
	struct site options =
		callee.kind == VALUE_CALL ? program_argument(program, callee.at, 0) : SITE_NONE;
	struct site key;

	tie(r, r->fact.library);
	if (token_option(program, r->options, "jwtKey", &key) == PROPERTY_FOUND ||
		(options.expr != ID_NONE &&
			token_option(program, options, "jwtKey", &key) == PROPERTY_FOUND)) {
		read_key(r, key);
		r->fact.key = STR("pem");
	}
}

static void read_owner(struct token_reading *r)
{
	const struct program *program = r->collector->program;
	struct site issuer;

	if (is_clerks(r)) {
		read_clerks_key(r);
		return;
	}
	if (r->library->key != TOKEN_NOWHERE) {
		read_key(r, program_argument(program, r->call, (uint32_t)r->library->key));
	} else if (r->options.expr != ID_NONE) {
		read_key_options(r);
	}
	if (r->library->names->issuer != NULL &&
		token_option(program, r->options, r->library->names->issuer, &issuer) ==
			PROPERTY_FOUND) {
		tie(r, token_source_of(r->collector, issuer).evidence);
	}
	if (r->library->token != TOKEN_NOWHERE) {
		r->token = program_argument(program, r->call, (uint32_t)r->library->token);
		tie(r, token_evidence(r->collector, r->token));
	}
	if (r->options.expr != ID_NONE && token_names_cookie(program_text(program, r->options))) {
		tie(r, STR("__session cookie"));
	}
	if (r->fact.verifies && r->fact.key.n == 0) {
		r->fact.key = STR("unresolved");
	}
}

static void start_fact(struct token_reading *r, struct str library)
{
	enum token_act act = r->library->act;

	r->fact = (struct fact_token_verification){
		.at = collector_site(r->collector, r->call),
		.library = library,
		.call = str_of(r->library->name),
		.verifies = act == TOKEN_VERIFIES || act == TOKEN_CHECKS_SIGNATURE,
		.tolerance_option = STR(""),
		.tolerance_text = STR(""),
		.clerk_evidence = STR(""),
		.issuer = STR(""),
		.issuer_env = STR(""),
		.key = STR(""),
		.key_env = STR(""),
		.key_fingerprint = STR(""),
		.ignore_expiration = STR(""),
		.decides_access = STR(""),
	};
}

static void finish_fact(struct token_reading *r)
{
	if (r->fact.verifies) {
		token_read_claims(r);
	} else {
		r->fact.decides_access = str_of(token_decides(r, r->call));
	}
	/* whose token was taken apart by hand may only show in what is done with it */
	if (r->library != &token_by_hand_decodes || r->fact.clerk_evidence.n > 0) {
		vec_push(r->collector->arena, &r->collector->facts->token_verifications, r->fact);
	}
}

/* A library's default export has the package's name, as its documentation calls it. */
static struct str call_name(const struct token_library *library)
{
	return library->name[0] == '\0' ? str_of(library->package) : str_of(library->name);
}

static void read_library(struct token_reading *r, struct str library)
{
	start_fact(r, is_clerks(r) ? library : str_of(r->library->package));
	r->fact.call = call_name(r->library);
	r->options = find_options(r);
	token_read_tolerance(r);
	token_read_options(r);
	read_owner(r);
}

/* What the code verifies by hand is only looked at where it is certainly Clerk's token. */
static bool read_by_hand(struct token_reading *r)
{
	struct token_by_hand found;

	if (r->budget->by_hand == 0) {
		return false;
	}
	found = token_by_hand(r->collector->program, r->call, &r->budget->by_hand);
	if (found.library == NULL) {
		return false;
	}
	r->library = found.library;
	start_fact(r, STR("manual"));
	token_read_tolerance(r);
	token_read_options(r);
	read_key(r, found.key);
	r->token = found.token;
	tie(r, token_evidence(r->collector, found.token));
	return r->fact.clerk_evidence.n > 0 || !r->fact.verifies;
}

static void read_call(struct collector *collector, struct site call, struct arena *scratch,
	struct token_budget *budget)
{
	struct token_reading r = {
		.collector = collector,
		.budget = budget,
		.scratch = scratch,
		.call = call,
		.options = SITE_NONE,
		.token = SITE_NONE,
	};
	struct str library = STR("");

	r.library = token_of_call(collector->program, call, scratch, &library);
	if (r.library != NULL) {
		read_library(&r, library);
	} else if (!read_by_hand(&r)) {
		return;
	}
	finish_fact(&r);
}

static struct token_budget make_budget(const struct program *program)
{
	struct token_budget budget = {.traces = TRACES_MOST, .last = SITE_NONE};

	for (uint32_t m = 0; m < program->module_count; m++) {
		struct str text = program->modules[m].text;

		budget.names_azp = budget.names_azp || str_has(text, "azp");
		budget.names_sts = budget.names_sts || str_has(text, "sts");
	}
	return budget;
}

static void read_module(struct collector *collector, uint32_t module, struct arena *scratch,
	struct token_budget *budget)
{
	const struct program *program = collector->program;
	const uint32_t calls = KINDS(EXPR_CALL) | KINDS(EXPR_NEW);
	size_t before = collector->facts->token_verifications.n;

	budget->by_hand = BY_HAND_MOST;
	for (expr_id i = 0; (i = lookup_next(program, module, calls, i)) != ID_NONE; i++) {
		if (collector->facts->token_verifications.n - before >= COLLECTOR_FACTS_PER_FILE) {
			notice_add(collector->arena, &collector->facts->notices,
				program->modules[module].path,
				STR("more token verifications than are listed"));
			break;
		}
		read_call(collector, (struct site){module, i}, scratch, budget);
		arena_clear(scratch);
	}
}

void collect_token_verifications(struct collector *collector)
{
	struct token_budget budget = make_budget(collector->program);
	struct arena scratch;

	arena_init(&scratch);
	for (uint32_t m = 0; m < collector->program->module_count; m++) {
		if ((words_in(collector, m) & (WORDS_LIBRARY | WORDS_CLERK)) != 0) {
			read_module(collector, m, &scratch, &budget);
		}
	}
	arena_finish(&scratch);
}
