#include "clerk/advisories.h"

#include <stddef.h>

/*
 * Rows as of 2026-08-22. Ranges are those of the advisories. Of CVE-2025-53548 some have only the
 * fixed version: there the lower bound is the first version on @clerk/backend 2.0.0, which
 * verifies without svix since and is where the published ranges begin (CHANGELOG.md of the
 * packages of clerk/javascript, "@clerk/backend@2.0.0", #6059).
 */
#define WEBHOOK_TITLE  "verifyWebhook() takes events that are not signed"
#define WEBHOOK_SOURCE "clerk.com/changelog/2025-07-09; GHSA-9mp4-77wg-rwx9"
#define WEBHOOK(package, affected, fixed, floor_assumed) \
	{ \
		"CVE-2025-53548", "GHSA-9mp4-77wg-rwx9", package, affected, fixed, floor_assumed, \
			ADVISORY_VERIFY_WEBHOOK, WEBHOOK_TITLE, WEBHOOK_SOURCE \
	}

#define PROXY_TITLE "frontendApiProxy can be made to send the secret key to a foreign host"
#define PROXY(package, affected, fixed) \
	{ \
		"CVE-2026-34076", "GHSA-gjxx-92w9-8v8f", package, affected, fixed, false, \
			ADVISORY_PROXY, PROXY_TITLE, "GHSA-gjxx-92w9-8v8f" \
	}

#define MATCHER_TITLE "createRouteMatcher() is passed by with crafted paths"
#define MATCHER_SOURCE \
	"osv.dev/GHSA-vqx2-fgx2-5wq9; clerk/javascript packages/nextjs/CHANGELOG.md, #8311"
#define MATCHER(package, affected, fixed) \
	{ \
		"CVE-2026-41248", "GHSA-vqx2-fgx2-5wq9", package, affected, fixed, false, \
			ADVISORY_PROTECTED_LIST, MATCHER_TITLE, MATCHER_SOURCE \
	}

#define CHECK_TITLE "has() and auth.protect() grant what combined conditions forbid"
#define CHECK(package, affected, fixed) \
	{ \
		"CVE-2026-42349", "GHSA-w24r-5266-9c3c", package, affected, fixed, false, \
			ADVISORY_COMBINED_CHECK, CHECK_TITLE, "GHSA-w24r-5266-9c3c" \
	}

#define NEXT(id, alias, affected, fixed, floor_assumed, needs, title) \
	{ \
		id, alias, "next", affected, fixed, floor_assumed, needs, title, \
			"GitHub Security Advisories, " id \
	}

const struct advisory advisories[] = {
	{"CVE-2024-22206", "GHSA-q6w5-jg5q-47vg", "@clerk/nextjs", ">=4.7.0 <4.29.3", "4.29.3",
		false, ADVISORY_ALWAYS, "auth() and getAuth() can answer for another user",
		"GHSA-q6w5-jg5q-47vg; clerk.com/changelog/2024-02-02"},

	WEBHOOK("@clerk/backend", ">=2.0.0 <2.4.0", "2.4.0", false),
	WEBHOOK("@clerk/astro", ">=2.9.0 <2.10.2", "2.10.2", false),
	WEBHOOK("@clerk/express", ">=1.6.0 <1.7.4", "1.7.4", false),
	WEBHOOK("@clerk/fastify", ">=2.3.0 <2.4.4", "2.4.4", false),
	WEBHOOK("@clerk/nextjs", ">=6.21.0 <6.23.3", "6.23.3", true),
	WEBHOOK("@clerk/nuxt", ">=1.7.0 <1.7.5", "1.7.5", true),
	WEBHOOK("@clerk/react-router", ">=1.5.0 <1.6.4", "1.6.4", true),
	WEBHOOK("@clerk/remix", ">=4.8.0 <4.8.5", "4.8.5", true),
	WEBHOOK("@clerk/tanstack-react-start", ">=0.16.0 <0.18.3", "0.18.3", true),

	PROXY("@clerk/backend", ">=3.0.0 <3.2.3", "3.2.3"),
	PROXY("@clerk/express", ">=2.0.0 <2.0.7", "2.0.7"),
	PROXY("@clerk/hono", ">=0.1.0 <0.1.5", "0.1.5"),
	PROXY("@clerk/fastify", ">=3.1.0 <3.1.5", "3.1.5"),

	MATCHER("@clerk/nextjs", ">=5.0.0 <5.7.6 || >=6.0.0 <6.39.2 || >=7.0.0 <7.2.1",
		"5.7.6 6.39.2 7.2.1"),
	MATCHER("@clerk/nuxt", ">=1.1.0 <1.13.28 || >=2.0.0 <2.2.2", "1.13.28 2.2.2"),
	MATCHER("@clerk/astro", "<1.5.7 || >=2.0.0 <2.17.10 || >=3.0.0 <3.0.15",
		"1.5.7 2.17.10 3.0.15"),
	MATCHER("@clerk/shared", ">=2.20.17 <2.22.1 || >=3.0.0 <3.47.4 || >=4.0.0 <4.8.1",
		"2.22.1 3.47.4 4.8.1"),

	CHECK("@clerk/nextjs", ">=6.0.0 <6.39.3 || >=7.0.0 <7.2.4", "6.39.3 7.2.4"),
	CHECK("@clerk/backend", ">=2.0.0 <2.33.3 || >=3.0.0 <3.2.14", "2.33.3 3.2.14"),
	CHECK("@clerk/express", ">=0.1.0 <1.7.79 || >=2.0.0 <2.1.6", "1.7.79 2.1.6"),
	CHECK("@clerk/fastify", ">=1.0.42 <2.6.31 || >=3.0.0 <3.1.16", "2.6.31 3.1.16"),
	CHECK("@clerk/hono", ">=0.0.2 <0.1.16", "0.1.16"),
	CHECK("@clerk/astro", ">=2.0.0 <2.17.11 || >=3.0.0 <3.0.18", "2.17.11 3.0.18"),
	CHECK("@clerk/nuxt", ">=1.0.0 <1.13.29 || >=2.0.0 <2.2.5", "1.13.29 2.2.5"),
	CHECK("@clerk/react-router", ">=0.0.1 <2.4.13 || >=3.0.0 <3.1.4", "2.4.13 3.1.4"),
	CHECK("@clerk/tanstack-react-start", ">=0.0.1 <0.29.11 || >=1.0.0 <1.1.4", "0.29.11 1.1.4"),
	CHECK("@clerk/clerk-react", ">=5.9.0 <5.61.6", "5.61.6"),
	CHECK("@clerk/react", ">=6.0.0 <6.4.3", "6.4.3"),
	CHECK("@clerk/clerk-expo", ">=2.2.11 <2.19.36", "2.19.36"),
	CHECK("@clerk/expo", ">=3.0.0 <3.2.2", "3.2.2"),
	CHECK("@clerk/clerk-js", ">=5.22.0 <5.125.10 || >=6.0.0 <6.7.5", "5.125.10 6.7.5"),
	CHECK("@clerk/chrome-extension", ">=1.3.5 <2.9.15 || >=3.0.0 <3.1.15", "2.9.15 3.1.15"),
	CHECK("@clerk/shared", ">=3.0.0 <3.47.5 || >=4.0.0 <4.8.3", "3.47.5 4.8.3"),
	CHECK("@clerk/vue", ">=1.0.0 <1.17.21 || >=2.0.0 <2.0.16", "1.17.21 2.0.16"),

	NEXT("CVE-2025-29927", "GHSA-f82v-jwr5-mffw",
		">=11.1.4 <12.3.5 || >=13.0.0 <13.5.9 || >=14.0.0 <14.2.25 || >=15.0.0 <15.2.3",
		"12.3.5 13.5.9 14.2.25 15.2.3", false, ADVISORY_MIDDLEWARE,
		"middleware is skipped for requests with x-middleware-subrequest"),
	NEXT("CVE-2024-51479", "GHSA-7gfc-8cq8-jh5f", ">=9.5.5 <14.2.15", "14.2.15", false,
		ADVISORY_MIDDLEWARE, "checks of the path in middleware can be passed by"),
	NEXT("CVE-2026-44575", "GHSA-267c-6grr-h53f", ">=15.2.0 <15.5.16 || >=16.0.0 <16.2.5",
		"15.5.16 16.2.5", false, ADVISORY_SEGMENT_PREFETCH,
		"prefetches of segments do not run middleware"),
	NEXT("CVE-2026-45109", "GHSA-26hh-7cqf-hhc6", ">=15.2.0 <15.5.18 || >=16.0.0 <16.2.6",
		"15.5.18 16.2.6", false, ADVISORY_SEGMENT_PREFETCH,
		"prefetches of segments do not run middleware that Turbopack built"),
	NEXT("CVE-2026-44574", "GHSA-492v-c6pp-mqqv", ">=15.4.0 <15.5.16 || >=16.0.0 <16.2.5",
		"15.5.16 16.2.5", false, ADVISORY_DYNAMIC_ROUTE,
		"a query can put another value into a dynamic route than middleware sees"),
	NEXT("CVE-2026-44573", "GHSA-36qx-fr4f-26g5", ">=12.2.0 <15.5.16 || >=16.0.0 <16.2.5",
		"15.5.16 16.2.5", false, ADVISORY_I18N_PAGES,
		"middleware does not run for the data of localized pages"),
	NEXT("CVE-2026-64642", "GHSA-6gpp-xcg3-4w24", ">=16.0.0 <16.2.11", "16.2.11", false,
		ADVISORY_I18N_ONE_LOCALE,
		"with one locale, middleware that Turbopack built can be passed by"),
	NEXT("CVE-2025-55182", "CVE-2025-66478 GHSA-9qr9-h5gf-34mp",
		">=15.0.0 <15.0.5 || >=15.1.0 <15.1.9 || >=15.2.0 <15.2.6 || >=15.3.0 <15.3.6 || "
		">=15.4.0 <15.4.8 || >=15.5.0 <15.5.7 || >=16.0.0 <16.0.7",
		"15.0.5 15.1.9 15.2.6 15.3.6 15.4.8 15.5.7 16.0.7", false,
		ADVISORY_SERVER_COMPONENTS, "React Server Components run foreign code"),
	NEXT("CVE-2026-23869", "GHSA-q4gf-8mx6-v5v3", ">=13.0.0 <15.5.15 || >=16.0.0 <16.2.3",
		"15.5.15 16.2.3", false, ADVISORY_AVAILABILITY,
		"React Server Components can be brought to a halt"),
	{NULL, NULL, NULL, NULL, NULL, false, ADVISORY_ALWAYS, NULL, NULL},
};

bool advisories_affects(const struct advisory *advisory, const struct version *version)
{
	struct version release = *version;

	/* npm takes pre-releases for outside of any range that names none */
	release.prerelease = STR("");
	return version_in(&release, str_of(advisory->affected)) == VERSION_INSIDE;
}
