#include "snapshot/import_document.h"

#include <string.h>

#include "base/distance.h"
#include "snapshot/plain.h"
#include "snapshot/rebuild.h"
#include "snapshot/sources/personal.h"
#include "snapshot/sources/sources.h"

enum { MAX_NAME = 60 };

/* Identifiers have slots of their own on the way in, and only their number afterwards. */
static const struct counted {
	const char *slot;
	const char *member; /* of bapi */
	const char *stats; /* of bapi.identifier_stats */
} counted[] = {
	{"bapi.allowlist_identifiers", "allowlist_identifiers", "allowlist"},
	{"bapi.blocklist_identifiers", "blocklist_identifiers", "blocklist"},
};

enum { COUNTED = sizeof(counted) / sizeof(counted[0]) };

static struct rebuild make(struct arena *arena, enum json_type type)
{
	return rebuild_like(arena, &(struct json){.type = type});
}

/* Puts a copy at the end, under another key unless it is NULL. */
static void put(struct rebuild *into, const struct json *node, const char *key)
{
	struct json *copy = rebuild_add(into, node);

	copy->key = key == NULL ? node->key : str_of(key);
}

static void put_number(struct rebuild *into, const char *key, int64_t number)
{
	struct json node = {.type = JSON_NUMBER, .number = (double)number};

	node.string = str_format(into->arena, "%lld", (long long)number);
	put(into, &node, key);
}

/* The document in the place that a bundle's instance has for it. */
static const struct json *placed(
	struct arena *arena, const struct json *document, const char *section, const char *member)
{
	struct rebuild outer = make(arena, JSON_OBJECT);
	struct rebuild inner = make(arena, JSON_OBJECT);

	if (section == NULL) {
		put(&outer, document, member);
		section = "bapi";
	} else {
		put(&inner, document, member);
	}
	put(&outer, inner.node, section);
	return outer.node;
}

static bool is_document_slot(enum slot slot)
{
	return slots_section(slot) != NULL || slot == SLOT_WEBHOOKS || slot == SLOT_MANUAL;
}

static struct str unknown_slot(struct arena *arena, struct str name)
{
	const char *best = counted[0].slot;
	unsigned least = distance_between(name, str_of(best));

	for (int i = 0; i < SLOT_COUNT + COUNTED; i++) {
		const char *slot =
			i < SLOT_COUNT ? slots_name((enum slot)i) : counted[i - SLOT_COUNT].slot;
		unsigned distance = distance_between(name, str_of(slot));

		if ((i >= SLOT_COUNT || is_document_slot((enum slot)i)) && distance < least) {
			least = distance;
			best = slot;
		}
	}
	return str_format(arena, "no slot is called '%.*s': did you mean %s?",
		STR_ARGS(plain_text(arena, name, MAX_NAME)), best);
}

/* Two slots of one name in several sections hold documents that look the same. */
static bool may_be(const struct json *document, enum slot slot)
{
	enum slot found = bundle_recognise(document);

	return found == SLOT_COUNT || found == slot ||
	       strcmp(slots_member(found), slots_member(slot)) == 0;
}

const struct json *import_document_as(
	struct arena *arena, const struct json *document, struct str slot, struct str *error)
{
	enum slot known = slots_by_name(slot);

	for (size_t i = 0; i < COUNTED; i++) {
		if (str_is(slot, counted[i].slot)) {
			return placed(arena, document, "bapi", counted[i].member);
		}
	}
	if (known == SLOT_COUNT || !is_document_slot(known)) {
		*error = unknown_slot(arena, slot);
		return NULL;
	}
	if (json_get(document, "format") != NULL || json_get(document, "instances") != NULL ||
		bundle_is_instance(document)) {
		*error = STR("is a bundle, which says itself what it holds: leave --as out");
		return NULL;
	}
	if (!may_be(document, known)) {
		*error = str_format(arena, "is %s by what it holds, not %s",
			slots_name(bundle_recognise(document)), slots_name(known));
		return NULL;
	}
	return placed(arena, document, slots_section(known), slots_member(known));
}

/* Source: clerk/javascript packages/shared/src/keyless/types.ts. */
const struct json *import_document_keyless(struct arena *arena, const struct json *document)
{
	const struct json *key = json_get(document, "publishableKey");
	const struct json *secret = json_get(document, "secretKey");
	struct rebuild list = make(arena, JSON_ARRAY);
	struct rebuild outer = make(arena, JSON_OBJECT);
	struct rebuild empty = make(arena, JSON_OBJECT);

	if (!json_is(key, JSON_STRING) || !json_is(secret, JSON_STRING)) {
		return document;
	}
	put(&list, secret, "");
	list.last->key = STR_NONE;
	put(&outer, key, "publishable_key");
	put(&outer, list.node, "secret_key_fingerprints");
	put(&outer, empty.node, "bapi");
	return outer.node;
}

/* clerk/openapi-specs bapi, AllowlistIdentifier.identifier_type. */
static const char *const types[] = {"email_address", "phone_number", "web3_wallet"};

enum { TYPES = sizeof(types) / sizeof(types[0]) };

/* {"total_count": 3, "email_address": 2, …}; of a page without the others' types. */
static struct json *count_identifiers(struct arena *arena, const struct json *document)
{
	const struct json *list =
		document->type == JSON_ARRAY ? document : json_get(document, "data");
	struct rebuild stats = make(arena, JSON_OBJECT);
	int64_t by_type[TYPES] = {0};
	int64_t number = 0;
	int64_t total = 0;

	json_each (item, list) {
		struct str type = json_string(json_get(item, "identifier_type"));

		for (size_t i = 0; i < TYPES; i++) {
			by_type[i] += str_is(type, types[i]);
		}
		number++;
	}
	json_integer(json_get(document, "total_count"), &total);
	put_number(&stats, "total_count", total > number ? total : number);
	for (size_t i = 0; i < TYPES && total <= number; i++) {
		if (by_type[i] > 0) {
			put_number(&stats, types[i], by_type[i]);
		}
	}
	return stats.node;
}

/* Under which name this document is counted; NULL: it is none to count. */
static const char *stats_of(const struct json *document)
{
	const struct personal *kind = personal_recognise(document);

	for (size_t i = 0; i < COUNTED; i++) {
		if (str_is(document->key, counted[i].member)) {
			bool list = document->type == JSON_ARRAY ||
				    json_is(json_get(document, "data"), JSON_ARRAY);

			return list ? counted[i].stats : NULL;
		}
	}
	return kind == NULL ? NULL : kind->stats;
}

/* The section bapi with numbers in place of identifiers. */
static const struct json *count_section(struct arena *arena, const struct json *section)
{
	struct rebuild out = make(arena, JSON_OBJECT);
	struct rebuild stats = make(arena, JSON_OBJECT);

	json_each (member, json_get(section, "identifier_stats")) {
		put(&stats, member, NULL);
	}
	json_each (document, section) {
		const char *name = stats_of(document);

		if (name != NULL && json_get(stats.node, name) == NULL) {
			put(&stats, count_identifiers(arena, document), name);
		} else if (name == NULL && !str_is(document->key, "identifier_stats")) {
			put(&out, document, NULL);
		}
	}
	if (stats.node->count > 0) {
		put(&out, stats.node, "identifier_stats");
	}
	return out.node;
}

static const struct json *count_instance(struct arena *arena, const struct json *instance)
{
	const struct json *section = json_get(instance, "bapi");
	struct rebuild out = make(arena, JSON_OBJECT);
	bool any = false;

	json_each (document, section) {
		any = any || stats_of(document) != NULL;
	}
	if (!any) {
		return instance;
	}
	json_each (member, instance) {
		put(&out, member == section ? count_section(arena, section) : member,
			member->key.s);
	}
	return out.node;
}

static const struct json *count_bundle(struct arena *arena, const struct json *bundle)
{
	const struct json *list = json_get(bundle, "instances");
	struct rebuild instances = make(arena, JSON_ARRAY);
	struct rebuild out = make(arena, JSON_OBJECT);

	json_each (instance, list) {
		put(&instances, count_instance(arena, instance), NULL);
	}
	json_each (member, bundle) {
		put(&out, member == list ? instances.node : member, member->key.s);
	}
	return out.node;
}

const struct json *import_document_counted(struct arena *arena, const struct json *document)
{
	const struct personal *kind = personal_recognise(document);

	if (kind != NULL && kind->stats != NULL) {
		struct rebuild stats = make(arena, JSON_OBJECT);

		put(&stats, count_identifiers(arena, document), kind->stats);
		return placed(arena, stats.node, "bapi", "identifier_stats");
	}
	if (json_is(json_get(document, "instances"), JSON_ARRAY)) {
		return count_bundle(arena, document);
	}
	return bundle_is_instance(document) ? count_instance(arena, document) : document;
}

const char *import_document_unused(const struct json *document)
{
	/* clerk/openapi-specs bapi/2026-05-12.yml; the first two of the calls that change settings
	 */
	static const char *const objects[] = {"instance_restrictions", "instance_settings",
		"directory", "scim_directory", "directory_group_role_mapping", "commerce_price",
		"proxy_check", "machine_scope", "machine_secret_key"};
	const struct json *list =
		document->type == JSON_ARRAY ? document : json_get(document, "data");
	const struct json *item = json_is(list, JSON_ARRAY) ? list->first : document;
	struct str object = json_string(json_get(item, "object"));

	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++) {
		if (str_is(object, objects[i])) {
			return objects[i];
		}
	}
	return NULL;
}
