#ifndef COMPARE_CLI_REQUEST_H
#define COMPARE_CLI_REQUEST_H

#include "compare/cli/config_file.h"
#include "compare/report/report.h"

/* What check, compare and demo have in common: the reports that are asked for, and the run. */
struct request_report {
	bool json;
	const char *file; /* NULL: standard output */
};

struct request {
	struct report_options report;
	VEC(struct request_report) reports; /* never empty */
	struct compare_options compare;
	const struct snapshot *snapshot; /* NULL without one */
};

/* --format, --output, --fail-on, --strict, --color, --quiet, --verbose */
extern const struct option request_report_options[];

/* --snapshot, --instance */
extern const struct option request_instance_options[];

/*
 * Reads the options on reports and the instance. Returns EXIT_CLEAN, or
 * EXIT_TROUBLE when it has said what is wrong.
 */
int request_read(struct arena *arena, const char *command, const struct options *options,
	struct request *out);

/*
 * Adds what the configuration says where no flag does, and loads the
 * snapshots: those of --snapshot, else those of the configuration. Returns as
 * request_read does. The file must outlive the request.
 */
int request_configure(struct arena *arena, const char *command, const struct options *options,
	struct config_file *file, struct request *out);

/*
 * Compares. Returns EXIT_CLEAN, or EXIT_TROUBLE when it has said what is
 * wrong. `facts` is replaced by what its JSON form holds where that differs
 * (names that are no UTF-8), so that check and compare say the same.
 */
int request_compare(struct arena *arena, struct request *request, struct facts *facts,
	struct audit_result *out);

/* The same, and writes the reports; returns the exit status. */
int request_run(struct arena *arena, struct request *request, struct facts *facts);

#endif
