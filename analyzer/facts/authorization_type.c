#include "facts/authorization.h"
#include "facts/interface.h"

/*
 * interface ClerkAuthorization { permission: "org:a:b" | "org:a:c"; role: … }:
 * names that an instance is said to have. clerk/clerk-docs
 * docs/guides/development/override-clerk-types-interfaces.mdx.
 */
void authorization_types(struct authorization *a)
{
	for (uint32_t i = 0; i < a->summary->interface_count; i++) {
		const struct declared_interface *declared = &a->summary->interfaces[i];
		interface_vec members = {0};

		if (!str_is(declared->name, "ClerkAuthorization")) {
			continue;
		}
		interface_read(a->summary, declared, &a->scratch, &members);
		for (size_t n = 0; n < members.n; n++) {
			const struct interface_member *it = &members.items[n];
			struct fact_authorization fact = {
				.kind = it->path,
				.name = it->text,
				.resolved = true,
				.form = STR("type"),
				.side = STR(""),
				.subject = STR(""),
				.otherwise = STR(""),
			};

			if (it->is_literal &&
				(str_is(it->path, "role") || str_is(it->path, "permission"))) {
				authorization_add_text(a, it->start, it->end, &fact);
			}
		}
	}
}
