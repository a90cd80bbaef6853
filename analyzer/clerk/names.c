#include "clerk/names.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/distance.h"
#include "clerk/tables.h"

enum {
	NEAR = 3, /* edits */
};

/* Takes a prefix off that the list holds; `name` is unchanged if there is none. */
static struct str without_prefix(struct str name, const char *const *prefixes)
{
	for (size_t i = 0; prefixes[i] != NULL; i++) {
		if (str_starts(name, prefixes[i])) {
			return str_slice(name, str_of(prefixes[i]).n, name.n);
		}
	}
	return name;
}

static struct str without_suffix(struct str name, const char *const *suffixes)
{
	for (size_t i = 0; suffixes[i] != NULL; i++) {
		if (str_ends(name, suffixes[i])) {
			return str_slice(name, 0, name.n - str_of(suffixes[i]).n);
		}
	}
	return name;
}

static enum env_role listed_role(struct str name)
{
	size_t i = 0;

	while (tables_env_names[i].name != NULL && !str_is(name, tables_env_names[i].name)) {
		i++;
	}
	return tables_env_names[i].role;
}

/* Role of STAGING_CLERK_SECRET_KEY and the like: a listed name with words before it. */
static enum env_role suffix_role(struct str name)
{
	size_t clerk = str_find(name, STR("_CLERK_"), 0);

	return clerk == SIZE_MAX ? ENV_OTHER : listed_role(str_slice(name, clerk + 1, name.n));
}

enum env_role names_env_role(struct str name)
{
	static const char *const server_prefixes[] = {"NUXT_", NULL};
	struct str base = without_prefix(name, tables_public_prefixes);
	bool read_by_sdk = base.n == name.n;
	enum env_role role;

	if (read_by_sdk) {
		base = without_prefix(name, server_prefixes);
	}
	role = listed_role(base);
	if (role == ENV_OTHER) {
		read_by_sdk = false;
		base = without_suffix(base, tables_environment_suffixes);
		role = listed_role(base);
	}
	if (role == ENV_OTHER) {
		role = suffix_role(base);
	}
	if (role == ENV_OTHER && names_is_clerk(name)) {
		role = ENV_CLERK_OTHER;
	}
	return role == ENV_WEBHOOK_SECRET && !read_by_sdk ? ENV_WEBHOOK_SECRET_OTHER : role;
}

bool names_env_is_public(struct str name)
{
	return without_prefix(name, tables_public_prefixes).n != name.n;
}

/* Asked of every name of a program, of which few have a k. */
bool names_is_clerk(struct str name)
{
	for (size_t i = 4; i < name.n; i++) {
		if (ascii_lower(name.s[i]) == 'k' &&
			str_is_nocase(str_slice(name, i - 4, i), "cler")) {
			return true;
		}
	}
	return false;
}

bool names_is_of_vendor(struct str name)
{
	static const char *const vendors[] = {"RESEND", "RECALL", "STRIPE", "WORKOS", "LEMON",
		"LEMONSQUEEZY", "POLAR", "BREX", "LOOPS", "DUB", "GITHUB", "SLACK", "KNOCK", "ORB",
		"STYTCH", "KINDE", "DODO", "SUPABASE", "OPENAI", "REPLICATE", "PADDLE", "SHOPIFY",
		"LINEAR", "VAPI", "AUTUMN", "LIVEBLOCKS", "INNGEST", "TRIGGER", "VERCEL"};

	while (name.n > 0) {
		if (str_in(str_take(&name, '_'), vendors, sizeof(vendors) / sizeof(vendors[0]))) {
			return true;
		}
	}
	return false;
}

bool names_is_clerk_package(struct str specifier)
{
	if (str_starts(specifier, "npm:")) {
		specifier = str_slice(specifier, 4, specifier.n);
	}
	if (str_starts(specifier, "@clerk/")) {
		return specifier.n > sizeof("@clerk/") - 1;
	}
	for (size_t i = 0; tables_packages[i] != NULL; i++) {
		size_t n;

		if (!str_starts(specifier, tables_packages[i])) {
			continue;
		}
		n = strlen(tables_packages[i]);
		if (n == specifier.n || specifier.s[n] == '/') {
			return true;
		}
	}
	return false;
}

enum event_status names_event(struct str type)
{
	size_t i = 0;

	while (tables_events[i].type != NULL && !str_is(type, tables_events[i].type)) {
		i++;
	}
	return tables_events[i].status;
}

bool names_event_is_clerks_own(struct str type)
{
	size_t dot = str_find_byte(type, '.');
	size_t resource = 0;

	if (dot == SIZE_MAX || dot + 1 == type.n) {
		return false;
	}
	for (size_t i = dot + 1; i < type.n; i++) {
		if (!ascii_is_letter(type.s[i])) {
			return false;
		}
	}
	while (tables_event_resources[resource] != NULL) {
		if (str_is(str_slice(type, 0, dot), tables_event_resources[resource++])) {
			return true;
		}
	}
	return false;
}

struct str names_nearest_event(struct str type)
{
	struct str nearest = STR_NONE;
	unsigned best = NEAR + 1;

	for (size_t i = 0; tables_events[i].type != NULL; i++) {
		struct str event = str_of(tables_events[i].type);
		unsigned edits = distance_between(event, type);

		if (edits < best) {
			best = edits;
			nearest = event;
		}
	}
	return nearest;
}
