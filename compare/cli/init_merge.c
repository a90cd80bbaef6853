#include "compare/cli/init_merge.h"

#include "base/ascii.h"

static const char not_plain[] = "it is no plain list of keys";

/* What separates the addition from the text: the end of its last line, and a blank one. */
static struct str gap_behind(struct str text, bool blank)
{
	bool ended = text.n == 0 || str_ends(text, "\n");

	if (text.n == 0 || (ended && !blank)) {
		return STR("");
	}
	return ended || !blank ? STR("\n") : STR("\n\n");
}

const char *init_merge_lines(
	struct arena *arena, struct str text, struct str wanted, struct str *added)
{
	*added = str_join(arena, gap_behind(text, false), wanted);
	return NULL;
}

const char *init_merge_script(
	struct arena *arena, struct str text, struct str wanted, struct str *added)
{
	static const char *const early[] = {"exit", "exec", "return", "<<"};
	struct str first = text;

	for (size_t i = 0; i < sizeof(early) / sizeof(early[0]); i++) {
		if (str_has(text, early[i])) {
			return "it may end before its last line";
		}
	}
	if (str_starts(text, "#!") && !str_has(str_take(&first, '\n'), "sh")) {
		return "it is no shell script";
	}
	if (str_ends(text, "\\\n") || str_ends(text, "\\")) {
		return "its last line goes on";
	}
	return init_merge_lines(arena, text, wanted, added);
}

static bool is_blank(struct str line)
{
	struct str rest = str_trim(line);

	return rest.n == 0 || rest.s[0] == '#';
}

static bool is_item(struct str line)
{
	return str_starts(line, "- ") || str_is(line, "-");
}

/* The key that a line at the left margin begins with; absent when it is not plainly one. */
static struct str key_of(struct str line)
{
	for (size_t n = 0; n < line.n; n++) {
		char c = line.s[n];

		if (n > 0 && c == ':' && (n + 1 == line.n || line.s[n + 1] == ' ')) {
			return line.s[n - 1] == ' ' ? STR_NONE : str_slice(line, 0, n);
		}
		bool plain = ascii_is_alnum(c) || c == '_' || c == '.';
		bool within = c == '-' || c == ':' || c == '/' || c == ' ';
		if (!plain && (n == 0 || !within)) {
			break;
		}
	}
	return STR_NONE;
}

/* What stands behind the key, without a comment. */
static struct str value_of(struct str line, struct str key)
{
	struct str value = str_trim(str_slice(line, key.n + 1, line.n));

	return str_starts(value, "#") ? STR("") : value;
}

/* The keys of a YAML file: false when it is not a plain block mapping. */
static bool read_keys(struct arena *arena, struct str text, str_vec *keys)
{
	struct str value = STR("none");
	bool first = true;

	if (str_find_byte(text, '\r') != SIZE_MAX || str_find_byte(text, '\t') != SIZE_MAX) {
		return false;
	}
	while (!str_absent(text)) {
		struct str line = str_take(&text, '\n');
		struct str key = key_of(line);
		bool inside = line.n > 0 && line.s[0] == ' ' && keys->n > 0;
		bool start = first && str_is(str_trim(line), "---");

		if (is_blank(line)) {
			continue;
		}
		first = false;
		if (inside || start || (is_item(line) && value.n == 0)) {
			continue;
		}
		if (str_absent(key)) {
			return false;
		}
		value = value_of(line, key);
		vec_push(arena, keys, key);
	}
	return true;
}

const char *init_merge_mapping(
	struct arena *arena, struct str text, struct str wanted, struct str *added)
{
	str_vec there = {0};
	str_vec ours = {0};

	if (!read_keys(arena, text, &there) || !read_keys(arena, wanted, &ours)) {
		return not_plain;
	}
	for (size_t i = 0; i < ours.n; i++) {
		if (str_vec_has(&there, ours.items[i])) {
			return str_format(arena, "it has '%.*s' already", STR_ARGS(ours.items[i]))
				.s;
		}
	}
	*added = str_join(arena, gap_behind(text, true), wanted);
	return NULL;
}

/* Is "test" plainly an item of the list that "stages" is? */
static bool has_stage(struct str text)
{
	bool inside = false;

	while (!str_absent(text)) {
		struct str line = str_take(&text, '\n');
		struct str key = key_of(line);

		if (!str_absent(key)) {
			inside = str_is(key, "stages");
		} else if (inside && str_is(str_trim(line), "- test")) {
			return true;
		}
	}
	return false;
}

const char *init_merge_gitlab(
	struct arena *arena, struct str text, struct str wanted, struct str *added)
{
	str_vec keys = {0};

	if (!read_keys(arena, text, &keys)) {
		return not_plain;
	}
	bool given = str_vec_has(&keys, STR("stages")) || str_vec_has(&keys, STR("include"));
	if (given && !has_stage(text)) {
		return "its stages may have no 'test'";
	}
	return init_merge_mapping(arena, text, wanted, added);
}

/* The indentation of the items of "repos"; SIZE_MAX when they are not plain items to the end. */
static size_t find_indent(struct str text)
{
	size_t indent = SIZE_MAX;

	while (!str_starts(text, "repos:")) {
		str_take(&text, '\n');
	}
	if (value_of(str_take(&text, '\n'), STR("repos")).n > 0) {
		return SIZE_MAX;
	}
	while (!str_absent(text)) {
		struct str line = str_take(&text, '\n');
		size_t depth = str_indent(line);
		bool item = is_item(str_slice(line, depth, line.n));

		if (is_blank(line)) {
			continue;
		}
		if (indent == SIZE_MAX && item) {
			indent = depth;
		}
		if (indent == SIZE_MAX || depth < indent || (depth == indent && !item)) {
			return SIZE_MAX;
		}
	}
	return indent;
}

/* `wanted` without its first line, "repos:", and its items moved to this indentation. */
static struct str indented(struct arena *arena, struct str wanted, size_t indent)
{
	struct buf buf = {0};
	struct str lines = str_slice(wanted, str_find_byte(wanted, '\n') + 1, wanted.n);
	size_t own = str_indent(lines);

	while (lines.n > 0) {
		struct str line = str_take(&lines, '\n');

		buf_format(
			&buf, "%*s%.*s\n", (int)indent, "", STR_ARGS(str_slice(line, own, line.n)));
	}
	struct str text = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return text;
}

const char *init_merge_repos(
	struct arena *arena, struct str text, struct str wanted, struct str *added)
{
	str_vec keys = {0};

	if (!read_keys(arena, text, &keys)) {
		return not_plain;
	}
	if (keys.n == 0 || !str_is(*vec_last(&keys), "repos")) {
		return "'repos' is not its last key";
	}
	size_t indent = find_indent(text);
	if (indent == SIZE_MAX) {
		return "its 'repos' is no plain list";
	}
	*added = str_join(arena, gap_behind(text, false), indented(arena, wanted, indent));
	return NULL;
}
