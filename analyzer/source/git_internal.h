#ifndef SOURCE_GIT_INTERNAL_H
#define SOURCE_GIT_INTERNAL_H

#include <sys/stat.h>

#include "base/map.h"
#include "source/git.h"
#include "source/git_objects.h"
#include "source/git_shadow.h"

/* Only git*.c include this. */
struct git_entry {
	struct str path; /* from the work tree's root */
	struct str id;
	uint64_t size; /* of a file; GIT_NO_SIZE, also until all is settled */
	uint32_t mode; /* as git writes it, octal */
	bool dropped;
};

enum {
	GIT_MODE_KIND = 0170000,
	GIT_MODE_FILE = 0100000,
	GIT_MODE_LINK = 0120000,
	GIT_MODE_SUBMODULE = 0160000,
};

struct git_listing {
	VEC(struct git_entry) entries; /* sorted by path, each path once */
	str_vec conflicts;
};

struct git_index_entry {
	struct str path; /* from the work tree's root */
	struct str id;
	uint32_t mode;
	bool announced; /* by `git add -N` alone */
	bool skipped; /* outside of the sparse checkout */
};

struct git_index {
	VEC(struct git_index_entry) entries; /* in git's order */
	bool conflicts; /* some paths stand there more than once */
	bool understood;
	struct stat state; /* of its file, before it was read */
};

struct git {
	struct arena arena;
	struct tree_git place;
	struct git_shadow shadow;
	bool settled; /* the shadow is gone, and signals come through */
	struct git_program program;
	sigset_t signals; /* as they were before */
	struct str format; /* "sha1" or "sha256" */
	struct git_index *index; /* NULL until it is asked for */
	struct git_objects *objects; /* NULL until it is settled */
	VEC(struct git_listing *) listings;
};

/* Runs git and appends what it prints to *out; returns its exit status or GIT_CHILD_FAILED. */
int git_run(struct git *git, const char *const *arguments, struct buf *out);

/* Puts the line "what: 'subject': why" into *error; returns false. */
bool git_refuse(struct arena *arena, const char *what, struct str subject, const char *why,
	struct str *error);

/* The line for git's failure, with its own words where it said something; returns false. */
bool git_fail(struct git *git, const char *what, struct str subject, struct arena *arena,
	struct str *error);

/* Drops what git has complained about: it is asked in another way. */
void git_forget_complaints(struct git *git);

/* The index as we read it ourselves; NULL when we cannot: git can then be asked. */
const struct git_index *git_index_load(struct git *git);

/* Is the index still the one that was loaded? */
bool git_index_unchanged(const struct git *git);

/* The first entry at or behind the path. */
size_t git_listing_from(const struct git_listing *listing, struct str path);

/*
 * The listing's entry that is the same file with the same content, or NULL. *at moves on
 * from entry to entry: those that are asked for come in the order of their paths.
 */
const struct git_entry *git_listing_same_at(
	const struct git_listing *listing, size_t *at, const struct git_entry *entry);

/* The entry with the path; NULL: there is none. */
const struct git_entry *git_listing_find(const struct git_listing *listing, struct str path);

#endif
