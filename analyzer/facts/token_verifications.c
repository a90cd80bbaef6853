#include <math.h>

#include "clerk/names.h"
#include "facts/token.h"

/*
 * Calls that verify a token, and their clock tolerance in milliseconds.
 * Sources of option names, units and defaults: clerk/javascript
 * packages/backend/src/jwt/verifyJwt.ts; panva/jose JWTVerifyOptions and
 * src/lib/secs.ts; auth0/node-jsonwebtoken verify.js.
 */
struct verifier {
	const char *package; /* NULL: any package of Clerk's */
	const char *name;
	const char *tolerance; /* option name */
	double unit; /* milliseconds a unit */
	uint32_t options; /* argument index of the options */
	bool spans; /* takes "10 seconds" */
};

static const struct verifier verifiers[] = {
	{NULL, "authenticateRequest", "clockSkewInMs", 1, 1, false},
	{NULL, "clerkMiddleware", "clockSkewInMs", 1, 0, false},
	{NULL, "requireAuth", "clockSkewInMs", 1, 0, false},
	{NULL, "verifyJwt", "clockSkewInMs", 1, 1, false},
	{NULL, "verifyToken", "clockSkewInMs", 1, 1, false},
	{"jose", "jwtVerify", "clockTolerance", 1000, 2, true},
	{"jsonwebtoken", "verify", "clockTolerance", 1000, 2, false},
};

enum { VERIFIERS = sizeof(verifiers) / sizeof(verifiers[0]) };

struct reading {
	struct collector *collector;
	const struct verifier *verifier;
	struct site call;
	struct fact_token_verification fact;
};

/* A package or a path in it; linking has taken versions and addresses away. */
static bool is_package(struct str specifier, const char *package)
{
	size_t n = str_of(package).n;

	return str_starts(specifier, package) && (specifier.n == n || specifier.s[n] == '/');
}

static const struct verifier *find_name(struct str package, struct str name)
{
	bool clerks = names_is_clerk_package(package);

	name = program_plain_name(name);
	if (clerks && str_starts(name, "clerkClient.")) {
		name = str_slice(name, 12, name.n);
	}
	for (size_t i = 0; i < VERIFIERS; i++) {
		const char *wanted = verifiers[i].package;

		if (str_is(name, verifiers[i].name) &&
			(wanted == NULL ? clerks : is_package(package, wanted))) {
			return &verifiers[i];
		}
	}
	return NULL;
}

static bool is_promisify(const struct value *callee)
{
	return callee->kind == VALUE_IMPORT &&
	       str_is(program_plain_name(callee->name), "promisify") &&
	       (str_is(callee->package, "util") || str_is(callee->package, "node:util"));
}

/*
 * What a function is: an import; a method of a client that Clerk's package
 * made; or promisify(verify).
 */
static const struct verifier *verifier_of(
	const struct program *program, const struct value *callee, struct str *out_library)
{
	struct value maker;

	if (callee->kind == VALUE_IMPORT) {
		*out_library = callee->package;
		return find_name(callee->package, callee->name);
	}
	if (callee->kind != VALUE_CALL) {
		return NULL;
	}
	maker = program_callee_value(program, callee->at);
	if (maker.kind == VALUE_IMPORT && callee->name.n > 0) {
		/* createClerkClient(…).authenticateRequest, (await clerkClient()).… */
		*out_library = STR("@clerk/backend");
		return names_is_clerk_package(maker.package)
			       ? find_name(maker.package, callee->name)
			       : NULL;
	}
	if (is_promisify(&maker)) {
		struct value inner =
			program_single(program, program_argument(program, callee->at, 0));

		*out_library = inner.package;
		return inner.kind == VALUE_IMPORT ? find_name(inner.package, inner.name) : NULL;
	}
	return NULL;
}

/* A function that was handed in: nothing is known of it, unless it is seen who hands what. */
static const struct verifier *verifier_handed(
	const struct program *program, const struct value *param, struct str *out_library)
{
	struct site given = param->kind == VALUE_PARAM ? token_handed(program, param) : SITE_NONE;
	struct value value;

	if (given.expr == ID_NONE) {
		return NULL;
	}
	value = program_single(program, given);
	return value.guessed ? NULL : verifier_of(program, &value, out_library);
}

/* `deps.verify ?? jwtVerify`: the one that is known counts, whatever may stand in for it. */
static const struct verifier *find_verifier(const struct program *program, struct site call,
	struct arena *scratch, struct str *out_library)
{
	const struct verifier *found = NULL;
	value_vec values = {0};

	program_follow(program, program_called(program, call), scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		const struct value *value = &values.items[i];
		struct str library = STR("");
		const struct verifier *verifier = verifier_of(program, value, &library);

		verifier = verifier == NULL ? verifier_handed(program, value, &library) : verifier;
		if (verifier != NULL && (found == NULL || found == verifier)) {
			found = verifier;
			*out_library = library;
		} else if (value->kind != VALUE_PARAM && value->kind != VALUE_UNKNOWN &&
			   value->kind != VALUE_NULL) {
			return NULL; /* another function may run as well */
		}
	}
	return found;
}

static void set_tolerance(struct reading *r, enum known known, struct site at)
{
	r->fact.tolerance = known;
	r->fact.tolerance_at = collector_site(r->collector, at);
	r->fact.tolerance_text = program_text(r->collector->program, at);
}

/* Digits with an optional fraction; returns how many bytes were read, 0 for none. */
static size_t parse_number(struct str text, double *out)
{
	double scale = 1;
	size_t i = 0;

	*out = 0;
	while (i < text.n && text.s[i] >= '0' && text.s[i] <= '9') {
		*out = *out * 10 + (text.s[i++] - '0');
	}
	if (i == 0 || i + 1 >= text.n || text.s[i] != '.') {
		return i;
	}
	for (i++; i < text.n && text.s[i] >= '0' && text.s[i] <= '9'; i++) {
		scale /= 10;
		*out += (text.s[i] - '0') * scale;
	}
	return i;
}

/* jose also takes a time span: "10s", "10 seconds", "1.5 minutes". */
static bool parse_span(struct str text, double *out_ms)
{
	static const struct {
		const char *names[6];
		double ms;
	} units[] = {
		{{"s", "sec", "secs", "second", "seconds"}, 1000},
		{{"m", "min", "mins", "minute", "minutes"}, 60e3},
		{{"h", "hr", "hrs", "hour", "hours"}, 3600e3},
		{{"d", "day", "days"}, 86400e3},
		{{"w", "week", "weeks"}, 604800e3},
		{{"y", "yr", "yrs", "year", "years"}, 31557600e3},
	};
	double number;
	size_t read = parse_number(text, &number);

	text = str_trim(str_slice(text, read, text.n));
	for (size_t i = 0; read > 0 && i < sizeof(units) / sizeof(units[0]); i++) {
		for (size_t n = 0; n < 6 && units[i].names[n] != NULL; n++) {
			if (str_is_nocase(text, units[i].names[n])) {
				*out_ms = number * units[i].ms;
				return true;
			}
		}
	}
	return false;
}

static int64_t clamped(double ms)
{
	if (!(ms > -9e15)) {
		return INT64_MIN;
	}
	return ms < 9e15 ? (int64_t)ms : INT64_MAX; /* Infinity: without bound */
}

static void read_tolerance(struct reading *r, struct site option)
{
	struct value value = program_single(r->collector->program, option);
	double ms = 0;

	if (value.kind == VALUE_NULL && !value.guessed) {
		return; /* undefined: the default */
	}
	if (value.kind == VALUE_NUMBER && !value.guessed && !isnan(value.number)) {
		ms = value.number * r->verifier->unit;
	} else if (value.kind != VALUE_STRING || value.guessed || !r->verifier->spans ||
		   !parse_span(value.text, &ms)) {
		set_tolerance(r, KNOWN_UNRESOLVED, option);
		return;
	}
	set_tolerance(r, KNOWN_VALUE, option);
	r->fact.tolerance_ms = clamped(ms);
}

/* clerkMiddleware(options), (handler), (handler, options | callback); elsewhere at one index. */
static struct site find_options(const struct reading *r)
{
	const struct program *program = r->collector->program;
	struct site options = program_argument(program, r->call, r->verifier->options);
	struct site second = program_argument(program, r->call, 1);

	return str_is(str_of(r->verifier->name), "clerkMiddleware") && second.expr != ID_NONE
		       ? second
		       : options;
}

/* A function where options may stand: a handler, a callback with the result, or a factory. */
static bool gives_options(const struct reading *r, struct site function)
{
	struct site first = program_argument(r->collector->program, r->call, 0);
	bool middleware = r->verifier->options == 0;
	bool next = str_starts(r->fact.library, "@clerk/nextjs") ||
		    str_starts(r->fact.library, "@clerk/astro");

	/* of Next a lone function is always the handler */
	return middleware && !(next && function.expr == first.expr);
}

static void read_options(struct reading *r, struct site options)
{
	const struct program *program = r->collector->program;
	struct value value;
	struct site option;

	if (options.expr == ID_NONE) {
		return;
	}
	value = program_single(program, options);
	if ((value.kind == VALUE_NULL && !value.guessed) ||
		(value.kind == VALUE_FUNCTION && !gives_options(r, options))) {
		return;
	}
	switch (program_find_property(program, options, str_of(r->verifier->tolerance), &option)) {
	case PROPERTY_FOUND:
		read_tolerance(r, option);
		break;
	case PROPERTY_UNKNOWN:
		set_tolerance(r, KNOWN_UNRESOLVED, options);
		break;
	case PROPERTY_ABSENT:
		break;
	}
}

static void tie(struct reading *r, struct str evidence)
{
	if (r->fact.clerk_evidence.n == 0) {
		r->fact.clerk_evidence = evidence;
	}
}

static void read_owner(struct reading *r, struct site options)
{
	const struct program *program = r->collector->program;
	struct site key = program_argument(program, r->call, 1);
	struct site issuer = SITE_NONE;
	struct str text = STR_NONE;

	if (r->verifier->package == NULL) {
		tie(r, r->fact.library);
		return;
	}
	if (options.expr != ID_NONE) {
		program_find_property(program, options, STR("issuer"), &issuer);
	}
	r->fact.key = str_of(token_key_kind(program, key));
	tie(r, token_key_evidence(program, key));
	tie(r, token_key_evidence(program, issuer));
	if (token_is_from_cookie(program, program_argument(program, r->call, 0))) {
		tie(r, STR("__session cookie"));
	}
	if (issuer.expr != ID_NONE) {
		text = program_string(program, issuer);
	}
	r->fact.issuer = str_absent(text) ? STR("") : text;
}

static void read_call(struct collector *collector, struct site call, struct arena *scratch)
{
	struct reading r = {.collector = collector, .call = call};
	struct str library = STR("");
	struct site options;

	r.verifier = find_verifier(collector->program, call, scratch, &library);
	if (r.verifier == NULL) {
		return;
	}
	r.fact = (struct fact_token_verification){
		.at = collector_site(collector, call),
		.library = r.verifier->package == NULL ? library : str_of(r.verifier->package),
		.call = str_of(r.verifier->name),
		.tolerance_option = str_of(r.verifier->tolerance),
		.tolerance_text = STR(""),
		.clerk_evidence = STR(""),
		.issuer = STR(""),
		.key = STR(""),
	};
	options = find_options(&r);
	read_options(&r, options);
	read_owner(&r, options);
	vec_push(collector->arena, &collector->facts->token_verifications, r.fact);
}

static bool may_verify(struct str text)
{
	return str_has(text, "jose") || str_has(text, "jsonwebtoken") ||
	       str_has_nocase(text, "clerk");
}

void collect_token_verifications(struct collector *collector)
{
	struct arena scratch;

	arena_init(&scratch);
	for (uint32_t m = 0; m < collector->program->module_count; m++) {
		const struct summary *summary = collector->program->modules[m].summary;
		size_t before = collector->facts->token_verifications.n;

		if (!may_verify(summary->text)) {
			continue;
		}
		for (expr_id i = 0; i < summary->expr_count; i++) {
			if (collector->facts->token_verifications.n - before >=
				COLLECTOR_FACTS_PER_FILE) {
				break;
			}
			if (summary->exprs[i].kind == EXPR_CALL) {
				read_call(collector, (struct site){m, i}, &scratch);
				arena_clear(&scratch);
			}
		}
	}
	arena_finish(&scratch);
}
