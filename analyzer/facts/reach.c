#include "facts/reach.h"

#include "clerk/names.h"
#include "facts/prefilter.h"
#include "syntax/syntax.h"

enum {
	BESIDE = 1, /* the constants that a file uses */
	NEAR = 2, /* a helper, and what that takes its settings from */
	FAR = 5,
	REACHED_MOST = 20000, /* files: no repository of this kind needs them, a hostile one may */
};

typedef VEC(uint32_t) index_vec;

struct reach {
	struct scan *scan;
	const struct resolve *resolve;
	const struct map *by_path;
	struct arena arena;
	struct arena scratch;
	uint8_t *left; /* by file: imports that may still be followed from it, and one */
	index_vec wave; /* files whose imports are looked at now */
	index_vec next; /* … and then */
	index_vec queue; /* of next, those that are not parsed yet */
	size_t reached;
};

/* Does a file only hand on what others give out, so that it adds no distance? */
static bool is_barrel(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->export_count; i++) {
		if (summary->exports[i].specifier.n > 0) {
			return summary->function_count == 1;
		}
	}
	return false;
}

/* Barrels of components are large, and nothing that is near them needs their insides. */
static bool is_free(const struct reach *reach, uint32_t index)
{
	return reach->left[index] > NEAR && is_barrel(reach->scan->files[index].summary);
}

static void want(struct reach *reach, struct str from, struct str specifier, uint8_t left)
{
	struct scan_file *file;
	struct str path;
	uint32_t index;

	if (specifier.n == 0) {
		return;
	}
	path = resolve_specifier(reach->resolve, from, specifier, &reach->scratch);
	index = str_absent(path) ? MAP_NONE : map_get(reach->by_path, path);
	if (index == MAP_NONE || reach->left[index] >= left ||
		syntax_language_of(path) == SYNTAX_NONE) {
		return;
	}
	file = &reach->scan->files[index];
	if (!file->parse && file->summary == NULL) {
		if (++reach->reached > REACHED_MOST) {
			return;
		}
		file->parse = true;
		vec_push(&reach->arena, &reach->queue, index);
	}
	reach->left[index] = left;
	vec_push(&reach->arena, &reach->next, index);
}

static void want_all(struct reach *reach, const struct summary *summary, uint8_t left)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		if (summary->imports[i].kind != IMPORT_TYPE) {
			want(reach, summary->path, summary->imports[i].specifier, left);
		}
	}
	for (uint32_t i = 0; i < summary->export_count; i++) {
		want(reach, summary->path, summary->exports[i].specifier, left);
	}
}

/* Clerk's packages for components alone: what is imported beside them is mostly looks. */
static bool is_for_components(struct str specifier)
{
	static const char *const names[] = {"@clerk/nextjs", "@clerk/clerk-react", "@clerk/react",
		"@clerk/clerk-expo", "@clerk/expo", "@clerk/themes", "@clerk/types", "@clerk/vue",
		"@clerk/localizations", "@clerk/chrome-extension", "@clerk/clerk-js"};

	return str_in(specifier, names, sizeof(names) / sizeof(names[0]));
}

static bool imports_server(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		struct str specifier = summary->imports[i].specifier;

		if (names_is_clerk_package(specifier) && !is_for_components(specifier)) {
			return true;
		}
	}
	return false;
}

/* Where Clerk's server side is used, webhooks are received or routes are registered. */
static bool is_central(const struct scan_file *file)
{
	return !str_is(file->summary->directive, "use client") &&
	       ((file->marks & PREFILTER_LIBRARY) != 0 || prefilter_path(file->path) ||
		       imports_server(file->summary));
}

/* How far from a file that was parsed for what it says. */
static uint8_t distance(const struct scan_file *file)
{
	if (is_central(file)) {
		return FAR;
	}
	return file->marks == PREFILTER_USE ? BESIDE : NEAR;
}

static void start(struct reach *reach)
{
	for (uint32_t i = 0; i < reach->scan->count; i++) {
		const struct scan_file *file = &reach->scan->files[i];

		if (file->summary != NULL) {
			reach->left[i] = distance(file) + 1;
			vec_push(&reach->arena, &reach->wave, i);
		}
	}
}

static void look_at_wave(struct reach *reach)
{
	for (size_t i = 0; i < reach->wave.n; i++) {
		uint32_t index = reach->wave.items[i];
		const struct summary *summary = reach->scan->files[index].summary;
		uint8_t left = reach->left[index];

		if (summary == NULL) {
			continue;
		}
		left = is_free(reach, index) ? left : left - 1;
		if (left > 0) {
			want_all(reach, summary, left);
		}
		arena_clear(&reach->scratch);
	}
}

void reach_imports(struct scan *scan, const struct resolve *resolve, const struct map *by_path)
{
	struct reach reach = {.scan = scan, .resolve = resolve, .by_path = by_path};

	arena_init(&reach.arena);
	arena_init(&reach.scratch);
	reach.left = arena_array(&reach.arena, scan->count, sizeof(reach.left[0]));
	start(&reach);
	while (reach.wave.n > 0) {
		look_at_wave(&reach);
		scan_run(scan, reach.queue.items, reach.queue.n);
		reach.wave = reach.next;
		reach.next = (index_vec){0};
		reach.queue = (index_vec){0};
	}
	if (reach.reached > REACHED_MOST) {
		notice_add(scan->arena, scan->notices, STR_NONE,
			STR("more than 20000 files are imported by those about Clerk, the rest not "
			    "read"));
	}
	arena_finish(&reach.scratch);
	arena_finish(&reach.arena);
}
