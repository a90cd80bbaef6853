#ifndef COMPARE_CLI_INIT_MERGE_H
#define COMPARE_CLI_INIT_MERGE_H

#include "compare/cli/init_plan.h"

/*
 * Ways to add to a file by writing at its end alone. They go by its lines and
 * take on plain files only: of anything unusual they say why not.
 */

init_merge init_merge_lines; /* any order of lines, as .gitignore */
init_merge init_merge_script; /* a shell script that runs to its end */
init_merge init_merge_mapping; /* YAML: keys of its own, as lefthook.yml */
init_merge init_merge_gitlab; /* the same, and its stages have "test" */
init_merge init_merge_repos; /* YAML: items of the last key, "repos" */

#endif
