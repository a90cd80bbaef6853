#ifndef FACTS_SDK_H
#define FACTS_SDK_H

#include "facts/collector.h"

/*
 * What an expression is of Clerk's SDK: followed to an export of one of its
 * packages, and from there on by what calls give and members are. Sources:
 * clerk/javascript packages/{nextjs,react,backend,express,fastify,hono,astro,
 * nuxt,react-router,tanstack-react-start,vue,expo}/src and shared/src/types.
 * sdk_tables.c holds the rows; a kind more is a row more.
 */
enum sdk_kind {
	SDK_NONE, /* nothing of Clerk's, or not known */
	SDK_EXPORT, /* an export of which nothing more is said here: path is its name */
	SDK_AUTH_FUNCTION, /* auth, getAuth, useAuth, locals.auth: a call gives SDK_AUTH */
	SDK_AUTH, /* what says who is signed in */
	SDK_HAS, /* has() */
	SDK_PROTECT, /* auth.protect() */
	SDK_GET_TOKEN, /* getToken() of session or auth object */
	SDK_CLAIMS, /* payload of a session token: sessionClaims, verifyToken()'s result */
	SDK_ORG_ROLE, /* role of the active organization: orgRole */
	SDK_ORG_PERMISSIONS,
	SDK_USER, /* user: of useUser(), currentUser(), users.getUser() */
	SDK_SESSION,
	SDK_ORGANIZATION,
	SDK_MEMBERSHIP, /* an organization membership; its role is SDK_MEMBER_ROLE */
	SDK_MEMBER_ROLE,
	SDK_CLERK, /* the browser's Clerk object */
	SDK_BACKEND_FUNCTION, /* clerkClient where it has to be called */
	SDK_BACKEND, /* a Backend API client; path: "users.getUser" */
	SDK_SIGN_IN, /* path: "create", "emailCode.sendCode" */
	SDK_SIGN_UP,
	SDK_SSO, /* what useSSO() and useOAuth() give; path: "startSSOFlow" */
	SDK_REQUEST_STATE, /* of authenticateRequest() */
};

struct sdk_thing {
	enum sdk_kind kind;
	struct str path; /* members behind what `kind` says, joined by '.'; "" none */
	struct str package; /* that it comes from: "@clerk/nextjs/server"; "" where a framework
			       hands it over (event.context.auth) */
	struct str name; /* the export it began with: "useAuth"; "" likewise */
	struct site origin; /* the import's use or the call it began with */
};

/*
 * What an expression is; kind SDK_NONE when it is nothing of Clerk's or
 * different things. Of a call it says what its result is.
 */
struct sdk_thing sdk_of(struct collector *collector, struct site site);

/* What a call calls: `signIn.create` of signIn.create({…}) is SDK_SIGN_IN with path "create". */
struct sdk_thing sdk_called(struct collector *collector, struct site call);

/*
 * Whose export a JSX element's tag is: SDK_EXPORT with the component's name in
 * path ("SignIn", also "Show"); auto-imported ones of Nuxt and Vue count where
 * the app has the package. SDK_NONE for all others.
 */
struct sdk_thing sdk_element(struct collector *collector, struct site element);

/* "client" of what is sent to the browser, "server" of what certainly is not, "" otherwise. */
struct str sdk_side(struct collector *collector, struct site site, const struct sdk_thing *thing);

/* Do the app's manifests name this package? */
bool sdk_app_has(struct collector *collector, uint32_t app, const char *package);

#endif
