#include "snapshot/snapshot.h"

#include "base/digest.h"
#include "base/map.h"
#include "base/redact.h"
#include "snapshot/guard.h"
#include "snapshot/plain.h"
#include "snapshot/sources/sources.h"

enum { VALUES_MAX = 1 << 20 }; /* real ones have some thousand */

struct snapshot_parts {
	part_vec parts;
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

/* Are both certainly the same instance? */
static bool is_same(const struct group *a, const struct group *b)
{
	if (both_known(a->instance.id, b->instance.id)) {
		return str_equal(a->instance.id.value, b->instance.id.value);
	}
	return hosts_meet(a, b);
}

static bool holds(const struct part *part, struct arena *arena, int slot)
{
	const struct json *body = part->sources[slot].body;

	return body != NULL && str_absent(slots_error_code(arena, body));
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
		if (holds(&a->part, arena, slot) && holds(&b->part, arena, slot)) {
			return false;
		}
	}
	return true;
}

static bool same_text(const struct json *a, const struct json *b)
{
	return a->type == JSON_STRING && b->type == JSON_STRING && str_equal(a->string, b->string);
}

/* The document given first stays; one that is only an error answer gives way. */
static void absorb(struct groups *groups, struct group *into, struct group *from)
{
	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		struct source *a = &into->part.sources[slot];
		const struct source *b = &from->part.sources[slot];

		if (b->body == NULL) {
			continue;
		}
		if (!holds(&into->part, groups->arena, slot)) {
			*a = *b;
		} else if (holds(&from->part, groups->arena, slot) &&
			   !same_text(a->body, b->body)) {
			vec_push(groups->arena, &into->repeats,
				str_format(groups->arena, "%.*s: is given twice; the first is used",
					STR_ARGS(a->path)));
		}
	}
	for (size_t i = 0; i < from->repeats.n; i++) {
		vec_push(groups->arena, &into->repeats, from->repeats.items[i]);
	}
	into->part.lone = into->part.lone && from->part.lone;
	from->gone = true;
	read_group(groups->arena, into);
}

/* Joins one pair that is certainly the same; returns false when there is none. */
static bool join_same(struct groups *groups)
{
	for (size_t i = 0; i < groups->n; i++) {
		for (size_t j = i + 1; j < groups->n; j++) {
			struct group *a = &groups->items[i];
			struct group *b = &groups->items[j];

			if (!a->gone && !b->gone && is_same(a, b)) {
				absorb(groups, a, b);
				return true;
			}
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
	for (size_t i = 1; i < groups->n; i++) {
		if (!groups->items[i].gone) {
			absorb(groups, &groups->items[0], &groups->items[i]);
		}
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

static const struct json *parse(
	struct arena *arena, struct str name, struct str text, struct str *error)
{
	struct json_error problem = {0};
	struct json_limits limits = {.values = VALUES_MAX};
	const struct json *document = json_parse(arena, text, limits, &problem);

	if (document == NULL) {
		*error = str_format(arena, "%.*s:%u:%u: %.*s", STR_ARGS(name),
			(unsigned)problem.line, (unsigned)problem.column,
			STR_ARGS(problem.message));
	}
	return document;
}

bool snapshot_load(struct arena *arena, struct str name, struct str text, struct snapshot *out,
	struct str *error)
{
	const struct json *document = parse(arena, name, text, error);
	struct bundle bundle = {0};
	struct snapshot snapshot = {.name = redact_text(arena, str_copy(arena, name))};
	struct str why;

	if (document == NULL) {
		return false;
	}
	if (!guard_check(arena, document, &why) || !bundle_read(arena, document, &bundle, &why)) {
		*error = str_format(arena, "%.*s: %.*s", STR_ARGS(name), STR_ARGS(why));
		return false;
	}
	snapshot.digest = digest_sha256_hex(arena, text);
	snapshot.captured_at = bundle.captured_at;
	vec_push(arena, &snapshot.files, (struct snapshot_file){snapshot.name, snapshot.digest});
	snapshot.parts = arena_new(arena, struct snapshot_parts);
	snapshot.parts->parts = bundle.parts;
	snapshot.parts->notes = bundle.notes;
	resolve(arena, &snapshot);
	*out = snapshot;
	return true;
}

/* Both as "2026-08-22T10:00:00Z"; the older one tells how stale the whole may be. */
static struct str older(struct str a, struct str b)
{
	if (a.n == 0 || b.n == 0) {
		return a.n == 0 ? b : a;
	}
	return str_compare(a, b) <= 0 ? a : b;
}

void snapshot_merge(struct arena *arena, struct snapshot *snapshot, const struct snapshot *more)
{
	for (size_t i = 0; i < more->files.n; i++) {
		vec_push(arena, &snapshot->files, more->files.items[i]);
	}
	for (size_t i = 0; i < more->parts->parts.n; i++) {
		vec_push(arena, &snapshot->parts->parts, more->parts->parts.items[i]);
	}
	for (size_t i = 0; i < more->parts->notes.n; i++) {
		vec_push(arena, &snapshot->parts->notes, more->parts->notes.items[i]);
	}
	snapshot->captured_at = older(snapshot->captured_at, more->captured_at);
	resolve(arena, snapshot);
}
