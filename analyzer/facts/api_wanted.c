#include "facts/api_wanted.h"

/*
 * Options by which rules go that nothing deprecates. Source: clerk/clerk-docs
 * docs/guides/development/machine-auth and clerk/javascript
 * packages/backend/src/tokens/types.ts ("acceptsToken"), packages/nextjs/src/
 * server/protect.ts ("token").
 */
static const char *const further_options[] = {
	"auth.acceptsToken",
	"getAuth.acceptsToken",
	"authenticateRequest.acceptsToken",
	"clerkMiddleware.acceptsToken",
	"requireAuth.acceptsToken",
	"auth.protect.token",
};

uint32_t api_wanted_first(const struct api_wanted_index *index, struct str word)
{
	uint32_t first =
		name_filter_may(&index->words, word) ? map_get(&index->first, word) : MAP_NONE;

	return first == MAP_NONE ? ID_NONE : first;
}

static struct str last_word(struct str owner)
{
	return str_last_part(owner, '.');
}

static void put(struct api_wanted *wanted, struct arena *arena, struct api_wanted_index *index,
	struct str word, struct api_wanted_item item)
{
	item.next = api_wanted_first(index, word);
	map_put(arena, &index->first, word, (uint32_t)wanted->items.n);
	name_filter_add(&index->words, word);
	vec_push(arena, &wanted->items, item);
}

/* "UserButton.appearance.layout": the component is one word, of all else the key is the last. */
static void put_name(struct api_wanted *wanted, struct arena *arena, struct str name,
	const struct deprecation *row, enum deprecation_kind kind)
{
	size_t dot =
		kind == DEPRECATION_PROP ? str_find_byte(name, '.') : str_find_last_byte(name, '.');
	struct api_wanted_item item = {.row = row, .kind = kind};

	if (dot == SIZE_MAX) {
		return;
	}
	item.owner = str_slice(name, 0, dot);
	item.key = str_slice(name, dot + 1, name.n);
	if (kind == DEPRECATION_PROP) {
		put(wanted, arena, &wanted->props, item.owner, item);
	} else if (kind == DEPRECATION_OPTION) {
		put(wanted, arena, &wanted->options, last_word(item.owner), item);
	} else if (str_ends(item.key, "*")) {
		vec_push(arena, &wanted->prefixes, (uint32_t)wanted->items.n);
		vec_push(arena, &wanted->items, item);
	} else {
		put(wanted, arena, &wanted->members, item.key, item);
	}
}

static bool is_kept(enum deprecation_kind kind)
{
	return kind == DEPRECATION_PROP || kind == DEPRECATION_OPTION || kind == DEPRECATION_MEMBER;
}

void api_wanted_make(struct api_wanted *wanted, struct arena *arena)
{
	for (const struct deprecation *row = deprecations; row->rule != NULL; row++) {
		struct str names = str_of(row->names);

		while (is_kept(row->kind) && names.n > 0) {
			put_name(wanted, arena, str_take(&names, ' '), row, row->kind);
		}
	}
	for (size_t i = 0; i < sizeof(further_options) / sizeof(further_options[0]); i++) {
		put_name(wanted, arena, str_of(further_options[i]), NULL, DEPRECATION_OPTION);
	}
}

bool api_wanted_fits(const struct api_wanted_item *item, struct str package, struct str owner)
{
	if (!str_is(item->owner, "*") && !str_equal(item->owner, owner)) {
		return false;
	}
	return item->row == NULL || deprecations_has_package(item->row, package);
}

bool api_wanted_has_key(const struct api_wanted_item *item, struct str key)
{
	size_t star = item->key.n - (item->key.n > 0);

	if (star > 0 && (key.n == 0 || key.s[0] != item->key.s[0])) {
		return false;
	}
	if (str_ends(item->key, "*")) {
		return str_equal(str_slice(key, 0, star), str_slice(item->key, 0, star));
	}
	return str_equal(item->key, key);
}

/* What the names in the tables begin with; what is read of an export begins with that. */
static const char *word_of(enum sdk_kind kind)
{
	static const char *const words[] = {
		[SDK_AUTH] = "auth",
		[SDK_PROTECT] = "auth.protect",
		[SDK_GET_TOKEN] = "getToken",
		[SDK_USER] = "user",
		[SDK_SESSION] = "session",
		[SDK_ORGANIZATION] = "organization",
		[SDK_MEMBERSHIP] = "membership",
		[SDK_CLERK] = "clerk",
		[SDK_BACKEND_FUNCTION] = "clerkClient",
		[SDK_BACKEND] = "clerkClient",
		[SDK_SIGN_IN] = "signIn",
		[SDK_SIGN_UP] = "signUp",
		[SDK_SSO] = "sso",
	};

	return (size_t)kind < sizeof(words) / sizeof(words[0]) ? words[kind] : NULL;
}

/* externalAccounts.[] is an externalAccount. */
static struct str of_list(struct str path)
{
	struct str list = str_slice(path, 0, path.n - 3);

	return str_ends(list, "s") ? str_slice(list, 0, list.n - 1) : list;
}

/* Members of these are named by themselves, whatever has them. */
static struct str well_known(struct str path)
{
	static const char *const names[] = {
		"client", "externalAccount", "publicUserData", "userSettings", "verification"};
	struct str last;

	path = str_ends(path, ".[]") ? of_list(path) : path;
	last = str_last_part(path, '.');
	return str_in(last, names, sizeof(names) / sizeof(names[0])) ? last : STR_NONE;
}

static struct str without_calls(struct arena *arena, struct str path)
{
	struct str out = STR("");

	while (!str_absent(path)) {
		struct str step = str_take(&path, '.');

		step = str_ends(step, "()") ? str_slice(step, 0, step.n - 2) : step;
		out = out.n == 0 ? step
				 : str_format(arena, "%.*s.%.*s", STR_ARGS(out), STR_ARGS(step));
	}
	return out;
}

struct str api_wanted_name(struct arena *arena, const struct sdk_thing *thing)
{
	struct str path = thing->path.n == 0 ? STR("") : without_calls(arena, thing->path);
	struct str known = well_known(path);
	const char *word = word_of(thing->kind);

	if (thing->kind == SDK_NONE) {
		return STR_NONE;
	}
	if (!str_absent(known)) {
		return known;
	}
	if (thing->kind == SDK_EXPORT) {
		return path;
	}
	if (thing->kind == SDK_AUTH_FUNCTION) {
		return thing->name.n == 0 ? STR("auth") : thing->name;
	}
	if (word == NULL) {
		return STR_NONE;
	}
	return path.n == 0 ? str_of(word) : str_format(arena, "%s.%.*s", word, STR_ARGS(path));
}
