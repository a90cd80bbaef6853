#include "compare/match_doors.h"

#include "compare/match_token.h"

/* Where a backend lets tokens in, the best place to say whose it takes first. */
static const char *const doors[] = {"clerkMiddleware", "authMiddleware", "clerkPlugin",
	"ClerkExpressWithAuth", "ClerkExpressRequireAuth", "requireAuth", "authenticateRequest",
	"verifyToken", "verifyJwt"};

enum { DOORS = sizeof(doors) / sizeof(doors[0]) };

static size_t rank_of(const struct fact_token_verification *it)
{
	size_t rank = 0;

	if (!match_token_is_sdk(it)) {
		return DOORS;
	}
	while (rank < DOORS && !str_is(it->call, doors[rank])) {
		rank++;
	}
	return rank;
}

/* Does a verification that is made by hand stand in the file, which reads azp for itself? */
static bool verifies_by_hand(const struct audit *audit, struct str file)
{
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		if (str_equal(it->at.file, file) && match_token_is_clerks(audit, it) &&
			!match_token_is_sdk(it)) {
			return true;
		}
	}
	return false;
}

/* What the SDK verified may be compared anywhere behind it. */
static bool reads_azp(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->claims.n; i++) {
		const struct fact_claim *claim = &audit->facts->claims.items[i];

		if (str_is(claim->name, "azp") && str_is(claim->form, "read") &&
			match_in_app(audit, &claim->at) &&
			!verifies_by_hand(audit, claim->at.file)) {
			return true;
		}
	}
	return false;
}

/* What is known of the app, asked once. */
struct backend {
	bool middleware; /* Clerk's, which verifies before requireAuth() does */
	bool reads_azp;
	VEC(const struct fact_api_use *) accepts; /* options that say which tokens are taken */
};

/* authenticateRequest(request, { acceptsToken: 'm2m_token' }): no session tokens, no azp. */
static bool takes_machines_only(
	const struct backend *backend, const struct fact_token_verification *it)
{
	bool machines = false;

	for (size_t i = 0; i < backend->accepts.n; i++) {
		const struct fact_api_use *use = backend->accepts.items[i];

		if (!str_equal(use->at.file, it->at.file) || use->at.line < it->at.line ||
			use->at.line > it->at.end_line) {
			continue;
		}
		if (str_is(use->value, "session_token") || str_is(use->value, "any")) {
			return false;
		}
		machines = true;
	}
	return machines;
}

enum answer {
	ANSWER_CHECKED,
	ANSWER_OPEN,
	ANSWER_UNKNOWN,
	ANSWER_NO_DOOR, /* what it takes are no session tokens, or others verify before it */
};

static enum answer answer_of_sdk(
	const struct backend *backend, const struct fact_token_verification *it)
{
	if ((str_is(it->call, "requireAuth") && backend->middleware) ||
		takes_machines_only(backend, it)) {
		return ANSWER_NO_DOOR;
	}
	if (it->authorized_parties.n > 0 || it->checks_azp || backend->reads_azp) {
		return ANSWER_CHECKED;
	}
	return it->authorized_parties_known == KNOWN_UNRESOLVED ? ANSWER_UNKNOWN : ANSWER_OPEN;
}

static enum answer answer_of(
	const struct backend *backend, const struct fact_token_verification *it)
{
	if (match_token_is_sdk(it)) {
		return answer_of_sdk(backend, it);
	}
	if (it->checks_azp) {
		return ANSWER_CHECKED;
	}
	return match_token_wants_template(it) ? ANSWER_UNKNOWN : ANSWER_OPEN;
}

static struct backend backend_of(struct audit *audit)
{
	struct backend backend = {.reads_azp = reads_azp(audit)};

	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		backend.middleware =
			backend.middleware ||
			(str_is(it->call, "clerkMiddleware") && match_token_is_clerks(audit, it));
	}
	for (size_t i = 0; i < audit->facts->api_uses.n; i++) {
		const struct fact_api_use *use = &audit->facts->api_uses.items[i];

		if (str_ends(use->name, ".acceptsToken")) {
			vec_push(audit->arena, &backend.accepts, use);
		}
	}
	return backend;
}

match_door_vec match_doors_open(struct audit *audit)
{
	struct backend backend = backend_of(audit);
	match_door_vec open = {0};
	size_t best = 0;

	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];
		enum answer answer =
			match_token_is_clerks(audit, it) ? answer_of(&backend, it) : ANSWER_NO_DOOR;

		if (answer == ANSWER_UNKNOWN) {
			audit_unresolved(audit);
		} else if (answer != ANSWER_NO_DOOR) {
			audit_judged(audit);
		}
		if (answer == ANSWER_OPEN) {
			vec_push(audit->arena, &open, it);
			best = rank_of(it) < rank_of(open.items[best]) ? open.n - 1 : best;
		}
	}
	if (best > 0) {
		const struct fact_token_verification *first = open.items[best];

		open.items[best] = open.items[0];
		open.items[0] = first;
	}
	return open;
}
