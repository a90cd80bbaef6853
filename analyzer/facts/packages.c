#include "clerk/names.h"
#include "facts/collector.h"

/* Besides Clerk's own: what decides which advice holds, or verifies for Clerk. */
static const char *const wanted[] = {
	"astro",
	"convex",
	"express",
	"fastify",
	"hono",
	"jose",
	"jsonwebtoken",
	"next",
	"nuxt",
	"react",
	"react-router",
	"standardwebhooks",
	"svix",
};

static bool is_wanted(struct str name)
{
	return names_is_clerk_package(name) ||
	       str_in(name, wanted, sizeof(wanted) / sizeof(wanted[0]));
}

static void add_package(struct collector *collector, const struct manifest *manifest,
	const struct manifest_dependency *dependency)
{
	struct fact_package fact = {
		.at = collector_place(
			collector, manifest->path, dependency->start, dependency->end),
		.name = dependency->name,
		.range = dependency->range,
		.manifest = manifest->path,
		.dev = dependency->dev,
	};

	vec_push(collector->arena, &collector->facts->packages, fact);
}

void collect_packages(struct collector *collector)
{
	for (size_t i = 0; i < collector->manifest_count; i++) {
		const struct manifest *manifest = &collector->manifests[i];

		for (size_t k = 0; k < manifest->dependencies.n; k++) {
			if (is_wanted(manifest->dependencies.items[k].name)) {
				add_package(collector, manifest, &manifest->dependencies.items[k]);
			}
		}
	}
}
