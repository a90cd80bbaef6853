#include "snapshot/parts.h"

#include "base/date.h"
#include "base/digest.h"
#include "base/map.h"
#include "base/redact.h"
#include "snapshot/guard.h"
#include "snapshot/pages.h"
#include "snapshot/plain.h"
#include "snapshot/sources/personal.h"
#include "snapshot/sources/sources.h"
#include "snapshot/unite.h"

enum {
	MAX_KEYS = 16, /* of an instance, while keys are rotated */
};

struct snapshot_parts {
	part_vec parts;
	part_vec joined; /* one for each instance */
	str_vec notes; /* of the files, as snapshot.ignored */
};

/* Parts that belong to one instance, and that instance as read from them. */
struct group {
	struct part part;
	struct instance instance;
	struct map hosts;
	str_vec ignored; /* of the reading */
	str_vec repeats; /* slots given twice */
	bool gone; /* joined into another one */
};

struct groups {
	struct arena *arena;
	struct group *items;
	size_t n;
};

static void read_group(struct arena *arena, struct group *group)
{
	struct reader reader = {arena, &group->part, &group->instance, &group->ignored};

	group->instance = (struct instance){0};
	group->ignored = (str_vec){0};
	group->hosts = (struct map){0};
	instance_read(&reader);
	for (size_t i = 0; i < group->instance.frontend_api_hosts.n; i++) {
		map_put(arena, &group->hosts, group->instance.frontend_api_hosts.items[i], 0);
	}
}

static bool hosts_meet(const struct group *a, const struct group *b)
{
	for (size_t i = 0; i < a->instance.frontend_api_hosts.n; i++) {
		if (map_get(&b->hosts, a->instance.frontend_api_hosts.items[i]) != MAP_NONE) {
			return true;
		}
	}
	return false;
}

static bool both_known(struct field_str a, struct field_str b)
{
	return a.known && b.known;
}

/* No two instances sign with one key. */
static bool keys_meet(const struct group *a, const struct group *b)
{
	for (size_t i = 0; i < a->instance.jwks_n.n; i++) {
		for (size_t j = 0; j < b->instance.jwks_n.n && j < MAX_KEYS; j++) {
			if (str_equal(a->instance.jwks_n.items[i], b->instance.jwks_n.items[j])) {
				return true;
			}
		}
	}
	return false;
}

/* Are both certainly the same instance? */
static bool is_same(const struct group *a, const struct group *b)
{
	if (both_known(a->instance.id, b->instance.id)) {
		return str_equal(a->instance.id.value, b->instance.id.value);
	}
	return hosts_meet(a, b) || keys_meet(a, b);
}

static bool holds(const struct part *part, struct arena *arena, int slot)
{
	const struct json *body = part->sources[slot].body;

	if (slot == SLOT_WEBHOOKS && str_is(json_string(json_get(body, "state")), "unknown")) {
		return false; /* as in a template that is not filled in */
	}
	return body != NULL && str_absent(slots_error_code(arena, body));
}

static bool same_text(const struct json *a, const struct json *b)
{
	return a->type == JSON_STRING && b->type == JSON_STRING && str_equal(a->string, b->string);
}

static bool agree(const struct json *a, const struct json *b)
{
	return same_text(a, b) || pages_match(a, b);
}

/* Could both be one instance, as far as can be seen? Called when they are not the same. */
static bool may_be_one(struct arena *arena, const struct group *a, const struct group *b)
{
	const struct instance *x = &a->instance;
	const struct instance *y = &b->instance;

	if (both_known(x->id, y->id) ||
		(x->frontend_api_hosts.n > 0 && y->frontend_api_hosts.n > 0)) {
		return false;
	}
	if (both_known(x->environment_type, y->environment_type) &&
		!str_equal(x->environment_type.value, y->environment_type.value)) {
		return false;
	}
	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		if (!unite_is_for((enum slot)slot) && holds(&a->part, arena, slot) &&
			holds(&b->part, arena, slot) &&
			!agree(a->part.sources[slot].body, b->part.sources[slot].body)) {
			return false;
		}
	}
	return true;
}

/* Both have the slot: pages become one list, of anything else the first stays. */
static enum unite_side join_slot(
	struct groups *groups, struct group *into, enum slot slot, const struct source *b)
{
	struct source *a = &into->part.sources[slot];
	const struct json *more = b->body;
	const struct json *joined = unite_is_for(slot)
					    ? unite_bodies(groups->arena, slot, a->body, more)
					    : pages_join(groups->arena, a->body, more);
	bool differs = unite_is_for(slot) ? unite_differs(a->body, more)
					  : joined == NULL && !same_text(a->body, more);

	if (differs) {
		vec_push(groups->arena, &into->repeats,
			str_format(groups->arena, "%.*s: is given twice; the first is used",
				STR_ARGS(a->path)));
	}
	if (joined == NULL) {
		return UNITE_FIRST;
	}
	a->body = joined;
	a->file = a->file == b->file ? a->file : SIZE_MAX;
	return UNITE_BOTH;
}

/* The document given first stays; one that is only an error answer gives way. */
static enum unite_side absorb_slot(
	struct groups *groups, struct group *into, const struct group *from, enum slot slot)
{
	struct source *a = &into->part.sources[slot];
	const struct source *b = &from->part.sources[slot];

	if (b->body == NULL) {
		return a->body == NULL ? UNITE_NEITHER : UNITE_FIRST;
	}
	if (!holds(&into->part, groups->arena, slot)) {
		*a = *b;
		return UNITE_SECOND;
	}
	if (!holds(&from->part, groups->arena, slot)) {
		return UNITE_FIRST;
	}
	return join_slot(groups, into, slot, b);
}

static void absorb(struct groups *groups, struct group *into, struct group *from)
{
	enum unite_side sides[SLOT_COUNT];
	struct source *sources = &into->part.sources[SLOT_SOURCES];
	const struct json *own = sources->body;
	const struct json *more = from->part.sources[SLOT_SOURCES].body;

	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		sides[slot] = absorb_slot(groups, into, from, (enum slot)slot);
	}
	sources->body = unite_sources(groups->arena, own, more, sides);
	for (size_t i = 0; i < from->repeats.n; i++) {
		vec_push(groups->arena, &into->repeats, from->repeats.items[i]);
	}
	into->part.lone = into->part.lone && from->part.lone;
	from->gone = true;
}

/*
 * Joins to one group what is certainly the same. What has the same id does not
 * change it, so it is read again once for all of them.
 */
static bool join_to(struct groups *groups, struct group *group)
{
	struct group *end = groups->items + groups->n;
	bool joined = false;
	bool by_id = true;

	for (struct group *other = group + 1; other < end && by_id; other++) {
		if (!other->gone && is_same(group, other)) {
			by_id = both_known(group->instance.id, other->instance.id);
			absorb(groups, group, other);
			joined = true;
		}
	}
	if (joined) {
		read_group(groups->arena, group);
	}
	return joined;
}

/* Returns false when no two are certainly the same. */
static bool join_same(struct groups *groups)
{
	for (size_t i = 0; i < groups->n; i++) {
		if (!groups->items[i].gone && join_to(groups, &groups->items[i])) {
			return true;
		}
	}
	return false;
}

/*
 * Bodies that do not say whose they are belong together only when all there
 * is can be one instance; with two instances around, any choice is a guess.
 */
static bool is_one_instance(const struct groups *groups)
{
	size_t fixed = 0;

	for (size_t i = 0; i < groups->n; i++) {
		const struct group *a = &groups->items[i];

		fixed += !a->gone && !a->part.lone;
		for (size_t j = i + 1; j < groups->n; j++) {
			const struct group *b = &groups->items[j];

			if (!a->gone && !b->gone && !may_be_one(groups->arena, a, b)) {
				return false;
			}
		}
	}
	return fixed <= 1;
}

static void join_all(struct groups *groups)
{
	bool joined = false;

	for (size_t i = 1; i < groups->n; i++) {
		if (!groups->items[i].gone) {
			absorb(groups, &groups->items[0], &groups->items[i]);
			joined = true;
		}
	}
	if (joined) {
		read_group(groups->arena, &groups->items[0]);
	}
}

static struct str label_of(struct arena *arena, const struct instance *instance)
{
	if (instance->id.known) {
		return plain_text(arena, instance->id.value, 60);
	}
	if (instance->frontend_api_hosts.n > 0) {
		return plain_text(arena, instance->frontend_api_hosts.items[0], 100);
	}
	return str_format(arena, "instance %u", (unsigned)instance->index + 1);
}

static void add_notes(
	struct arena *arena, struct snapshot *snapshot, const str_vec *notes, struct str prefix)
{
	for (size_t i = 0; i < notes->n; i++) {
		struct str note = notes->items[i];

		if (prefix.n > 0) {
			note = str_format(arena, "%.*s: %.*s", STR_ARGS(prefix), STR_ARGS(note));
		}
		vec_push(arena, &snapshot->ignored, note);
	}
}

static void store(struct arena *arena, struct snapshot *snapshot, const struct groups *groups)
{
	size_t left = 0;

	for (size_t i = 0; i < groups->n; i++) {
		left += !groups->items[i].gone;
	}
	for (size_t i = 0; i < groups->n; i++) {
		struct group *group = &groups->items[i];
		struct str prefix = STR("");

		if (group->gone) {
			continue;
		}
		group->instance.index = (uint32_t)snapshot->instances.n;
		group->instance.label = label_of(arena, &group->instance);
		prefix = left > 1 ? group->instance.label : prefix;
		vec_push(arena, &snapshot->instances, group->instance);
		vec_push(arena, &snapshot->parts->joined, group->part);
		add_notes(arena, snapshot, &group->repeats, prefix);
		add_notes(arena, snapshot, &group->ignored, prefix);
	}
}

/* Joins all parts afresh, so that the result does not hang on the order of merging. */
static void resolve(struct arena *arena, struct snapshot *snapshot)
{
	const part_vec *parts = &snapshot->parts->parts;
	struct groups groups = {
		arena, arena_array(arena, parts->n, sizeof(struct group)), parts->n};

	snapshot->instances.n = 0;
	snapshot->parts->joined.n = 0;
	snapshot->ignored.n = 0;
	for (size_t i = 0; i < parts->n; i++) {
		groups.items[i].part = parts->items[i];
		read_group(arena, &groups.items[i]);
	}
	while (join_same(&groups)) {
	}
	if (is_one_instance(&groups)) {
		join_all(&groups);
	}
	add_notes(arena, snapshot, &snapshot->parts->notes, STR(""));
	store(arena, snapshot, &groups);
}

/* What calls answer that fail before they reach Clerk, or are not saved as they should be. */
static struct str why_no_json(
	struct arena *arena, struct str text, const struct json_error *problem)
{
	struct str start = str_trim(text);
	const char *why = NULL;

	if (start.n == 0) {
		why = "is empty: repeat the call that it is the answer of";
	} else if (str_starts(start, "<")) {
		why = "is a web page, not JSON: repeat the call and see what it answers";
	} else if (str_starts(start, "HTTP/")) {
		why = "begins with the headers of the answer: save its body alone";
	}
	return str_format(arena, "%u:%u: %.*s", (unsigned)problem->line, (unsigned)problem->column,
		STR_ARGS(why == NULL ? problem->message : str_of(why)));
}

const struct json *snapshot_parse(
	struct arena *arena, struct str name, struct str text, struct str *error)
{
	struct json_error problem = {0};
	struct json_limits limits = {.values = SNAPSHOT_VALUES};
	const struct json *document = json_parse(arena, text, limits, &problem);

	if (document == NULL) {
		*error = str_format(arena, "%.*s:%.*s", STR_ARGS(name),
			STR_ARGS(why_no_json(arena, text, &problem)));
	}
	return document;
}

bool snapshot_load(struct arena *arena, struct str name, struct str text, struct snapshot *out,
	struct str *error)
{
	const struct json *document = snapshot_parse(arena, name, text, error);
	struct bundle bundle = {0};
	struct snapshot snapshot = {.name = redact_text(arena, str_copy(arena, name))};
	struct str why;

	if (document == NULL) {
		return false;
	}
	why = personal_refusal(arena, document);
	if (!str_absent(why) || !guard_check(arena, document, &why) ||
		!bundle_read(arena, document, &bundle, &why)) {
		*error = str_format(arena, "%.*s: %.*s", STR_ARGS(name), STR_ARGS(why));
		out->beyond = bundle.beyond ? why : STR_NONE;
		return false;
	}
	snapshot.digest = digest_sha256_hex(arena, text);
	snapshot.captured_at = bundle.captured_at;
	vec_push(arena, &snapshot.files,
		(struct snapshot_file){snapshot.name, snapshot.digest, bundle.captured_at});
	snapshot.parts = arena_new(arena, struct snapshot_parts);
	snapshot.parts->parts = bundle.parts;
	snapshot.parts->notes = bundle.notes;
	resolve(arena, &snapshot);
	*out = snapshot;
	return true;
}

/* The older one tells how stale the whole may be. */
static struct str older(struct str a, struct str b)
{
	if (a.n == 0 || b.n == 0) {
		return a.n == 0 ? b : a;
	}
	return date_is_before(b, a) ? b : a;
}

/* A part of files that now stand behind others. */
static struct part behind(struct part part, size_t files)
{
	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		part.sources[slot].file += files;
	}
	return part;
}

void snapshot_add(struct arena *arena, struct snapshot *snapshot, const struct snapshot *more)
{
	for (size_t i = 0; i < more->parts->parts.n; i++) {
		vec_push(arena, &snapshot->parts->parts,
			behind(more->parts->parts.items[i], snapshot->files.n));
	}
	for (size_t i = 0; i < more->files.n; i++) {
		vec_push(arena, &snapshot->files, more->files.items[i]);
	}
	for (size_t i = 0; i < more->parts->notes.n; i++) {
		vec_push(arena, &snapshot->parts->notes, more->parts->notes.items[i]);
	}
	snapshot->captured_at = older(snapshot->captured_at, more->captured_at);
}

void snapshot_join_added(struct arena *arena, struct snapshot *snapshot)
{
	resolve(arena, snapshot);
}

void snapshot_merge(struct arena *arena, struct snapshot *snapshot, const struct snapshot *more)
{
	snapshot_add(arena, snapshot, more);
	resolve(arena, snapshot);
}

void snapshot_join(struct arena *arena, const part_vec *parts, struct snapshot *out)
{
	*out = (struct snapshot){.name = STR(""), .digest = STR(""), .captured_at = STR("")};
	out->parts = arena_new(arena, struct snapshot_parts);
	out->parts->parts = *parts;
	resolve(arena, out);
}

const struct part *snapshot_part(const struct snapshot *snapshot, size_t index)
{
	return &snapshot->parts->joined.items[index];
}
