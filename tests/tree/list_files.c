/* Prints the files a walk lists and the ignored env files, for check_ignore.py. */
#include <stdio.h>

#include "source/walk.h"

static void print(const char *kind, struct str text)
{
	printf("%s ", kind);
	fwrite(text.s, 1, text.n, stdout);
	putchar('\0');
}

int main(int argc, char **argv)
{
	enum tree_status status = TREE_FAILED;
	struct tree *tree = argc == 2 ? tree_open_directory(argv[1], &status) : NULL;
	struct walk_options options = {0};
	struct walk_result result;
	struct arena arena;

	if (tree == NULL) {
		fprintf(stderr, "list-files: cannot open: %s\n", tree_status_text(status));
		return 2;
	}
	arena_init(&arena);
	walk_run(tree, &options, &arena, &result);
	print("git", tree_in_git(tree) ? STR("yes") : STR("no"));
	print("prefix", tree_prefix(tree));
	for (size_t i = 0; i < result.files.n; i++) {
		print("file", result.files.items[i].path);
	}
	for (size_t i = 0; i < result.ignored_env.n; i++) {
		print("env", result.ignored_env.items[i]);
	}
	for (size_t i = 0; i < result.notices.n; i++) {
		print("notice", result.notices.items[i].reason);
	}
	arena_finish(&arena);
	tree_close(tree);
	return 0;
}
