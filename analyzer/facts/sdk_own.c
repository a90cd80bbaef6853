#include "base/ascii.h"
#include "base/path.h"
#include "facts/sdk_internal.h"

/* "signed-in.client.vue" and "signed-in/index.vue" are SignedIn. */
static struct str component_of(struct str path)
{
	struct str file = path_name(path);
	struct str name = str_slice(file, 0, str_find_byte(file, '.'));

	return str_is(name, "index") && file.n < path.n
		       ? path_name(str_slice(path, 0, path.n - file.n - 1))
		       : name;
}

/* Are they one name, whether its words are joined by hyphens or by capitals? */
static bool is_same(struct str file, struct str name)
{
	size_t n = 0;

	for (size_t i = 0; i < file.n; i++) {
		if (file.s[i] == '-') {
			continue;
		}
		if (n == name.n || ascii_lower(file.s[i]) != ascii_lower(name.s[n])) {
			return false;
		}
		n++;
	}
	return n == name.n;
}

static bool find(const struct collector *collector, struct str root, struct str name)
{
	size_t from = str_is(root, ".") ? 0 : root.n;

	for (size_t i = 0; i < collector->path_count; i++) {
		struct str path = collector->paths[i];

		if ((from == 0 || !str_absent(path_below(path, root))) &&
			str_find(path, STR("components/"), from) != SIZE_MAX &&
			is_same(component_of(path), name)) {
			return true;
		}
	}
	return false;
}

bool sdk_is_own_component(struct collector *collector, uint32_t app, struct str name)
{
	struct str key = str_format(collector->arena, "%u %.*s", app, STR_ARGS(name));
	uint32_t known = map_get(&collector->own_components, key);

	if (known == MAP_NONE) {
		known = find(collector, collector->facts->apps.items[app].root, name);
		map_put(collector->arena, &collector->own_components, key, known);
	}
	return known != 0;
}
