#include "facts/collector.h"

/* The file as a whole; its first line says nothing about it and may hold a password. */
static struct place whole_file(struct collector *collector, const struct source_file *file)
{
	struct place at = collector_place(collector, file->path, 0, 0);

	at.excerpt = STR("");
	return at;
}

static const char *kind_of(const struct source_file *file)
{
	if (file->given_up) {
		return context_is_live(file->context) ? "code" : NULL;
	}
	return file->mentions_clerk && file->understood != VARIABLES_READ
		       ? kinds_unread(file->path, file->text)
		       : NULL;
}

/*
 * Files that are present and not understood: code too hard to parse, and
 * settings. Only settings that mention Clerk, hold something like a key or
 * move paths are listed: the others cannot matter.
 */
void collect_unread(struct collector *collector)
{
	for (size_t i = 0; i < collector->file_count; i++) {
		const struct source_file *file = &collector->files[i];
		const char *kind = kind_of(file);
		const char *paths = file->paths_read ? NULL : kinds_paths(file->path, file->text);

		if (kind != NULL || paths != NULL) {
			vec_push(collector->arena, &collector->facts->unread,
				(struct fact_unread){
					.at = whole_file(collector, file),
					.kind = str_of(kind != NULL ? kind : paths),
					.clerk = kind != NULL,
					.paths = paths != NULL,
				});
		}
	}
}
