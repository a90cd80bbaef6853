#include "program/resolve_exports.h"

#include <string.h>

#include "base/path.h"
#include "program/resolve_projects.h"
#include "json/json.h"

/* One entry that is looked for. */
struct entering {
	const struct resolve_packages *packages;
	const struct resolve_package *package;
	struct arena *scratch;
	struct str star; /* what the '*' of the matching pattern stood for; absent without one */
	unsigned pass; /* conditions up to this rank are taken */
	bool may_name_package; /* `imports` may, `exports` may not */
	struct str named; /* the package that was found */
	unsigned targets; /* looked at so far */
	bool blocked; /* by null */
};

enum {
	PASSES = 3,
	TARGETS_MOST = 500, /* of one entry, in all passes */
	STARS_MOST = 8, /* in a target */
};

/* Which conditions come first; the order of their object decides among equals. */
static unsigned rank_of(struct str condition)
{
	static const char *const special[] = {"browser", "react-native", "worker", "workerd",
		"edge-light", "deno", "electron", "test", "storybook", "style", "sass"};

	if (str_starts(condition, "types")) {
		return 2;
	}
	return str_in(condition, special, sizeof(special) / sizeof(special[0])) ? 1 : 0;
}

static struct str file_at(struct entering *e, struct str path)
{
	struct str full = path_join(e->scratch, e->package->manifest->folder, path);
	struct str found = resolve_files_find(
		e->packages->files, full, path.n == 0 || str_ends(path, "/"), e->scratch);

	return str_ends(found, ".d.ts") ? STR_NONE : found;
}

/* Cuts a prefix that ends at a '/', or the whole path, off. */
static bool cut_folder(struct str *path, struct str folder)
{
	struct str below;

	if (folder.n == 0) {
		return false;
	}
	below = path_below(*path, folder);
	if (str_absent(below)) {
		return false;
	}
	*path = below;
	return true;
}

static struct str without_ending(struct str path)
{
	static const char *const endings[] = {
		".d.ts", ".d.mts", ".d.cts", ".js", ".mjs", ".cjs", ".jsx"};

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (str_ends(path, endings[i])) {
			return str_slice(path, 0, path.n - strlen(endings[i]));
		}
	}
	return path;
}

/* Where `tsc` puts files: outDir mirrors rootDir. */
static struct str source_by_config(struct entering *e, struct str path)
{
	struct str out = str_absent(e->package->out_dir)
				 ? STR_NONE
				 : path_join(e->scratch, STR(""), e->package->out_dir);
	struct str root = str_absent(e->package->root_dir) ? STR("") : e->package->root_dir;

	if (!cut_folder(&path, out)) {
		return STR_NONE;
	}
	path = str_format(e->scratch, "%.*s/%.*s", STR_ARGS(root), STR_ARGS(path));
	return file_at(e, str_starts(path, "/") ? str_slice(path, 1, path.n) : path);
}

/* Where bundlers put files, by the usual names of folders: dist/esm/x.js is src/x.ts. */
static struct str source_by_name(struct entering *e, struct str path)
{
	static const char *const built[] = {"dist", "build", "out", "lib", "cjs", "esm"};
	static const char *const formats[] = {
		"esm", "cjs", "es", "mjs", "module", "commonjs", "types", "src"};
	struct str found = STR_NONE;
	bool is_built = false;

	for (size_t i = 0; i < sizeof(built) / sizeof(built[0]) && !is_built; i++) {
		is_built = cut_folder(&path, str_of(built[i]));
	}
	if (!is_built) {
		return STR_NONE;
	}
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (cut_folder(&path, str_of(formats[i]))) {
			break;
		}
	}
	found = file_at(e, str_join(e->scratch, STR("src/"), path));
	return str_absent(found) ? file_at(e, path) : found;
}

static struct str source_of(struct entering *e, struct str path)
{
	struct str plain = without_ending(path);
	struct str found = source_by_config(e, plain);

	return str_absent(found) ? source_by_name(e, plain) : found;
}

/* Folders that hold nothing but what was built; their sources say the same in clear. */
static bool is_output(struct str path)
{
	return str_starts(path, "dist/") || str_starts(path, "build/") || str_starts(path, "out/");
}

static struct str enter_path(struct entering *e, struct str path)
{
	struct str found = STR_NONE;

	path = path_join(e->scratch, STR(""), path);
	if (str_absent(path)) {
		return STR_NONE;
	}
	if (is_output(path)) {
		found = source_of(e, path);
	}
	found = str_absent(found) ? file_at(e, path) : found;
	return str_absent(found) ? source_of(e, path) : found;
}

/* Every '*' of a target stands for the same; absent when that is too much. */
static struct str filled(struct entering *e, struct str target)
{
	struct str out = STR("");
	size_t at = 0;

	for (unsigned i = 0; !str_absent(e->star); i++) {
		size_t star = str_find(target, STR("*"), at);

		out = str_join(
			e->scratch, out, str_slice(target, at, star == SIZE_MAX ? target.n : star));
		if (star == SIZE_MAX || i == STARS_MOST) {
			return star == SIZE_MAX ? out : STR_NONE;
		}
		out = str_join(e->scratch, out, e->star);
		at = star + 1;
	}
	return target;
}

static struct str enter_text(struct entering *e, struct str target)
{
	struct str path = filled(e, target);
	struct str found;

	if (str_absent(path)) {
		return STR_NONE;
	}
	if (str_starts(path, "./") || !e->may_name_package) {
		return enter_path(e, path);
	}
	found = resolve_packages_find(e->packages, e->package->manifest->folder, path, e->scratch);
	if (str_absent(found) && str_absent(e->named) && !str_absent(resolve_packages_name(path))) {
		e->named = path;
	}
	return found;
}

/* Recursion ends with the document's depth, which is bounded. */
static struct str enter_target(struct entering *e, const struct json *target)
{
	struct str found = STR_NONE;

	if (++e->targets > TARGETS_MOST) {
		e->blocked = true;
		return STR_NONE;
	}
	if (json_is(target, JSON_STRING)) {
		return enter_text(e, target->string);
	}
	if (json_is(target, JSON_NULL)) {
		e->blocked = true;
		return STR_NONE;
	}
	json_each (part, target) {
		bool taken = target->type == JSON_ARRAY || rank_of(part->key) <= e->pass;

		if (taken && str_absent(found) && str_absent(e->named) && !e->blocked) {
			found = enter_target(e, part);
		}
		if (target->type == JSON_ARRAY) {
			e->blocked = false; /* the next may serve */
		}
	}
	return found;
}

static struct str enter(struct entering *e, const struct json *target)
{
	struct str found = STR_NONE;

	for (e->pass = 0; e->pass < PASSES && str_absent(found) && str_absent(e->named);
		e->pass++) {
		e->blocked = false;
		found = enter_target(e, target);
	}
	return found;
}

static bool matches(struct str pattern, struct str name, struct str *out_star)
{
	size_t star = str_find_byte(pattern, '*');
	size_t tail;

	*out_star = STR_NONE;
	if (star == SIZE_MAX) {
		return str_equal(pattern, name);
	}
	tail = pattern.n - star - 1;
	if (name.n < star + tail + 1 ||
		!str_equal(str_slice(name, 0, star), str_slice(pattern, 0, star)) ||
		!str_equal(str_slice(name, name.n - tail, name.n),
			str_slice(pattern, star + 1, pattern.n))) {
		return false;
	}
	*out_star = str_slice(name, star, name.n - tail);
	return true;
}

/* The entry of a map: the exact one, else the pattern with the longest beginning. */
static const struct json *choose_entry(
	const struct json *map, struct str name, struct str *out_star)
{
	const struct json *best = NULL;
	size_t best_length = 0;

	json_each (entry, map) {
		size_t length = str_find_byte(entry->key, '*');
		struct str star;

		if (!matches(entry->key, name, &star)) {
			continue;
		}
		if (length == SIZE_MAX) {
			*out_star = STR_NONE;
			return entry;
		}
		if (best == NULL || length > best_length) {
			best = entry;
			best_length = length;
			*out_star = star;
		}
	}
	return best;
}

/* Keys that begin with '.' are paths; all others are conditions, for the package itself. */
static bool maps_paths(const struct json *exports)
{
	return json_is(exports, JSON_OBJECT) && exports->first != NULL &&
	       str_starts(exports->first->key, ".");
}

/* A package without `exports`: its entry as written, else an index file. */
static struct str enter_plain(struct entering *e, struct str subpath)
{
	struct str found = STR_NONE;

	if (!str_is(subpath, ".")) {
		return enter_path(e, subpath);
	}
	for (size_t i = 0; i < MANIFEST_ENTRIES && str_absent(found); i++) {
		if (!str_absent(e->package->manifest->entries[i])) {
			found = enter_path(e, e->package->manifest->entries[i]);
		}
	}
	found = str_absent(found) ? file_at(e, STR("")) : found;
	return str_absent(found) ? file_at(e, STR("src/")) : found;
}

struct str resolve_exports_enter(const struct resolve_packages *packages,
	const struct resolve_package *package, struct str subpath, struct arena *scratch)
{
	struct entering e = {.packages = packages, .package = package, .scratch = scratch};
	const struct json *exports = package->manifest->exports;

	if (exports == NULL) {
		return enter_plain(&e, subpath);
	}
	if (maps_paths(exports)) {
		return enter(&e, choose_entry(exports, subpath, &e.star));
	}
	return str_is(subpath, ".") ? enter(&e, exports) : STR_NONE;
}

struct str resolve_exports_private(const struct resolve_packages *packages,
	const struct resolve_package *package, struct str name, struct arena *scratch,
	struct str *out_package)
{
	struct entering e = {
		.packages = packages,
		.package = package,
		.scratch = scratch,
		.may_name_package = true,
	};
	const struct json *imports = package->manifest->imports;
	struct str found = enter(
		&e, json_is(imports, JSON_OBJECT) ? choose_entry(imports, name, &e.star) : NULL);

	*out_package = str_absent(found) ? e.named : STR_NONE;
	return found;
}
