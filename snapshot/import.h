#ifndef SNAPSHOT_IMPORT_H
#define SNAPSHOT_IMPORT_H

#include <stdint.h>

#include "base/vec.h"

/*
 * Makes one bundle without secrets and personal data of raw answers of Clerk,
 * partial bundles and whole bundles: `clerk-audit snapshot import`.
 */
struct import_file {
	struct str name; /* as given on the command line */
	struct str text;
};

struct import_options {
	struct str as; /* slot of a document that does not tell what it is; or absent */
	struct str instance; /* id or host of the instance that lone documents are of; or absent */
	struct str captured_at; /* of what does not say when; or absent */
	struct str captured_by;
	bool verbose; /* report every path */
};

enum import_fate {
	IMPORT_KEPT,
	IMPORT_HASHED,
	IMPORT_DROPPED,
	IMPORT_FATES,
};

/* What became of the values of one slot, or of one path with `verbose`. */
struct import_count {
	const char *slot;
	uint32_t n[IMPORT_FATES];
};

struct import_path {
	enum import_fate fate;
	struct str path;
};

struct import_report {
	VEC(struct import_count) slots; /* in the order of slots.h */
	VEC(struct import_path) paths; /* with `verbose`, in the order of the files */
	str_vec notes; /* "file: what is not used, and why" */
	bool verbose;
};

struct import_result {
	struct str text; /* the bundle */
	size_t instances;
	struct import_report report;
};

/*
 * The order of the files does not matter. Returns false with one line in
 * *error, "file: JSON path: why", which never repeats a value.
 */
bool import_files(struct arena *arena, const struct import_file *files, size_t count,
	const struct import_options *options, struct import_result *out, struct str *error);

#endif
