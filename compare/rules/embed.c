/*
 * Turns files into C, at build time, so that the program needs none of them:
 *
 *   embed pages OUT.h OUT.c FILE...
 *       const char page_<stem>[] for each file, '-' in the stem written '_'
 *   embed files OUT.h OUT.c NAME ROOT FILE...
 *       const struct embedded_file NAME[]; the files' paths are relative to ROOT
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *what, const char *subject)
{
	fprintf(stderr, "embed: %s: '%s'\n", what, subject);
	exit(1);
}

static FILE *open_or_die(const char *path, const char *mode)
{
	FILE *file = fopen(path, mode);
	if (file == NULL) {
		die("cannot open", path);
	}
	return file;
}

static void close_or_die(FILE *file, const char *path)
{
	bool failed = ferror(file) != 0;
	if (fclose(file) != 0 || failed) {
		die("cannot read or write", path);
	}
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash == NULL ? path : slash + 1;
}

/* Octal escapes end after three digits, so no following byte can join them. */
static void write_byte(FILE *out, int c)
{
	bool plain = c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '?';
	if (plain) {
		fputc(c, out);
	} else {
		fprintf(out, "\\%03o", (unsigned)c);
	}
}

/* Writes the file's bytes as string literals, one for each line. */
static void write_contents(FILE *out, const char *path)
{
	FILE *in = open_or_die(path, "rb");
	bool in_literal = false;
	for (int c = fgetc(in); c != EOF; c = fgetc(in)) {
		if (!in_literal) {
			fputs("\n\t\"", out);
			in_literal = true;
		}
		write_byte(out, c);
		if (c == '\n') {
			fputc('"', out);
			in_literal = false;
		}
	}
	fputs(in_literal ? "\"" : "\n\t\"\"", out);
	close_or_die(in, path);
}

static void write_page_name(FILE *out, const char *path)
{
	const char *stem = last_part(path);
	const char *dot = strrchr(stem, '.');
	size_t n = dot == NULL ? strlen(stem) : (size_t)(dot - stem);
	fputs("page_", out);
	for (size_t i = 0; i < n; i++) {
		fputc(stem[i] == '-' ? '_' : stem[i], out);
	}
}

static void write_pages(FILE *header, FILE *source, int count, char **paths)
{
	for (int i = 0; i < count; i++) {
		fputs("extern const char ", header);
		write_page_name(header, paths[i]);
		fputs("[];\n", header);
		fputs("\nconst char ", source);
		write_page_name(source, paths[i]);
		fputs("[] =", source);
		write_contents(source, paths[i]);
		fputs(";\n", source);
	}
}

static void write_files(FILE *header, FILE *source, int count, char **arguments)
{
	const char *name = arguments[0];
	const char *root = arguments[1];
	fprintf(header, "#include \"compare/rules/embedded.h\"\n\n");
	fprintf(header, "enum {\n\t%s_count = %d,\n};\n\n", name, count - 2);
	fprintf(header, "extern const struct embedded_file %s[];\n", name);
	for (int i = 2; i < count; i++) {
		char path[4096];
		int n = snprintf(path, sizeof(path), "%s/%s", root, arguments[i]);
		if (n < 0 || (size_t)n >= sizeof(path)) {
			die("too long a name", arguments[i]);
		}
		fprintf(source, "\nstatic const char text_%d[] =", i - 2);
		write_contents(source, path);
		fputs(";\n", source);
	}
	fprintf(source, "\nconst struct embedded_file %s[] = {\n", name);
	for (int i = 2; i < count; i++) {
		fprintf(source, "\t{\"%s\", text_%d, sizeof(text_%d) - 1},\n", arguments[i], i - 2,
			i - 2);
	}
	fputs("};\n", source);
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		die("usage", "embed pages|files OUT.h OUT.c …");
	}
	bool files = strcmp(argv[1], "files") == 0;
	if (!files && strcmp(argv[1], "pages") != 0) {
		die("unknown mode", argv[1]);
	}
	if (files && argc < 7) {
		die("usage", "embed files OUT.h OUT.c NAME ROOT FILE…");
	}
	FILE *header = open_or_die(argv[2], "wb");
	FILE *source = open_or_die(argv[3], "wb");
	fprintf(header, "/* made by compare/rules/embed.c */\n");
	fprintf(source, "#include \"%s\"\n", last_part(argv[2]));
	(files ? write_files : write_pages)(header, source, argc - 4, argv + 4);
	close_or_die(header, argv[2]);
	close_or_die(source, argv[3]);
	return 0;
}
