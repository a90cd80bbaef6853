#include <stdint.h>

#include "base/path.h"
#include "program/frameworks/file_route.h"
#include "program/frameworks/lambda.h"

/*
 * AWS Lambda behind API Gateway, where a document says which function serves
 * which path. Sources: Serverless Framework documentation, "AWS - API Gateway"
 * and "AWS - HTTP API"; AWS SAM specification, "AWS::Serverless::Function"
 * and its event sources "Api" and "HttpApi".
 */

/* "src/clerk.handler" of a function below a folder: the module and the name it exports. */
static uint32_t find_handler(
	const struct lambda *x, struct str folder, struct str handler, struct str *out_name)
{
	static const char *const extensions[] = {".ts", ".js", ".mjs", ".mts", ".cjs", ".cts"};
	size_t dot = str_find_last_byte(handler, '.');
	struct str path;

	if (dot == SIZE_MAX || str_has(handler, "${")) {
		return ID_NONE;
	}
	*out_name = str_slice(handler, dot + 1, handler.n);
	path = lambda_join(x->arena, folder, str_slice(handler, 0, dot));
	return frameworks_module(
		x->program, x->arena, path, extensions, sizeof(extensions) / sizeof(extensions[0]));
}

struct str lambda_join(struct arena *arena, struct str folder, struct str name)
{
	while (str_starts(name, "/")) {
		name = str_slice(name, 1, name.n);
	}
	return path_join(arena, folder, name);
}

/* {id} is ":id", {proxy+} is ":proxy*" */
static struct str shown_part(struct arena *arena, struct str part)
{
	if (!str_starts(part, "{") || !str_ends(part, "}")) {
		return part;
	}
	part = str_slice(part, 1, part.n - 1);
	return str_ends(part, "+")
		       ? str_format(arena, ":%.*s*", STR_ARGS(str_slice(part, 0, part.n - 1)))
		       : str_format(arena, ":%.*s", STR_ARGS(part));
}

static void set_path(const struct lambda *x, struct str path, struct route *route)
{
	if (str_absent(path) || str_has(path, "${") || !x->prefix_known) {
		route->path = STR("");
		return;
	}
	route->resolved = true;
	route->path = str_is(path, "*") ? STR("/:path*")
					: file_route_url(x->arena, x->prefix, path, shown_part);
}

static struct str upper(struct arena *arena, struct str text)
{
	char *out = arena_alloc(arena, text.n + 1);

	for (size_t i = 0; i < text.n; i++) {
		bool small = text.s[i] >= 'a' && text.s[i] <= 'z';

		out[i] = small ? (char)(text.s[i] - 'a' + 'A') : text.s[i];
	}
	return (struct str){out, text.n};
}

static struct str shown_method(struct arena *arena, struct str method)
{
	if (method.n == 0 || str_is(method, "*") || str_has(method, "${")) {
		return STR("ANY");
	}
	return upper(arena, method);
}

void lambda_add(const struct lambda *x, const struct lambda_function *function,
	const struct lambda_event *event, route_vec *out)
{
	struct str name = STR("");
	uint32_t module = find_handler(x, function->folder, function->handler, &name);
	struct route route = route_at("lambda", module, 0, 0);
	struct site value;

	if (module == ID_NONE || !x->program->modules[module].live) {
		return;
	}
	value = file_route_export(x->program, &route, str_copy(x->arena, name).s);
	if (value.expr == ID_NONE) {
		return;
	}
	set_path(x, event->path, &route);
	vec_push(x->arena, &route.methods, shown_method(x->arena, event->method));
	route.before_lost = event->guarded;
	route.body = ROUTE_BODY_RAW;
	frameworks_handlers(x->program, value, x->arena, &route);
	vec_push(x->arena, out, route);
}

static void lambda_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	for (uint32_t i = 0; i < program->document_count; i++) {
		const struct document *document = &program->documents[i];
		struct str name = path_name(document->path);
		struct lambda x = {
			.program = program,
			.arena = arena,
			.document = document,
			.folder = path_folder(document->path),
			.prefix = STR(""),
			.prefix_known = true,
		};

		if (str_starts(name, "serverless.")) {
			lambda_serverless(&x, out);
		} else if (str_starts(name, "template.")) {
			lambda_sam(&x, out);
		}
	}
}

const struct framework framework_lambda = {"aws-lambda", lambda_routes};
