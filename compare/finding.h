#ifndef COMPARE_FINDING_H
#define COMPARE_FINDING_H

#include "compare/rule_info.h"
#include "facts/facts.h"

/* The Clerk side of a finding: what the snapshot says, and where. */
struct clerk_ref {
	struct str instance_id;
	struct str instance_kind; /* "production", …; "" when unknown */
	struct str path; /* "bapi.instance.environment_type"; "" for none */
	struct str value;
};

enum silenced_by {
	SILENCED_NOT,
	SILENCED_COMMENT,
	SILENCED_BASELINE,
};

/* Why a finding does not count: the comment, or the entry of the baseline, that silences it. */
struct silenced {
	enum silenced_by by;
	struct str file; /* of the comment; of a baseline its name alone */
	uint32_t line;
	struct str reason; /* "" none was given */
	struct str until; /* "" for ever */
};

struct finding {
	const struct rule_info *rule;
	enum severity severity; /* the rule's, or another where its page says which */
	struct str title; /* the rule's, or a sharper one */
	struct str message; /* one or two sentences: both sides, by name */
	struct place at; /* the repository side; absent for snapshot-only findings */
	/*
	 * Where a consumer that wants a line shows it: `at`, or for a finding without one
	 * `clerk_at`, or the line of Clerk's package in a package.json. Absent where there is
	 * none. Filled in by the core.
	 */
	struct place anchor;
	place_vec related; /* further places on the repository side */
	struct clerk_ref clerk; /* the Clerk side; path "" when there is none */
	/*
	 * The Clerk side's line, where the snapshot is a file of the repository; else absent.
	 * Filled in by who has read the file.
	 */
	struct place clerk_at;
	struct str why; /* "": the rule's symptom */
	struct str fix; /* the exact change */
	uint32_t app; /* index into apps, or UINT32_MAX: about the instance alone */
	struct str environment; /* "production", … or "" */
	struct str fingerprint; /* stable across moved lines; filled in by the core */
	struct silenced silenced; /* filled in by the core, as the fingerprint */
};

enum verdict_kind {
	VERDICT_FINDING,
	VERDICT_PASSED,
	VERDICT_NOT_APPLICABLE,
	VERDICT_NOT_EVALUATED,
};

struct verdict {
	const struct rule_info *rule;
	uint32_t app; /* UINT32_MAX: about the instance alone */
	struct str instance; /* label, or "" for rules that need none */
	enum verdict_kind kind;
	struct str reason; /* of the last two kinds; several are joined by "; " */
	str_vec reasons; /* of the last kind, one by one */
	uint32_t judged; /* things looked at */
	uint32_t unresolved; /* values the rule could not judge */
	bool incomplete; /* something could not be evaluated, whatever the kind */
};

enum suppression_problem_kind {
	SUPPRESSION_MALFORMED,
	SUPPRESSION_UNUSED,
	SUPPRESSION_EXPIRED,
	SUPPRESSION_UNDATED, /* holds until a day, and which day it is is not known */
};

/* A comment that silences nothing, and why; or one that cannot be judged. */
struct suppression_problem {
	enum suppression_problem_kind kind;
	struct place at;
	struct str rule; /* as written; "" when it is about the whole comment */
	struct str message; /* what is wrong, and what to do */
};

/* What a baseline came to. */
struct baseline_use {
	struct str name; /* "" without a baseline */
	struct str digest;
	size_t entries;
	size_t found; /* entries whose finding is still there */
	size_t stale; /* entries whose finding is certainly gone */
};

/* What fails a strict run beside the findings. */
struct gaps {
	size_t unevaluated; /* verdicts, without those of rules that are off */
	size_t problems; /* of suppressions */
	size_t stale; /* entries of the baseline */
};

/* What the findings of the result are new against, when it is about a change. */
struct since {
	struct str point; /* "HEAD", "0123456789ab, …"; absent: all findings are listed */
	size_t unchanged; /* findings that were there before, silenced ones not counted; not listed
			   */
};

/* What a report is written from. */
struct audit_result {
	VEC(struct finding) findings; /* sorted: severity, file, line, rule */
	VEC(struct verdict) verdicts; /* sorted: rule, app, instance */
	const struct facts *facts;
	struct str facts_digest;
	str_vec snapshot_names;
	str_vec snapshot_digests;
	str_vec snapshot_notes; /* what in them was not used, and why */
	struct str config_digest; /* "" without a configuration */
	str_vec config_notes; /* what in the configuration fits nothing */
	struct str rules_digest;
	struct str knowledge_date; /* of the tables about Clerk */
	str_vec instance_lines; /* which instance each app was compared with, and why */
	bool has_snapshot;
	struct str no_snapshot; /* why there is none although one was given, or absent */
	VEC(struct suppression_problem) problems; /* sorted: file, line, rule */
	struct baseline_use baseline;
	struct gaps gaps;
	struct since since;
};

const char *verdict_name(enum verdict_kind kind);
const char *silenced_name(enum silenced_by by); /* "comment", "baseline"; NULL for neither */
const char *suppression_problem_name(enum suppression_problem_kind kind);

#endif
