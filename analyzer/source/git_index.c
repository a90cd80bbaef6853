#include <sys/stat.h>

#include "base/path.h"
#include "source/git_internal.h"
#include "source/tree_backend.h"
#include "source/tree_index.h"
#include "source/tree_lookup.h"

/*
 * The index as we read it. git is still asked in what it differs from a commit, which it
 * can tell fast and which gives us that commit's files without a listing of them all.
 */
struct loading {
	struct git *git;
	struct git_index *index;
};

static bool is_known_kind(uint32_t mode)
{
	switch (mode & GIT_MODE_KIND) {
	case GIT_MODE_FILE:
	case GIT_MODE_LINK:
	case GIT_MODE_SUBMODULE:
		return true;
	default: /* a folder of a sparse index, whose files only git can list */
		return false;
	}
}

static struct str id_text(struct git *git, const unsigned char *id)
{
	static const char digits[] = "0123456789abcdef";
	size_t n = git_id_digits(git);
	char *text = arena_alloc(&git->arena, n + 1);

	for (size_t i = 0; i < n; i++) {
		text[i] = digits[i % 2 == 0 ? id[i / 2] >> 4 : id[i / 2] & 15];
	}
	return (struct str){text, n};
}

static void take_entry(void *taker, const struct tree_index_entry *entry)
{
	struct loading *loading = taker;
	struct git_index *index = loading->index;

	index->understood = index->understood && is_known_kind(entry->mode);
	index->conflicts = index->conflicts || entry->stage != 0;
	vec_push(&loading->git->arena, &index->entries,
		(struct git_index_entry){
			.path = str_copy(&loading->git->arena, entry->path),
			.id = id_text(loading->git, entry->id),
			.mode = entry->mode,
			.announced = entry->announced,
			.skipped = entry->skipped,
		});
}

static bool load(struct git *git, struct git_index *index)
{
	struct loading loading = {git, index};
	struct arena scratch;
	struct str text;

	if (stat(git->shadow.index.s, &index->state) != 0) {
		return false;
	}
	arena_init(&scratch);
	index->understood = true;
	bool good = tree_lookup_read(git->place.git_dir, path_name(git->shadow.index),
			    TREE_INDEX_LIMIT, &scratch, &text) == TREE_OK &&
		    tree_index_each(text, git_id_digits(git) / 2, take_entry, &loading);
	arena_finish(&scratch);
	return good && index->understood;
}

const struct git_index *git_index_load(struct git *git)
{
	if (git->index == NULL) {
		git->index = arena_new(&git->arena, struct git_index);
		git->index->understood = load(git, git->index);
	}
	return git->index->understood ? git->index : NULL;
}

bool git_index_unchanged(const struct git *git)
{
	const struct stat *then = &git->index->state;
	struct stat now;

	return stat(git->shadow.index.s, &now) == 0 && now.st_dev == then->st_dev &&
	       now.st_ino == then->st_ino && now.st_size == then->st_size &&
	       now.st_mtim.tv_sec == then->st_mtim.tv_sec &&
	       now.st_mtim.tv_nsec == then->st_mtim.tv_nsec;
}
