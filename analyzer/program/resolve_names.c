#include "program/resolve_names.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"

enum form {
	FORM_PLAIN, /* name@version/subpath */
	FORM_BUILDS, /* esm.sh: also folders that say how it was built */
	FORM_PINS, /* skypack: likewise, in front */
	FORM_DENO, /* mod.ts is the package itself */
};

static const struct {
	const char *prefix;
	enum form form;
} origins[] = {
	{"npm:", FORM_PLAIN}, {"jsr:", FORM_PLAIN}, {"https://esm.sh/", FORM_BUILDS},
	{"https://cdn.skypack.dev/", FORM_PINS}, {"https://unpkg.com/", FORM_PLAIN},
	{"https://cdn.jsdelivr.net/npm/", FORM_PLAIN}, {"https://esm.run/", FORM_PLAIN},
	{"https://ga.jspm.io/npm:", FORM_PLAIN}, {"https://jspm.dev/", FORM_PLAIN},
	{"https://deno.land/x/", FORM_DENO}, {"https://deno.land/", FORM_PLAIN}, /* std */
};

enum { ORIGINS = sizeof(origins) / sizeof(origins[0]) };

/* "v135/", "stable/": the build's version, before the name. */
static struct str without_build(struct str text)
{
	size_t slash = str_find_byte(text, '/');

	bool versioned =
		slash != SIZE_MAX && slash > 1 && text.s[0] == 'v' && ascii_is_digit(text.s[1]);

	if (versioned || str_starts(text, "stable/")) {
		text = str_slice(text, slash + 1, text.n);
	}
	return str_starts(text, "*") ? str_slice(text, 1, text.n) : text;
}

/* "/es2022/svix.mjs", "/denonext/svix.mjs": the package itself, built. */
static bool is_build(struct str subpath)
{
	static const char *const targets[] = {"/deno/", "/denonext/", "/node/", "/esnext/"};

	for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
		if (str_starts(subpath, targets[i])) {
			return true;
		}
	}
	return str_starts(subpath, "/es20");
}

static struct str start_of(struct str text, enum form form)
{
	if (str_starts(text, "/")) {
		text = str_slice(text, 1, text.n); /* npm:/svix */
	}
	if (form == FORM_BUILDS) {
		text = without_build(text);
	} else if (form == FORM_PINS && str_starts(text, "pin/")) {
		text = str_slice(text, 4, text.n);
	} else if (form == FORM_PINS && str_starts(text, "-/")) {
		text = str_slice(text, 2, text.n);
	}
	return text;
}

static bool says_nothing(struct str subpath, enum form form)
{
	return str_is(subpath, "/+esm") || str_is(subpath, "/") || form == FORM_PINS ||
	       (form == FORM_BUILDS && is_build(subpath)) ||
	       (form == FORM_DENO && str_is(subpath, "/mod.ts"));
}

/* Offset behind the name in name@version/subpath; 0 when there is none. */
static size_t name_end(struct str text)
{
	size_t from = 0;
	size_t end;

	if (str_starts(text, "@")) {
		from = str_find_byte(text, '/');
		if (from == SIZE_MAX) {
			return 0;
		}
		from++;
	}
	for (end = from; end < text.n && text.s[end] != '/' && text.s[end] != '@'; end++) {
	}
	return end == from ? 0 : end;
}

static struct str package_of(struct str text, enum form form, struct arena *arena)
{
	struct str subpath;
	struct str name;
	size_t end;
	size_t slash;

	text = start_of(str_slice(text, 0, str_find_byte(text, '?')), form);
	end = name_end(text);
	if (end == 0) {
		return STR_NONE;
	}
	name = str_slice(text, 0, end);
	slash = str_find(text, STR("/"), end);
	subpath = slash == SIZE_MAX ? STR("") : str_slice(text, slash, text.n);
	/* published there under another name (JSR's page of the package) */
	name = str_is(name, "@hono/hono") ? STR("hono") : name;
	return says_nothing(subpath, form) ? name : str_join(arena, name, subpath);
}

struct str resolve_names_package(struct str specifier, struct arena *arena)
{
	for (size_t i = 0; i < ORIGINS; i++) {
		if (str_starts(specifier, origins[i].prefix)) {
			return package_of(
				str_slice(specifier, strlen(origins[i].prefix), specifier.n),
				origins[i].form, arena);
		}
	}
	return STR_NONE;
}
