#include "compare/match_pem.h"

#include "base/digest.h"
#include "base/map.h"
#include "clerk/names.h"
#include "compare/match.h"

/*
 * SDKs that read CLERK_JWT_KEY by themselves; those of Next.js and Hono do
 * not. Source: clerk/javascript packages/<name>/src, August 2026.
 */
static bool is_read_by_sdk(const struct audit *audit, struct str name)
{
	static const char *const packages[] = {"@clerk/express", "@clerk/fastify", "@clerk/astro",
		"@clerk/react-router", "@clerk/tanstack-react-start"};

	for (size_t i = 0; i < audit->facts->packages.n; i++) {
		const struct fact_package *package = &audit->facts->packages.items[i];
		bool nuxt = str_is(package->name, "@clerk/nuxt");

		if (package->at.app != audit->app) {
			continue;
		}
		if (str_is(name, nuxt ? "NUXT_CLERK_JWT_KEY" : "CLERK_JWT_KEY") &&
			(nuxt || str_in(package->name, packages,
					 sizeof(packages) / sizeof(packages[0])))) {
			return true;
		}
	}
	return false;
}

/* A value that is altered in one place may be in another, so the least sure use counts. */
static enum match_pem_reader given_reader(const struct audit *audit, struct str name)
{
	enum match_pem_reader reader = MATCH_PEM_UNREAD;

	for (size_t i = 0; i < audit->facts->key_uses.n; i++) {
		const struct fact_key_use *use = &audit->facts->key_uses.items[i];

		if (!str_is(use->option, "jwtKey") || !match_in_app(audit, &use->at) ||
			!str_vec_has(&use->env, name)) {
			continue;
		}
		if (use->changed || !use->resolved) {
			return MATCH_PEM_CHANGED;
		}
		reader = MATCH_PEM_BY_CLERK;
	}
	return reader;
}

/* A template may have a signing key of its own. */
static bool may_be_template(const struct audit *audit, const struct fact_token_verification *it)
{
	return !match_token_is_sdk(it) &&
	       (it->audience_known != KNOWN_ABSENT || audit->facts->jwt_templates.n > 0);
}

static bool is_read_by_hand(const struct audit *audit, struct str name)
{
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		if (str_equal(it->key_env, name) && match_token_is_clerks(audit, it) &&
			!may_be_template(audit, it)) {
			return true;
		}
	}
	return false;
}

enum match_pem_reader match_pem_reader(const struct audit *audit, struct str name)
{
	enum match_pem_reader reader = given_reader(audit, name);

	if (reader != MATCH_PEM_UNREAD) {
		return reader;
	}
	if (is_read_by_hand(audit, name)) {
		return MATCH_PEM_BY_HAND;
	}
	return is_read_by_sdk(audit, name) ? MATCH_PEM_BY_CLERK : MATCH_PEM_UNREAD;
}

bool match_pem_is_of(struct audit *audit, const struct instance *instance, struct str fingerprint)
{
	for (size_t i = 0; i < instance->jwks_n.n; i++) {
		struct str own = digest_fingerprint(audit->arena, instance->jwks_n.items[i]);

		if (str_equal(own, fingerprint)) {
			return true;
		}
	}
	return false;
}

const struct instance *match_pem_owner(struct audit *audit, struct str fingerprint)
{
	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		const struct instance *instance = &audit->snapshot->instances.items[i];

		if (match_pem_is_of(audit, instance, fingerprint)) {
			return instance;
		}
	}
	return NULL;
}

/* The literals that were judged before, by fingerprint. */
struct literals {
	struct map seen;
	match_pem_judge *judge;
};

static void judge_once(struct audit *audit, struct literals *literals, const struct place *at,
	struct str fingerprint)
{
	if (map_get(&literals->seen, fingerprint) == MAP_NONE) {
		map_put(audit->arena, &literals->seen, fingerprint, 0);
		literals->judge(audit, at, fingerprint);
	}
}

/* The key that stands at a place, or NULL. */
static const struct fact_key *key_at(const struct audit *audit, const struct place *at)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (key->kind == KEY_JWT_KEY && key->valid && key->at.line >= at->line &&
			key->at.line <= at->end_line && str_equal(key->at.file, at->file)) {
			return key;
		}
	}
	return NULL;
}

static void see_use(struct audit *audit, struct literals *literals, const struct fact_key_use *use)
{
	if (!str_is(use->option, "jwtKey") || !match_in_app(audit, &use->at) || use->env.n > 0 ||
		use->literals.n == 0) {
		return;
	}
	const struct fact_key *key = key_at(audit, &use->literals.items[0]);
	if (key == NULL || !use->resolved || use->literals.n > 1) {
		audit_unresolved(audit);
	} else {
		judge_once(audit, literals, &key->at, key->fingerprint);
	}
}

static void see_verification(
	struct audit *audit, struct literals *literals, const struct fact_token_verification *it)
{
	if (it->key_fingerprint.n == 0 || match_token_is_sdk(it) ||
		!match_token_is_clerks(audit, it)) {
		return;
	}
	if (may_be_template(audit, it)) {
		audit_unresolved(audit);
	} else {
		judge_once(audit, literals, &it->at, it->key_fingerprint);
	}
}

void match_pem_each_literal(struct audit *audit, match_pem_judge *judge)
{
	const struct facts *facts = audit->facts;
	struct literals literals = {.judge = judge};

	for (size_t i = 0; i < facts->key_uses.n; i++) {
		see_use(audit, &literals, &facts->key_uses.items[i]);
	}
	for (size_t i = 0; i < facts->token_verifications.n; i++) {
		see_verification(audit, &literals, &facts->token_verifications.items[i]);
	}
}
