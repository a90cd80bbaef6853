#include "compare/match_redirect.h"

#include <stdint.h>

#include "compare/match.h"

/*
 * Sources: clerk/javascript packages/expo/src/hooks/useSSO.ts (a URL that is
 * not allowed gets no rotating_token_nonce); Clerk documentation "Allowlist
 * for mobile SSO redirect".
 */

/* Redirects of a browser, whose URLs nobody has to list. */
static bool is_web(struct str url)
{
	return str_starts(url, "/") || str_starts(url, "http://") || str_starts(url, "https://");
}

/* Does the call open a browser beside the app, so that its URL has to be on the list, whatever it
 * is? */
static bool is_native_flow(struct str via)
{
	static const char *const names[] = {"startSSOFlow", "startOAuthFlow", "useOAuth"};

	return str_in(str_last_part(via, '.'), names, sizeof(names) / sizeof(names[0]));
}

/* Where an invitation leads to is asked of no list. */
bool match_redirect_is_native(const struct fact_url *url)
{
	return is_native_flow(url->via) ||
	       (url->resolved && url->value.n > 0 && !str_has(url->via, "nvitation") &&
		       str_find(url->value, STR("://"), 0) != SIZE_MAX && !is_web(url->value));
}

struct str match_redirect_plain(struct audit *audit, struct str url)
{
	size_t end = str_find(url, STR("://"), 0);
	struct str rest;

	if (end == SIZE_MAX) {
		return url;
	}
	rest = str_slice(url, end + 3, url.n);
	while (str_starts(rest, "/")) {
		rest = str_slice(rest, 1, rest.n);
	}
	while (str_ends(rest, "/")) {
		rest.n--;
	}
	return str_format(
		audit->arena, "%.*s://%.*s", STR_ARGS(str_slice(url, 0, end)), STR_ARGS(rest));
}

bool match_redirect_is_listed(struct audit *audit, struct str url)
{
	const name_list *list = &audit->instance->redirect_urls;
	struct str wanted = match_redirect_plain(audit, url);

	for (size_t i = 0; i < list->n; i++) {
		if (str_equal(match_redirect_plain(audit, list->items[i]), wanted)) {
			return true;
		}
	}
	return false;
}

bool match_redirect_is_special(struct str url)
{
	static const char *const schemes[] = {"exp://", "exps://", "chrome-extension://",
		"moz-extension://", "capacitor://", "ionic://", "file://"};
	struct str scheme = str_slice(url, 0, str_find(url, STR("://"), 0));

	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		if (str_starts(url, schemes[i])) {
			return true;
		}
	}
	return str_ends(url, "://callback") && str_find_byte(scheme, '.') != SIZE_MAX;
}
