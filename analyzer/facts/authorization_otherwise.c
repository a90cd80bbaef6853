#include "facts/authorization.h"

/* What may stand where a role of Clerk's is compared: a default, what other callers give. */

enum { ROOM = 8 };

#define ANYTHING STR("*")

static void add(struct collector *collector, struct str *list, struct str text)
{
	if (text.n == 0 || str_is(*list, "*")) {
		return;
	}
	/* a text with blanks could not be told from two of them */
	if (str_is(text, "*") || str_find_byte(text, ' ') != SIZE_MAX) {
		*list = ANYTHING;
	} else {
		*list = list->n == 0 ? text
				     : str_format(collector->arena, "%.*s %.*s", STR_ARGS(*list),
					       STR_ARGS(text));
	}
}

/* Does a value that is read of something have the name of a role or of permissions there? */
static bool is_named(const struct value *value)
{
	static const char *const names[] = {
		"orgRole", "role", "rol", "org_role", "orgPermissions", "org_permissions"};

	return str_in(str_last_part(value->name, '.'), names, sizeof(names) / sizeof(names[0]));
}

/* One of several, or what a variable was before it was set anew. */
static bool is_other(const struct value *value, size_t n)
{
	return n > 1 ? !is_named(value) : value->guessed;
}

struct str authorization_otherwise(struct collector *collector, struct site site)
{
	struct value room[ROOM];
	value_vec values = {room, 0, ROOM};
	struct str list = STR("");

	program_follow(collector->program, site, collector->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		const struct value *value = &values.items[i];

		if (value->kind == VALUE_STRING) {
			add(collector, &list, value->text);
		} else if (value->kind != VALUE_NULL && is_other(value, values.n)) {
			add(collector, &list, ANYTHING);
		}
	}
	return list;
}

void authorization_add_otherwise(struct collector *collector, struct str *list, struct str more)
{
	while (more.n > 0) {
		add(collector, list, str_take(&more, ' '));
	}
}
