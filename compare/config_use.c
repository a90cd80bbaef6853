#include "compare/config_use.h"

#include "base/ascii.h"
#include "base/redact.h"
#include "compare/choose.h"
#include "compare/match.h"

const struct config_severity *config_use_severity(
	const struct config *config, const struct rule_info *rule)
{
	for (size_t i = 0; config != NULL && i < config->severities.n; i++) {
		if (config->severities.items[i].rule == rule) {
			return &config->severities.items[i];
		}
	}
	return NULL;
}

/*
 * Does '*', which stands for any letters, make the pattern fit? After a miss
 * only the last '*' takes one letter more, so no pattern takes long.
 */
static bool fits(struct str pattern, struct str text, bool nocase)
{
	size_t star = SIZE_MAX;
	size_t taken = 0;
	size_t p = 0;
	size_t t = 0;

	while (t < text.n) {
		char want = p < pattern.n ? pattern.s[p] : '\0';
		bool same =
			nocase ? ascii_lower(want) == ascii_lower(text.s[t]) : want == text.s[t];

		if (p < pattern.n && want == '*') {
			star = p++;
			taken = t;
		} else if (p < pattern.n && same) {
			p++;
			t++;
		} else if (star != SIZE_MAX) {
			p = star + 1;
			t = ++taken;
		} else {
			return false;
		}
	}
	while (p < pattern.n && pattern.s[p] == '*') {
		p++;
	}
	return p == pattern.n;
}

/* Host and path are held against their own part, so that no path can pass for a host. */
static bool consumes(struct arena *arena, struct str pattern, struct str url)
{
	struct str full =
		str_has(pattern, "://") ? pattern : str_join(arena, STR("https://"), pattern);
	struct str authority = str_slice(full, str_find(full, STR("://"), 0) + 3, full.n);
	struct str path = match_url_path(arena, full);
	bool any_path = str_find_byte(authority, '/') == SIZE_MAX;

	return fits(match_url_host(arena, full), match_url_host(arena, url), true) &&
	       (any_path || fits(path, match_url_path(arena, url), false));
}

const struct config_consumer *config_use_consumer(
	struct arena *arena, const struct config *config, struct str url)
{
	if (config == NULL || config->consumers.n == 0 || str_absent(match_url_host(arena, url))) {
		return NULL;
	}
	for (size_t i = 0; i < config->consumers.n; i++) {
		if (consumes(arena, config->consumers.items[i].url, url)) {
			return &config->consumers.items[i];
		}
	}
	return NULL;
}

void config_use_file(
	struct arena *arena, struct config_snapshot *entry, const struct snapshot *file)
{
	entry->loaded = true;
	for (size_t i = 0; i < file->instances.n; i++) {
		const struct instance *instance = &file->instances.items[i];
		struct config_candidate it = {.kind = instance->environment_type.value};

		if (instance->id.known) {
			it.name = instance->id.value;
		} else if (instance->frontend_api_hosts.n > 0) {
			it.name = instance->frontend_api_hosts.items[0];
		}
		vec_push(arena, &entry->candidates, it);
	}
}

/* One entry on its way to choices. */
struct chooser {
	struct arena *arena;
	struct config *config;
	const struct config_snapshot *entry;
	const struct snapshot *snapshot;
	struct str *error;
};

static bool fail(struct chooser *chooser, struct str why)
{
	*chooser->error = str_format(chooser->arena, "%u:%u: %.*s", chooser->entry->at.line,
		chooser->entry->at.column, STR_ARGS(why));
	return false;
}

static bool fail_unclear(struct chooser *chooser)
{
	const struct config_snapshot *entry = chooser->entry;
	struct str names = STR("");

	for (size_t i = 0; i < entry->candidates.n; i++) {
		const struct config_candidate *it = &entry->candidates.items[i];
		struct str kind = it->kind.n > 0 ? it->kind : STR("kind unknown");

		names = str_format(chooser->arena, "%.*s%s%.*s (%.*s)", STR_ARGS(names),
			i > 0 ? ", " : "", STR_ARGS(it->name), STR_ARGS(kind));
	}
	return fail(chooser,
		str_format(chooser->arena,
			"'%.*s' holds several instances (%.*s) and none of them is certainly "
			"meant: say which with \"instance\"",
			STR_ARGS(entry->file), STR_ARGS(names)));
}

static bool same_text(struct str a, struct str b)
{
	return str_absent(a) == str_absent(b) && str_equal(a, b);
}

static bool add(struct chooser *chooser, struct str environment, const struct instance *instance)
{
	struct config_choice it = {chooser->entry->at, chooser->entry->app, environment, instance};

	for (size_t i = 0; i < chooser->config->choices.n; i++) {
		const struct config_choice *other = &chooser->config->choices.items[i];

		if (!same_text(other->app, it.app) || !str_equal(other->environment, environment)) {
			continue;
		}
		if (other->instance == instance) {
			return true;
		}
		if (other->at.line == it.at.line && other->at.column == it.at.column) {
			return fail_unclear(chooser);
		}
		return fail(chooser,
			str_format(chooser->arena,
				"the entries here and at line %u name two instances for the same "
				"app and environment (%.*s, %.*s): say which with \"instance\"",
				other->at.line, STR_ARGS(other->instance->label),
				STR_ARGS(instance->label)));
	}
	vec_push(chooser->arena, &chooser->config->choices, it);
	return true;
}

/* The entry names its instance itself. */
static bool add_named(struct chooser *chooser)
{
	struct choice choice;
	struct str why;

	if (!choose_by_name(
		    chooser->arena, chooser->snapshot, chooser->entry->instance, &choice, &why)) {
		return fail(chooser, why);
	}
	return add(chooser, chooser->entry->environment, choice.instance);
}

static bool goes_by(const struct instance *instance, struct str name)
{
	if (instance->id.known && str_equal(instance->id.value, name)) {
		return true;
	}
	for (size_t i = 0; i < instance->frontend_api_hosts.n; i++) {
		if (str_equal(instance->frontend_api_hosts.items[i], name)) {
			return true;
		}
	}
	return false;
}

/* Merging may have given an instance an id that its own file did not have. */
static const struct instance *find_candidate(
	const struct snapshot *snapshot, const struct config_candidate *candidate)
{
	if (snapshot->instances.n == 1) {
		return &snapshot->instances.items[0];
	}
	for (size_t i = 0; i < snapshot->instances.n && candidate->name.n > 0; i++) {
		if (goes_by(&snapshot->instances.items[i], candidate->name)) {
			return &snapshot->instances.items[i];
		}
	}
	return NULL;
}

/* Of several instances in a file each is for the environment that is its kind. */
static bool is_meant(const struct config_snapshot *entry, const struct config_candidate *candidate)
{
	return entry->candidates.n == 1 ||
	       (candidate->kind.n > 0 && (entry->environment.n == 0 ||
						 str_equal(candidate->kind, entry->environment)));
}

static bool add_candidates(struct chooser *chooser)
{
	const struct config_snapshot *entry = chooser->entry;
	bool any = entry->candidates.n < 2;

	for (size_t i = 0; i < entry->candidates.n; i++) {
		const struct config_candidate *candidate = &entry->candidates.items[i];
		const struct instance *instance = find_candidate(chooser->snapshot, candidate);
		struct str environment =
			entry->environment.n > 0 ? entry->environment : candidate->kind;

		if (instance == NULL || !is_meant(entry, candidate)) {
			continue;
		}
		any = true;
		if (!add(chooser, environment, instance)) {
			return false;
		}
	}
	return any || fail_unclear(chooser);
}

bool config_use_snapshot(struct arena *arena, struct config *config,
	const struct snapshot *snapshot, struct str *error)
{
	for (size_t i = 0; i < config->snapshots.n; i++) {
		const struct config_snapshot *entry = &config->snapshots.items[i];
		struct chooser chooser = {arena, config, entry, snapshot, error};
		bool plain = str_absent(entry->app) && entry->environment.n == 0;
		bool named = entry->instance.n > 0;

		if (entry->loaded &&
			!(named ? add_named(&chooser) : plain || add_candidates(&chooser))) {
			return false;
		}
	}
	return true;
}

/* Is the app of facts (root "apps/web" or ".") the one at this path from the configuration? */
static bool is_app(const struct config *config, struct str path, struct str root)
{
	struct str base = config->base;

	if (str_is(root, ".")) {
		return str_equal(path, str_slice(base, 0, base.n > 0 ? base.n - 1 : 0));
	}
	return path.n == base.n + root.n && str_equal(str_slice(path, 0, base.n), base) &&
	       str_equal(str_slice(path, base.n, path.n), root);
}

static bool is_found(const struct config *config, const struct facts *facts, struct str path)
{
	for (size_t i = 0; i < facts->apps.n; i++) {
		if (is_app(config, path, facts->apps.items[i].root)) {
			return true;
		}
	}
	return false;
}

str_vec config_use_notes(
	struct arena *arena, const struct config *config, const struct facts *facts)
{
	str_vec notes = {0};
	struct str digest = config == NULL ? STR("") : config->digest;

	if (facts->config_digest.n > 0 && !str_equal(facts->config_digest, digest)) {
		vec_push(arena, &notes,
			STR("the facts were collected with another configuration than they are "
			    "judged with: give both the same --config"));
	}
	for (size_t i = 0; config != NULL && i < config->snapshots.n; i++) {
		const struct config_snapshot *it = &config->snapshots.items[i];
		bool inside = !str_absent(it->app) &&
			      str_equal(str_slice(it->app, 0, config->base.n), config->base);

		if (inside && !is_found(config, facts, it->app)) {
			struct str note = str_format(arena, "%.*s:%u:%u: there is no app in '%.*s'",
				STR_ARGS(config->name), it->at.line, it->at.column,
				STR_ARGS(it->app.n > 0 ? it->app : STR(".")));

			vec_push(arena, &notes, redact_text(arena, note));
		}
	}
	return notes;
}

enum {
	FIT_NONE,
	FIT_ANY,
	FIT_ENVIRONMENT,
	FIT_APP,
	FIT_BOTH,
};

static int fit_of(const struct config *config, const struct config_choice *choice,
	struct str app_root, struct str environment)
{
	bool any_app = str_absent(choice->app);
	bool any_environment = choice->environment.n == 0;

	if ((!any_app && !is_app(config, choice->app, app_root)) ||
		(!any_environment && !str_equal(choice->environment, environment))) {
		return FIT_NONE;
	}
	if (!any_app) {
		return any_environment ? FIT_APP : FIT_BOTH;
	}
	return any_environment ? FIT_ANY : FIT_ENVIRONMENT;
}

static const struct config_choice *only_choice(const struct config *config, struct str app_root)
{
	const struct config_choice *only = NULL;

	for (size_t i = 0; i < config->choices.n; i++) {
		const struct config_choice *it = &config->choices.items[i];

		if (str_absent(it->app) || !is_app(config, it->app, app_root)) {
			continue;
		}
		if (only != NULL && only->instance != it->instance) {
			return NULL;
		}
		only = it;
	}
	return only;
}

const struct config_choice *config_instance(
	const struct config *config, struct str app_root, struct str environment)
{
	const struct config_choice *best = NULL;
	int best_fit = FIT_NONE;

	if (config == NULL) {
		return NULL;
	}
	for (size_t i = 0; i < config->choices.n; i++) {
		const struct config_choice *it = &config->choices.items[i];
		int fit = fit_of(config, it, app_root, environment);

		if (fit > best_fit) {
			best = it;
			best_fit = fit;
		}
	}
	return best == NULL && environment.n == 0 ? only_choice(config, app_root) : best;
}
