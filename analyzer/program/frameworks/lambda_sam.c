#include "program/frameworks/lambda.h"

/* The template of AWS SAM: functions among its Resources, with Events of Type Api and HttpApi. */

static const struct document_value *globals(const struct lambda *x, const char *part)
{
	return document_get(document_get(x->document->root, "Globals"), part);
}

/* A property of a function, or what Globals says for all. */
static struct str property(
	const struct lambda *x, const struct document_value *properties, const char *key)
{
	const struct document_value *own = document_get(properties, key);

	return document_string(own != NULL ? own : document_get(globals(x, "Function"), key));
}

/* Has some API an authorizer by default? Which one serves an event is not looked up. */
static bool any_authorizer(const struct lambda *x)
{
	const struct document_value *resources = document_get(x->document->root, "Resources");

	if (document_get(globals(x, "Api"), "Auth") != NULL ||
		document_get(globals(x, "HttpApi"), "Auth") != NULL) {
		return true;
	}
	document_each (resource, resources) {
		struct str type = document_string(document_get(resource, "Type"));

		if ((str_is(type, "AWS::Serverless::Api") ||
			    str_is(type, "AWS::Serverless::HttpApi")) &&
			document_get(document_get(resource, "Properties"), "Auth") != NULL) {
			return true;
		}
	}
	return false;
}

static bool is_open(const struct document_value *properties)
{
	const struct document_value *auth = document_get(properties, "Auth");

	return str_is(document_string(document_get(auth, "Authorizer")), "NONE");
}

static void read_event(const struct lambda *x, const struct lambda_function *function,
	const struct document_value *source, route_vec *out)
{
	const struct document_value *properties = document_get(source, "Properties");
	struct str type = document_string(document_get(source, "Type"));
	struct lambda_event event = {
		.path = document_string(document_get(properties, "Path")),
		.method = document_string(document_get(properties, "Method")),
	};

	if (!str_is(type, "Api") && !str_is(type, "HttpApi")) {
		return;
	}
	if (str_is(type, "HttpApi") && document_get(properties, "Path") == NULL) {
		event.path = STR("*");
	}
	event.guarded = !is_open(properties) &&
			(document_get(properties, "Auth") != NULL || any_authorizer(x));
	lambda_add(x, function, &event, out);
}

static void read_function(
	const struct lambda *x, const struct document_value *properties, route_vec *out)
{
	struct str code = property(x, properties, "CodeUri");
	struct lambda_function function = {
		.folder = lambda_join(x->arena, x->folder, str_absent(code) ? STR(".") : code),
		.handler = property(x, properties, "Handler"),
	};

	document_each (source, document_get(properties, "Events")) {
		if (!str_absent(function.handler)) {
			read_event(x, &function, source, out);
		}
	}
}

void lambda_sam(struct lambda *x, route_vec *out)
{
	document_each (resource, document_get(x->document->root, "Resources")) {
		if (str_is(document_string(document_get(resource, "Type")),
			    "AWS::Serverless::Function")) {
			read_function(x, document_get(resource, "Properties"), out);
		}
	}
}
