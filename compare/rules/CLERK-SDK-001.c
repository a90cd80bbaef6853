#include "compare/match.h"
#include "compare/match_deprecated.h"
#include "compare/match_peer.h"
#include "compare/rules/pages.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Members that are called, or stand for everybody who is signed in. */
static bool is_needed(struct str member)
{
	static const char *const names[] = {"attemptWeb3WalletVerification", "auth", "clear",
		"complete", "confirm", "createEmail", "finalize", "getOrganizationMemberships",
		"getPendingInvitations", "getPendingOrganizationInvitationList", "getState",
		"handleMagicLinkVerification", "isReady", "m2mTokens", "redirectToHome",
		"setSession", "start", "subscribe", "verifyAccessToken", "verifySecret",
		"verifyToken"};

	return str_in(str_last_part(member, '.'), names, COUNT(names));
}

/* Does a removed name end the build, or the request that comes to it? */
static bool is_fatal(const struct match_deprecated *it)
{
	switch (it->kind) {
	case DEPRECATION_EXPORT:
	case DEPRECATION_SUBPATH:
	case DEPRECATION_BEHAVIOR:
		return it->runs;
	case DEPRECATION_MEMBER:
		return is_needed(it->name);
	case DEPRECATION_OPTION:
		return str_is(it->name, "authenticateRequest.request");
	default:
		return false;
	}
}

static enum severity severity_of(const struct match_deprecated *it)
{
	if (it->fate.fate == MATCH_FATE_REMOVED) {
		return is_fatal(it) ? SEVERITY_BLOCKER : SEVERITY_WARNING;
	}
	return it->fate.until != NULL ? SEVERITY_WARNING : SEVERITY_NOTE;
}

static void report(struct audit *audit, const struct match_deprecated *it)
{
	const struct place *first = &it->places.items[0];
	struct finding finding = match_finding(audit, first);
	struct str subject = match_deprecated_subject(audit, it);
	struct str words = match_deprecated_words(audit, it, is_fatal(it));
	struct str place = match_place(audit, first);
	const struct fact_package *installed =
		match_version_package(audit, match_removed_package(it->specifier));
	struct str where = place;

	if (it->places.n > 1) {
		where = str_format(audit->arena, "%.*s and %zu more place%s", STR_ARGS(place),
			it->places.n - 1, it->places.n == 2 ? "" : "s");
	}
	finding.severity = severity_of(it);
	finding.message = str_format(audit->arena, "%.*s (%.*s) %.*s", STR_ARGS(subject),
		STR_ARGS(where), STR_ARGS(words));
	finding.fix = match_deprecated_fix(audit, it, place);
	for (size_t i = 1; i < it->places.n; i++) {
		vec_push(audit->arena, &finding.related, it->places.items[i]);
	}
	if (installed != NULL) {
		struct str version = match_version_text(installed);
		struct str manifest = match_place(audit, &installed->at);

		finding.message = str_format(audit->arena, "%.*s; %.*s %.*s %s (%.*s)",
			STR_ARGS(finding.message), STR_ARGS(installed->name), STR_ARGS(version),
			match_version_state(installed), STR_ARGS(manifest));
		vec_push(audit->arena, &finding.related, installed->at);
	}
	finding.why = str_of(match_deprecated_why(it, is_fatal(it)));
	if (it->fate.fate == MATCH_FATE_DEPRECATED) {
		finding.title = STR("deprecated API");
	}
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct match_deprecated *it)
{
	struct str package = match_removed_package(it->specifier);

	if (it->fate.fate == MATCH_FATE_UNKNOWN) {
		audit_unresolved(audit);
		audit_not_evaluated(audit,
			"%.*s (%.*s) changed with %.*s %s, and which version is installed is not "
			"known",
			STR_ARGS(match_deprecated_subject(audit, it)),
			STR_ARGS(match_place(audit, &it->places.items[0])), STR_ARGS(package),
			it->fate.since);
		return;
	}
	audit_judged(audit);
	if (it->fate.fate != MATCH_FATE_FINE) {
		report(audit, it);
	}
}

static void judge_peer(struct audit *audit, const struct match_peer *it)
{
	struct str peer = match_version_text(it->peer);
	struct str version = match_version_text(it->package);
	struct str at = match_place(audit, &it->package->at);
	struct str peer_at = match_place(audit, &it->peer->at);
	struct finding finding = match_finding(audit, &it->peer->at);

	if (it->side == VERSION_SIDE_UNKNOWN) {
		audit_unresolved(audit);
		audit_not_evaluated(audit,
			"%.*s %.*s (%.*s) needs %.*s %s, and which version of it is installed is "
			"not known",
			STR_ARGS(it->package->name), STR_ARGS(version), STR_ARGS(at),
			STR_ARGS(it->peer->name), it->row->instead);
		return;
	}
	audit_judged(audit);
	if (it->side == VERSION_SIDE_FROM) {
		return;
	}
	finding.title = STR("package that the installed Clerk package no longer supports");
	finding.why =
		STR("package managers refuse to install the pair, or warn that it is untested");
	finding.severity = SEVERITY_WARNING;
	finding.message = str_format(audit->arena,
		"%.*s %.*s %s (%.*s), and %.*s %.*s (%.*s) needs %s", STR_ARGS(it->peer->name),
		STR_ARGS(peer), match_version_state(it->peer), STR_ARGS(peer_at),
		STR_ARGS(it->package->name), STR_ARGS(version), STR_ARGS(at), it->row->instead);
	finding.fix = str_format(audit->arena, "update %.*s to %s, or stay below %.*s %s",
		STR_ARGS(it->peer->name), it->row->instead, STR_ARGS(it->package->name), it->since);
	vec_push(audit->arena, &finding.related, it->package->at);
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	match_deprecated_vec names = {0};
	match_peer_vec peers = {0};

	match_deprecated_read(audit, &names);
	for (size_t i = 0; i < names.n; i++) {
		judge(audit, &names.items[i]);
	}
	match_peer_read(audit, &peers);
	for (size_t i = 0; i < peers.n; i++) {
		judge_peer(audit, &peers.items[i]);
	}
}

const struct rule rule_CLERK_SDK_001 = {
	.info =
		{
			.id = "CLERK-SDK-001",
			.area = "sdk",
			.title = "API that the installed version no longer has",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a use of one of Clerk's packages",
			.symptom = "the build ends with \"export 'SignedIn' was not found\", the "
				   "request with \"is not a function\", or an option does nothing",
			.since = "0.1",
			.page = page_CLERK_SDK_001,
		},
	.check = check,
};
