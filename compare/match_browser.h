#ifndef COMPARE_MATCH_BROWSER_H
#define COMPARE_MATCH_BROWSER_H

#include "compare/rule.h"

/* Calls of the Backend API in what is sent to the browser: CLERK-API-001's. */

enum match_browser {
	MATCH_BROWSER_NO,
	MATCH_BROWSER_UNKNOWN, /* whether it is sent a secret */
	MATCH_BROWSER_YES,
};

/* Does the browser make this call with a secret key? Not of what CLERK-SDK-005 speaks of. */
enum match_browser match_browser_calls(
	const struct audit *audit, const struct fact_backend_call *call);

/* Is it a request of one's own ("GET /v1/users"), and no call of the SDK's client? */
bool match_browser_is_request(const struct fact_backend_call *call);

/* Does the browser make such a call with the key in this variable? */
bool match_browser_has_key(const struct audit *audit, struct str variable);

/* Do the app's facts tell which modules the browser gets? So do those of some frameworks. */
bool match_browser_tells_sides(const struct audit *audit);

/* Is it a use of an export that runs on the server alone? */
bool match_browser_is_server_api(const struct fact_api_use *use);

#endif
