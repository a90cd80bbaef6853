/* for folders, whatever the build machine's compiler takes for granted */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Runs while the program is built: writes a header with a number that changes
 * with any source in the folders given, so that no build reads what another
 * one has put into a cache, and a depfile that lists these sources.
 */
enum {
	FILES_MAX = 500,
	PATH_LENGTH = 1024,
};

struct sources {
	char paths[FILES_MAX][PATH_LENGTH];
	size_t n;
	uint64_t sum;
};

static bool fail(const char *what, const char *name)
{
	fprintf(stderr, "sources-digest: %s: %s\n", what, name);
	return false;
}

static bool is_source(const char *name)
{
	static const char *const endings[] = {
		".c", ".h", ".def", "package-lock.json", "meson.build"};
	size_t n = strlen(name);

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		size_t end = strlen(endings[i]);

		if (n >= end && name[0] != '.' && strcmp(name + n - end, endings[i]) == 0) {
			return true;
		}
	}
	return false;
}

static bool add_path(struct sources *sources, const char *folder, const char *name)
{
	return sources->n < FILES_MAX && snprintf(sources->paths[sources->n++], PATH_LENGTH,
						 "%s/%s", folder, name) < PATH_LENGTH;
}

static bool list(struct sources *sources, const char *folder)
{
	DIR *stream = opendir(folder);
	const struct dirent *entry;
	bool good = stream != NULL;

	while (good && (entry = readdir(stream)) != NULL) {
		good = !is_source(entry->d_name) || add_path(sources, folder, entry->d_name);
	}
	if (stream != NULL) {
		closedir(stream);
	}
	return good || fail("cannot list", folder);
}

static int by_name(const void *left, const void *right)
{
	return strcmp(left, right);
}

/* FNV-1a: nobody gains from two sources that have the same sum. */
static void add_byte(struct sources *sources, int byte)
{
	sources->sum = (sources->sum ^ (uint64_t)byte) * 1099511628211u;
}

static bool add_file(struct sources *sources, const char *path)
{
	FILE *file = fopen(path, "rb");
	int byte;

	if (file == NULL) {
		return fail("cannot read", path);
	}
	while ((byte = getc(file)) != EOF) {
		add_byte(sources, byte);
	}
	add_byte(sources, 256);
	fclose(file);
	return true;
}

static bool write_depfile(const struct sources *sources, const char *path, const char *header)
{
	FILE *out = fopen(path, "w");

	if (out == NULL) {
		return fail("cannot write", path);
	}
	fprintf(out, "%s:", header);
	for (size_t i = 0; i < sources->n; i++) {
		fprintf(out, " \\\n  %s", sources->paths[i]);
	}
	fputc('\n', out);
	return fclose(out) == 0 || fail("cannot write", path);
}

static bool write_header(const struct sources *sources, const char *path)
{
	FILE *out = fopen(path, "w");

	if (out == NULL) {
		return fail("cannot write", path);
	}
	fprintf(out, "#define SOURCES_DIGEST \"%016llx\"\n", (unsigned long long)sources->sum);
	return fclose(out) == 0 || fail("cannot write", path);
}

int main(int argc, char **argv)
{
	static struct sources sources = {.sum = 14695981039346656037u};
	bool good = argc > 3 || fail("usage", "sources-digest HEADER DEPFILE FOLDER…");

	for (int i = 3; good && i < argc; i++) {
		good = list(&sources, argv[i]);
	}
	qsort(sources.paths, sources.n, sizeof(sources.paths[0]), by_name);
	for (size_t i = 0; good && i < sources.n; i++) {
		good = add_file(&sources, sources.paths[i]);
	}
	good = good && write_depfile(&sources, argv[2], argv[1]) && write_header(&sources, argv[1]);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
