#include "base/path.h"
#include "facts/given_internal.h"
#include "program/frameworks/file_route.h"

/*
 * Links into an app. Sources: Expo documentation "AuthSession"
 * (makeRedirectUri), "Linking" (createURL), "Configuration" (scheme).
 */

static struct given_scheme scheme_in_document(const struct document *document)
{
	static const char *const platforms[] = {"ios", "android"};
	const struct document_value *expo = document_get(document->root, "expo");
	const struct document_value *from = expo == NULL ? document->root : expo;
	const struct document_value *scheme = NULL;

	for (size_t i = 0; i < sizeof(platforms) / sizeof(platforms[0]) && scheme == NULL; i++) {
		scheme = document_get(document_get(from, platforms[i]), "scheme");
	}
	scheme = scheme == NULL ? document_get(from, "scheme") : scheme;
	if (document_is(scheme, DOCUMENT_LIST) && scheme->first != NULL) {
		scheme = scheme->first;
	}
	return document_is(scheme, DOCUMENT_STRING)
		       ? (struct given_scheme){document_string(scheme), document->path,
				 scheme->start, scheme->end}
		       : (struct given_scheme){.text = STR_NONE};
}

/* Stores whether it sets one at all, known or not. */
static struct given_scheme scheme_in_code(
	const struct program *program, uint32_t config, bool *told)
{
	static const char *const names[] = {"scheme", "expo.scheme"};
	struct site site;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct value value;

		if (file_route_setting(program, config, names[i], &site) != PROPERTY_FOUND) {
			continue;
		}
		*told = true;
		value = program_single(program, site);
		if (value.kind == VALUE_STRING && !value.guessed) {
			const struct expr *e = program_expr(program, value.at);

			return (struct given_scheme){value.text,
				program->modules[value.at.module].path, e->start, e->end};
		}
	}
	return (struct given_scheme){.text = STR_NONE};
}

struct given_scheme given_app_scheme(const struct program *program, uint32_t app)
{
	struct str path = path_join(program->arena, program->apps[app].root, STR("app.json"));
	const struct document *document = program_document(program, path);
	uint32_t config = file_route_config(program, app, "app.config.");
	struct given_scheme scheme = {.text = STR_NONE};
	bool told = false;

	if (config != ID_NONE) {
		scheme = scheme_in_code(program, config, &told);
	}
	if (!told && document != NULL) {
		scheme = scheme_in_document(document);
	}
	return scheme;
}

/* An option that is one certain string; *known stays as it is when it is not given. */
static struct str option_of(
	const struct program *program, struct site options, const char *name, bool *known)
{
	struct site site = SITE_NONE;
	struct str text;

	if (options.expr == ID_NONE) {
		return STR_NONE;
	}
	switch (program_find_property(program, options, str_of(name), &site)) {
	case PROPERTY_ABSENT:
		return STR_NONE;
	case PROPERTY_FOUND:
		text = program_string(program, site);
		*known = *known && !str_absent(text);
		return text;
	default:
		*known = false;
		return STR_NONE;
	}
}

/* May an option be given, whatever it is? */
static bool gives(const struct program *program, struct site options, const char *name)
{
	struct site site;

	return options.expr != ID_NONE &&
	       program_find_property(program, options, str_of(name), &site) != PROPERTY_ABSENT;
}

static bool is_from(const struct value *callee, const char *package, const char *name)
{
	return callee->kind == VALUE_IMPORT && str_is(callee->package, package) &&
	       str_is(str_last_part(callee->name, '.'), name);
}

bool given_native(struct given_reading *r, struct site call)
{
	const struct program *program = r->collector->program;
	struct value callee = program_callee_value(program, call);
	bool makes = is_from(&callee, "expo-auth-session", "makeRedirectUri");
	bool creates = is_from(&callee, "expo-linking", "createURL");
	struct given_value made = {GIVEN_CALL, STR(""), STR(""), call};
	struct site options = program_argument(program, call, creates ? 1 : 0);
	bool known = true;
	struct str native;
	struct str scheme;
	struct str path;

	if (!makes && !creates) {
		return false;
	}
	native = makes ? option_of(program, options, "native", &known) : STR_NONE;
	scheme = option_of(program, options, "scheme", &known);
	known = known && !gives(program, options, "queryParams");
	if (str_absent(scheme) && known) {
		scheme = given_app_scheme(program, program->modules[call.module].app).text;
	}
	path = makes ? option_of(program, options, "path", &known)
		     : program_string(program, program_argument(program, call, 0));
	if (known && !str_absent(native)) {
		made.class = GIVEN_LITERAL;
		made.text = native;
	} else if (known && !str_absent(scheme) && (makes || !str_absent(path))) {
		made.class = GIVEN_LITERAL;
		made.text = str_format(r->arena, "%.*s://%.*s", STR_ARGS(scheme), STR_ARGS(path));
	}
	given_add(r, made);
	return true;
}
