#include "compare/settle.h"

#include "compare/config_use.h"
#include "compare/suppress.h"

bool settle_is_gap(const struct verdict *verdict, const struct config *config)
{
	const struct config_severity *set = config_use_severity(config, verdict->rule);
	bool off = set != NULL && set->off;

	return verdict->kind == VERDICT_NOT_EVALUATED && !off;
}

static size_t count_unevaluated(const struct audit_result *result, const struct config *config)
{
	size_t count = 0;

	for (size_t i = 0; i < result->verdicts.n; i++) {
		count += settle_is_gap(&result->verdicts.items[i], config);
	}
	return count;
}

void settle_result(struct arena *arena, const struct rule *const *rules,
	const struct compare_options *options, struct audit_result *out)
{
	suppress_findings(arena, rules, options->as_of, out);
	if (options->baseline != NULL) {
		baseline_apply(arena, options->baseline, out);
	}
	out->gaps = (struct gaps){
		.unevaluated = count_unevaluated(out, options->config),
		.problems = out->problems.n,
		.stale = out->baseline.stale,
	};
}
