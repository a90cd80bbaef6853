#include "base/map.h"
#include "compare/match.h"
#include "compare/match_party.h"
#include "compare/rules/pages.h"

/* The parties of one call, by what they are; of each kind the first. */
struct parties {
	const struct fact_token_verification *call;
	size_t count[MATCH_PARTIES];
	struct str first[MATCH_PARTIES];
};

/* "https://acme.com, https://acme.dev" */
static struct str list_origins(struct audit *audit)
{
	enum { MOST = 10 };
	const struct instance *instance = audit->instance;
	struct str list = STR("");

	for (size_t i = 0; i < instance->domains.n && i < MOST; i++) {
		list = str_format(audit->arena, "%.*s%shttps://%.*s", STR_ARGS(list),
			i == 0 ? "" : ", ", STR_ARGS(instance->domains.items[i].name));
	}
	return list;
}

static const char *problem_of(enum match_party kind)
{
	static const char *const words[] = {
		[MATCH_PARTY_OWN] = "",
		[MATCH_PARTY_NEARLY] = "is compared letter by letter, and no browser sends it so",
		[MATCH_PARTY_ELSEWHERE] = "is not served in production",
		[MATCH_PARTY_SHELL] = "",
		[MATCH_PARTY_FOREIGN] = "is on none of its domains",
	};

	return words[kind];
}

static struct str fix_of(
	struct audit *audit, const struct parties *it, enum match_party kind, struct str place)
{
	struct arena *arena = audit->arena;
	struct str party = it->first[kind];
	struct str host = match_party_host(arena, party);
	struct str domain = audit->instance->domains.items[0].name;

	if (it->count[MATCH_PARTY_OWN] > 0) {
		return str_format(arena,
			"remove '%.*s' at %.*s, unless it is another environment's",
			STR_ARGS(party), STR_ARGS(place));
	}
	if (kind == MATCH_PARTY_NEARLY) {
		return str_format(
			arena, "write 'https://%.*s' at %.*s", STR_ARGS(host), STR_ARGS(place));
	}
	return str_format(arena,
		"at %.*s add the origin at which production serves the app, such as 'https://%.*s'",
		STR_ARGS(place), STR_ARGS(domain));
}

static void find(struct audit *audit, const struct parties *it, enum match_party kind,
	const struct place *at)
{
	const struct instance *instance = audit->instance;
	bool some = it->count[MATCH_PARTY_OWN] > 0;
	struct str place = match_place(audit, at);
	struct str label = match_instance(audit);
	struct str origins = list_origins(audit);
	struct finding finding = match_finding(audit, at);

	/* beside an origin that is right, a foreign one only lets nobody in */
	if (some) {
		finding.severity = SEVERITY_NOTE;
		finding.why = STR("the list says who may hand over a session token; an origin that "
				  "is not the app's does not belong on it");
	}
	finding.message = str_format(audit->arena,
		"authorizedParties of %.*s %s %.*s: '%.*s' (%.*s) %s; the instance's origins are "
		"%.*s and those of names below (%.*s)",
		STR_ARGS(it->call->call),
		some ? "names an origin foreign to" : "holds no origin of", STR_ARGS(label),
		STR_ARGS(it->first[kind]), STR_ARGS(place), problem_of(kind), STR_ARGS(origins),
		STR_ARGS(instance->domains.path));
	finding.fix = fix_of(audit, it, kind, place);
	finding.clerk = match_ref(audit,
		str_join(audit->arena, instance->domains.items[0].path, STR(".name")),
		instance->domains.items[0].name);
	if (at != &it->call->at) {
		vec_push(audit->arena, &finding.related, it->call->at);
	}
	audit_find(audit, finding);
}

/* Several calls may be given one list: it is told of once. */
static void find_once(
	struct audit *audit, const struct parties *it, enum match_party kind, struct map *told)
{
	const struct place *at = match_party_place(audit, it->call, it->first[kind]);
	struct str key = match_place(audit, at);

	if (map_get(told, key) == MAP_NONE) {
		map_put(audit->arena, told, key, 0);
		find(audit, it, kind, at);
	}
}

static struct parties sort(struct audit *audit, const struct fact_token_verification *call)
{
	struct parties it = {.call = call};

	for (size_t i = 0; i < call->authorized_parties.n; i++) {
		struct str party = call->authorized_parties.items[i];
		enum match_party kind = match_party_of(audit, party);

		if (it.count[kind]++ == 0) {
			it.first[kind] = party;
		}
	}
	return it;
}

static void judge(struct audit *audit, const struct fact_token_verification *call, struct map *told)
{
	const struct instance *instance = audit->instance;
	struct parties it = sort(audit, call);
	bool complete = call->authorized_parties_known == KNOWN_VALUE;
	bool own = it.count[MATCH_PARTY_OWN] > 0;
	bool known = instance->domains.known && instance->domains.n > 0;

	if (!own && (!complete || it.count[MATCH_PARTY_SHELL] > 0)) {
		audit_unresolved(audit);
	} else if (!own && !known) {
		audit_not_evaluated(
			audit, "the domains of %.*s are not all known", STR_ARGS(instance->label));
	} else if (!own) {
		audit_judged(audit);
		find_once(audit, &it,
			it.count[MATCH_PARTY_NEARLY] > 0    ? MATCH_PARTY_NEARLY
			: it.count[MATCH_PARTY_FOREIGN] > 0 ? MATCH_PARTY_FOREIGN
							    : MATCH_PARTY_ELSEWHERE,
			told);
	} else {
		audit_judged(audit);
		if (it.count[MATCH_PARTY_FOREIGN] > 0 && known) {
			find_once(audit, &it, MATCH_PARTY_FOREIGN, told);
		}
	}
}

/* An empty list checks nothing. */
static bool has_parties(const struct audit *audit, const struct fact_token_verification *it)
{
	return match_in_app(audit, &it->at) && it->authorized_parties_known != KNOWN_ABSENT &&
	       (it->authorized_parties.n > 0 || it->authorized_parties_known == KNOWN_UNRESOLVED);
}

static void check(struct audit *audit)
{
	struct map told = {0};

	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		if (!has_parties(audit, it)) {
			continue;
		}
		if (instance_is_production(audit->instance)) {
			judge(audit, it, &told);
		} else {
			audit_not_evaluated(audit,
				"origins are held against the domains of a production instance, "
				"and %.*s is not known to be one",
				STR_ARGS(audit->instance->label));
		}
	}
}

const struct rule rule_CLERK_TOKEN_003 = {
	.info =
		{
			.id = "CLERK-TOKEN-003",
			.area = "sessions",
			.title = "authorized parties are not the instance's origins",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "environment_type domains",
			.about = "authorizedParties given to a verification of tokens",
			.symptom =
				"token-invalid-authorized-parties: every session of production is "
				"refused, users are signed in and every request is answered 401",
			.since = "0.1",
			.page = page_CLERK_TOKEN_003,
		},
	.check = check,
};
