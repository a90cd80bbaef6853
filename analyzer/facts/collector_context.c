#include "facts/collector.h"
#include "syntax/syntax.h"

/* What a folder's or a file's name says about what lies there. */
struct mark {
	const char *word;
	enum context context;
};

static const struct mark folders[] = {
	{"test", CONTEXT_TEST},
	{"tests", CONTEXT_TEST},
	{"__tests__", CONTEXT_TEST},
	{"__test__", CONTEXT_TEST},
	{"__mocks__", CONTEXT_TEST},
	{"__fixtures__", CONTEXT_TEST},
	{"mocks", CONTEXT_TEST},
	{"mock", CONTEXT_TEST},
	{"fixtures", CONTEXT_TEST},
	{"spec", CONTEXT_TEST},
	{"e2e", CONTEXT_TEST},
	{"cypress", CONTEXT_TEST},
	{"playwright", CONTEXT_TEST},
	{"stories", CONTEXT_STORY},
	{".storybook", CONTEXT_STORY},
	{"docs", CONTEXT_DOCS},
	{"doc", CONTEXT_DOCS},
	{"__generated__", CONTEXT_GENERATED},
	{"generated", CONTEXT_GENERATED},
	{"_generated", CONTEXT_GENERATED},
	{"dist", CONTEXT_GENERATED},
	{".next", CONTEXT_GENERATED},
	/* copies that an editor keeps */
	{".history", CONTEXT_GENERATED},
};

/* Between two dots of a file's name. */
static const struct mark middles[] = {
	{"test", CONTEXT_TEST},
	{"spec", CONTEXT_TEST},
	{"cy", CONTEXT_TEST},
	{"e2e", CONTEXT_TEST},
	{"mock", CONTEXT_TEST},
	{"stories", CONTEXT_STORY},
	{"story", CONTEXT_STORY},
	{"min", CONTEXT_GENERATED},
	{"bundle", CONTEXT_GENERATED},
	{"generated", CONTEXT_GENERATED},
	{"gen", CONTEXT_GENERATED},
};

/* The same of code that is there to be copied; what is no code may be read as it is. */
static const struct mark samples[] = {
	{"example", CONTEXT_DOCS},
	{"sample", CONTEXT_DOCS},
};

static const struct mark endings[] = {
	{"md", CONTEXT_DOCS},
	{"mdx", CONTEXT_DOCS},
	{"markdown", CONTEXT_DOCS},
	{"rst", CONTEXT_DOCS},
	{"adoc", CONTEXT_DOCS},
	{"vue", CONTEXT_SOURCE},
	{"svelte", CONTEXT_SOURCE},
	{"astro", CONTEXT_SOURCE},
	{"html", CONTEXT_SOURCE},
	{"htm", CONTEXT_SOURCE},
	{"go", CONTEXT_SOURCE},
	{"py", CONTEXT_SOURCE},
	{"rb", CONTEXT_SOURCE},
	{"php", CONTEXT_SOURCE},
	{"java", CONTEXT_SOURCE},
	{"kt", CONTEXT_SOURCE},
	{"cs", CONTEXT_SOURCE},
	{"rs", CONTEXT_SOURCE},
	{"swift", CONTEXT_SOURCE},
	{"dart", CONTEXT_SOURCE},
	{"ex", CONTEXT_SOURCE},
	{"json", CONTEXT_CONFIG},
	{"jsonc", CONTEXT_CONFIG},
	{"json5", CONTEXT_CONFIG},
	{"toml", CONTEXT_CONFIG},
	{"yml", CONTEXT_CONFIG},
	{"yaml", CONTEXT_CONFIG},
	{"ini", CONTEXT_CONFIG},
	{"conf", CONTEXT_CONFIG},
	{"plist", CONTEXT_CONFIG},
	{"tf", CONTEXT_CONFIG},
	{"properties", CONTEXT_CONFIG},
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool find_mark(struct str word, const struct mark *marks, size_t count, enum context *out)
{
	for (size_t i = 0; i < count; i++) {
		if (str_is_nocase(word, marks[i].word)) {
			*out = marks[i].context;
			return true;
		}
	}
	return false;
}

/* Takes the next part up to the separator off the text's front; false when none is left. */
static bool next_part(struct str *rest, char separator, struct str *out)
{
	size_t at = str_find_byte(*rest, separator);

	if (at == SIZE_MAX) {
		return false;
	}
	*out = str_slice(*rest, 0, at);
	*rest = str_slice(*rest, at + 1, rest->n);
	return true;
}

static bool by_folder(struct str *name, enum context *out)
{
	struct str part;

	while (next_part(name, '/', &part)) {
		if (find_mark(part, folders, COUNT(folders), out)) {
			return true;
		}
	}
	return false;
}

/* Leaves what stands behind the last dot, or the mark, of the name. */
static bool by_middle(struct str *name, const struct mark *marks, size_t count, enum context *out)
{
	struct str part;
	bool first = true;

	while (next_part(name, '.', &part)) {
		if (!first && find_mark(part, marks, count, out)) {
			return true;
		}
		first = false;
	}
	return false;
}

enum context collector_context(struct str path)
{
	struct kinds_env_file env;
	struct str rest = path;
	enum context context;

	if (by_folder(&rest, &context)) {
		return context;
	}
	if (kinds_env_file(path, &env)) {
		return CONTEXT_ENV;
	}
	struct str name = rest;
	bool code = syntax_language_of(path) != SYNTAX_NONE;

	if (kinds_is_ci(path) || kinds_is_container(path)) {
		return kinds_is_ci(path) ? CONTEXT_CI : CONTEXT_CONTAINER;
	}
	if (code && by_middle(&name, samples, COUNT(samples), &context)) {
		return context;
	}
	if (by_middle(&rest, middles, COUNT(middles), &context) ||
		find_mark(rest, endings, COUNT(endings), &context)) {
		return context;
	}
	if (code) {
		return CONTEXT_SOURCE;
	}
	return kinds_is_config(path) ? CONTEXT_CONFIG : CONTEXT_OTHER;
}
