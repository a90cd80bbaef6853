#include "compare/cli/snapshot_line.h"

#include "base/path.h"
#include "base/redact.h"
#include "base/utf8.h"
#include "compare/anchor.h"
#include "snapshot/where.h"
#include "source/lines.h"
#include "json/json.h"

/* A snapshot's file with its lines; indexed when the first finding is in it. */
struct sheet {
	struct str file; /* from PATH; absent: not below the git root */
	struct lines lines;
	struct lines_hash *hashes; /* NULL: not yet indexed */
};

struct sheets {
	struct arena *arena;
	const struct config_file *file;
	const struct snapshot *snapshot;
	struct sheet *items; /* one for each of the snapshot's files */
};

/*
 * From PATH to a file below the configuration's folder: "snapshot.json", or "../snapshot.json"
 * when PATH is a folder below that one. Absent when it lies above the git root, if anywhere.
 */
static struct str from_root(
	struct arena *arena, const struct config *config, struct str prefix, struct str file)
{
	struct str base = config->base;

	if (!config->above || (base.n > 0 && !str_ends(prefix, str_copy(arena, base).s))) {
		return STR_NONE;
	}
	while (base.n > 0) {
		size_t slash = str_find_byte(base, '/') + 1;

		if (!str_equal(str_slice(file, 0, slash), str_slice(base, 0, slash))) {
			break;
		}
		file = str_slice(file, slash, file.n);
		base = str_slice(base, slash, base.n);
	}
	for (size_t up = path_depth(base); up > 0; up--) {
		file = str_join(arena, STR("../"), file);
	}
	return file;
}

static struct place place_of(struct sheets *sheets, const struct where *where, uint32_t app)
{
	struct sheet *sheet = &sheets->items[where->file];
	struct place place = {.file = sheet->file, .context = CONTEXT_CONFIG, .app = app};

	if (sheet->hashes == NULL) {
		lines_index(
			sheets->arena, sheets->file->texts.items[where->file].text, &sheet->lines);
		sheet->hashes = lines_hash_all(sheets->arena, &sheet->lines);
	}
	lines_locate(&sheet->lines, where->start, &place.line, &place.column);
	lines_locate(&sheet->lines, where->end, &place.end_line, &place.end_column);
	struct str line = str_slice(lines_text(&sheet->lines, place.line), 0, PLACE_LINE);
	place.excerpt = utf8_first(redact_text(sheets->arena, line), PLACE_EXCERPT);
	place.line_hash = lines_hash_text(sheets->arena, &sheet->hashes[place.line - 1]);
	return place;
}

/* Which instance a finding means: as rules name it, its id or else its label. */
static bool find_instance(const struct snapshot *snapshot, struct str name, size_t *out)
{
	for (size_t i = 0; i < snapshot->instances.n; i++) {
		const struct instance *it = &snapshot->instances.items[i];

		if (str_equal(it->id.known ? it->id.value : it->label, name)) {
			*out = i;
			return true;
		}
	}
	return false;
}

/* What is said of a file as a whole stands at its top: of several, in the one that says so. */
static bool find_top(struct sheets *sheets, const struct clerk_ref *clerk, struct where *out)
{
	const char *key = str_copy(sheets->arena, clerk->path).s;

	for (size_t i = 0; i < sheets->file->texts.n; i++) {
		struct json_error error;
		const struct json *root = json_parse(sheets->arena,
			sheets->file->texts.items[i].text, (struct json_limits){0}, &error);
		const struct json *member = json_get(root, key);

		if (member != NULL && str_equal(json_string(member), clerk->value)) {
			*out = (struct where){i, member->key_offset, member->end};
			return true;
		}
	}
	return false;
}

static bool find(struct sheets *sheets, const struct clerk_ref *clerk, struct where *out)
{
	size_t instance;

	if (clerk->path.n == 0) {
		return false;
	}
	if (clerk->instance_id.n == 0) {
		return find_top(sheets, clerk, out);
	}
	return find_instance(sheets->snapshot, clerk->instance_id, &instance) &&
	       where_find(sheets->snapshot, instance, clerk->path, out);
}

void snapshot_line_all(struct arena *arena, const struct config_file *file,
	const struct snapshot *snapshot, struct audit_result *result)
{
	struct sheets sheets = {
		arena, file, snapshot, arena_array(arena, file->texts.n, sizeof(struct sheet))};

	for (size_t i = 0; i < file->texts.n; i++) {
		sheets.items[i].file = from_root(
			arena, &file->config, result->facts->prefix, file->texts.items[i].file);
	}
	for (size_t i = 0; i < result->findings.n; i++) {
		struct finding *finding = &result->findings.items[i];
		struct where where;

		if (find(&sheets, &finding->clerk, &where) &&
			!str_absent(sheets.items[where.file].file)) {
			finding->clerk_at = place_of(&sheets, &where, finding->app);
		}
	}
	anchor_all(result);
}
