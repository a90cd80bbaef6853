#include <string.h>

#include "clerk/errors.h"
#include "compare/match.h"
#include "compare/rule.h"

#define RULE(name) extern const struct rule rule_##name;
#include "compare/rules/rules.def"
#undef RULE

const struct rule *const rules_all[] = {
#define RULE(name) &rule_##name,
#include "compare/rules/rules.def"
#undef RULE
	NULL,
};

const struct rule *rule_by_id(struct str id)
{
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		if (str_is_nocase(id, rules_all[i]->info.id)) {
			return rules_all[i];
		}
	}
	return NULL;
}

const struct rule *rule_nearest(const struct rule *const *rules, struct str word)
{
	const struct rule *best = NULL;
	unsigned least = DISTANCE_FAR;

	for (size_t i = 0; rules[i] != NULL; i++) {
		struct str id = str_of(rules[i]->info.id);
		struct str rest = str_slice(id, strlen("CLERK-"), id.n);
		unsigned whole = match_typed(word, id);
		unsigned part = match_typed(word, rest);
		unsigned distance = whole < part ? whole : part;

		if (distance < least) {
			least = distance;
			best = rules[i];
		}
	}
	return best;
}

struct str rule_codes(struct arena *arena, const struct rule_info *info)
{
	struct str codes = STR("");

	for (const struct error *row = errors; row->code != NULL; row++) {
		if (rule_info_names(info, str_of(row->code))) {
			codes = str_format(arena, "%.*s%s%s", STR_ARGS(codes),
				codes.n > 0 ? ", " : "", row->code);
		}
	}
	return codes;
}
