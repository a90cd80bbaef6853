#include "facts/scan_memory.h"

#include <string.h>

#include "base/digest.h"
#include "source/git.h"

static const struct scan_known *find(const struct scan_memory *memory, struct str path)
{
	uint32_t i = map_get(&memory->by_path, path);

	return i == MAP_NONE ? NULL : &memory->known.items[i];
}

bool scan_memory_recall(const struct scan *scan, struct scan_file *file)
{
	struct str path = file->path;

	if (scan->memory == NULL) {
		return false;
	}
	file->content = git_tree_content(scan->tree, path);
	const struct scan_known *known = find(scan->memory, path);
	if (known == NULL || !known->file.read || str_absent(file->content) ||
		!str_equal(known->file.content, file->content)) {
		return false;
	}
	*file = known->file;
	file->path = path;
	return true;
}

void scan_memory_name(
	const struct scan *scan, struct scan_file *file, struct str text, struct arena *arena)
{
	if (scan->memory == NULL || !str_absent(file->content)) {
		return;
	}
	char *name = arena_alloc(arena, scan->memory->digits);
	digest_git_blob(text, scan->memory->digits, name);
	file->content = (struct str){name, scan->memory->digits};
}

void scan_memory_keep(const struct scan *scan)
{
	struct scan_memory *memory = scan->memory;

	if (memory == NULL || memory->known.n > 0) {
		return;
	}
	for (size_t i = 0; i < scan->count; i++) {
		map_put(scan->arena, &memory->by_path, scan->files[i].path, (uint32_t)i);
		vec_push(scan->arena, &memory->known, (struct scan_known){.file = scan->files[i]});
	}
}

void scan_memory_settle(const struct scan *scan)
{
	struct scan_memory *memory = scan->memory;

	if (memory == NULL || memory->settled) {
		return;
	}
	memory->settled = true;
	for (size_t i = 0; i < scan->count; i++) {
		const struct scan_file *file = &scan->files[i];

		memory->known.items[i].used = !str_absent(file->text) || file->wanted ||
					      !memory->known.items[i].file.read;
	}
}

static bool is_same_declared(const struct declared *a, const struct declared *b)
{
	return a->complete == b->complete && a->hands_on == b->hands_on && a->count == b->count &&
	       (a->count == 0 || memcmp(a->names, b->names, a->count * sizeof(a->names[0])) == 0);
}

/* Was the same seen in passing? */
static bool is_same(const struct scan_file *a, const struct scan_file *b)
{
	return a->read == b->read && a->marks == b->marks &&
	       str_absent(a->text) == str_absent(b->text) &&
	       a->deploys_without_jwt == b->deploys_without_jwt &&
	       is_same_declared(&a->declared, &b->declared);
}

/* The files that were read when they were met; false when the text of one counted. */
static bool choose(const struct scan_memory *memory, const str_vec *paths, struct scan *out)
{
	out->files = arena_array(out->arena, paths->n, sizeof(struct scan_file));
	for (size_t i = 0; i < paths->n; i++) {
		const struct scan_known *known = find(memory, paths->items[i]);

		if (known != NULL && known->used) {
			return false;
		}
		if (known != NULL) {
			out->files[out->count++].path = paths->items[i];
		}
	}
	return true;
}

bool scan_memory_same(struct scan_memory *memory, const struct tree *tree, const str_vec *paths)
{
	struct arena arena;
	notice_vec notices = {0};
	struct scan scan = {.tree = tree, .limit = SCAN_MEMORY_SMALL, .jobs = 1};

	arena_init(&arena);
	scan.arena = &arena;
	scan.notices = &notices;
	bool same = choose(memory, paths, &scan);
	if (same) {
		scan_read(&scan);
		same = notices.n == 0;
	}
	for (size_t i = 0; i < scan.count && same; i++) {
		same = is_same(&scan.files[i], &find(memory, scan.files[i].path)->file);
	}
	arena_finish(&arena);
	return same;
}
