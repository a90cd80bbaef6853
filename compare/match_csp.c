#include "compare/match_csp.h"

#include "base/ascii.h"

enum { CHAIN_MOST = 4 };

/* CSP3 §6.8.3, "Get fetch directive fallback list". */
static const char *const chains[][CHAIN_MOST + 1] = {
	[MATCH_CSP_SCRIPT] = {"script-src-elem", "script-src", "default-src"},
	[MATCH_CSP_CONNECT] = {"connect-src", "default-src"},
	[MATCH_CSP_FRAME] = {"frame-src", "child-src", "default-src"},
	[MATCH_CSP_WORKER] = {"worker-src", "child-src", "script-src", "default-src"},
	[MATCH_CSP_IMAGE] = {"img-src", "default-src"},
	[MATCH_CSP_STYLE] = {"style-src-elem", "style-src", "default-src"},
};

/* What a source says, taken apart; parts that it does not say are absent. */
struct source {
	struct str scheme;
	struct str host;
	struct str port;
	struct str path;
};

const char *match_csp_name(enum match_csp_kind kind)
{
	return kind == MATCH_CSP_SCRIPT  ? "script-src"
	       : kind == MATCH_CSP_STYLE ? "style-src"
					 : chains[kind][0];
}

static bool starts_nocase(struct str text, const char *prefix)
{
	return str_is_nocase(str_slice(text, 0, str_of(prefix).n), prefix);
}

/* Some frameworks write the quotes themselves. */
static bool is_keyword(struct str word, const char *keyword)
{
	if (word.n > 2 && word.s[0] == '\'' && word.s[word.n - 1] == '\'') {
		word = str_slice(word, 1, word.n - 1);
	}
	return str_is_nocase(word, keyword);
}

static bool has_keyword(struct str sources, const char *keyword)
{
	while (sources.n > 0) {
		if (is_keyword(str_take(&sources, ' '), keyword)) {
			return true;
		}
	}
	return false;
}

static bool has_nonce(struct str sources)
{
	while (sources.n > 0) {
		if (starts_nocase(str_take(&sources, ' '), "'nonce-")) {
			return true;
		}
	}
	return false;
}

static bool has_hash(struct str sources)
{
	while (sources.n > 0) {
		if (starts_nocase(str_take(&sources, ' '), "'sha")) {
			return true;
		}
	}
	return false;
}

/* "https:" alone is the scheme; "clerk.acme.com:443" is a host and its port. */
static struct source parts_of(struct str word)
{
	struct source source = {0};
	size_t mark = str_find(word, STR("://"), 0);
	size_t slash;
	size_t colon;

	if (mark == SIZE_MAX && word.n > 1 && word.s[word.n - 1] == ':') {
		source.scheme = str_slice(word, 0, word.n - 1);
		return source;
	}
	if (mark != SIZE_MAX) {
		source.scheme = str_slice(word, 0, mark);
		word = str_slice(word, mark + 3, word.n);
	}
	slash = str_find_byte(word, '/');
	if (slash != SIZE_MAX) {
		source.path = str_slice(word, slash, word.n);
		word = str_slice(word, 0, slash);
	}
	colon = str_find_byte(word, ':');
	source.host = str_slice(word, 0, colon);
	if (colon != SIZE_MAX) {
		source.port = str_slice(word, colon + 1, word.n);
	}
	return source;
}

/* An insecure scheme stands for the secure one too. */
static bool scheme_matches(struct str scheme, struct str wanted)
{
	char name[8];

	if (scheme.n >= sizeof(name) || str_equal(scheme, wanted)) {
		return str_equal(scheme, wanted);
	}
	for (size_t i = 0; i < scheme.n; i++) {
		name[i] = ascii_lower(scheme.s[i]);
	}
	scheme = (struct str){name, scheme.n};
	return str_equal(scheme, wanted) || (str_is(scheme, "http") && str_is(wanted, "https"));
}

static bool is_same(struct str a, struct str b)
{
	for (size_t i = 0; i < a.n && a.n == b.n; i++) {
		if (ascii_lower(a.s[i]) != ascii_lower(b.s[i])) {
			return false;
		}
	}
	return a.n == b.n;
}

static bool host_matches(struct str host, struct str wanted)
{
	if (str_is(host, "*")) {
		return true;
	}
	if (str_starts(host, "*.")) {
		struct str ending = str_slice(host, 1, host.n);

		return wanted.n > ending.n &&
		       is_same(ending, str_slice(wanted, wanted.n - ending.n, wanted.n));
	}
	return host.n > 0 && is_same(host, wanted);
}

/* What is asked for stands at the port of https; browsers take 80 for it where they upgrade. */
static bool port_matches(struct str port)
{
	return str_absent(port) || str_is(port, "*") || str_is(port, "443") || str_is(port, "80");
}

/* One that ends in a slash is a beginning, any other is exact; how the wanted one ends is open. */
static enum match_csp path_matches(struct str path, struct str wanted)
{
	bool beginning = path.n > 0 && path.s[path.n - 1] == '/';

	if (path.n == 0) {
		return MATCH_CSP_ALLOWED;
	}
	if (beginning && path.n <= wanted.n && str_equal(path, str_slice(wanted, 0, path.n))) {
		return MATCH_CSP_ALLOWED;
	}
	return path.n > wanted.n && str_equal(wanted, str_slice(path, 0, wanted.n))
		       ? MATCH_CSP_MAYBE
		       : MATCH_CSP_BLOCKED;
}

static enum match_csp source_matches(struct str word, const struct match_csp_request *request)
{
	bool network = str_is(request->scheme, "https");
	struct source source;

	if (is_keyword(word, "self")) {
		return request->own ? MATCH_CSP_ALLOWED : MATCH_CSP_BLOCKED;
	}
	if (word.n == 0 || word.s[0] == '\'') {
		return MATCH_CSP_BLOCKED;
	}
	source = parts_of(word);
	if (source.scheme.n > 0 && !scheme_matches(source.scheme, request->scheme)) {
		return MATCH_CSP_BLOCKED;
	}
	if (source.scheme.n > 0 && str_absent(source.host)) {
		return MATCH_CSP_ALLOWED;
	}
	if (!network || !host_matches(source.host, request->host) || !port_matches(source.port)) {
		return MATCH_CSP_BLOCKED;
	}
	return path_matches(source.path, request->path);
}

enum match_csp match_csp_sources(struct str sources, const struct match_csp_request *request)
{
	enum match_csp best = MATCH_CSP_BLOCKED;

	while (sources.n > 0 && best != MATCH_CSP_ALLOWED) {
		enum match_csp one = source_matches(str_take(&sources, ' '), request);

		best = one > best ? one : best;
	}
	return best;
}

/* A nonce or hash makes browsers pass over 'unsafe-inline', and may be put on Clerk's own. */
static enum match_csp styles_of(struct str sources)
{
	if (has_nonce(sources) || has_hash(sources)) {
		return MATCH_CSP_MAYBE;
	}
	return has_keyword(sources, "unsafe-inline") ? MATCH_CSP_ALLOWED : MATCH_CSP_BLOCKED;
}

static enum match_csp directive_allows(
	const struct fact_item *directive, const struct match_csp_request *request)
{
	struct str sources = directive->kind;

	if (request->kind == MATCH_CSP_STYLE) {
		return styles_of(sources);
	}
	if (request->kind == MATCH_CSP_SCRIPT &&
		(has_nonce(sources) || has_keyword(sources, "strict-dynamic"))) {
		return MATCH_CSP_ALLOWED;
	}
	return match_csp_sources(sources, request);
}

/* The first one counts; a second of the same name is passed over. */
static const struct fact_item *named(const struct fact_policy *policy, const char *name)
{
	for (size_t i = 0; i < policy->directives.n; i++) {
		if (str_is_nocase(policy->directives.items[i].name, name)) {
			return &policy->directives.items[i];
		}
	}
	return NULL;
}

const struct fact_item *match_csp_directive(
	const struct fact_policy *policy, enum match_csp_kind kind)
{
	const struct fact_item *found = NULL;

	for (size_t i = 0; chains[kind][i] != NULL && found == NULL; i++) {
		found = named(policy, chains[kind][i]);
	}
	return found;
}

static bool is_open(const struct fact_policy *policy, const char *name)
{
	for (size_t i = 0; i < policy->unresolved.n; i++) {
		if (str_is(policy->unresolved.items[i], "*") ||
			str_is_nocase(policy->unresolved.items[i], name)) {
			return true;
		}
	}
	return false;
}

enum match_csp match_csp_allows(
	const struct fact_policy *policy, const struct match_csp_request *request)
{
	const char *const *chain = chains[request->kind];
	bool open = false;

	for (size_t i = 0; chain[i] != NULL; i++) {
		const struct fact_item *directive = named(policy, chain[i]);
		enum match_csp answer;

		open = open || is_open(policy, chain[i]);
		if (directive == NULL) {
			continue;
		}
		answer = directive_allows(directive, request);
		return answer == MATCH_CSP_BLOCKED && open ? MATCH_CSP_MAYBE : answer;
	}
	return open ? MATCH_CSP_MAYBE : MATCH_CSP_ALLOWED;
}
