#include "source/ignore.h"

#include <string.h>

#include "source/glob.h"

struct ignore_pattern {
	struct str base; /* folder of the ignore file */
	struct str glob; /* without '!', leading and trailing '/' */
	bool negated;
	bool folders_only;
	bool anchored; /* matched against the path below the base, else against the name */
	bool literal;
	bool suffix; /* '*' and then literal: by far the most frequent glob */
};

static bool is_literal(struct str glob)
{
	for (size_t i = 0; i < glob.n; i++) {
		if (strchr("*?[\\", glob.s[i]) != NULL) {
			return false;
		}
	}
	return true;
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

static void add_line(
	struct arena *arena, struct ignore_list *list, struct str base, struct str line)
{
	struct ignore_pattern pattern = {.base = base};
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
	vec_push(arena, list, pattern);
}

void ignore_add(struct arena *arena, struct ignore_list *list, struct str base, struct str text)
{
	struct str folder = str_copy(arena, base);
	size_t at = str_starts(text, "\xef\xbb\xbf") ? 3 : 0;

	while (at < text.n) {
		size_t end = str_find(text, STR("\n"), at);
		struct str line = str_slice(text, at, end);

		if (str_ends(line, "\r")) {
			line.n--;
		}
		add_line(arena, list, folder, line);
		at = end == SIZE_MAX ? text.n : end + 1;
	}
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

static bool matches(const struct ignore_pattern *pattern, struct str path, struct str name)
{
	struct str rest = below(path, pattern->base);
	struct str subject = pattern->anchored ? rest : name;
	struct str glob = pattern->glob;

	if (str_absent(rest)) {
		return false;
	}
	if (pattern->literal) {
		return str_equal(subject, glob);
	}
	if (pattern->suffix) {
		return str_ends(subject, glob.s + 1);
	}
	return glob_match(glob, subject);
}

enum ignore_answer ignore_match(const struct ignore_list *list, struct str path, bool is_folder)
{
	struct str name = str_last_part(path, '/');

	for (size_t i = list->n; i > 0; i--) {
		const struct ignore_pattern *pattern = &list->items[i - 1];

		if (pattern->folders_only && !is_folder) {
			continue;
		}
		if (matches(pattern, path, name)) {
			return pattern->negated ? IGNORE_NO : IGNORE_YES;
		}
	}
	return IGNORE_UNDECIDED;
}
