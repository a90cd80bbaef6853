#include "compare/report/unresolved.h"

/* Takes the places of a list of facts whose value is not known. */
#define TAKE(arena, list, known, out) \
	do { \
		for (size_t i_ = 0; i_ < (list).n; i_++) { \
			if (!(list).items[i_].known) { \
				vec_push((arena), (out), (list).items[i_].at); \
			} \
		} \
	} while (0)

static void add_places(struct layout *layout, const char *what, place_vec *places)
{
	if (places->n > 0) {
		layout_paragraph(layout, LAYOUT_INDENT + 2, str_of(what));
	}
	for (size_t i = 0; i < places->n; i++) {
		layout_place(layout, "", &places->items[i]);
	}
	places->n = 0;
}

/* The same that facts count, in the order in which they list them. */
static void add_facts(struct layout *layout, const struct facts *facts)
{
	place_vec places = {0};

	TAKE(layout->arena, facts->key_uses, resolved, &places);
	add_places(layout, "keys that are handed over", &places);
	TAKE(layout->arena, facts->webhook_handlers, route_resolved, &places);
	add_places(layout, "routes of webhook handlers", &places);
	TAKE(layout->arena, facts->routes, resolved, &places);
	add_places(layout, "routes", &places);
	TAKE(layout->arena, facts->jwt_templates, resolved, &places);
	add_places(layout, "names of JWT templates", &places);
	TAKE(layout->arena, facts->authorization, resolved, &places);
	add_places(layout, "roles, permissions, plans and features", &places);
	TAKE(layout->arena, facts->strategies, resolved, &places);
	add_places(layout, "sign-in strategies", &places);
	TAKE(layout->arena, facts->features, resolved, &places);
	add_places(layout, "features of the instance", &places);
	TAKE(layout->arena, facts->hosts, resolved, &places);
	add_places(layout, "hosts", &places);
	TAKE(layout->arena, facts->urls, resolved, &places);
	add_places(layout, "URLs", &places);
	TAKE(layout->arena, facts->policies, resolved, &places);
	add_places(layout, "Content-Security-Policies", &places);
	TAKE(layout->arena, facts->rewrites, resolved, &places);
	add_places(layout, "rewrites", &places);
}

static void add_rules(struct layout *layout, const struct audit_result *result)
{
	for (size_t i = 0; i < result->verdicts.n; i++) {
		const struct verdict *verdict = &result->verdicts.items[i];

		if (verdict->unresolved > 0) {
			layout_paragraph(layout, LAYOUT_INDENT + 2,
				str_format(layout->arena, "%u in what %s looks at",
					verdict->unresolved, verdict->rule->id));
		}
	}
}

void unresolved_add(struct layout *layout, const struct audit_result *result)
{
	buf_add_z(layout->out, "  Not followed\n");
	add_facts(layout, result->facts);
	add_rules(layout, result);
}
