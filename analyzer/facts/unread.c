#include "facts/collector.h"

/* The file as a whole; its first line says nothing about it and may hold a password. */
static struct place whole_file(struct collector *collector, const struct source_file *file)
{
	struct place at = collector_place(collector, file->path, 0, 0);

	at.excerpt = STR("");
	return at;
}

/*
 * Settings files that are present and not understood. Only those that mention
 * Clerk, hold something like a key or move paths are listed: the others
 * cannot matter.
 */
void collect_unread(struct collector *collector)
{
	for (size_t i = 0; i < collector->file_count; i++) {
		const struct source_file *file = &collector->files[i];
		const char *kind = kinds_unread(file->path, file->text);
		const char *paths = kinds_paths(file->path, file->text);
		bool clerk = kind != NULL && file->mentions_clerk;

		if (clerk || paths != NULL) {
			vec_push(collector->arena, &collector->facts->unread,
				(struct fact_unread){
					.at = whole_file(collector, file),
					.kind = str_of(kind != NULL ? kind : paths),
					.clerk = clerk,
					.paths = paths != NULL,
				});
		}
	}
}
