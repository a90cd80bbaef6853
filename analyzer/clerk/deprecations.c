#include "clerk/deprecations.h"

#include <stddef.h>

/*
 * The first versions of a generation. Source: clerk/javascript
 * packages, each CHANGELOG.md; a package that was renamed since stays behind under
 * its old name. 2026-08.
 */
struct generation {
	const char *package;
	const char *core_2; /* "" had none */
	const char *core_3;
};

static const struct generation generations[] = {
	{"@clerk/astro", "1.0.0", "3.0.0"},
	{"@clerk/backend", "1.0.0", "3.0.0"},
	{"@clerk/chrome-extension", "1.0.0", "3.0.0"},
	{"@clerk/clerk-expo", "1.0.0", ""},
	{"@clerk/clerk-js", "5.0.0", "6.0.0"},
	{"@clerk/clerk-react", "5.0.0", ""},
	{"@clerk/clerk-sdk-node", "5.0.0", ""},
	{"@clerk/expo", "", "3.0.0"},
	{"@clerk/express", "1.0.0", "2.0.0"},
	{"@clerk/fastify", "1.0.0", "3.0.0"},
	{"@clerk/nextjs", "5.0.0", "7.0.0"},
	{"@clerk/nuxt", "1.0.0", "2.0.0"},
	{"@clerk/react", "", "6.0.0"},
	{"@clerk/react-router", "1.0.0", "3.0.0"},
	{"@clerk/remix", "4.0.0", ""},
	{"@clerk/shared", "2.0.0", "4.0.0"},
	{"@clerk/tanstack-react-start", "0.1.0", "1.0.0"},
	{"@clerk/types", "4.0.0", ""},
	{"@clerk/ui", "", "1.0.0"},
	{"@clerk/vue", "1.0.0", "2.0.0"},
	{"gatsby-plugin-clerk", "5.0.0", ""},
};

static bool package_fits(struct str pattern, struct str package)
{
	bool whole = pattern.n > 0 && pattern.s[pattern.n - 1] == '$';
	struct str rest;

	if (str_is(pattern, "*")) {
		return true;
	}
	pattern = whole ? str_slice(pattern, 0, pattern.n - 1) : pattern;
	if (!str_equal(str_slice(package, 0, pattern.n), pattern)) {
		return false;
	}
	rest = str_slice(package, pattern.n, package.n);
	return rest.n == 0 || (!whole && rest.s[0] == '/');
}

/* "*.prop" is the prop of any component; "__unstable_*" any name that begins so. */
static bool name_fits(struct str pattern, struct str name)
{
	size_t dot = str_find_last_byte(name, '.');

	if (str_starts(pattern, "*.") && dot != SIZE_MAX) {
		dot = str_find_byte(name, '.');
		return name_fits(
			str_slice(pattern, 2, pattern.n), str_slice(name, dot + 1, name.n));
	}
	if (str_ends(pattern, "*")) {
		pattern = str_slice(pattern, 0, pattern.n - 1);
		return str_equal(str_slice(name, 0, pattern.n), pattern);
	}
	return str_equal(pattern, name);
}

static bool list_has(const char *list, struct str item, bool (*fits)(struct str, struct str))
{
	struct str rest = str_of(list);

	if (rest.n == 0) {
		return item.n == 0;
	}
	while (!str_absent(rest)) {
		if (fits(str_take(&rest, ' '), item)) {
			return true;
		}
	}
	return false;
}

bool deprecations_has_package(const struct deprecation *row, struct str package)
{
	return list_has(row->packages, package, package_fits);
}

const struct deprecation *deprecations_find(const struct deprecation *row,
	enum deprecation_kind kind, struct str package, struct str name)
{
	for (; row->rule != NULL; row++) {
		if (row->kind == kind && list_has(row->names, name, name_fits) &&
			deprecations_has_package(row, package)) {
			return row;
		}
	}
	return NULL;
}

bool deprecations_version(const char *since, struct str package, struct version *out)
{
	for (size_t i = 0; i < sizeof(generations) / sizeof(generations[0]); i++) {
		const struct generation *it = &generations[i];

		if (str_is(str_of(since), "core-2") && package_fits(str_of(it->package), package)) {
			return version_parse(str_of(it->core_2), out);
		}
		if (str_is(str_of(since), "core-3") && package_fits(str_of(it->package), package)) {
			return version_parse(str_of(it->core_3), out);
		}
	}
	return version_parse(str_of(since), out);
}
