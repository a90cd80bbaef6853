#ifndef SOURCE_WALK_INTERNAL_H
#define SOURCE_WALK_INTERNAL_H

#include <stdatomic.h>

#include "source/ignore.h"
#include "source/walk.h"
#include "source/walk_queue.h"

/* What the threads of a walk share; only the queue and the counter change meanwhile. */
struct walk {
	const struct tree *tree;
	uint64_t max_file_size;
	struct str prefix; /* ignore rules are asked about prefix + path */
	bool ignoring;
	struct str outer; /* globs are asked about outer + path */
	const struct ignore_list *include;
	const struct ignore_list *exclude;
	struct map submodules; /* that are not to be entered */
	str_vec tracked; /* env files and keyless files that git tracks */
	struct map is_tracked;
	bool tracked_known;
	struct arena scratch;
	const struct walk_reader *reader; /* or NULL */
	size_t jobs;
	struct walk_queue queue;
	size_t held_most;
	atomic_size_t held; /* folders held open for those below them */
};

/* A folder from when it is met until all in it is read. */
struct walk_folder {
	struct walk_folder *parent; /* that it is entered from; NULL: from the root */
	struct str path;
	struct tree_folder place;
	atomic_size_t users; /* tasks that need it open */
	bool held; /* counted as such */
	const struct ignore_list *rules; /* of all ignore files from the top to here */
	bool included;
	bool has_manifest; /* a package.json */
};

struct walk_group {
	struct walk_file *files; /* without a path: not to be listed */
	size_t count;
};

/* One thread of a walk, and what it found. */
struct walk_worker {
	struct walk *walk;
	void *reader; /* its item of the reader */
	struct arena keep; /* what the result is made of */
	struct arena shared; /* until the walk ends: folders, their rules and files */
	struct arena scratch; /* of one task */
	struct tree_buffer buffer;
	char *path; /* of the entry that is looked at, behind the prefix */
	VEC(struct walk_file) files; /* of the folder, to be read */
	VEC(struct walk_folder *) folders; /* in it, to be entered */
	VEC(struct walk_group) groups; /* all files */
	struct walk_result out; /* without the files */
};

/* Does one task; adds others to the queue. */
void walk_do(struct walk_worker *worker, const struct walk_task *task);

/* Notices with the reason, which a status may explain. */
void walk_note(struct walk_worker *worker, struct str path, const char *reason);
void walk_note_status(
	struct walk_worker *worker, struct str path, const char *what, enum tree_status status);

/* What the list of globs says of a path below a folder that is included or not. */
bool walk_includes(const struct ignore_list *globs, struct str path, bool is_folder, bool above);

/* Is it an env file, or one with keys that Clerk made? */
bool walk_is_private(struct str path);

/* Names under which nobody keeps sources: dependencies, caches, version control, output. */
bool walk_is_never_source(struct str name);

/* Names that are output beside a package.json and may be sources elsewhere. */
bool walk_is_output(struct str name);

/*
 * Pictures, films, fonts and archives are large by nature and hold no code:
 * nobody needs to be told that they were passed over.
 */
bool walk_is_media(struct str path);

#endif
