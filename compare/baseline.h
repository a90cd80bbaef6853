#ifndef COMPARE_BASELINE_H
#define COMPARE_BASELINE_H

#include "compare/finding.h"

struct buf;

/*
 * A baseline lists the findings that were there when a repository was first
 * audited, so that only newer ones fail. Its text is JSON, sorted, the same
 * bytes for the same findings. Lines and messages do not stand in it.
 */
struct baseline_entry {
	uint32_t line; /* where it stands in the file; 0: in none yet */
	struct str fingerprint;
	struct str content; /* the same whatever the file is called; see fingerprint.h */
	struct str rule;
	struct str app; /* folder; "" about the instance alone */
	struct str file; /* "" no place in the repository */
	struct str subject; /* for the reader: the line, or what of the instance */
	struct str reason; /* written by hand; "" none */
};

struct baseline {
	struct str name; /* what reports call the file */
	struct str digest; /* of its bytes */
	VEC(struct baseline_entry) entries;
};

enum {
	BASELINE_LIMIT = 16 * 1024 * 1024, /* bytes of a file */
};

/*
 * Reads a baseline's text. `name` is what reports call the file, `path` what
 * errors call it. Returns false with one line in *error
 * ("path:line:column: …").
 */
struct baseline_source {
	struct str name;
	struct str path;
	struct str text;
};

bool baseline_read(struct arena *arena, const struct baseline_source *source, struct baseline *out,
	struct str *error);

/* Writes it; the entries are sorted on the way. */
void baseline_write(struct baseline *baseline, struct buf *out);

/*
 * Marks the findings of the result that are in the baseline and that nothing
 * else silences, and counts. An entry is that of the finding with its
 * fingerprint. Those left over are matched by content, all findings of one
 * content or none: none, when there are more of them than entries.
 */
void baseline_apply(
	struct arena *arena, const struct baseline *baseline, struct audit_result *result);

/*
 * What is to be written for a result to which `old` was applied (NULL: none
 * was): with `add` every finding that no comment silences, each with the
 * reason its entry had; without it the old entries alone, at the places
 * where they are now, but for those that are stale.
 */
void baseline_renew(struct arena *arena, const struct baseline *old,
	const struct audit_result *result, bool add, struct baseline *out);

#endif
