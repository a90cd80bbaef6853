#include "compare/cli/dist/dist.h"
#include "compare/cli/dist/roff.h"
#include "compare/rule.h"

void rules_list(struct arena *arena, struct buf *out)
{
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;
		struct str codes = rule_codes(arena, info);

		buf_add_z(out, ".TP\n\\fB");
		roff_word(out, str_of(info->id));
		buf_format(out, "\\fR (%s, %s)\n", severity_name(info->severity),
			needs_name(info->needs));
		roff_sentence(out, str_of(info->title));
		roff_sentence(out, str_format(arena, "symptom: %s", info->symptom));
		if (codes.n > 0) {
			roff_sentence(out, str_format(arena, "codes: %.*s", STR_ARGS(codes)));
		}
	}
}
