#include "compare/match_deprecated.h"

#include "base/map.h"
#include "clerk/names.h"
#include "compare/match.h"
#include "compare/match_browser.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

struct reader {
	struct audit *audit;
	struct map by_key;
	match_deprecated_vec *out;
};

static enum deprecation_kind kind_of(const struct fact_api_use *use)
{
	if (str_is(use->form, "prop")) {
		return DEPRECATION_PROP;
	}
	if (str_is(use->form, "option")) {
		return str_starts(use->name, "strategy.") || str_starts(use->name, "provider.")
			       ? DEPRECATION_VALUE
			       : DEPRECATION_OPTION;
	}
	return str_find_byte(use->name, '.') == SIZE_MAX ? DEPRECATION_EXPORT : DEPRECATION_MEMBER;
}

/* CLERK-MIDDLEWARE-004's: what is gone, and what goes with it. */
static bool is_middlewares(const struct match_deprecated *it)
{
	static const char *const names[] = {
		"authMiddleware", "withClerkMiddleware", "createRouteMatcher"};

	if (it->kind == DEPRECATION_OPTION) {
		return it->fate.row != NULL && str_starts(it->name, "authMiddleware.") &&
		       str_ends(str_of(it->fate.row->rule), "auth-middleware-deprecated");
	}
	return it->kind == DEPRECATION_EXPORT && str_in(it->name, names, COUNT(names)) &&
	       it->fate.until != NULL && it->fate.fate != MATCH_FATE_DEPRECATED;
}

static bool is_from_6(const struct audit *audit, const struct fact_api_use *use)
{
	return match_version_side(audit, match_removed_package(use->package), "6.0.0") !=
	       VERSION_SIDE_BEFORE;
}

/* CLERK-SDK-005's and CLERK-AUTHZ-007's: the same call is reported there. */
static bool is_anothers(const struct audit *audit, const struct fact_api_use *use)
{
	static const char *const asynchronous[] = {"auth", "auth.protect", "clerkClient"};
	bool of_next = str_is(match_removed_package(use->package), "@clerk/nextjs");

	if (str_is(use->side, "client") && match_browser_is_server_api(use)) {
		return true;
	}
	if (!of_next || use->awaited) {
		return false;
	}
	if (str_starts(use->name, "clerkClient.") && !str_is(use->form, "option")) {
		return is_from_6(audit, use);
	}
	return str_is(use->form, "call") &&
	       (str_is(use->name, "currentUser") ||
		       (str_in(use->name, asynchronous, COUNT(asynchronous)) &&
			       is_from_6(audit, use)));
}

static struct match_deprecated of(
	struct reader *reader, enum deprecation_kind kind, struct str specifier, struct str name)
{
	struct match_deprecated it = {.kind = kind, .specifier = specifier, .name = name};

	it.fate = match_removed_fate(reader->audit, kind, specifier, name);
	return it;
}

/* A name that stays, and needs a package that no manifest of the app names. */
static bool lacks_package(struct audit *audit, const struct match_deprecated *it)
{
	return it->fate.fate == MATCH_FATE_REMOVED && it->fate.row->instead[0] == '@' &&
	       match_version_package(audit, str_of(it->fate.row->instead)) == NULL;
}

/* By the path, then by the name: of `clerkClient.m2mTokens.list` by the longest that is known. */
static struct match_deprecated resolve(
	struct reader *reader, enum deprecation_kind kind, struct str specifier, struct str name)
{
	struct match_deprecated path = of(reader, DEPRECATION_SUBPATH, specifier, STR(""));
	struct match_deprecated it = of(reader, kind, specifier, name);
	struct str owner = name;

	if (path.fate.fate != MATCH_FATE_FINE) {
		return path;
	}
	if (kind == DEPRECATION_EXPORT && it.fate.fate == MATCH_FATE_FINE) {
		struct match_deprecated other = of(reader, DEPRECATION_BEHAVIOR, specifier, name);

		return lacks_package(reader->audit, &other) ? other : it;
	}
	while (kind == DEPRECATION_MEMBER && it.fate.fate == MATCH_FATE_FINE) {
		owner = str_slice(owner, 0, str_find_last_byte(owner, '.'));
		if (str_find_byte(owner, '.') == SIZE_MAX) {
			return of(reader, DEPRECATION_EXPORT, specifier, owner);
		}
		it = of(reader, kind, specifier, owner);
	}
	return it;
}

static uint32_t put(struct reader *reader, const struct match_deprecated *it)
{
	struct str key = str_format(reader->audit->arena, "=%d %.*s %.*s", (int)it->kind,
		STR_ARGS(it->specifier), STR_ARGS(it->name));
	uint32_t index = map_get(&reader->by_key, key);

	if (index == MAP_NONE) {
		index = (uint32_t)reader->out->n;
		map_put(reader->audit->arena, &reader->by_key, key, index);
		vec_push(reader->audit->arena, reader->out, *it);
	}
	return index;
}

/* What a name comes to, found once: an app uses few names at many places. */
static struct match_deprecated *find(
	struct reader *reader, enum deprecation_kind kind, struct str specifier, struct str name)
{
	struct str key = str_format(reader->audit->arena, "%d %.*s %.*s", (int)kind,
		STR_ARGS(specifier), STR_ARGS(name));
	uint32_t index = map_get(&reader->by_key, key);

	if (index == MAP_NONE) {
		struct match_deprecated it = resolve(reader, kind, specifier, name);

		index = put(reader, &it);
		map_put(reader->audit->arena, &reader->by_key, key, index);
	}
	return &reader->out->items[index];
}

static void add(struct reader *reader, struct match_deprecated *it, const struct place *at)
{
	const struct place *last = it->places.n == 0 ? NULL : &it->places.items[it->places.n - 1];

	if (last == NULL || last->line != at->line || !str_equal(last->file, at->file)) {
		vec_push(reader->audit->arena, &it->places, *at);
	}
}

/* Exported as types alone: whoever uses them fails the type check, and nothing when it runs. */
static bool is_type(struct str name)
{
	static const char *const names[] = {"ClerkProviderOptionsWrapper", "LegacyAuthObject",
		"MembershipRole", "TokenVerificationErrorAction", "TokenVerificationErrorReason"};

	return str_in(name, names, COUNT(names));
}

/* Compilers drop an import that is never used; so are types imported as all else is. */
static bool is_dropped(const struct fact_api_use *use)
{
	return str_is(use->form, "import") && !is_type(use->name) && use->name.n > 0;
}

static void read_use(struct reader *reader, const struct fact_api_use *use)
{
	struct match_deprecated *it;

	if (!match_in_app(reader->audit, &use->at) || str_is(use->form, "status") ||
		use->package.n == 0 || use->unused || is_dropped(use) ||
		is_anothers(reader->audit, use)) {
		return;
	}
	it = find(reader, kind_of(use), use->package, use->name);
	it->runs = it->runs || (!str_is(use->form, "type") && !is_type(use->name));
	add(reader, it, &use->at);
}

/* The package whose version decides about a value: the first that a row speaks of. */
static const struct fact_package *package_of_value(struct audit *audit, struct str value)
{
	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *it = &audit->facts->packages.items[i];
		const struct deprecation *row =
			deprecations_find(deprecations, DEPRECATION_VALUE, it->name, value);

		if (row != NULL && !it->dev && names_is_clerk_package(it->name) &&
			match_version_package(audit, it->name) == it &&
			(row->removed == NULL ||
				match_removed_version(audit, row->removed, it->name) != NULL)) {
			return it;
		}
	}
	return NULL;
}

static void read_value(
	struct reader *reader, const char *value, const struct place *at, const place_vec *uses)
{
	const struct fact_package *package = package_of_value(reader->audit, str_of(value));

	if (package != NULL && match_uses_in_app(reader->audit, at, uses)) {
		add(reader, find(reader, DEPRECATION_VALUE, package->name, str_of(value)), at);
	}
}

void match_deprecated_read(struct audit *audit, match_deprecated_vec *out)
{
	struct reader reader = {.audit = audit, .out = out};
	match_deprecated_vec kept = {0};
	const struct facts *facts = audit->facts;

	for (size_t i = 0; i < facts->api_uses.n; i++) {
		read_use(&reader, &facts->api_uses.items[i]);
	}
	for (size_t i = 0; i < facts->strategies.n; i++) {
		if (str_is(facts->strategies.items[i].strategy, "saml")) {
			read_value(&reader, "strategy.saml", &facts->strategies.items[i].at,
				&facts->strategies.items[i].uses);
		}
	}
	for (size_t i = 0; i < facts->jwt_templates.n; i++) {
		if (str_is(facts->jwt_templates.items[i].name, "supabase")) {
			read_value(&reader, "getToken.template.supabase",
				&facts->jwt_templates.items[i].at,
				&facts->jwt_templates.items[i].uses);
		}
	}
	for (size_t i = 0; i < out->n; i++) {
		if (!is_middlewares(&out->items[i])) {
			vec_push(audit->arena, &kept, out->items[i]);
		}
	}
	*out = kept;
}
