#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

/* In the place of libFuzzer: every file of a folder once. */
static int run_file(const char *name)
{
	FILE *file = fopen(name, "rb");
	uint8_t *data = NULL;
	long size;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) {
		fprintf(stderr, "cannot read %s\n", name);
		return 1;
	}
	rewind(file);
	data = malloc((size_t)size + 1);
	if (data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size) {
		fprintf(stderr, "cannot read %s\n", name);
		return 1;
	}
	fclose(file);
	fprintf(stderr, "%s\n", name);
	LLVMFuzzerTestOneInput(data, (size_t)size);
	free(data);
	return 0;
}

static int run_folder(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	char name[4096];
	int failed = folder == NULL;
	int count = 0;

	while (folder != NULL && (entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] != '.') {
			snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
			failed |= run_file(name);
			count++;
		}
	}
	if (folder != NULL) {
		closedir(folder);
	}
	return failed || count == 0;
}

int main(int argc, char **argv)
{
	return argc != 2 || run_folder(argv[1]);
}
