#ifndef COMPARE_REPORT_SARIF_H
#define COMPARE_REPORT_SARIF_H

#include "compare/report/report.h"
#include "json/json.h"

/* What the parts of the SARIF writer share. */

enum {
	SARIF_TEXT = 1024, /* most characters of a description that code scanning takes */
	SARIF_RESULTS = 25000, /* most results of a run: it rejects a file with more */
	SARIF_RELATED = 100, /* most places of a result that it keeps */
};

typedef VEC(const struct rule_info *) sarif_rules;

struct sarif {
	struct json_writer json;
	struct arena *arena;
	const struct audit_result *result;
	const struct report_options *options;
	sarif_rules rules; /* sorted by id; their places here are the rule indices */
};

/* Fills in `rules`: all that have a verdict or a finding, which is all there are. */
void sarif_collect_rules(struct sarif *sarif);

/* Where the rule stands in `rules`. */
uint32_t sarif_rule_index(const struct sarif *sarif, const struct rule_info *rule);

/* "error", "warning", "note" */
const char *sarif_level(enum severity severity);

/* Writes `rules` as an array of descriptors. */
void sarif_add_rules(struct sarif *sarif);

/* Writes the array of results, of at most SARIF_RESULTS findings. */
void sarif_add_results(struct sarif *sarif);

/* Writes a physicalLocation's value; a place without a line gets line 1. */
void sarif_add_place(struct sarif *sarif, const struct place *place);

/* Writes a member, its text made safe; nothing for an empty text. */
void sarif_put_known(struct sarif *sarif, const char *key, struct str value);

/* Writes the arrays of descriptors and of notifications: what is in a report beside findings. */
void sarif_add_descriptors(struct sarif *sarif);
void sarif_add_notifications(struct sarif *sarif);

/* The text made safe; no part of it reads as a link of the format's, "[text](target)". */
struct str sarif_plain(struct arena *arena, struct str text);

/* The same, and a first word that is one of the language gets its capital. */
struct str sarif_title(struct arena *arena, struct str text);

/* With a full stop, unless it ends with one, or is empty. */
struct str sarif_stop(struct arena *arena, struct str text);

/* A title with its full stop. */
struct str sarif_sentence(struct arena *arena, struct str text);

/* At most SARIF_TEXT characters of it; what was cut ends with "…". */
struct str sarif_clip(struct arena *arena, struct str text);

#endif
