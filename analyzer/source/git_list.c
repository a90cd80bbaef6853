#include "source/git_internal.h"

#include <stdlib.h>

#include "base/path.h"

/* What a line of git's says of a file, before its path. */
struct fields {
	struct str items[8];
	size_t n;
};

static struct fields split(struct str text)
{
	struct fields fields = {.n = 0};

	while (!str_absent(text) && fields.n < 8) {
		fields.items[fields.n++] = str_take(&text, ' ');
	}
	return fields;
}

static uint32_t octal(struct str text)
{
	uint32_t number = 0;

	for (size_t i = 0; i < text.n && text.s[i] >= '0' && text.s[i] <= '7' && i < 10; i++) {
		number = number * 8 + (uint32_t)(text.s[i] - '0');
	}
	return number;
}

/* As git makes them itself: a crafted tree may hold anything. */
static bool is_good_path(struct str path)
{
	struct str rest = path;

	while (!str_absent(rest)) {
		struct str part = str_take(&rest, '/');

		if (part.n == 0 || str_is(part, ".") || str_is(part, "..")) {
			return false;
		}
	}
	return path.n <= TREE_PATH_MAX;
}

static void add(
	struct git *git, struct git_listing *listing, uint32_t mode, struct str id, struct str path)
{
	if (id.n <= GIT_ID_MOST && is_good_path(path)) {
		vec_push(&git->arena, &listing->entries,
			(struct git_entry){
				.path = path, .id = id, .mode = mode, .size = GIT_NO_SIZE});
	}
}

static int order(const void *left, const void *right)
{
	const struct git_entry *a = left;
	const struct git_entry *b = right;

	return str_compare(a->path, b->path);
}

/* git's own order is the same, mostly. */
static bool is_sorted(const struct git_listing *listing)
{
	size_t i = 1;

	while (i < listing->entries.n &&
		order(&listing->entries.items[i - 1], &listing->entries.items[i]) < 0) {
		i++;
	}
	return i >= listing->entries.n;
}

/* Sorts, and keeps the first of those that share a path. */
static void arrange(struct git_listing *listing)
{
	size_t kept = 0;

	if (!is_sorted(listing)) {
		qsort(listing->entries.items, listing->entries.n, sizeof(struct git_entry), order);
	}
	for (size_t i = 0; i < listing->entries.n; i++) {
		const struct git_entry *entry = &listing->entries.items[i];

		if (kept == 0 || order(&listing->entries.items[kept - 1], entry) != 0) {
			listing->entries.items[kept++] = *entry;
		}
	}
	listing->entries.n = kept;
}

static struct git_listing *new_listing(struct git *git)
{
	struct git_listing *listing = arena_new(&git->arena, struct git_listing);

	vec_push(&git->arena, &git->listings, listing);
	return listing;
}

/* Runs git and keeps what it prints; absent with one line in *error. */
static struct str ask(struct git *git, const char *const *arguments, const char *what,
	struct arena *arena, struct str *error)
{
	struct buf out = {0};
	struct str text = STR_NONE;

	if (git_run(git, arguments, &out) == 0) {
		text = str_copy(&git->arena, buf_str(&out));
	} else {
		git_fail(git, what, git->place.work_path, arena, error);
	}
	buf_finish(&out);
	return text.n == 0 && text.s != NULL ? STR("") : text;
}

struct git_listing *git_list_commit(
	struct git *git, struct str commit, struct arena *arena, struct str *error)
{
	const char *const arguments[] = {"ls-tree", "-r", "-z", "--full-tree", commit.s, NULL};
	struct git_listing *listing = new_listing(git);

	if (str_absent(commit)) {
		return listing;
	}
	struct str text = ask(git, arguments, "cannot list the files of a commit", arena, error);
	if (str_absent(text)) {
		return NULL;
	}
	while (text.n > 0) { /* "100644 blob ID\tPATH" */
		struct str path = str_take(&text, '\0');
		struct fields fields = split(str_take(&path, '\t'));

		if (fields.n == 3) {
			add(git, listing, octal(fields.items[0]), fields.items[2], path);
		}
	}
	arrange(listing);
	return listing;
}

/* Which side of a difference between a commit and the index. */
enum side {
	SIDE_COMMIT,
	SIDE_INDEX,
};

/* The differing files as they are on one side; an entry with mode 0 is not there. */
static void read_changes(struct git *git, struct str text, enum side side, struct git_listing *out)
{
	while (text.n > 0) { /* ":100644 100644 ID ID M", then the path */
		struct fields fields = split(str_slice(str_take(&text, '\0'), 1, SIZE_MAX));
		struct str path = str_take(&text, '\0');

		if (fields.n == 5 && str_is(fields.items[4], "U")) {
			vec_push(&git->arena, &out->conflicts, path);
		} else if (fields.n == 5) {
			add(git, out, octal(fields.items[side]), fields.items[2 + side], path);
		}
	}
	arrange(out);
}

/* `out` holds the changes to `base`, and then all files. */
static void apply_changes(struct git *git, const struct git_listing *base, struct git_listing *out)
{
	struct git_listing changes = *out;
	size_t c = 0;

	out->entries.n = out->entries.cap = 0;
	for (size_t b = 0; b < base->entries.n || c < changes.entries.n;) {
		bool more = b < base->entries.n;
		int first = c == changes.entries.n ? -1
			    : !more                ? 1
				    : order(&base->entries.items[b], &changes.entries.items[c]);
		struct git_entry entry =
			first < 0 ? base->entries.items[b] : changes.entries.items[c];

		b += first <= 0;
		c += first >= 0;
		if (entry.mode != 0) {
			vec_push(&git->arena, &out->entries, entry);
		}
	}
}

/* In what the index differs from a commit; absent with one line in *error. */
static struct str ask_changes(
	struct git *git, struct str commit, struct arena *arena, struct str *error)
{
	/* the empty tree, which git knows without having it */
	struct str none =
		str_is(git->format, "sha256")
			? STR("6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321")
			: STR("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
	const char *const arguments[] = {"diff-index", "--cached", "--raw", "-z", "--no-abbrev",
		"--no-renames", "--ita-invisible-in-index", "--ignore-submodules=none",
		str_absent(commit) ? none.s : commit.s, "--", NULL};

	return ask(git, arguments, "cannot read the index", arena, error);
}

struct git_listing *git_list_index(struct git *git, struct str commit,
	const struct git_listing *head, struct arena *arena, struct str *error)
{
	struct str text = ask_changes(git, commit, arena, error);
	struct git_listing *listing;

	if (str_absent(text)) {
		return NULL;
	}
	listing = new_listing(git);
	read_changes(git, text, SIDE_INDEX, listing);
	apply_changes(git, head, listing);
	return listing;
}

static struct git_listing *list_loaded(struct git *git, const struct git_index *index)
{
	struct git_listing *listing = new_listing(git);

	for (size_t i = 0; i < index->entries.n; i++) {
		const struct git_index_entry *entry = &index->entries.items[i];

		if (!entry->announced) {
			add(git, listing, entry->mode, entry->id, entry->path);
		}
	}
	arrange(listing);
	return listing;
}

/* Has git read the index as we have? */
static bool is_confirmed(struct git *git, struct str text, const struct git_listing *index)
{
	struct git_listing changes = {0};
	bool same = true;

	read_changes(git, text, SIDE_INDEX, &changes);
	for (size_t i = 0; i < changes.entries.n && same; i++) {
		const struct git_entry *change = &changes.entries.items[i];
		const struct git_entry *entry = git_listing_find(index, change->path);

		same = entry == NULL
			       ? change->mode == 0
			       : entry->mode == change->mode && str_equal(entry->id, change->id);
	}
	return same && changes.conflicts.n == 0 && git_index_unchanged(git);
}

/* From the index as we read it and git's word on the differences; false: this cannot be done. */
static bool derive_both(struct git *git, struct str commit, struct arena *arena,
	struct git_listing **head, struct git_listing **index)
{
	const struct git_index *loaded = str_absent(commit) ? NULL : git_index_load(git);
	struct str error;

	if (loaded == NULL || loaded->conflicts) {
		return false;
	}
	struct str text = ask_changes(git, commit, arena, &error);
	if (str_absent(text)) {
		return false;
	}
	struct git_listing *all = list_loaded(git, loaded);
	bool confirmed = is_confirmed(git, text, all);
	if (!confirmed || index == NULL) {
		git->listings.n--; /* nobody will ask for its sizes */
	}
	if (!confirmed) {
		return false;
	}
	*head = new_listing(git);
	read_changes(git, text, SIDE_COMMIT, *head);
	apply_changes(git, all, *head);
	if (index != NULL) {
		*index = all;
	}
	return true;
}

bool git_list_both(struct git *git, struct str commit, struct arena *arena,
	struct git_listing **head, struct git_listing **index, struct str *error)
{
	if (derive_both(git, commit, arena, head, index)) {
		return true;
	}
	git_forget_complaints(git);
	*head = git_list_commit(git, commit, arena, error);
	if (*head != NULL && index != NULL) {
		*index = git_list_index(git, commit, *head, arena, error);
	}
	return *head != NULL && (index == NULL || *index != NULL);
}

static enum git_stand stand_of(uint32_t mode, bool skipped)
{
	if ((mode & GIT_MODE_KIND) == GIT_MODE_SUBMODULE) {
		return GIT_STAND_SUBMODULE;
	}
	return skipped ? GIT_STAND_SKIPPED : GIT_STAND_FILE;
}

static bool ask_stands(
	struct git *git, git_stand_taker *take, void *taker, struct arena *arena, struct str *error)
{
	const char *const arguments[] = {"ls-files", "-z", "-t", "--stage", "--full-name", NULL};
	struct str text = ask(git, arguments, "cannot read the index", arena, error);

	if (str_absent(text)) {
		return false;
	}
	while (text.n > 0) { /* "H 100644 ID 0\tPATH" */
		struct str path = str_take(&text, '\0');
		struct fields fields = split(str_take(&path, '\t'));

		if (fields.n >= 2) {
			take(taker, path,
				stand_of(octal(fields.items[1]), str_is(fields.items[0], "S")));
		}
	}
	return true;
}

bool git_index_stands(
	struct git *git, git_stand_taker *take, void *taker, struct arena *arena, struct str *error)
{
	const struct git_index *index = git_index_load(git);

	if (index == NULL) {
		return ask_stands(git, take, taker, arena, error);
	}
	for (size_t i = 0; i < index->entries.n; i++) {
		const struct git_index_entry *entry = &index->entries.items[i];

		take(taker, entry->path, stand_of(entry->mode, entry->skipped));
	}
	return true;
}

size_t git_listing_from(const struct git_listing *listing, struct str path)
{
	size_t low = 0;
	size_t high = listing->entries.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(listing->entries.items[middle].path, path) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

static struct git_entry *find(const struct git_listing *listing, struct str path)
{
	size_t at = git_listing_from(listing, path);
	struct git_entry *entry = at < listing->entries.n ? &listing->entries.items[at] : NULL;

	return entry != NULL && str_equal(entry->path, path) && !entry->dropped ? entry : NULL;
}

const struct git_entry *git_listing_find(const struct git_listing *listing, struct str path)
{
	return find(listing, path);
}

bool git_listing_has(const struct git_listing *listing, struct str path)
{
	return find(listing, path) != NULL;
}

void git_listing_drop(struct git_listing *listing, struct str path)
{
	struct git_entry *entry = find(listing, path);

	if (entry != NULL) {
		entry->dropped = true;
	}
}

const str_vec *git_listing_conflicts(const struct git_listing *listing)
{
	return &listing->conflicts;
}

static bool is_same(const struct git_entry *a, const struct git_entry *b)
{
	return a->mode == b->mode && str_equal(a->id, b->id);
}

const struct git_entry *git_listing_same_at(
	const struct git_listing *listing, size_t *at, const struct git_entry *entry)
{
	while (*at < listing->entries.n && order(&listing->entries.items[*at], entry) < 0) {
		(*at)++;
	}
	const struct git_entry *its =
		*at < listing->entries.n ? &listing->entries.items[*at] : NULL;
	return its != NULL && order(its, entry) == 0 && is_same(its, entry) ? its : NULL;
}

bool git_listing_same(const struct git_listing *a, const struct git_listing *b)
{
	bool same = a->entries.n == b->entries.n;

	for (size_t i = 0; i < a->entries.n && same; i++) {
		same = order(&a->entries.items[i], &b->entries.items[i]) == 0 &&
		       is_same(&a->entries.items[i], &b->entries.items[i]);
	}
	return same;
}

/* Is it the same file with another content, and no more to it? */
static bool is_modified(const struct git_entry *a, const struct git_entry *b, uint64_t most)
{
	return order(a, b) == 0 && (a->mode & GIT_MODE_KIND) == GIT_MODE_FILE &&
	       (b->mode & GIT_MODE_KIND) == GIT_MODE_FILE && a->dropped == b->dropped &&
	       a->size <= most && b->size <= most && !str_is(path_name(a->path), ".gitignore");
}

bool git_listing_modified(const struct git_listing *a, const struct git_listing *b,
	struct str prefix, uint64_t most, struct arena *arena, str_vec *out)
{
	bool modified = a->entries.n == b->entries.n;

	for (size_t i = 0; i < a->entries.n && modified; i++) {
		const struct git_entry *entry = &a->entries.items[i];
		const struct git_entry *its = &b->entries.items[i];
		struct str path = str_slice(entry->path, prefix.n, entry->path.n);

		if (order(entry, its) == 0 && is_same(entry, its)) {
			continue;
		}
		modified = is_modified(entry, its, most);
		if (str_equal(str_slice(entry->path, 0, prefix.n), prefix) && modified) {
			vec_push(arena, out, path);
		}
	}
	return modified;
}

struct str git_listing_lacks(
	const struct git_listing *listing, const struct git_listing *other, struct str prefix)
{
	for (size_t i = git_listing_from(listing, prefix); i < listing->entries.n; i++) {
		const struct git_entry *entry = &listing->entries.items[i];
		const struct git_entry *its = other == NULL ? NULL : find(other, entry->path);

		if (!str_equal(str_slice(entry->path, 0, prefix.n), prefix)) {
			break;
		}
		if (entry->size == GIT_NO_SIZE && !entry->dropped &&
			(entry->mode & GIT_MODE_KIND) != GIT_MODE_SUBMODULE &&
			(its == NULL || !is_same(entry, its))) {
			return entry->path;
		}
	}
	return STR_NONE;
}
