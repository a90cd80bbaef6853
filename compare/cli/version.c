#include "compare/cli/version.h"
#include "clerk/knowledge.h"
#include "compare/cli/cli.h"
#include "compare/cli/output.h"
#include "compare/cli/versions_files.h"
#include "json/json.h"

/* Is the package the runtime, or one of the grammars that are built in? */
static bool is_built_in(struct arena *arena, struct str package)
{
	struct str name = str_slice(package, str_find_last_byte(package, '/') + 1, package.n);

	if (str_is(name, "tree-sitter")) {
		return true;
	}
	if (!str_starts(name, "tree-sitter-")) {
		return false;
	}
	struct str grammar = str_slice(name, sizeof("tree-sitter-") - 1, name.n);
	struct str word = str_format(arena, " %.*s ", STR_ARGS(grammar));
	return str_has(STR(" " VERSION_GRAMMARS " "), word.s);
}

/* The tree-sitter runtime and grammars, from the list that pins them. */
static void add_grammars(struct arena *arena, struct buf *out)
{
	struct json_error error;
	struct str text = {versions_files[0].text, versions_files[0].size};
	const struct json *manifest = json_parse(arena, text, (struct json_limits){0}, &error);
	const struct json *pinned = json_get(manifest, "dependencies");

	json_each (package, pinned) {
		if (is_built_in(arena, package->key)) {
			struct str version = json_string(package);

			buf_format(out, "  %.*s %.*s\n", STR_ARGS(package->key), STR_ARGS(version));
		}
	}
}

static int run(struct arena *arena, const struct options *options)
{
	if (!cli_operands(arena, &command_version, options, 0, 0)) {
		return EXIT_TROUBLE;
	}
	struct buf buf = {0};
	buf_add_z(&buf, "clerk-audit " CLERK_AUDIT_VERSION "\n");
	buf_format(&buf, "knowledge of Clerk as of %s\n", knowledge_date());
	buf_add_z(&buf, "grammars\n");
	add_grammars(arena, &buf);
	buf_add_z(&buf, "libraries\n"
			"  cJSON " VERSION_CJSON "\n"
			"  libmd " VERSION_LIBMD "\n"
			"  PCRE2 " VERSION_PCRE2 "\n");
	return output_finish(arena, &buf, EXIT_CLEAN);
}

const struct command command_version = {
	.name = "version",
	.operands = "",
	.summary = "prints versions: program, knowledge, libraries",
	.more = "",
	.example = "clerk-audit version",
	.groups = {NULL},
	.run = run,
};
