#include "compare/match_party.h"

#include "clerk/reach.h"
#include "compare/match.h"

static bool is_below(struct str host, struct str name)
{
	size_t at = host.n - name.n - 1;

	return str_equal(host, name) || (name.n > 0 && host.n > name.n && host.s[at] == '.' &&
						str_equal(str_slice(host, at + 1, host.n), name));
}

static bool is_own_host(struct audit *audit, struct str host)
{
	const struct instance *instance = audit->instance;

	for (size_t i = 0; i < instance->domains.n; i++) {
		const struct instance_domain *domain = &instance->domains.items[i];

		if (is_below(host, domain->name) ||
			(domain->proxy_url.n > 0 &&
				str_equal(host, match_url_host(audit->arena, domain->proxy_url)))) {
			return true;
		}
	}
	return false;
}

/*
 * As the SDK compares it, letter by letter: clerk/javascript
 * packages/backend/src/jwt/assertions.ts, assertAuthorizedPartiesClaim.
 */
static bool is_as_sent(struct audit *audit, struct str party, struct str host)
{
	struct str origin = str_format(audit->arena, "https://%.*s", STR_ARGS(host));
	struct str rest = str_slice(party, origin.n < party.n ? origin.n : party.n, party.n);

	return str_equal(str_slice(party, 0, party.n - rest.n), origin) &&
	       (rest.n == 0 || (rest.s[0] == ':' && str_find_byte(rest, '/') == SIZE_MAX &&
				       !str_is(rest, ":443")));
}

static bool has_scheme(struct str party)
{
	return str_find(party, STR("://"), 0) != SIZE_MAX;
}

struct str match_party_host(struct arena *arena, struct str party)
{
	return match_url_host(arena,
		has_scheme(party) ? party : str_format(arena, "https://%.*s", STR_ARGS(party)));
}

enum match_party match_party_of(struct audit *audit, struct str party)
{
	bool web =
		!has_scheme(party) || str_starts(party, "http://") || str_starts(party, "https://");
	struct str host = match_party_host(audit->arena, party);

	if (!web) {
		return MATCH_PARTY_SHELL;
	}
	if (str_absent(host) || reach_of(host).kind != REACH_ANY) {
		return MATCH_PARTY_ELSEWHERE;
	}
	if (!is_own_host(audit, host)) {
		return MATCH_PARTY_FOREIGN;
	}
	return is_as_sent(audit, party, host) ? MATCH_PARTY_OWN : MATCH_PARTY_NEARLY;
}

const struct place *match_party_place(
	const struct audit *audit, const struct fact_token_verification *call, struct str party)
{
	const struct place *found = NULL;

	for (size_t i = 0; i < audit->facts->urls.n; i++) {
		const struct fact_url *it = &audit->facts->urls.items[i];
		bool same_file = str_equal(it->at.file, call->at.file);

		if (str_is(it->setting, "authorizedParties") && str_equal(it->value, party) &&
			match_in_app(audit, &it->at) && (found == NULL || same_file)) {
			found = &it->at;
			if (same_file) {
				break;
			}
		}
	}
	return found == NULL ? &call->at : found;
}
