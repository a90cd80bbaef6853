#include "base/path.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"

enum { PATH_LIMIT = 4096 }; /* bytes */

struct str path_name(struct str path)
{
	return str_last_part(path, '/');
}

struct str path_folder(struct str path)
{
	size_t slash = str_find_last_byte(path, '/');

	return slash == SIZE_MAX ? STR("") : str_slice(path, 0, slash);
}

size_t path_depth(struct str path)
{
	size_t count = 0;

	for (size_t i = 0; i < path.n; i++) {
		count += path.s[i] == '/';
	}
	return count;
}

struct str path_below(struct str path, struct str folder)
{
	if (folder.n == 0) {
		return path;
	}
	if (path.n <= folder.n || path.s[folder.n] != '/' ||
		!str_equal(str_slice(path, 0, folder.n), folder)) {
		return STR_NONE;
	}
	return str_slice(path, folder.n + 1, path.n);
}

/* Appends one part to the path in out[0, n); SIZE_MAX when it leads above the root. */
static size_t add_part(char *out, size_t n, struct str part)
{
	if (part.n == 0 || str_is(part, ".")) {
		return n;
	}
	if (str_is(part, "..")) {
		size_t slash = str_find_last_byte((struct str){out, n}, '/');

		if (n == 0) {
			return SIZE_MAX;
		}
		return slash == SIZE_MAX ? 0 : slash;
	}
	if (n > 0) {
		out[n++] = '/';
	}
	memcpy(out + n, part.s, part.n);
	return n + part.n;
}

struct str path_join(struct arena *arena, struct str folder, struct str path)
{
	char *out = arena_alloc(arena, folder.n + path.n + 2);
	size_t n = folder.n;

	if (str_starts(path, "/") || folder.n + path.n > PATH_LIMIT) {
		return STR_NONE;
	}
	memcpy(out, folder.n > 0 ? folder.s : "", folder.n);
	for (size_t at = 0; at < path.n && n != SIZE_MAX;) {
		size_t slash = str_find(path, STR("/"), at);
		size_t end = slash == SIZE_MAX ? path.n : slash;

		n = add_part(out, n, str_slice(path, at, end));
		at = end + 1;
	}
	return n == SIZE_MAX ? STR_NONE : (struct str){out, n};
}

/* RFC 3986: what a path may hold as it is. A ':' could end a scheme, so it is not among them. */
static bool is_plain(char c)
{
	return ascii_is_alnum(c) || (c != '\0' && strchr("-._~!$&'()*+,;=@/", c) != NULL);
}

struct str path_uri(struct arena *arena, struct str path)
{
	struct buf buf = {0};

	for (size_t i = 0; i < path.n; i++) {
		if (is_plain(path.s[i])) {
			buf_add_byte(&buf, path.s[i]);
		} else {
			buf_format(&buf, "%%%02X", (unsigned)(unsigned char)path.s[i]);
		}
	}
	struct str uri = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return uri;
}
