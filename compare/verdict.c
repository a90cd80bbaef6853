#include "compare/verdict.h"

#include "base/buf.h"
#include "compare/config_use.h"

const char *verdict_name(enum verdict_kind kind)
{
	static const char *const names[] = {
		[VERDICT_FINDING] = "finding",
		[VERDICT_PASSED] = "passed",
		[VERDICT_NOT_APPLICABLE] = "not_applicable",
		[VERDICT_NOT_EVALUATED] = "not_evaluated",
	};

	return names[kind];
}

const char *silenced_name(enum silenced_by by)
{
	static const char *const names[] = {
		[SILENCED_NOT] = NULL,
		[SILENCED_COMMENT] = "comment",
		[SILENCED_BASELINE] = "baseline",
	};

	return names[by];
}

const char *suppression_problem_name(enum suppression_problem_kind kind)
{
	static const char *const names[] = {
		[SUPPRESSION_MALFORMED] = "malformed",
		[SUPPRESSION_UNUSED] = "unused",
		[SUPPRESSION_EXPIRED] = "expired",
		[SUPPRESSION_UNDATED] = "undated",
	};

	return names[kind];
}

void audit_find(struct audit *audit, struct finding finding)
{
	const struct config_severity *set = config_use_severity(audit->config, audit->rule);

	if (set != NULL) {
		finding.severity = set->severity;
	}
	if (finding.title.n == 0) {
		finding.title = str_of(audit->rule->title);
	}
	if (finding.environment.n == 0 && audit->environment != ENVIRONMENT_ANY) {
		finding.environment = str_of(environment_name(audit->environment));
	}
	vec_push(audit->arena, &audit->output->result->findings, finding);
	audit->output->found++;
}

void audit_judged(struct audit *audit)
{
	audit->output->judged++;
}

void audit_unresolved(struct audit *audit)
{
	audit->output->unresolved++;
}

void audit_not_evaluated(struct audit *audit, const char *format, ...)
{
	str_vec *reasons = &audit->output->reasons;
	struct str reason;
	va_list args;

	va_start(args, format);
	reason = str_format_list(audit->arena, format, args);
	va_end(args);
	for (size_t i = 0; i < reasons->n; i++) {
		if (str_equal(reasons->items[i], reason)) {
			return;
		}
	}
	vec_push(audit->arena, reasons, reason);
}

/* A finding outweighs a gap, a gap outweighs what was in order. */
static enum verdict_kind kind_of(const struct audit_output *output)
{
	if (output->found > 0) {
		return VERDICT_FINDING;
	}
	if (output->reasons.n > 0) {
		return VERDICT_NOT_EVALUATED;
	}
	return output->judged > 0 ? VERDICT_PASSED : VERDICT_NOT_APPLICABLE;
}

static struct str join_reasons(const struct audit *audit)
{
	struct buf buf = {0};
	const str_vec *reasons = &audit->output->reasons;

	for (size_t i = 0; i < reasons->n; i++) {
		buf_add_z(&buf, i > 0 ? "; " : "");
		buf_add(&buf, reasons->items[i]);
	}
	struct str joined = str_copy(audit->arena, buf_str(&buf));
	buf_finish(&buf);
	return joined;
}

/* Something was met and none of it could be known: that is a gap, not an absence. */
static void note_unresolved(struct audit *audit)
{
	const struct audit_output *output = audit->output;

	if (output->found == 0 && output->judged == 0 && output->unresolved > 0 &&
		output->reasons.n == 0) {
		audit_not_evaluated(audit, "%u value%s could not be resolved", output->unresolved,
			output->unresolved == 1 ? "" : "s");
	}
}

static struct str reason_of(const struct audit *audit, enum verdict_kind kind)
{
	if (kind == VERDICT_NOT_APPLICABLE) {
		struct str about = limits_text(audit->arena, audit->limits, audit->rule->about);

		return str_format(audit->arena, "needs %.*s, and there is none", STR_ARGS(about));
	}
	return kind == VERDICT_NOT_EVALUATED ? join_reasons(audit) : STR("");
}

void verdict_add(struct audit *audit)
{
	const struct audit_output *output = audit->output;

	note_unresolved(audit);
	enum verdict_kind kind = kind_of(output);
	struct verdict verdict = {
		.rule = audit->rule,
		.app = audit->app,
		.instance = audit->instance == NULL ? STR("") : audit->instance->label,
		.kind = kind,
		.reason = reason_of(audit, kind),
		.reasons = kind == VERDICT_NOT_EVALUATED ? output->reasons : (str_vec){0},
		.judged = output->judged,
		.unresolved = output->unresolved,
		.incomplete = output->reasons.n > 0,
	};
	vec_push(audit->arena, &output->result->verdicts, verdict);
}

/* The first verdict of a rule, or where it would stand. */
static size_t first_of(const struct audit_result *result, struct str id)
{
	size_t low = 0;
	size_t high = result->verdicts.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(str_of(result->verdicts.items[middle].rule->id), id) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

bool verdict_complete(const struct audit_result *result, struct str rule, uint32_t app)
{
	bool any = false;

	for (size_t i = first_of(result, rule); i < result->verdicts.n; i++) {
		const struct verdict *verdict = &result->verdicts.items[i];

		if (!str_is(rule, verdict->rule->id)) {
			break;
		}
		if (verdict->app == app || app == VERDICT_ANY_APP) {
			any = true;
			if (verdict->incomplete) {
				return false;
			}
		}
	}
	return any;
}
