#ifndef COMPARE_MATCH_ROUTER_H
#define COMPARE_MATCH_ROUTER_H

#include "compare/rule.h"

/* Is the app one of Next.js with the Pages Router alone? */
bool match_router_is_pages(const struct audit *audit);

/* Is it a call that works in the App Router alone: CLERK-SDK-005's in any other app? */
bool match_router_needs_app(const struct fact_api_use *use);

#endif
