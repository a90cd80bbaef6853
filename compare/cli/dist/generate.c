#include <stdio.h>

#include "base/ascii.h"
#include "clerk/knowledge.h"
#include "compare/cli/dist/dist.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"

/*
 * Prints a template with its parts filled in: generate TEMPLATE. Run by the
 * build, so that pages and completions say what the program's tables say.
 */
enum {
	TEMPLATE_LIMIT = 1024 * 1024,
};

static void add_date(struct arena *arena, struct buf *out)
{
	(void)arena;
	buf_add_z(out, knowledge_date());
}

static void add_version(struct arena *arena, struct buf *out)
{
	(void)arena;
	buf_add_z(out, CLERK_AUDIT_VERSION);
}

static const struct {
	const char *name;
	dist_part *add;
} parts[] = {
	{"bash-names", bash_names},
	{"bash-operands", bash_operands},
	{"bash-options", bash_options},
	{"bash-own-names", bash_own_names},
	{"bash-values", bash_values},
	{"date", add_date},
	{"fish-names", fish_names},
	{"fish-options", fish_options},
	{"fish-own-names", fish_own_names},
	{"man-commands", man_commands},
	{"rules", rules_list},
	{"version", add_version},
	{"zsh-arguments", zsh_arguments},
	{"zsh-names", zsh_names},
	{"zsh-own-names", zsh_own_names},
};

static dist_part *find_part(struct str name)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (str_is(name, parts[i].name)) {
			return parts[i].add;
		}
	}
	return NULL;
}

/* The name that stands between @ signs at the front of the text, or absent. */
static struct str name_at(struct str text)
{
	size_t end = 1;

	while (end < text.n && (ascii_is_lower(text.s[end]) || text.s[end] == '-')) {
		end++;
	}
	bool named = end > 1 && end < text.n && text.s[end] == '@';
	return named ? str_slice(text, 1, end) : STR_NONE;
}

/* Returns false with the name of the part that there is none of. */
static bool fill(struct arena *arena, struct str text, struct buf *out, struct str *name)
{
	for (size_t at = str_find_byte(text, '@'); at < text.n; at = str_find_byte(text, '@')) {
		buf_add(out, str_slice(text, 0, at));
		text = str_slice(text, at, text.n);
		*name = name_at(text);
		if (str_absent(*name)) {
			buf_add_byte(out, '@');
			text = str_slice(text, 1, text.n);
			continue;
		}
		dist_part *add = find_part(*name);
		if (add == NULL) {
			return false;
		}
		add(arena, out);
		text = str_slice(text, name->n + 2, text.n);
	}
	buf_add(out, text);
	return true;
}

static int print(struct arena *arena, const char *file)
{
	struct buf buf = {0};
	struct str text;
	struct str error;
	struct str name;

	if (!input_read(arena, file, TEMPLATE_LIMIT, &text, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	if (!fill(arena, text, &buf, &name)) {
		buf_finish(&buf);
		return cli_fail(arena, "%s: no such part: '%.*s'", file, STR_ARGS(name));
	}
	return output_finish(arena, &buf, EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	struct arena arena;

	if (argc != 2) {
		fputs("usage: generate TEMPLATE\n", stderr);
		return EXIT_TROUBLE;
	}
	arena_init(&arena);
	int status = print(&arena, argv[1]);
	arena_finish(&arena);
	return status;
}
