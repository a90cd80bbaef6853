#include "base/map.h"
#include "snapshot/sources/list.h"
#include "snapshot/sources/sources.h"

/*
 * Roles, permissions and role sets of organizations. Shapes:
 * clerk/openapi-specs bapi/2026-05-12.yml: Role, Permission, RoleSet. What
 * exists by default is not put in here: only what the snapshot says is.
 */
static bool take_role(struct reader *reader, struct source entry, struct str *reason)
{
	struct instance_role role = {.path = entry.path};
	bool good = list_text(reader, entry, "key", &role.key, reason);

	if (!good) {
		return false;
	}
	good = list_text_or_none(reader, entry, "name", &role.name, reason);
	role.permissions_known =
		list_texts(reader, entry, "permissions", "key", &role.permissions).state ==
		ANSWER_KNOWN;
	vec_push(reader->arena, &reader->instance->roles, role);
	return good;
}

void roles_read(struct reader *reader)
{
	list_read_slot(reader, SLOT_ROLES, take_role, &reader->instance->roles);
}

void roles_describe(struct arena *arena, const void *item, struct item_view *out)
{
	const struct instance_role *it = item;

	out->name = it->key;
	out->path = it->path;
	field_member(arena, out, "name", it->name.n > 0 ? it->name : STR_NONE);
	field_member_names(arena, out, "permissions", it->permissions_known, &it->permissions);
}

static void add_permission(struct reader *reader, struct map *seen, struct str key)
{
	if (map_get(seen, key) == MAP_NONE) {
		map_put(reader->arena, seen, key, 0);
		vec_push(reader->arena, &reader->instance->permissions, key);
	}
}

static bool take_permission(struct reader *reader, struct source entry, struct str *reason)
{
	struct str key;

	if (!list_text(reader, entry, "key", &key, reason)) {
		return false;
	}
	vec_push(reader->arena, &reader->instance->permissions, key);
	return true;
}

/* Roles name only the permissions that one of them has, so they alone prove no absence. */
static void add_of_roles(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct map seen = {0};
	size_t before = instance->permissions.n;

	for (size_t i = 0; i < before; i++) {
		map_put(reader->arena, &seen, instance->permissions.items[i], 0);
	}
	for (size_t i = 0; i < instance->roles.n; i++) {
		const str_vec *keys = &instance->roles.items[i].permissions;

		for (size_t j = 0; j < keys->n; j++) {
			add_permission(reader, &seen, keys->items[j]);
		}
	}
	if (before == 0 && instance->permissions.n > 0 && str_absent(instance->permissions.path)) {
		instance->permissions.path = instance->roles.path;
	}
}

void roles_permissions(struct reader *reader)
{
	list_read_slot(reader, SLOT_PERMISSIONS, take_permission, &reader->instance->permissions);
	add_of_roles(reader);
}

/* A role that a set names, {"key": …} or null; "" is none. */
static bool read_named(struct reader *reader, struct source entry, const char *member,
	struct str *out, struct str *reason)
{
	struct answer role = answer_member(reader, entry, member, JSON_OBJECT);

	*out = STR("");
	if (role.state == ANSWER_BAD) {
		*reason = role.reason;
	}
	if (role.state != ANSWER_KNOWN) {
		return role.state == ANSWER_ABSENT;
	}
	return list_text(reader, (struct source){role.value, role.path}, "key", out, reason);
}

static bool take_set(struct reader *reader, struct source entry, struct str *reason)
{
	struct instance_role_set set = {.path = entry.path};
	struct answer roles;
	bool good;

	if (!list_text(reader, entry, "key", &set.key, reason)) {
		return false;
	}
	roles = list_texts(reader, entry, "roles", "key", &set.roles);
	set.roles_known = roles.state == ANSWER_KNOWN;
	good = read_named(reader, entry, "default_role", &set.default_role, reason);
	good = read_named(reader, entry, "creator_role", &set.creator_role, reason) && good;
	vec_push(reader->arena, &reader->instance->role_sets, set);
	return good;
}

void roles_sets(struct reader *reader)
{
	list_read_slot(reader, SLOT_ROLE_SETS, take_set, &reader->instance->role_sets);
}

void roles_describe_set(struct arena *arena, const void *item, struct item_view *out)
{
	const struct instance_role_set *it = item;

	out->name = it->key;
	out->path = it->path;
	field_member_names(arena, out, "roles", it->roles_known, &it->roles);
	field_member(arena, out, "default role", it->default_role);
	field_member(arena, out, "creator role", it->creator_role);
}

/* New organizations get the initial role set; what another one says concerns only some. */
static struct answer of_initial_set(struct reader *reader, const char *member)
{
	struct list list = list_open(reader, SLOT_ROLE_SETS);
	uint32_t index = 0;

	json_each (item, list.items.state == ANSWER_KNOWN ? list.items.value : NULL) {
		struct source entry = {item, str_format(reader->arena, "%.*s[%u]",
						     STR_ARGS(list.items.path), (unsigned)index++)};
		struct answer role;

		if (!str_is(json_string(json_get(item, "type")), "initial")) {
			continue;
		}
		role = answer_member(reader, entry, member, JSON_OBJECT);
		return role.state != ANSWER_KNOWN
			       ? role
			       : answer_member(reader, (struct source){role.value, role.path},
					 "key", JSON_STRING);
	}
	if (list.items.state == ANSWER_KNOWN) {
		list.items.state = ANSWER_ABSENT;
		list.items.reason = STR("bapi.role_sets has no initial set");
	}
	return list.items;
}

struct answer roles_creator(struct reader *reader)
{
	return of_initial_set(reader, "creator_role");
}

struct answer roles_default(struct reader *reader)
{
	return of_initial_set(reader, "default_role");
}
