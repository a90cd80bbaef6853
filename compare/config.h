#ifndef COMPARE_CONFIG_H
#define COMPARE_CONFIG_H

#include "base/vec.h"
#include "compare/limits.h"
#include "compare/rule_info.h"

struct instance;

/*
 * clerk-audit.json as read: plain data in an arena. Zeroed but for `limits`
 * (config_default) it is the configuration of a repository that has none.
 */

/* Where a value stands in the file; line 0: it is a default. */
struct config_at {
	uint32_t line;
	uint32_t column;
};

/* An instance that an entry of "snapshots" may mean, as its file alone has it. */
struct config_candidate {
	struct str name; /* id, else a Frontend API host */
	struct str kind; /* "production", …; "" when unknown */
};

typedef VEC(struct config_candidate) config_candidates;

struct config_snapshot {
	struct config_at at;
	struct str file; /* relative to the configuration's folder, inside it */
	struct str app; /* its folder, relative to the same; "" that folder itself; absent: any */
	struct str environment; /* "production", …; absent: any */
	struct str instance; /* id, host or kind; absent: as the file says */
	bool loaded; /* this and the next are set by config_use_file */
	config_candidates candidates;
};

struct config_glob {
	struct config_at at;
	struct str text; /* in .gitignore syntax, relative to the configuration's folder */
};

typedef VEC(struct config_glob) config_globs;

struct config_severity {
	struct config_at at;
	const struct rule_info *rule;
	bool off; /* the rule is not run */
	enum severity severity;
};

/* Endpoints that something outside of the repository handles. */
struct config_consumer {
	struct config_at at;
	struct str url; /* '*' stands for any letters, in the host and in the path */
	struct str reason; /* "" when not given */
};

/* Which instance an app runs against: what "snapshots" comes to. */
struct config_choice {
	struct config_at at;
	struct str app; /* as in config_snapshot */
	struct str environment; /* "" any */
	const struct instance *instance; /* of the snapshot that was chosen from */
};

enum config_limit {
	CONFIG_MFA_USERS,
	CONFIG_SNAPSHOT_DAYS,
	CONFIG_CLOCK_SECONDS,
	CONFIG_LIMITS,
};

struct config {
	struct str name; /* "clerk-audit.json", for messages; "" without a file */
	struct str digest; /* SHA-256 of the file's bytes; "" without a file */
	struct str base; /* from the file's folder to the repository's root: "apps/web/", or "" */
	bool above; /* that folder is the root, or above it */
	VEC(struct config_snapshot) snapshots;
	config_globs include;
	config_globs exclude;
	VEC(struct config_severity) severities;
	struct limits limits;
	struct config_at limits_at[CONFIG_LIMITS];
	VEC(struct config_consumer) consumers;
	struct str fail_on; /* "blocker", "warning", "note", "never"; "" not set */
	struct config_at fail_on_at;
	struct str baseline; /* relative to the file's folder, inside it; absent: none */
	struct config_at baseline_at;
	VEC(struct config_choice) choices; /* filled in by config_use_snapshot */
};

/* The configuration without a file. */
struct config config_default(void);

/*
 * Reads the text of a configuration file. `name` is what reports call it,
 * `path` what errors call it. Returns false with one line in *error
 * ("path:line:column: …"), *out untouched.
 */
struct config_source {
	struct str name;
	struct str path;
	struct str text;
};

bool config_read(struct arena *arena, const struct config_source *source, struct config *out,
	struct str *error);

/* The name of a threshold, and the member of `limits` that it sets. */
const char *config_limit_name(enum config_limit limit);
int64_t *config_limit(struct limits *limits, enum config_limit limit);

#endif
