#include "program/resolve_files.h"

#include <string.h>

/* A path that is tried with several endings, in a buffer with room for them. */
struct attempt {
	const struct walk_result *files;
	char *path;
	size_t n;
};

enum { ENDING_ROOM = 32 };

struct str resolve_files_exact(const struct walk_result *files, struct str path)
{
	uint32_t index = str_absent(path) ? MAP_NONE : map_get(&files->by_path, path);

	return index == MAP_NONE ? STR_NONE : files->files.items[index].path;
}

/* Puts an ending at offset `at`. */
static struct str try_ending(struct attempt *attempt, size_t at, const char *ending)
{
	size_t n = strlen(ending);

	memcpy(attempt->path + at, ending, n);
	return resolve_files_exact(attempt->files, (struct str){attempt->path, at + n});
}

static struct str try_extensions(struct attempt *attempt, size_t at)
{
	static const char *const extensions[] = {".ts", ".tsx", ".mts", ".cts", ".js", ".jsx",
		".mjs", ".cjs", ".vue", ".svelte", ".astro", ".json"};
	struct str found = STR_NONE;

	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]) && str_absent(found);
		i++) {
		found = try_ending(attempt, at, extensions[i]);
	}
	return found;
}

/* TypeScript sources name the file that they will be compiled to. */
static struct str try_source_of(struct attempt *attempt)
{
	static const char *const pairs[][2] = {{".js", ".ts"}, {".js", ".tsx"}, {".jsx", ".tsx"},
		{".mjs", ".mts"}, {".cjs", ".cts"}};
	struct str path = {attempt->path, attempt->n};
	struct str found = STR_NONE;

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]) && str_absent(found); i++) {
		if (str_ends(path, pairs[i][0])) {
			found = try_ending(attempt, attempt->n - strlen(pairs[i][0]), pairs[i][1]);
			/* the ending was written over */
			memcpy(attempt->path + attempt->n - strlen(pairs[i][0]), pairs[i][0],
				strlen(pairs[i][0]));
		}
	}
	return found;
}

struct str resolve_files_find(
	const struct walk_result *files, struct str path, bool folder_only, struct arena *scratch)
{
	struct attempt attempt = {files, NULL, path.n};
	struct str found = STR_NONE;
	size_t at = path.n;

	if (str_absent(path)) {
		return STR_NONE;
	}
	attempt.path = arena_alloc(scratch, path.n + ENDING_ROOM);
	memcpy(attempt.path, path.n > 0 ? path.s : "", path.n);
	if (!folder_only && path.n > 0) {
		found = try_source_of(&attempt);
		found = str_absent(found) ? resolve_files_exact(files, path) : found;
		found = str_absent(found) ? try_extensions(&attempt, at) : found;
	}
	if (str_absent(found)) {
		const char *index = path.n > 0 ? "/index" : "index";

		memcpy(attempt.path + at, index, strlen(index));
		found = try_extensions(&attempt, at + strlen(index));
	}
	return found;
}
