#ifndef COMPARE_CLI_REQUEST_H
#define COMPARE_CLI_REQUEST_H

#include "compare/cli/config_file.h"
#include "compare/report/report.h"

/* What check, compare and demo have in common: the reports that are asked for, and the run. */
struct request_report {
	const struct report_format *format;
	const char *file; /* NULL: standard output */
};

enum {
	REQUEST_WIDTH_OF_FILES = 100, /* of text that goes to no terminal */
};

struct request {
	struct report_options report;
	VEC(struct request_report) reports; /* never empty */
	struct compare_options compare;
	const struct snapshot *snapshot; /* NULL without one */
	bool loaded; /* the snapshot was loaded before: request_configure leaves it */
	const struct config_file *file; /* that names the snapshot; NULL: --snapshot does */
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
 * The same for many repositories: *folder is the one that takes their reports,
 * by every --format that is given; NULL without --output, and then there is
 * no report.
 */
int request_read_many(struct arena *arena, const char *command, const struct options *options,
	struct request *out, const char **folder);

/* Loads the snapshots of --snapshot once for several runs; without any it does nothing. */
int request_load(struct arena *arena, const struct options *options, struct request *out);

/*
 * Adds what the configuration says where no flag does, and loads the
 * snapshots: those of --snapshot, else those of the configuration. Returns as
 * request_read does. The file must outlive the request.
 */
int request_configure(struct arena *arena, const char *command, const struct options *options,
	struct config_file *file, struct request *out);

/*
 * Refuses, as request_read does, a report in the place of what the run reads: what the options
 * name as FILE, the configuration and what that names.
 */
int request_spare_inputs(struct arena *arena, const char *command, const struct options *options,
	const struct config_file *file, const struct request *request);

/*
 * Compares. Returns EXIT_CLEAN, or EXIT_TROUBLE when it has said what is
 * wrong. `facts` is replaced by what its JSON form holds where that differs
 * (names that are no UTF-8), so that check and compare say the same. Their
 * digest is computed unless the request has it: that of the file they are from.
 */
int request_compare(struct arena *arena, struct request *request, struct facts *facts,
	struct audit_result *out);

/* The same without a word; false with one line in *error. */
bool request_judge(struct arena *arena, struct request *request, struct facts *facts,
	struct audit_result *out, struct str *error);

/* The bytes of one of the reports, in the arena. */
struct str request_render(struct arena *arena, const struct request *request,
	const struct request_report *report, const struct audit_result *result);

/* Writes the reports; returns the exit status. */
int request_report(
	struct arena *arena, const struct request *request, const struct audit_result *result);

/* Compares and writes the reports; returns the exit status. */
int request_run(struct arena *arena, struct request *request, struct facts *facts);

#endif
