#include "compare/match_peer.h"

#include "clerk/names.h"
#include "compare/match.h"

/* "core-3" of "core-3/nextjs-min-version" */
static const char *generation_of(struct audit *audit, const struct deprecation *row)
{
	struct str rest = str_of(row->rule);

	return str_copy(audit->arena, str_take(&rest, '/')).s;
}

static void read_row(struct audit *audit, const struct deprecation *row,
	const struct fact_package *package, match_peer_vec *out)
{
	struct match_peer it = {.row = row,
		.package = package,
		.peer = match_version_package(audit, str_of(row->names)),
		.since = match_removed_version(audit, generation_of(audit, row), package->name)};

	if (it.peer != NULL && it.since != NULL &&
		match_version_side(audit, package->name, it.since) == VERSION_SIDE_FROM) {
		it.side = match_version_side(audit, it.peer->name, row->removed);
		vec_push(audit->arena, out, it);
	}
}

void match_peer_read(struct audit *audit, match_peer_vec *out)
{
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->packages.n; i++) {
		const struct fact_package *package = &facts->packages.items[i];

		if (!match_in_app(audit, &package->at) || package->dev ||
			!names_is_clerk_package(package->name) ||
			match_version_package(audit, package->name) != package) {
			continue;
		}
		for (const struct deprecation *row = deprecations; row->rule != NULL; row++) {
			if (row->kind == DEPRECATION_PEER &&
				deprecations_has_package(row, package->name)) {
				read_row(audit, row, package, out);
			}
		}
	}
}
