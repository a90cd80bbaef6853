#include "facts/facts.h"

#include "settings/kinds.h"

bool place_absent(const struct place *place)
{
	return place->file.n == 0;
}

const char *context_name(enum context context)
{
	static const char *const names[] = {
		[CONTEXT_SOURCE] = "source",
		[CONTEXT_TEST] = "test",
		[CONTEXT_STORY] = "story",
		[CONTEXT_DOCS] = "docs",
		[CONTEXT_GENERATED] = "generated",
		[CONTEXT_ENV] = "env",
		[CONTEXT_CI] = "ci",
		[CONTEXT_CONTAINER] = "container",
		[CONTEXT_CONFIG] = "config",
		[CONTEXT_OTHER] = "other",
	};

	return names[context];
}

const char *environment_name(enum environment environment)
{
	static const char *const names[] = {
		[ENVIRONMENT_ANY] = "any",
		[ENVIRONMENT_PRODUCTION] = "production",
		[ENVIRONMENT_DEVELOPMENT] = "development",
		[ENVIRONMENT_PREVIEW] = "preview",
		[ENVIRONMENT_TEST] = "test",
	};

	return names[environment];
}

enum environment environment_of_kind(unsigned environment)
{
	static const enum environment environments[] = {
		[KINDS_ANY] = ENVIRONMENT_ANY,
		[KINDS_PRODUCTION] = ENVIRONMENT_PRODUCTION,
		[KINDS_DEVELOPMENT] = ENVIRONMENT_DEVELOPMENT,
		[KINDS_PREVIEW] = ENVIRONMENT_PREVIEW,
		[KINDS_TEST] = ENVIRONMENT_TEST,
	};

	return environments[environment];
}

enum environment environment_of_file(struct str path)
{
	return environment_of_kind(kinds_environment(path));
}

bool context_is_live(enum context context)
{
	return context != CONTEXT_TEST && context != CONTEXT_STORY && context != CONTEXT_DOCS &&
	       context != CONTEXT_GENERATED;
}
