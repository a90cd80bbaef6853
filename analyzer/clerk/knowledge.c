#include "clerk/knowledge.h"

#include <stddef.h>

#include "base/date.h"

/*
 * Source: clerk/javascript packages/<name>/package.json, the major in it, and the
 * last one of packages that were renamed. Packages whose version changes
 * nothing of what is judged (localizations, themes, types, testing) are left out.
 */
const struct knowledge_package knowledge_packages[] = {
	{"@clerk/nextjs", "8.0.0"},
	{"@clerk/react", "7.0.0"},
	{"@clerk/clerk-react", "6.0.0"},
	{"@clerk/backend", "4.0.0"},
	{"@clerk/express", "3.0.0"},
	{"@clerk/fastify", "4.0.0"},
	{"@clerk/hono", "1.0.0"},
	{"@clerk/astro", "5.0.0"},
	{"@clerk/nuxt", "4.0.0"},
	{"@clerk/react-router", "4.0.0"},
	{"@clerk/remix", "6.0.0"},
	{"@clerk/tanstack-react-start", "2.0.0"},
	{"@clerk/vue", "3.0.0"},
	{"@clerk/expo", "5.0.0"},
	{"@clerk/clerk-expo", "3.0.0"},
	{"@clerk/chrome-extension", "4.0.0"},
	{"@clerk/electron", "1.0.0"},
	{"@clerk/clerk-js", "7.0.0"},
	{"@clerk/clerk-sdk-node", "6.0.0"},
	{NULL, NULL},
};

const char *knowledge_date(void)
{
	return "2026-08-22";
}

/* Source: clerk/openapi-specs bapi/2026-05-12.yml; clerk/clerk-docs, "Versioning". */
const char *knowledge_api_version(void)
{
	return "2026-05-12";
}

bool knowledge_api_is_beyond(struct str version)
{
	int64_t known;
	int64_t day;

	return date_read_day(str_of(knowledge_api_version()), &known) &&
	       date_read_day(version, &day) && day > known;
}
