#ifndef SETTINGS_TSCONFIG_H
#define SETTINGS_TSCONFIG_H

#include "base/diag.h"

/* One `paths` entry: a pattern with at most one '*', and what it stands for, in order. */
struct tsconfig_path {
	struct str pattern;
	str_vec targets;
};

struct tsconfig {
	struct str path; /* of the file itself */
	struct str folder; /* "" or "apps/web" */
	str_vec extends; /* as written; of several, later ones win */
	str_vec references; /* as written */
	struct str base_url; /* relative to the folder, or absent */
	struct str out_dir; /* likewise */
	struct str root_dir;
	VEC(struct tsconfig_path) paths;
};

/*
 * Reads a tsconfig.json or jsconfig.json (comments and trailing commas are
 * allowed there). Returns false and adds a notice when it cannot be read;
 * parts of the wrong type are left out with a notice.
 */
bool tsconfig_read(struct arena *arena, struct str path, struct str text, struct tsconfig *out,
	notice_vec *notices);

#endif
