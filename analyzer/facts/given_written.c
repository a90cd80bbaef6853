#include "facts/given_written.h"

#include "base/ascii.h"
#include "clerk/names.h"
#include "clerk/options.h"

enum { PROPS_MOST = 256 }; /* of an object or element that options are looked for in */

/* sign-in-url of Vue's templates, data-clerk-proxy-url of a script's tag */
struct str given_option_name(struct arena *arena, struct str key)
{
	char *out;
	size_t n = 0;

	if (str_starts(key, "data-clerk-")) {
		key = str_slice(key, sizeof("data-clerk-") - 1, key.n);
	} else if (str_find_byte(key, '-') == SIZE_MAX) {
		return key;
	}
	out = arena_alloc(arena, key.n + 1);
	for (size_t i = 0; i < key.n; i++) {
		if (key.s[i] == '-' && i + 1 < key.n) {
			out[n++] = ascii_upper(key.s[++i]);
		} else {
			out[n++] = key.s[i];
		}
	}
	return (struct str){out, n};
}

/* The import that a name, or the object of its members, stands for; NULL without one. */
static const struct import *import_of(const struct summary *summary, expr_id id)
{
	const struct binding *binding;

	while (id != ID_NONE && summary->exprs[id].kind == EXPR_MEMBER) {
		id = summary->exprs[id].left;
	}
	if (id == ID_NONE || summary->exprs[id].kind != EXPR_NAME ||
		summary->exprs[id].binding == ID_NONE) {
		return NULL;
	}
	binding = &summary->bindings[summary->exprs[id].binding];
	return binding->kind == BINDING_IMPORT ? &summary->imports[binding->import] : NULL;
}

bool given_is_clerks(const struct summary *summary, expr_id id)
{
	const struct import *import = import_of(summary, id);

	return import != NULL && names_is_clerk_package(import->specifier);
}

/* The last name of what is called, as it is written or imported. */
struct str given_written_name(const struct summary *summary, expr_id callee)
{
	const struct import *import = import_of(summary, callee);
	const struct expr *e = callee == ID_NONE ? NULL : &summary->exprs[callee];

	if (e == NULL || (e->kind != EXPR_NAME && e->kind != EXPR_MEMBER)) {
		return STR("");
	}
	return e->kind == EXPR_NAME && import != NULL && import->kind == IMPORT_NAMED ? import->name
										      : e->name;
}

static bool is_option(struct arena *arena, struct str key)
{
	return !str_absent(key) &&
	       (str_starts(key, "data-clerk-") ||
		       options_kind(given_option_name(arena, key)) != OPTIONS_OTHER);
}

/* Does an object or element, as it is written, have something that may be an option? */
bool given_has_option(struct arena *arena, const struct summary *summary, expr_id id)
{
	if (summary->exprs[id].count > PROPS_MOST) {
		return false; /* a table of something else, and looked at wherever it is named */
	}
	for (uint32_t i = 0; i < summary->exprs[id].count; i++) {
		if (is_option(arena, summary_prop_at(summary, id, i)->key)) {
			return true;
		}
	}
	return false;
}

/* An argument that is an object, or the name of one; ID_NONE for all others. */
expr_id given_object(const struct summary *summary, expr_id id)
{
	const struct expr *e = &summary->exprs[id];

	if (e->kind == EXPR_NAME && e->binding != ID_NONE) {
		id = summary->bindings[e->binding].value;
	}
	return id != ID_NONE && summary->exprs[id].kind == EXPR_OBJECT ? id : ID_NONE;
}

/* <script data-clerk-publishable-key>: the tag is the page's, the attributes are Clerk's. */
bool given_is_script(const struct summary *summary, const struct expr *element)
{
	const struct expr *tag = element->left == ID_NONE ? NULL : &summary->exprs[element->left];

	return tag != NULL &&
	       str_is_nocase(tag->kind == EXPR_STRING ? tag->text : tag->name, "script");
}
