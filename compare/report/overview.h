#ifndef COMPARE_REPORT_OVERVIEW_H
#define COMPARE_REPORT_OVERVIEW_H

#include "compare/report/report.h"

/*
 * What the reports of many repositories come to. Findings and verdicts about
 * an instance alone are the same in every report, so they are counted once,
 * with the instance; those of a repository's apps with the repository.
 */
struct overview_counts {
	size_t severities[SEVERITY_BLOCKER + 1]; /* without those that are silenced */
	size_t silenced;
	size_t unevaluated; /* verdicts */
};

struct overview_repository {
	struct str name; /* of its facts file, without ".json" */
	struct str error; /* why it could not be judged; absent: it was */
	struct str facts_digest;
	struct overview_counts counts;
	uint64_t unresolved;
	size_t notices;
	str_vec instances; /* that its apps were compared with */
	bool fails; /* its report alone would have ended with exit 1 */
};

struct overview_instance {
	struct str name; /* its id, host or number; "": the snapshot as a whole */
	struct overview_counts counts;
	size_t repositories; /* that were compared with it */
};

struct overview_rule {
	const struct rule_info *rule;
	size_t findings;
	str_vec repositories; /* that have one or more */
	str_vec instances; /* likewise, of a rule about the instance alone */
};

struct overview {
	struct arena *arena; /* holds all of it */
	VEC(struct overview_repository) repositories; /* sorted by name */
	VEC(struct overview_instance) instances;
	VEC(struct overview_rule) rules; /* that found something; sorted by id */
	str_vec left_out; /* what else lies in the folder */
	struct overview_counts counts; /* the sum */
	size_t judged;
	size_t failing;
	bool has_snapshot;
	/* as the reports have them; absent where none was made */
	struct str knowledge_date;
	struct str config_digest;
	struct str rules_digest;
	str_vec snapshot_names;
	str_vec snapshot_digests;
};

/* Adds a repository that was judged (could not be judged). Names come sorted. */
void overview_add(
	struct overview *overview, struct str name, const struct audit_result *result, bool fails);
void overview_add_error(struct overview *overview, struct str name, struct str error);

/* Exit status: 2 when a repository could not be judged, else 1 when one fails, else 0. */
int overview_status(const struct overview *overview);

typedef void overview_writer(
	const struct overview *overview, const struct report_options *options, struct buf *out);

overview_writer overview_text;
overview_writer overview_json;
overview_writer overview_markdown;

/* The forms it is written in beside the reports: file name, writer; NULL ends the table. */
struct overview_format {
	const char *file;
	overview_writer *write;
};

extern const struct overview_format overview_formats[];

#endif
