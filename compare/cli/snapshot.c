#include <string.h>

#include "compare/cli/cli.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"
#include "snapshot/snapshot.h"

typedef void snapshot_writer(const struct snapshot *snapshot, struct buf *out);

static const struct {
	const char *name;
	snapshot_writer *write;
} subcommands[] = {
	{"check", snapshot_check},
	{"show", snapshot_show},
};

static snapshot_writer *find_writer(const char *name)
{
	for (size_t i = 0; i < sizeof(subcommands) / sizeof(subcommands[0]); i++) {
		if (strcmp(subcommands[i].name, name) == 0) {
			return subcommands[i].write;
		}
	}
	return NULL;
}

static int write_snapshot(
	struct arena *arena, snapshot_writer *write, const char *const *files, size_t count)
{
	const struct snapshot *snapshot;
	struct compare_options compared = {0};
	struct str error;

	if (!input_snapshots(arena, files, count, &snapshot, &compared, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	struct buf buf = {0};
	write(snapshot, &buf);
	return output_finish(arena, &buf, EXIT_CLEAN);
}

static int run(struct arena *arena, const struct options *options)
{
	size_t count = options->operands.n;

	if (count == 0) {
		return cli_misuse(arena, "snapshot", STR("what to do is missing: check or show"));
	}
	const char *const *operands = options->operands.items;
	snapshot_writer *writer = find_writer(operands[0]);
	if (writer == NULL) {
		return cli_misuse(arena, "snapshot",
			str_format(arena,
				"unknown snapshot command: '%s': there are check and show",
				operands[0]));
	}
	if (count == 1) {
		return cli_misuse(arena, "snapshot",
			str_format(arena, "no file given: 'snapshot %s': name a snapshot",
				operands[0]));
	}
	return write_snapshot(arena, writer, operands + 1, count - 1);
}

const struct command command_snapshot = {
	.name = "snapshot",
	.operands = "check|show FILE...",
	.summary = "says what a snapshot tells, and what it lacks",
	.more = "A snapshot is what Clerk's own read-only calls answer, saved where there is a\n"
		"network. Each body is a file of its own for --snapshot, or part of one bundle.\n"
		"Without any credential, HOST being your Frontend API (clerk.example.com):\n"
		"  curl https://HOST/v1/environment?__clerk_api_version=2026-05-12\n"
		"With the secret key, for each of instance, domains, jwks and users/count:\n"
		"  curl -H \"Authorization: Bearer $CLERK_SECRET_KEY\" \\\n"
		"    https://api.clerk.com/v1/instance\n"
		"Webhook endpoints are written by hand; README shows a whole bundle.\n",
	.example = "clerk-audit snapshot show clerk-snapshot.json",
	.groups = {NULL},
	.run = run,
};
