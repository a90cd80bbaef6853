#include <stdio.h>

#include "compare/cli/cli.h"
#include "compare/cli/output.h"
#include "compare/cli/secret_input.h"
#include "snapshot/secret.h"

static const char prompt[] = "secret key or webhook signing secret (not shown): ";

static const struct option own_options[] = {
	{"bare", 0, NULL, false, "print sha256:… alone, for scripts"},
	{NULL},
};

/* On standard error, so that standard output can be pasted as it is. */
static void tell_kind(const struct secret *secret)
{
	if (secret->kind == KEY_SECRET) {
		fprintf(stderr, "a %s secret key: for the instance\n",
			keys_mode_name(secret->mode));
	} else if (secret->without_prefix) {
		fputs("a webhook signing secret without whsec_, which SDKs accept and Clerk's"
		      " command line does not: for its endpoint\n",
			stderr);
	} else {
		fputs("a webhook signing secret: for its endpoint\n", stderr);
	}
}

static int print(struct arena *arena, const struct secret *secret, bool bare)
{
	bool key = secret->kind == KEY_SECRET;
	struct buf buf = {0};

	if (bare) {
		buf_format(&buf, "%.*s\n", STR_ARGS(secret->fingerprint));
	} else {
		tell_kind(secret);
		buf_format(&buf, "\"%s\": %s\"%.*s\"%s\n",
			key ? "secret_key_fingerprints" : "secret_fingerprint", key ? "[" : "",
			STR_ARGS(secret->fingerprint), key ? "]" : "");
	}
	return output_finish(arena, &buf, EXIT_CLEAN);
}

static int run(struct arena *arena, const struct options *options)
{
	char buffer[SECRET_INPUT_MAX];
	struct secret secret;
	struct str text;
	struct str error;

	if (options->operands.n > 0) {
		return cli_misuse(arena, command_snapshot_fingerprint.name,
			STR("no argument is taken: the secret is read from standard input, as"
			    " arguments are seen by others"));
	}
	const char *why = secret_input(prompt, buffer, &text);
	bool read = why == NULL && secret_read(arena, text, &secret, &error);
	secret_wipe(buffer, sizeof(buffer));
	if (why != NULL) {
		return cli_fail(arena, "cannot read: 'standard input': %s", why);
	}
	if (!read) {
		return cli_fail(arena, "no fingerprint: 'standard input': %.*s", STR_ARGS(error));
	}
	return print(arena, &secret, options_has(options, "bare"));
}

const struct command command_snapshot_fingerprint = {
	.name = "snapshot fingerprint",
	.operands = "",
	.summary = "prints the line to paste for a secret on stdin",
	.more = "A secret key (sk_…) gives the line for its instance, a webhook signing secret\n"
		"(whsec_…) the one for its endpoint, so that the values of a repository can be\n"
		"held against the snapshot without either being stored. On a terminal nothing\n"
		"of it is shown.\n",
	.example = "clerk-audit snapshot fingerprint <secret.txt",
	.groups = {own_options, NULL},
	.run = run,
};
