#include "snapshot/import.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/map.h"
#include "base/redact.h"
#include "snapshot/address.h"
#include "snapshot/guard.h"
#include "snapshot/import_clean.h"
#include "snapshot/import_document.h"
#include "snapshot/import_write.h"
#include "snapshot/plain.h"
#include "snapshot/sources/personal.h"
#include "snapshot/sources/sources.h"
#include "snapshot/unite.h"

enum {
	MAX_DATE = 40,
	MAX_SECRETS = 200, /* endpoints of an instance: some */
	MAX_CANDIDATES = 6,
};

/* What does not say when it was captured was just saved: later than any. */
#define UNDATED INT64_MAX

/* One file on its way. */
struct input {
	struct str name; /* without what may be a secret */
	struct str text;
	struct str digest;
	const struct json *document;
	int64_t moment; /* when it was captured, or UNDATED */
};

struct import {
	struct arena *arena;
	const struct import_options *options;
	struct input *inputs;
	size_t n;
	part_vec parts;
	struct import_result *out;
	struct str *error;
};

static bool fail(struct import *import, struct str file, struct str why)
{
	*import->error = str_format(import->arena, "%.*s: %.*s", STR_ARGS(file), STR_ARGS(why));
	return false;
}

static void note(struct import *import, struct str file, struct str what)
{
	vec_push(import->arena, &import->out->report.notes,
		str_format(import->arena, "%.*s: %.*s", STR_ARGS(file), STR_ARGS(what)));
}

/* Each moment in one form: a day is its first second. Absent beyond the year 9999. */
static struct str write_moment(struct arena *arena, int64_t moment)
{
	int64_t day = date_day_of(moment);
	int64_t second = moment - day * DATE_DAY;
	struct str date = date_write_day(arena, day);

	if (str_absent(date)) {
		return STR_NONE;
	}
	return str_format(arena, "%.*sT%02d:%02d:%02dZ", STR_ARGS(date), (int)(second / 3600),
		(int)(second / 60 % 60), (int)(second % 60));
}

static void read_date(struct import *import, struct input *input)
{
	struct str text = json_string(json_get(input->document, "captured_at"));

	input->moment = UNDATED;
	if (str_absent(text)) {
		return;
	}
	if (text.n > MAX_DATE || !date_read_moment(text, &input->moment)) {
		input->moment = UNDATED;
		note(import, input->name, STR("captured_at is not a date, and dropped"));
	}
}

/* The newest first, so that what is given twice is the newest; then by content, not by place. */
static int compare_inputs(const void *left, const void *right)
{
	const struct input *a = left;
	const struct input *b = right;

	if (a->moment != b->moment) {
		return a->moment > b->moment ? -1 : 1;
	}
	return str_compare(a->digest, b->digest);
}

static bool open_inputs(struct import *import, const struct import_file *files, size_t count)
{
	struct map seen = {0};

	import->inputs = arena_array(import->arena, count, sizeof(struct input));
	for (size_t i = 0; i < count; i++) {
		struct input *input = &import->inputs[import->n];

		input->name = redact_text(import->arena, files[i].name);
		input->text = files[i].text;
		input->digest = digest_sha256_hex(import->arena, input->text);
		if (map_get(&seen, input->digest) != MAP_NONE) {
			note(import, input->name, STR("is the same as another file"));
			continue;
		}
		map_put(import->arena, &seen, input->digest, 0);
		input->document =
			snapshot_parse(import->arena, input->name, input->text, import->error);
		if (input->document == NULL) {
			return false;
		}
		read_date(import, input);
		import->n++;
	}
	qsort(import->inputs, import->n, sizeof(struct input), compare_inputs);
	return true;
}

static void add_fingerprints(struct clean *clean, struct part *part)
{
	struct json *list = arena_new(clean->arena, struct json);
	struct json *last = NULL;
	struct source *source = &part->sources[SLOT_FINGERPRINTS];

	if (clean->fingerprints.n == 0) {
		return;
	}
	list->type = JSON_ARRAY;
	for (size_t i = 0; i < clean->fingerprints.n; i++) {
		struct json *item = arena_new(clean->arena, struct json);

		item->type = JSON_STRING;
		item->string = clean->fingerprints.items[i];
		import_append(list, &last, item);
	}
	source->path = STR("secret_key_fingerprints");
	source->body = source->body == NULL
			       ? list
			       : unite_bodies(clean->arena, SLOT_FINGERPRINTS, source->body, list);
}

static const struct json *sort_sources(struct clean *clean, const struct json *sources)
{
	static const enum unite_side sides[SLOT_COUNT]; /* of none: all entries are taken */

	return json_is(sources, JSON_OBJECT) ? unite_sources(clean->arena, sources, NULL, sides)
					     : NULL;
}

static bool clean_part(struct import *import, const struct input *input, struct part *part)
{
	struct clean clean = {import->arena, input->text, input->name, SLOT_COUNT,
		.report = &import->out->report, .error = import->error};
	const struct json *secrets = json_get(part->sources[SLOT_WEBHOOKS].body, "secrets");

	clean.secrets = secrets != NULL && secrets->count <= MAX_SECRETS ? secrets : NULL;
	part->file = input->name;
	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		struct source *source = &part->sources[slot];

		if (source->body == NULL) {
			continue;
		}
		clean.slot = (enum slot)slot;
		clean.document = str_of(slots_name((enum slot)slot));
		source->body = import_clean(&clean, source->body);
		if (!str_absent(*import->error)) {
			return false;
		}
		if (slot == SLOT_SOURCES) {
			source->body = sort_sources(&clean, source->body);
		}
	}
	add_fingerprints(&clean, part);
	return true;
}

/* Rewrites what is not laid out as bundle_read takes it. */
static bool prepare(struct import *import, struct input *input)
{
	struct arena *arena = import->arena;
	struct str why = STR_NONE;

	if (!str_absent(import->options->as)) {
		input->document =
			import_document_as(arena, input->document, import->options->as, &why);
		if (input->document == NULL) {
			return fail(import, input->name, why);
		}
	}
	input->document = import_document_keyless(arena, input->document);
	input->document = import_document_counted(arena, input->document);
	why = personal_refusal(arena, input->document);
	if (!str_absent(why)) {
		return fail(import, input->name, str_join(arena, why, STR(": leave the file out")));
	}
	return true;
}

static const char *key_problem(struct str key)
{
	if (guard_is_secret(key)) {
		return "the shape of a secret";
	}
	if (address_is_email(key)) {
		return "an e-mail address";
	}
	return address_is_phone(key) ? "a telephone number" : NULL;
}

/*
 * Keys name places in messages, and so do codes of errors, so they are looked
 * at before anything else; no answer of Clerk has a secret or an address there.
 */
static bool check_keys(struct import *import, const struct input *input, const struct place *place)
{
	struct place child = {place, NULL, 0};

	json_each (node, place->node) {
		bool object = place->node->type == JSON_OBJECT;
		const char *what = object ? key_problem(node->key) : NULL;

		if (what != NULL) {
			return fail(import, input->name,
				str_format(import->arena,
					"a key of the object at '%.*s' has %s:"
					" remove it",
					STR_ARGS(place_path(import->arena, place, STR(""))), what));
		}
		child.node = node;
		if (!check_keys(import, input, &child)) {
			return false;
		}
		child.index++;
	}
	return true;
}

static bool check_names(struct import *import, const struct input *input)
{
	struct place top = {NULL, input->document, 0};
	const struct json *errors = json_get(input->document, "errors");
	struct str code = json_string(json_get(errors == NULL ? NULL : errors->first, "code"));

	if (!str_absent(code) && guard_is_secret(code)) {
		return fail(import, input->name,
			STR("the value at 'errors[0].code' has the shape of a secret: remove it"));
	}
	return check_keys(import, input, &top);
}

static bool take_input(struct import *import, struct input *input)
{
	struct bundle bundle = {0};
	const char *unused = import_document_unused(input->document);
	struct str why;

	if (unused != NULL && str_absent(import->options->as)) {
		note(import, input->name,
			str_format(import->arena, "is not used: nothing reads a '%s'", unused));
		return true;
	}
	if (!check_names(import, input) || !prepare(import, input)) {
		return false;
	}
	if (!bundle_read(import->arena, input->document, &bundle, &why)) {
		return fail(import, input->name, redact_text(import->arena, why));
	}
	for (size_t i = 0; i < bundle.notes.n; i++) {
		note(import, input->name, bundle.notes.items[i]);
	}
	for (size_t i = 0; i < bundle.parts.n; i++) {
		if (!clean_part(import, input, &bundle.parts.items[i])) {
			return false;
		}
		vec_push(import->arena, &import->parts, bundle.parts.items[i]);
	}
	return true;
}

/* Says of lone parts that do not say it themselves which instance they are of. */
static void name_parts(struct import *import)
{
	struct str name = import->options->instance;
	enum slot slot = str_starts(name, "ins_") ? SLOT_ID : SLOT_FAPI_HOST;

	for (size_t i = 0; i < import->parts.n && !str_absent(name); i++) {
		struct part *part = &import->parts.items[i];
		struct snapshot alone;
		part_vec one = {0};
		struct json *text;

		vec_push(import->arena, &one, *part);
		snapshot_join(import->arena, &one, &alone);
		if (!part->lone || instance_is_named(&alone.instances.items[0])) {
			continue;
		}
		text = arena_new(import->arena, struct json);
		text->type = JSON_STRING;
		text->string = name;
		slots_put(part, slot, text, str_of(slots_name(slot)));
	}
}

/* The instances that a part could be of, for a message. */
static struct str candidates(struct import *import, const struct snapshot *snapshot, size_t but)
{
	const struct field_str *type = &snapshot->instances.items[but].environment_type;
	struct str list = STR("");
	size_t n = 0;

	for (size_t i = 0; i < snapshot->instances.n && n < MAX_CANDIDATES; i++) {
		const struct instance *other = &snapshot->instances.items[i];

		if (i == but || !instance_is_named(other) ||
			(type->known && other->environment_type.known &&
				!str_equal(type->value, other->environment_type.value))) {
			continue;
		}
		list = str_format(import->arena, "%.*s%s%.*s", STR_ARGS(list), n > 0 ? " or " : "",
			STR_ARGS(other->label));
		n++;
	}
	return list;
}

/* With several instances around, a document that does not say whose it is helps nobody. */
static bool check_named(struct import *import, const struct snapshot *snapshot)
{
	for (size_t i = 0; i < snapshot->instances.n && snapshot->instances.n > 1; i++) {
		const struct part *part = snapshot_part(snapshot, i);
		struct str list;

		if (!part->lone || instance_is_named(&snapshot->instances.items[i])) {
			continue;
		}
		list = candidates(import, snapshot, i);
		return fail(import, part->file,
			str_format(import->arena,
				"does not say which instance it is of%s%.*s: say so with --instance"
				" ID|HOST, which is for all such files of one call",
				list.n > 0 ? ", and could be of " : "", STR_ARGS(list)));
	}
	return true;
}

static struct str oldest(struct import *import)
{
	int64_t wish = UNDATED;
	int64_t least = UNDATED;

	if (!str_absent(import->options->captured_at)) {
		date_read_moment(import->options->captured_at, &wish);
	}
	for (size_t i = 0; i < import->n; i++) {
		int64_t moment = import->inputs[i].moment;

		moment = moment == UNDATED ? wish : moment;
		least = moment < least ? moment : least;
	}
	return least == UNDATED ? STR_NONE : write_moment(import->arena, least);
}

/* What comes out must be fit to be read again; that it is not would be a fault of ours. */
static bool check_result(struct import *import)
{
	struct arena scratch;
	struct snapshot snapshot;
	struct str why;
	bool good;

	arena_init(&scratch);
	good = snapshot_load(&scratch, STR("the result"), import->out->text, &snapshot, &why);
	if (!good) {
		*import->error = str_copy(import->arena, why);
	}
	arena_finish(&scratch);
	return good;
}

static bool run(struct import *import, const struct import_file *files, size_t count)
{
	struct snapshot joined;

	if (!open_inputs(import, files, count)) {
		return false;
	}
	for (size_t i = 0; i < import->n; i++) {
		if (!take_input(import, &import->inputs[i])) {
			return false;
		}
	}
	if (import->parts.n == 0) {
		*import->error = STR("nothing to import: no file holds what a snapshot is made of");
		return false;
	}
	name_parts(import);
	snapshot_join(import->arena, &import->parts, &joined);
	if (!check_named(import, &joined)) {
		return false;
	}
	for (size_t i = 0; i < joined.ignored.n; i++) {
		vec_push(import->arena, &import->out->report.notes, joined.ignored.items[i]);
	}
	import->out->instances = joined.instances.n;
	import->out->text =
		import_write(import->arena, &joined, oldest(import), import->options->captured_by);
	return check_result(import);
}

bool import_files(struct arena *arena, const struct import_file *files, size_t count,
	const struct import_options *options, struct import_result *out, struct str *error)
{
	struct import import = {arena, options, .out = out, .error = error};

	*out = (struct import_result){.report.verbose = options->verbose};
	*error = STR_NONE;
	return run(&import, files, count);
}
