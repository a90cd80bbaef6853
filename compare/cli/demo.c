#include <stdio.h>

#include "compare/cli/as_of.h"
#include "compare/cli/baseline_file.h"
#include "compare/cli/cli.h"
#include "compare/cli/demo_files.h"
#include "compare/cli/demo_snapshot.h"
#include "compare/cli/request.h"
#include "facts/collect.h"
#include "snapshot/snapshot.h"

/* The repository below demo/repo, as a tree that lies in memory. */
static void collect(struct arena *arena, struct facts *out)
{
	struct tree_memory_file files[demo_files_count];

	for (size_t i = 0; i < demo_files_count; i++) {
		files[i] = (struct tree_memory_file){
			demo_files[i].path, demo_files[i].text, demo_files[i].size};
	}
	struct tree *tree = tree_open_memory(files, demo_files_count);
	collect_facts(tree, &(struct collect_options){0}, arena, out);
	tree_close(tree);
}

static bool load_snapshot(struct arena *arena, struct request *request, struct str *error)
{
	struct snapshot *snapshot = arena_new(arena, struct snapshot);
	struct str name = str_of(demo_snapshot[0].path);
	struct str text = {demo_snapshot[0].text, demo_snapshot[0].size};

	if (!snapshot_load(arena, name, text, snapshot, error)) {
		return false;
	}
	request->snapshot = snapshot;
	vec_push(arena, &request->compare.snapshot_names, name);
	vec_push(arena, &request->compare.snapshot_digests, snapshot->digest);
	return true;
}

static int run(struct arena *arena, const struct options *options)
{
	struct request request;
	struct facts facts = {0};
	struct str error;

	if (!cli_operands(arena, &command_demo, options, 0, 0)) {
		return EXIT_TROUBLE;
	}
	int status = request_read(arena, "demo", options, &request);
	if (status == EXIT_CLEAN) {
		status = baseline_file_read(arena, options, NULL, &request.compare.baseline);
	}
	if (status != EXIT_CLEAN) {
		return status;
	}
	if (!load_snapshot(arena, &request, &error)) {
		return cli_fail(arena, "bad snapshot: %.*s", STR_ARGS(error));
	}
	fputs("demo: a small made-up Next.js app, held against its made-up production instance\n\n",
		stderr);
	collect(arena, &facts);
	status = request_run(arena, &request, &facts);
	if (status == EXIT_FINDINGS) {
		fputs("\ndemo: exit status 1, because there are findings: what a CI job would stop "
		      "at\n",
			stderr);
	}
	return status;
}

const struct command command_demo = {
	.name = "demo",
	.operands = "",
	.summary = "audits a built-in example",
	.more = "",
	.example = "clerk-audit demo",
	.groups = {as_of_options, baseline_file_options, request_report_options},
	.run = run,
};
