#include "settings/lockfile.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/path.h"
#include "settings/jsonc.h"
#include "json/json.h"

struct reading {
	struct arena *arena;
	bool (*is_wanted)(struct str name);
	struct lockfile *out;
};

enum lockfile_kind lockfile_kind(struct str path)
{
	static const struct {
		const char *name;
		enum lockfile_kind kind;
	} table[] = {
		{"package-lock.json", LOCKFILE_NPM},
		{"npm-shrinkwrap.json", LOCKFILE_NPM},
		{"pnpm-lock.yaml", LOCKFILE_PNPM},
		{"yarn.lock", LOCKFILE_YARN},
		{"bun.lock", LOCKFILE_BUN},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_is(path_name(path), table[i].name)) {
			return table[i].kind;
		}
	}
	return LOCKFILE_NONE;
}

/* "6.31.0(react@19.0.0)", "4.29.1_react@18.2.0": the version alone; absent when it is none. */
static struct str plain_version(struct str version)
{
	size_t end = 0;

	if (version.n == 0 || version.s[0] < '0' || version.s[0] > '9') {
		return STR_NONE; /* link:../ui, file:…, a git commit */
	}
	while (end < version.n && version.s[end] != '(' && version.s[end] != '_' &&
		version.s[end] != '/') {
		end++;
	}
	return str_slice(version, 0, end);
}

/*
 * What npm:@clerk/nextjs@7.2.2, /@clerk/nextjs/7.2.2 and the like, the
 * versions of aliases, are a package and a version of; absent for others.
 */
static struct str take_package(struct str *version)
{
	struct str text = *version;
	size_t at = 1;

	text = str_starts(text, "npm:") ? str_slice(text, 4, text.n) : text;
	text = str_starts(text, "/") ? str_slice(text, 1, text.n) : text;
	while (at + 1 < text.n &&
		((text.s[at] != '@' && text.s[at] != '/') || !ascii_is_digit(text.s[at + 1]))) {
		at++;
	}
	if (at + 1 >= text.n || str_find_byte(str_slice(text, 0, at), ':') != SIZE_MAX) {
		return STR_NONE; /* link:../ui, a URL */
	}
	*version = str_slice(text, at + 1, text.n);
	return str_slice(text, 0, at);
}

/* `name`: what the dependents call it. */
static void add(
	struct reading *r, struct str place, struct str name, struct str range, struct str version)
{
	struct str package = str_absent(plain_version(version)) ? take_package(&version) : name;

	version = plain_version(version);
	if (!str_absent(version) && r->is_wanted(package)) {
		vec_push(r->arena, &r->out->entries,
			((struct lockfile_entry){
				str_copy(r->arena, place),
				str_copy(r->arena, name),
				str_copy(r->arena, range),
				str_copy(r->arena, version),
			}));
	}
}

/* The same for what has another name of its own. */
static void add_as(struct reading *r, struct str place, struct str name, struct str package,
	struct str version)
{
	add(r, place, name, STR(""),
		str_absent(package) || str_equal(package, name)
			? version
			: str_format(r->arena, "%.*s@%.*s", STR_ARGS(package), STR_ARGS(version)));
}

/* "apps/web/node_modules/svix": where, and which package. */
static void read_npm_package(struct reading *r, const struct json *package)
{
	static const char folder[] = "node_modules/";
	struct str key = package->key;
	size_t at = SIZE_MAX;

	for (size_t i = 0; (i = str_find(key, str_of(folder), i)) != SIZE_MAX; i++) {
		at = i;
	}
	if (at == SIZE_MAX) {
		vec_push(r->arena, &r->out->members, str_copy(r->arena, key));
	} else {
		add_as(r, str_slice(key, 0, at == 0 ? 0 : at - 1),
			str_slice(key, at + sizeof(folder) - 1, key.n),
			json_string(json_get(package, "name")),
			json_string(json_get(package, "version")));
	}
}

static void read_npm(struct reading *r, const struct json *root)
{
	const struct json *packages = json_get(root, "packages");

	json_each (package, packages) {
		read_npm_package(r, package);
	}
	if (packages == NULL) { /* lockfileVersion 1 */
		json_each (package, json_get(root, "dependencies")) {
			add(r, STR(""), package->key, STR(""),
				json_string(json_get(package, "version")));
		}
	}
}

/* Where the name begins in web/svix, @acme/web/@clerk/nextjs. */
static size_t name_in(struct str key)
{
	size_t slash = str_find_last_byte(key, '/');
	size_t scope =
		slash == SIZE_MAX ? SIZE_MAX : str_find_last_byte(str_slice(key, 0, slash), '/');
	size_t start = scope == SIZE_MAX ? 0 : scope + 1;

	if (slash == SIZE_MAX) {
		return 0;
	}
	return key.s[start] == '@' ? start : slash + 1;
}

/* "web/svix": ["svix@1.76.1", …]: what comes before the package's own name is who has it. */
static void read_bun(struct reading *r, const struct json *root)
{
	json_each (member, json_get(root, "workspaces")) {
		vec_push(r->arena, &r->out->members, str_copy(r->arena, member->key));
	}
	json_each (package, json_get(root, "packages")) {
		struct str chosen = json_string(package->first);
		size_t at = str_find_last_byte(chosen, '@');
		struct str key = package->key;
		size_t before = name_in(key);

		if (at != SIZE_MAX && at > 0) {
			add_as(r, str_slice(key, 0, before == 0 ? 0 : before - 1),
				str_slice(key, before, key.n), str_slice(chosen, 0, at),
				str_slice(chosen, at + 1, chosen.n));
		}
	}
}

static struct str next_line(struct str *text)
{
	struct str line = str_take(text, '\n');

	return str_ends(line, "\r") ? str_slice(line, 0, line.n - 1) : line;
}

static struct str unquoted(struct str text)
{
	text = str_trim(text);
	if (text.n >= 2 && (text.s[0] == '\'' || text.s[0] == '"') &&
		text.s[text.n - 1] == text.s[0]) {
		return str_slice(text, 1, text.n - 1);
	}
	return text;
}

/* The ':' that ends a key; names in quotes may hold none, and names without quotes neither. */
static size_t key_end(struct str line)
{
	size_t i = str_indent(line);
	char quote = i < line.n ? line.s[i] : ' ';

	if (quote == '\'' || quote == '"') {
		size_t close = str_find(line, (struct str){&line.s[i], 1}, i + 1);

		i = close == SIZE_MAX ? line.n : close + 1;
	}
	while (i < line.n && line.s[i] != ':') {
		i++;
	}
	return i;
}

/*
 * pnpm: importers → folder → dependencies → name → version; a lockfile of one
 * package alone begins with its dependencies.
 */
struct pnpm {
	bool importers;
	struct str place;
	bool group; /* inside dependencies, devDependencies, … */
	struct str name;
};

static bool is_group(struct str key)
{
	static const char *const groups[] = {
		"dependencies", "devDependencies", "optionalDependencies"};

	return str_in(key, groups, sizeof(groups) / sizeof(groups[0]));
}

static void read_pnpm_line(struct reading *r, struct pnpm *state, struct str line)
{
	size_t indent = str_indent(line);
	size_t end = key_end(line);
	struct str key = unquoted(str_slice(line, indent, end));
	struct str value = unquoted(str_slice(line, end + 1, line.n));
	size_t level = indent / 2;

	if (level == 0) {
		*state = (struct pnpm){.importers = str_is(key, "importers"),
			.place = STR(""),
			.group = is_group(key)};
		return;
	}
	if (state->importers && level == 1) {
		state->place = str_is(key, ".") ? STR("") : key;
		state->group = false;
		return;
	}
	level -= state->importers ? 2 : 0;
	if (state->importers && level == 0) {
		state->group = is_group(key);
	} else if (state->group && level == 1) {
		state->name = key;
		add(r, state->place, key, STR(""), value);
	} else if (state->group && level == 2 && str_is(key, "version")) {
		add(r, state->place, state->name, STR(""), value);
	}
}

static void read_pnpm(struct reading *r, struct str text)
{
	struct pnpm state = {.place = STR("")};

	while (text.n > 0) {
		struct str line = next_line(&text);

		if (str_starts(line, "packages:") || str_starts(line, "snapshots:")) {
			state = (struct pnpm){.place = STR("")};
		} else if (str_indent(line) < line.n) {
			read_pnpm_line(r, &state, line);
		}
	}
}

/* Berry writes npm:^1.0.0 for what manifests call ^1.0.0. */
static struct str without_protocol(struct str range)
{
	return str_starts(range, "npm:") ? str_slice(range, 4, range.n) : range;
}

/* One of a yarn entry's descriptors: "svix@^1.0.0", "@clerk/nextjs@npm:^6.0.0". */
static void add_yarn(struct reading *r, struct str descriptor, struct str version)
{
	struct str text = unquoted(descriptor);
	size_t at = text.n == 0 ? SIZE_MAX : str_find(text, STR("@"), 1);
	struct str range;

	if (at == SIZE_MAX) {
		return;
	}
	range = without_protocol(str_slice(text, at + 1, text.n));
	at = str_find_last_byte(range, '@');
	if (at == SIZE_MAX || at == 0) {
		add(r, STR(""), str_slice(text, 0, str_find(text, STR("@"), 1)), range, version);
	} else { /* auth@npm:@clerk/nextjs@^7.0.0 */
		add(r, STR(""), str_slice(text, 0, str_find(text, STR("@"), 1)), range,
			str_format(r->arena, "%.*s@%.*s", STR_ARGS(str_slice(range, 0, at)),
				STR_ARGS(version)));
	}
}

static void read_yarn(struct reading *r, struct str text)
{
	struct str head = STR_NONE;

	while (text.n > 0) {
		struct str line = next_line(&text);
		struct str inner = str_trim(line);

		if (str_indent(line) == 0) {
			head = str_ends(line, ":") ? str_slice(line, 0, line.n - 1) : STR_NONE;
			/* berry puts all of them into one pair of quotes */
			head = str_has(head, "\", \"") ? head : unquoted(head);
		} else if (str_starts(inner, "version") && head.n > 0) {
			struct str rest = head;
			struct str version = str_trim(str_slice(inner, 7, inner.n));

			version =
				unquoted(str_starts(version, ":") ? str_slice(version, 1, version.n)
								  : version);
			while (rest.n > 0) {
				size_t comma = str_find(rest, STR(", "), 0);

				add_yarn(r, str_slice(rest, 0, comma), version);
				rest = comma == SIZE_MAX ? STR_NONE
							 : str_slice(rest, comma + 2, rest.n);
			}
			head = STR_NONE;
		}
	}
}

static bool read_json(struct reading *r, struct str text, notice_vec *notices)
{
	struct json_limits limits = {0};
	struct json_error error;
	const struct json *root = json_parse(r->arena, text, limits, &error);

	if (root == NULL) {
		notice_add(r->arena, notices, r->out->path,
			str_format(r->arena,
				"no valid lockfile, ignoring: line %u, column %u: %.*s", error.line,
				error.column, STR_ARGS(error.message)));
		return false;
	}
	if (r->out->kind == LOCKFILE_NPM) {
		read_npm(r, root);
	} else {
		read_bun(r, root);
	}
	return true;
}

bool lockfile_read(struct arena *arena, struct str path, struct str text,
	bool (*is_wanted)(struct str name), struct lockfile *out, notice_vec *notices)
{
	struct reading r = {arena, is_wanted, out};

	memset(out, 0, sizeof(*out));
	out->path = path;
	out->folder = path_folder(path);
	out->kind = lockfile_kind(path);
	switch (out->kind) {
	case LOCKFILE_NPM:
		return read_json(&r, text, notices);
	case LOCKFILE_BUN:
		return read_json(&r, jsonc_strip(arena, text), notices);
	case LOCKFILE_PNPM:
		read_pnpm(&r, text);
		return true;
	case LOCKFILE_YARN:
		read_yarn(&r, text);
		return true;
	case LOCKFILE_NONE:
		break;
	}
	return false;
}

static struct str find(
	const struct lockfile *lockfile, struct str place, struct str name, struct str range)
{
	for (size_t i = 0; i < lockfile->entries.n; i++) {
		const struct lockfile_entry *entry = &lockfile->entries.items[i];

		if (str_equal(entry->place, place) && str_equal(entry->name, name) &&
			str_equal(entry->range, range)) {
			return entry->version;
		}
	}
	return STR_NONE;
}

/* As Node looks for node_modules: in the package's folder, then upward. */
static struct str find_upward(const struct lockfile *lockfile, struct str folder, struct str name)
{
	struct str version = find(lockfile, folder, name, STR(""));

	while (str_absent(version) && folder.n > 0) {
		folder = path_folder(folder);
		version = find(lockfile, folder, name, STR(""));
	}
	return version;
}

static bool is_member(const struct lockfile *lockfile, struct str folder)
{
	for (size_t i = 0; i < lockfile->members.n; i++) {
		if (str_equal(lockfile->members.items[i], folder)) {
			return true;
		}
	}
	return folder.n == 0;
}

struct str lockfile_version(const struct lockfile *lockfile,
	const struct lockfile_dependent *dependent, struct str package)
{
	struct str folder = path_below(dependent->folder, lockfile->folder);
	struct str version = STR_NONE;

	if (str_equal(dependent->folder, lockfile->folder)) {
		folder = STR("");
	} else if (str_absent(folder)) {
		return STR_NONE;
	}
	switch (lockfile->kind) {
	case LOCKFILE_NPM:
		return is_member(lockfile, folder) ? find_upward(lockfile, folder, package)
						   : STR_NONE;
	case LOCKFILE_PNPM:
		return find(lockfile, folder, package, STR(""));
	case LOCKFILE_YARN:
		return find(lockfile, STR(""), package, without_protocol(dependent->range));
	case LOCKFILE_BUN:
		if (!is_member(lockfile, folder)) {
			return STR_NONE;
		}
		version = dependent->name.n == 0
				  ? STR_NONE
				  : find(lockfile, dependent->name, package, STR(""));
		return str_absent(version) ? find(lockfile, STR(""), package, STR("")) : version;
	case LOCKFILE_NONE:
		break;
	}
	return version;
}
