#include <stdint.h>

#include "program/frameworks/lambda.h"

/* serverless.yml: functions.<name>.handler and its events http, httpApi and url. */

/* "POST /hooks", "POST hooks", "*" */
static struct lambda_event short_event(struct str text)
{
	size_t blank = str_find_byte(text, ' ');
	struct lambda_event event = {.path = text, .method = STR("*")};

	if (blank != SIZE_MAX) {
		event.method = str_slice(text, 0, blank);
		event.path = str_trim(str_slice(text, blank + 1, text.n));
	} else if (!str_is(text, "*")) {
		event.path = STR_NONE;
	}
	return event;
}

static struct lambda_event long_event(const struct document_value *table)
{
	return (struct lambda_event){
		.path = document_string(document_get(table, "path")),
		.method = document_string(document_get(table, "method")),
		.guarded = document_get(table, "authorizer") != NULL ||
			   document_get(table, "private") != NULL,
	};
}

static void read_event(const struct lambda *x, const struct lambda_function *function,
	const struct document_value *value, route_vec *out)
{
	struct lambda_event event = {.path = STR_NONE, .method = STR("*"), .guarded = true};

	if (value->kind == DOCUMENT_STRING) {
		event = short_event(value->text);
	} else if (value->kind == DOCUMENT_TABLE) {
		event = long_event(value);
	}
	lambda_add(x, function, &event, out);
}

static void read_function(
	const struct lambda *x, const struct document_value *table, route_vec *out)
{
	struct lambda_function function = {
		.folder = x->folder,
		.handler = document_string(document_get(table, "handler")),
	};
	const struct document_value *url = document_get(table, "url");
	struct lambda_event everything = {.path = STR("*"), .method = STR("*")};

	if (str_absent(function.handler)) {
		return;
	}
	document_each (event, document_get(table, "events")) {
		const struct document_value *http = document_get(event, "http");
		const struct document_value *api = document_get(event, "httpApi");

		if (event->kind == DOCUMENT_TABLE && (http != NULL || api != NULL)) {
			read_event(x, &function, api != NULL ? api : http, out);
		}
	}
	if (url != NULL) {
		everything.guarded = url->kind != DOCUMENT_BOOLEAN;
		lambda_add(x, &function, &everything, out);
	}
}

static void read_functions(
	const struct lambda *x, const struct document_value *functions, route_vec *out)
{
	document_each (function, functions) {
		if (function->kind == DOCUMENT_TABLE) {
			read_function(x, function, out);
		}
	}
}

/* A domain of the plugin serverless-domain-manager may have a path of its own. */
static void read_domain(struct lambda *x)
{
	const struct document_value *custom = document_get(x->document->root, "custom");
	const struct document_value *domain = document_get(custom, "customDomain");
	const struct document_value *base = document_get(domain, "basePath");
	struct str path = document_string(base);

	x->prefix_known = document_get(custom, "customDomains") == NULL &&
			  (base == NULL || document_is(base, DOCUMENT_NULL) ||
				  (!str_absent(path) && !str_has(path, "${")));
	if (x->prefix_known && path.n > 0 && !str_is(path, "(none)")) {
		x->prefix = str_format(
			x->arena, "/%.*s", STR_ARGS(lambda_join(x->arena, STR(""), path)));
	}
}

void lambda_serverless(struct lambda *x, route_vec *out)
{
	const struct document_value *functions = document_get(x->document->root, "functions");

	read_domain(x);
	if (document_is(functions, DOCUMENT_LIST)) {
		document_each (part, functions) {
			read_functions(x, part, out);
		}
	} else {
		read_functions(x, functions, out);
	}
}
