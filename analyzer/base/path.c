#include "base/path.h"

#include <stdint.h>

struct str path_name(struct str path)
{
	size_t slash = str_find_last_byte(path, '/');

	return slash == SIZE_MAX ? path : str_slice(path, slash + 1, path.n);
}

struct str path_folder(struct str path)
{
	size_t slash = str_find_last_byte(path, '/');

	return slash == SIZE_MAX ? STR("") : str_slice(path, 0, slash);
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
