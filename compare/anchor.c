#include "compare/anchor.h"

/*
 * The line that brings Clerk into the app; of a finding about the instance alone, the first such
 * line of all apps. Facts are sorted by file, so it is the same one each time.
 */
static struct place package_line(const struct facts *facts, uint32_t app)
{
	for (size_t i = 0; i < facts->packages.n; i++) {
		const struct fact_package *package = &facts->packages.items[i];
		bool asked = app == UINT32_MAX || package->at.app == app;

		if (asked && str_starts(package->name, "@clerk/") && package->at.line > 0) {
			return package->at;
		}
	}
	return (struct place){0};
}

void anchor_all(struct audit_result *result)
{
	for (size_t i = 0; i < result->findings.n; i++) {
		struct finding *finding = &result->findings.items[i];

		if (finding->at.file.n > 0) {
			finding->anchor = finding->at;
		} else if (finding->clerk_at.file.n > 0) {
			finding->anchor = finding->clerk_at;
		} else {
			finding->anchor = package_line(result->facts, finding->app);
		}
	}
}
