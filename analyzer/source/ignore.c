#include "source/ignore.h"

#include <string.h>

#include "base/vec.h"
#include "source/glob.h"

struct pattern {
	struct str glob; /* without '!', leading and trailing '/' */
	bool negated;
	bool folders_only;
	bool anchored; /* matched against the path below the base, else against the name */
	bool literal;
	bool suffix; /* '*' and then literal: by far the most frequent glob */
	bool ends; /* whatever it matches ends in its own last byte */
};

/* The patterns of one file. */
struct ignore_list {
	const struct ignore_list *above;
	struct str base; /* the file's folder */
	const struct pattern *patterns;
	size_t count;
};

typedef VEC(struct pattern) pattern_vec;

static bool is_literal(struct str glob)
{
	for (size_t i = 0; i < glob.n; i++) {
		if (strchr("*?[\\", glob.s[i]) != NULL) {
			return false;
		}
	}
	return true;
}

/* Is the last byte neither special nor escaped? */
static bool ends_plainly(struct str glob)
{
	return strchr("*?]\\", glob.s[glob.n - 1]) == NULL &&
	       (glob.n == 1 || glob.s[glob.n - 2] != '\\');
}

/* Spaces at the end do not count unless a backslash stands before them. */
static struct str trim_spaces(struct str line)
{
	size_t end = 0;

	for (size_t i = 0; i < line.n; i++) {
		if (line.s[i] == '\\') {
			i++;
			end = i + 1;
		} else if (line.s[i] != ' ') {
			end = i + 1;
		}
	}
	return str_slice(line, 0, end);
}

static void add_line(struct arena *arena, pattern_vec *patterns, struct str line)
{
	struct pattern pattern = {0};
	struct str glob = trim_spaces(line);

	if (str_starts(glob, "#")) {
		return;
	}
	pattern.negated = str_starts(glob, "!");
	glob = str_slice(glob, pattern.negated ? 1 : 0, glob.n);
	pattern.folders_only = str_ends(glob, "/");
	glob = str_slice(glob, 0, glob.n - (pattern.folders_only ? 1 : 0));
	pattern.anchored = str_find_byte(glob, '/') != SIZE_MAX;
	glob = str_slice(glob, str_starts(glob, "/") ? 1 : 0, glob.n);
	if (glob.n == 0 || memchr(glob.s, '\0', glob.n) != NULL) {
		return; /* can match no path */
	}
	pattern.glob = str_copy(arena, glob);
	pattern.literal = is_literal(glob);
	pattern.suffix = !pattern.anchored && glob.s[0] == '*' && glob.n > 1 &&
			 is_literal(str_slice(glob, 1, glob.n));
	pattern.ends = ends_plainly(glob);
	vec_push(arena, patterns, pattern);
}

const struct ignore_list *ignore_add(
	struct arena *arena, const struct ignore_list *above, struct str base, struct str text)
{
	struct ignore_list *list = arena_new(arena, struct ignore_list);
	pattern_vec patterns = {0};
	size_t at = str_starts(text, "\xef\xbb\xbf") ? 3 : 0;

	while (at < text.n) {
		size_t end = str_find(text, STR("\n"), at);
		struct str line = str_slice(text, at, end);

		if (str_ends(line, "\r")) {
			line.n--;
		}
		add_line(arena, &patterns, line);
		at = end == SIZE_MAX ? text.n : end + 1;
	}
	*list = (struct ignore_list){above, str_copy(arena, base), patterns.items, patterns.n};
	return list;
}

/* The path below the base; absent when it is not below. */
static struct str below(struct str path, struct str base)
{
	if (base.n == 0) {
		return path;
	}
	if (path.n <= base.n || path.s[base.n] != '/' || memcmp(path.s, base.s, base.n) != 0) {
		return STR_NONE;
	}
	return str_slice(path, base.n + 1, path.n);
}

static bool matches(const struct pattern *pattern, struct str rest, struct str name)
{
	struct str subject = pattern->anchored ? rest : name;
	struct str glob = pattern->glob;

	if (pattern->literal) {
		return str_equal(subject, glob);
	}
	if (pattern->suffix) {
		return str_ends(subject, glob.s + 1);
	}
	return glob_match(glob, subject);
}

/* What the patterns of one file say. Few names end as a pattern does, which is seen first. */
static enum ignore_answer match_file(
	const struct ignore_list *list, struct str path, bool is_folder)
{
	struct str rest = below(path, list->base);
	struct str name = str_last_part(path, '/');

	if (rest.n == 0) {
		return IGNORE_UNDECIDED;
	}
	for (size_t i = list->count; i > 0; i--) {
		const struct pattern *pattern = &list->patterns[i - 1];

		if (pattern->ends && pattern->glob.s[pattern->glob.n - 1] != rest.s[rest.n - 1]) {
			continue;
		}
		if ((is_folder || !pattern->folders_only) && matches(pattern, rest, name)) {
			return pattern->negated ? IGNORE_NO : IGNORE_YES;
		}
	}
	return IGNORE_UNDECIDED;
}

enum ignore_answer ignore_match(const struct ignore_list *list, struct str path, bool is_folder)
{
	enum ignore_answer answer = IGNORE_UNDECIDED;

	while (list != NULL && answer == IGNORE_UNDECIDED) {
		answer = match_file(list, path, is_folder);
		list = list->above;
	}
	return answer;
}
