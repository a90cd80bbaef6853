#include "facts/backend_calls.h"

#include "base/ascii.h"
#include "facts/named.h"
#include "program/lookup.h"

/*
 * Requests to the Backend API without its SDK. Sources of what the functions
 * take: MDN "fetch()"; the documentation of axios, ky, got, ofetch, undici and
 * superagent, each by its README.
 */
enum { HEADERS_MOST = 64, SPREADS_MOST = 8, CALLBACKS_MOST = 6 };

/* A call that sends a request, by what it is given. */
struct request {
	struct site call;
	const char *verb; /* of axios.get() and the like; NULL: an option says it */
	struct site url;
	struct site options;
	struct str base; /* of an instance: what stands before the address */
	struct site base_options; /* … and what it was made with */
};

/* Where it is sent, in the sight of those who call the helpers around it. */
struct sent {
	const struct request *request;
	struct site at; /* the call that is pointed at */
	struct backend_frame frames[BACKEND_CALLERS_MOST]; /* the request's own function first */
	size_t depth; /* how many there are */
	const struct backend_frame *frame; /* the first, or NULL */
	struct str path;
};

static const char *const verbs[] = {"get", "post", "put", "patch", "delete", "del", "head"};

static struct str called_name(const struct summary *summary, const struct expr *call)
{
	const struct expr *left = call->left == ID_NONE ? NULL : &summary->exprs[call->left];

	return left != NULL && (left->kind == EXPR_NAME || left->kind == EXPR_MEMBER) ? left->name
										      : STR("");
}

/* May an argument be an address of the API, or a path below an instance's base? */
static bool may_be_url(const struct summary *summary, const struct expr *e)
{
	if (e->kind == EXPR_TEMPLATE && e->count > 0) {
		const struct expr *first =
			&summary->exprs[summary_kid(summary, (expr_id)(e - summary->exprs), 0)];

		return first->kind != EXPR_STRING || first->text.n == 0 ||
		       may_be_url(summary, first);
	}
	if (e->kind == EXPR_STRING) {
		return str_starts(e->text, "https://api.clerk.") || str_starts(e->text, "/") ||
		       str_starts(e->text, "v1/");
	}
	return e->kind == EXPR_NAME || e->kind == EXPR_MEMBER || e->kind == EXPR_BINARY ||
	       e->kind == EXPR_NEW || e->kind == EXPR_CALL;
}

/* axios.create({ baseURL, headers }): what its calls have in common. */
static void find_base(struct backend *backend, struct request *request, struct site object)
{
	static const char *const keys[] = {"baseURL", "prefixUrl", "baseUrl"};
	const struct program *program = backend->collector->program;
	struct value value = program_single(program, object);
	struct site options;

	if (value.kind != VALUE_CALL || value.name.n > 0) {
		return;
	}
	options = program_argument(program, value.at, 0);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]) && options.expr != ID_NONE; i++) {
		struct site base = program_property(program, options, keys[i]);

		if (base.expr != ID_NONE) {
			request->base = backend_url_text(backend, base, NULL);
			request->base_options = options;
			return;
		}
	}
}

/* The options stand behind the address, and behind what is sent. */
static struct site options_of(const struct program *program, struct site call, const char *verb)
{
	bool sends = verb != NULL && (str_starts(str_of(verb), "p")); /* post, put, patch */
	struct site last = program_argument(program, call, 2);

	return sends && last.expr != ID_NONE ? last : program_argument(program, call, 1);
}

/* axios({ url, method }), axios.request({ … }) */
static bool read_config(const struct program *program, struct request *request, struct site first)
{
	struct site url = program_property(program, first, "url");

	if (url.expr == ID_NONE) {
		return false;
	}
	request->url = url;
	request->options = first;
	return true;
}

/* fetch, $fetch, fetchFn, axios(), ky(): not a function of our own, which sends by another. */
static bool is_sender(const struct program *program, struct site call, struct str name)
{
	static const char *const names[] = {"axios", "ky", "got", "request", "needle"};

	return (str_has_nocase(name, "fetch") ||
		       str_in(name, names, sizeof(names) / sizeof(names[0]))) &&
	       program_callee(program, call).expr == ID_NONE;
}

static bool request_of(struct backend *backend, struct site call, struct request *out)
{
	const struct program *program = backend->collector->program;
	const struct summary *summary = program->modules[call.module].summary;
	const struct expr *e = &summary->exprs[call.expr];
	struct str name = called_name(summary, e);
	struct site first = program_argument(program, call, 0);
	bool member = summary->exprs[e->left].kind == EXPR_MEMBER;

	if (name.n == 0 || first.expr == ID_NONE) {
		return false;
	}
	*out = (struct request){
		.call = call, .url = first, .base = {"", 0}, .base_options = SITE_NONE};
	for (size_t i = 0; member && i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		out->verb = str_is(name, verbs[i]) ? verbs[i] : out->verb;
	}
	if (out->verb == NULL && !is_sender(program, call, name)) {
		return false;
	}
	out->options = options_of(program, call, out->verb);
	if (program_expr(program, first)->kind == EXPR_OBJECT) {
		return read_config(program, out, first);
	}
	if (!may_be_url(summary, program_expr(program, first))) {
		return false;
	}
	if (member) {
		find_base(backend, out, (struct site){call.module, summary->exprs[e->left].left});
	} else if (!str_is(name, "fetch")) {
		find_base(backend, out, (struct site){call.module, e->left});
	}
	return true;
}

/* An object that the request's call, or a caller of the helper around it, is given. */
static struct site given_object(
	struct backend *backend, struct site site, const struct backend_frame **frame)
{
	const struct backend_frame *before = NULL;

	while (site.expr != ID_NONE && *frame != before) {
		before = *frame;
		site = backend_url_given(backend, site, frame);
	}
	return site;
}

static struct str upper(struct backend *backend, struct str text)
{
	char *out = arena_alloc(&backend->scratch, text.n + 1);

	for (size_t i = 0; i < text.n; i++) {
		out[i] = ascii_upper(text.s[i]);
	}
	return (struct str){out, text.n};
}

static bool is_method(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_is_letter(text.s[i])) {
			return false;
		}
	}
	return text.n > 0;
}

/* The method in an object, or "" when it says none; "*": one that is not known. */
static struct str method_in(
	struct backend *backend, struct site options, const struct backend_frame *frame)
{
	const struct program *program = backend->collector->program;
	struct site found;
	struct str text;

	options = given_object(backend, options, &frame);
	if (options.expr == ID_NONE) {
		return STR("");
	}
	switch (program_find_property(program, options, STR("method"), &found)) {
	case PROPERTY_ABSENT:
		return STR("");
	case PROPERTY_FOUND:
		text = backend_url_text(backend, found, frame);
		return is_method(text) ? upper(backend, text) : STR("*");
	default:
		break;
	}
	return STR("*");
}

/* fetch(url, { ...options }): what a caller of the helper gives. */
static struct str method_of_caller(struct backend *backend, const struct backend_frame *frame)
{
	const struct program *program = backend->collector->program;

	for (uint32_t i = 0; i < program_expr(program, frame->call)->count; i++) {
		struct site argument = program_argument(program, frame->call, i);
		struct str method = STR("");

		if (program_expr(program, argument)->kind == EXPR_OBJECT) {
			method = method_in(backend, argument, frame->outer);
		}
		if (method.n > 0) {
			return method;
		}
	}
	return STR("GET");
}

static struct str method_of(struct backend *backend, const struct sent *sent)
{
	const struct request *request = sent->request;
	struct str method;

	if (request->verb != NULL) {
		return str_is(str_of(request->verb), "del") ? STR("DELETE")
							    : upper(backend, str_of(request->verb));
	}
	method = method_in(backend, request->options, sent->frame);
	if (str_is(method, "*") && sent->frame != NULL) {
		method = method_of_caller(backend, sent->frame);
	}
	return method.n == 0 ? STR("GET") : method;
}

static void add_header(struct backend *backend, struct fact_backend_call *fact, struct str name)
{
	for (size_t i = 0; i < fact->headers.n; i++) {
		if (str_equal(fact->headers.items[i], name)) {
			return;
		}
	}
	if (fact->headers.n < HEADERS_MOST && name.n > 0) {
		vec_push(backend->collector->arena, &fact->headers, name);
	}
}

static void read_headers(struct backend *backend, struct site headers,
	const struct backend_frame *frame, struct fact_backend_call *fact, unsigned depth)
{
	const struct program *program = backend->collector->program;
	const struct summary *summary;
	struct value value;

	headers = given_object(backend, headers, &frame);
	if (headers.expr == ID_NONE || depth > SPREADS_MOST) {
		return;
	}
	value = program_single(program, headers);
	if (value.kind == VALUE_NEW) {
		read_headers(
			backend, program_argument(program, value.at, 0), frame, fact, depth + 1);
		return;
	}
	if (value.kind != VALUE_OBJECT) {
		return;
	}
	summary = program->modules[value.at.module].summary;
	for (uint32_t i = 0; i < program_expr(program, value.at)->count; i++) {
		const struct prop *prop = summary_prop_at(summary, value.at.expr, i);
		const struct backend_frame *inner = frame;
		struct site site = {value.at.module, prop->value};

		if (prop->kind == PROP_SPREAD) {
			read_headers(backend, site, frame, fact, depth + 1);
			continue;
		}
		add_header(backend, fact, prop->key);
		if (str_is_nocase(prop->key, "authorization") && site.expr != ID_NONE) {
			fact->key_env = backend_calls_env(
				backend, backend_url_given(backend, site, &inner));
		}
	}
}

static void read_options(struct backend *backend, struct site options,
	const struct backend_frame *frame, struct fact_backend_call *fact)
{
	const struct program *program = backend->collector->program;

	options = given_object(backend, options, &frame);
	if (options.expr != ID_NONE) {
		read_headers(
			backend, program_property(program, options, "headers"), frame, fact, 0);
	}
}

static void read_all_headers(
	struct backend *backend, const struct sent *sent, struct fact_backend_call *fact)
{
	const struct program *program = backend->collector->program;

	read_options(backend, sent->request->base_options, NULL, fact);
	read_options(backend, sent->request->options, sent->frame, fact);
	for (const struct backend_frame *frame = sent->frame; frame != NULL; frame = frame->outer) {
		for (uint32_t i = 0; i < program_expr(program, frame->call)->count; i++) {
			struct site argument = program_argument(program, frame->call, i);

			if (program_expr(program, argument)->kind == EXPR_OBJECT) {
				read_options(backend, argument, frame->outer, fact);
			}
		}
	}
}

/* Paging in an object of parameters: axios.get(url, { params: { limit } }). */
static bool pages_by_option(struct backend *backend, const struct request *request)
{
	static const char *const keys[] = {"params", "searchParams", "query"};
	const struct program *program = backend->collector->program;
	struct site found;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		struct site params = request->options.expr == ID_NONE
					     ? SITE_NONE
					     : program_property(program, request->options, keys[i]);

		if (params.expr != ID_NONE &&
			(program_find_property(program, params, STR("limit"), &found) !=
					PROPERTY_ABSENT ||
				program_find_property(program, params, STR("offset"), &found) !=
					PROPERTY_ABSENT)) {
			return true;
		}
	}
	return false;
}

/* Is more added to the address after it was made: url.searchParams.set(…), url += …? */
static bool is_added_to(const struct program *program, struct site url)
{
	const struct summary *summary = program->modules[url.module].summary;
	const struct expr *e = &summary->exprs[url.expr];
	const struct binding *binding;

	if (e->kind != EXPR_NAME || e->binding == ID_NONE) {
		return e->kind == EXPR_CALL || e->kind == EXPR_MEMBER;
	}
	binding = &summary->bindings[e->binding];
	return binding->reassigned ||
	       (binding->value != ID_NONE && summary->exprs[binding->value].kind == EXPR_NEW);
}

/* url.searchParams.set('limit', …) */
static bool pages_by_parts(const struct program *program, struct site url)
{
	const struct summary *summary = program->modules[url.module].summary;
	binding_id binding = summary->exprs[url.expr].binding;

	for (expr_id id = 0; id < summary->expr_count; id++) {
		const struct expr *e = &summary->exprs[id];
		const struct expr *set = e->left == ID_NONE ? NULL : &summary->exprs[e->left];
		const struct expr *params =
			set == NULL || set->left == ID_NONE ? NULL : &summary->exprs[set->left];
		struct str key;

		if (e->kind != EXPR_CALL || e->count == 0 || params == NULL ||
			set->kind != EXPR_MEMBER || !str_is(params->name, "searchParams") ||
			params->left == ID_NONE ||
			summary->exprs[params->left].binding != binding) {
			continue;
		}
		key = summary->exprs[summary_kid(summary, id, 0)].text;
		if (str_is(key, "limit") || str_is(key, "offset")) {
			return true;
		}
	}
	return false;
}

static struct str paging_of(
	struct backend *backend, const struct sent *sent, struct str path, struct str query)
{
	const struct program *program = backend->collector->program;

	if (!backend_paging_is_collection(str_last_part(path, '/'))) {
		return STR("");
	}
	if (backend_paging_in_query(query) || pages_by_option(backend, sent->request) ||
		(is_added_to(program, sent->request->url) &&
			program_expr(program, sent->request->url)->kind == EXPR_NAME &&
			pages_by_parts(program, sent->request->url))) {
		return STR("given");
	}
	return str_find_byte(query, '{') != SIZE_MAX || is_added_to(program, sent->request->url)
		       ? STR("unknown")
		       : STR("absent");
}

static void add_sent(struct backend *backend, const struct sent *sent)
{
	struct str query = sent->path;
	struct str path = str_take(&query, '?');
	struct fact_backend_call fact = {
		.key_env = {"", 0}, .paging = {"", 0}, .keyed = true}; /* no body is read */
	struct str method = method_of(backend, sent);

	path = str_slice(path, 0, str_find_byte(path, '#'));
	if (path.n > 1 && str_ends(path, "/")) {
		path = str_slice(path, 0, path.n - 1);
	}
	fact.call = str_format(
		backend->collector->arena, "%.*s %.*s", STR_ARGS(method), STR_ARGS(path));
	if (str_is(method, "GET")) {
		fact.paging = paging_of(backend, sent, path, str_absent(query) ? STR("") : query);
	}
	read_all_headers(backend, sent, &fact);
	fact.retried =
		sent->depth > 0 ? backend_repeat_of(backend, sent->request->call).retried : STR("");
	backend_calls_add(backend, sent->at, &fact);
}

/* The function of a call, or the one around it that has the callback which the call is in. */
static struct site function_around(const struct program *program, struct site at)
{
	struct site function = SITE_NONE;

	for (unsigned i = 0; i < CALLBACKS_MOST; i++) {
		struct site outer = {at.module, ID_NONE};

		function = (struct site){at.module,
			lookup_function(program, at.module, program_expr(program, at)->function)};
		if (function.expr == ID_NONE) {
			break;
		}
		outer.expr = lookup_parent(program, at.module, function.expr);
		if (outer.expr == ID_NONE || program_expr(program, outer)->kind != EXPR_CALL) {
			break;
		}
		at = outer;
	}
	return function;
}

/* Is it its callers who say where a function sends to: /v1{path}, {url}? */
static bool is_open(struct str path)
{
	path = str_starts(path, "/v1") ? str_slice(path, 3, path.n) : path;
	path = str_starts(path, "/") ? str_slice(path, 1, path.n) : path;
	return path.n == 0 || path.s[0] == '{';
}

static void send(struct backend *backend, struct sent *sent);

static void send_by(
	struct backend *backend, const struct sent *sent, struct site helper, struct site caller)
{
	struct sent inner = *sent;

	inner.at = caller;
	inner.frames[inner.depth++] = (struct backend_frame){caller, helper, NULL};
	for (size_t i = 0; i + 1 < inner.depth; i++) {
		inner.frames[i].outer = &inner.frames[i + 1];
	}
	inner.frame = &inner.frames[0];
	send(backend, &inner);
}

/* Each call of the helper is a request; false when none is seen. */
static bool send_by_callers(struct backend *backend, const struct sent *sent)
{
	struct site helper = function_around(backend->collector->program, sent->at);
	named_sites callers = {0};

	if (helper.expr == ID_NONE || sent->depth == BACKEND_CALLERS_MOST) {
		return false;
	}
	named_callers(backend->collector, helper, &callers);
	for (size_t i = 0; i < callers.n; i++) {
		if (program_expr(backend->collector->program, callers.items[i])->kind ==
			EXPR_CALL) {
			send_by(backend, sent, helper, callers.items[i]);
		}
	}
	return callers.n > 0;
}

/* The whole address: below an instance's base, unless it has a host of its own. */
static struct str address_of(struct backend *backend, const struct sent *sent)
{
	struct str text = backend_url_text(backend, sent->request->url, sent->frame);
	struct str base = sent->request->base;
	bool slash = str_starts(text, "/") || str_ends(base, "/");

	if (base.n == 0 || str_starts(text, "https://")) {
		return text;
	}
	return str_format(
		&backend->scratch, "%.*s%s%.*s", STR_ARGS(base), slash ? "" : "/", STR_ARGS(text));
}

static void send(struct backend *backend, struct sent *sent)
{
	struct str text = address_of(backend, sent);
	struct str path = backend_url_path(text);

	if (backend->budget == 0 ||
		(str_absent(path) && (!str_starts(text, "{") || sent->depth > 0))) {
		return;
	}
	backend->budget--;
	sent->path = path;
	if (is_open(path) && send_by_callers(backend, sent)) {
		return;
	}
	if (!str_absent(path)) {
		add_sent(backend, sent);
	}
}

void backend_requests_read(struct backend *backend, struct site call)
{
	struct request request;
	struct sent sent = {.request = &request, .at = call};

	if (request_of(backend, call, &request)) {
		send(backend, &sent);
	}
}
