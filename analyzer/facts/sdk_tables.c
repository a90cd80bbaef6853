#include "facts/sdk_internal.h"

/*
 * What exports of Clerk's packages are, and what their calls and members give.
 * Sources, as of 2026-08-22: clerk/javascript packages/nextjs/src/server and
 * src/index.ts, packages/react/src/hooks, packages/shared/src/react/hooks and
 * src/types/{session,user,organization,clerk}.ts, packages/backend/src/{index,
 * api/factory,tokens/authObjects}.ts, packages/{astro,nuxt,vue,express,fastify,
 * hono,react-router,tanstack-react-start,expo,chrome-extension}/src; of older
 * majors the same files of @clerk/clerk-sdk-node and @clerk/nextjs 4.
 */
const struct sdk_step sdk_steps[] = {
	/* exports */
	{SDK_EXPORT, "auth", SDK_AUTH_FUNCTION},
	{SDK_EXPORT, "getAuth", SDK_AUTH_FUNCTION},
	{SDK_EXPORT, "useAuth", SDK_AUTH_FUNCTION},
	{SDK_EXPORT, "usePromisifiedAuth", SDK_AUTH_FUNCTION},
	{SDK_EXPORT, "useReactiveAuth", SDK_AUTH_FUNCTION},
	{SDK_EXPORT, "$authStore", SDK_AUTH},
	{SDK_EXPORT, "$userStore", SDK_USER},
	{SDK_EXPORT, "$sessionStore", SDK_SESSION},
	{SDK_EXPORT, "$organizationStore", SDK_ORGANIZATION},
	{SDK_EXPORT, "$clerkStore", SDK_CLERK},
	{SDK_EXPORT, "currentUser()", SDK_USER},
	{SDK_EXPORT, "useUser().user", SDK_USER},
	{SDK_EXPORT, "useSession().session", SDK_SESSION},
	{SDK_EXPORT, "useSessionContext()", SDK_SESSION},
	{SDK_EXPORT, "useClerk()", SDK_CLERK},
	{SDK_EXPORT, "useSignIn().signIn", SDK_SIGN_IN},
	{SDK_EXPORT, "useSignUp().signUp", SDK_SIGN_UP},
	{SDK_EXPORT, "useSignInSignal().signIn", SDK_SIGN_IN},
	{SDK_EXPORT, "useSignUpSignal().signUp", SDK_SIGN_UP},
	{SDK_EXPORT, "$signInStore", SDK_SIGN_IN},
	{SDK_EXPORT, "$signUpStore", SDK_SIGN_UP},
	{SDK_EXPORT, "useSSO()", SDK_SSO},
	{SDK_EXPORT, "useOAuth()", SDK_SSO},
	{SDK_EXPORT, "useOrganization().organization", SDK_ORGANIZATION},
	{SDK_EXPORT, "useOrganization().membership", SDK_MEMBERSHIP},
	{SDK_EXPORT, "useOrganization().memberships", SDK_MEMBERSHIP},
	{SDK_EXPORT, "useOrganization().membershipList", SDK_MEMBERSHIP},
	{SDK_EXPORT, "useOrganizationList().userMemberships", SDK_MEMBERSHIP},
	{SDK_EXPORT, "useOrganizationList().organizationList", SDK_MEMBERSHIP},
	{SDK_EXPORT, "useClerkContext().auth", SDK_AUTH},
	{SDK_EXPORT, "useClerkContext().user", SDK_USER},
	{SDK_EXPORT, "useClerkContext().session", SDK_SESSION},
	{SDK_EXPORT, "useClerkContext().organization", SDK_ORGANIZATION},
	{SDK_EXPORT, "useClerkContext().clerk", SDK_CLERK},
	{SDK_EXPORT, "getClerkInstance()", SDK_CLERK},
	{SDK_EXPORT, "getToken", SDK_GET_TOKEN},
	{SDK_EXPORT, "clerkClient", SDK_BACKEND_FUNCTION},
	{SDK_EXPORT, "createClerkClient()", SDK_BACKEND},
	{SDK_EXPORT, "ClerkClient", SDK_BACKEND}, /* the type, by which it is injected */
	{SDK_EXPORT, "Clerk()", SDK_BACKEND},
	{SDK_EXPORT, "default()", SDK_BACKEND},
	{SDK_EXPORT, "authenticateRequest()", SDK_REQUEST_STATE},
	{SDK_EXPORT, "verifyToken()", SDK_CLAIMS},
	{SDK_EXPORT, "verifyJwt()", SDK_CLAIMS},
	{SDK_EXPORT, "decodeJwt().payload", SDK_CLAIMS},
	/* the auth object */
	{SDK_AUTH_FUNCTION, "()", SDK_AUTH},
	{SDK_AUTH_FUNCTION, "protect", SDK_PROTECT},
	{SDK_AUTH, "has", SDK_HAS},
	{SDK_AUTH, "protect", SDK_PROTECT},
	{SDK_AUTH, "getToken", SDK_GET_TOKEN},
	{SDK_AUTH, "sessionClaims", SDK_CLAIMS},
	{SDK_AUTH, "claims", SDK_CLAIMS},
	{SDK_AUTH, "orgRole", SDK_ORG_ROLE},
	{SDK_AUTH, "orgPermissions", SDK_ORG_PERMISSIONS},
	{SDK_AUTH, "user", SDK_USER},
	{SDK_AUTH, "session", SDK_SESSION},
	{SDK_AUTH, "organization", SDK_ORGANIZATION},
	{SDK_PROTECT, "()", SDK_AUTH},
	{SDK_REQUEST_STATE, "toAuth()", SDK_AUTH},
	/* resources */
	{SDK_SESSION, "getToken", SDK_GET_TOKEN},
	{SDK_SESSION, "checkAuthorization", SDK_HAS},
	{SDK_SESSION, "user", SDK_USER},
	{SDK_SESSION, "lastActiveToken.jwt.claims", SDK_CLAIMS},
	{SDK_USER, "organizationMemberships", SDK_MEMBERSHIP},
	{SDK_USER, "getOrganizationMemberships()", SDK_MEMBERSHIP},
	{SDK_ORGANIZATION, "getMemberships()", SDK_MEMBERSHIP},
	{SDK_ORGANIZATION, "addMember()", SDK_MEMBERSHIP},
	{SDK_MEMBERSHIP, "role", SDK_MEMBER_ROLE},
	{SDK_MEMBERSHIP, "organization", SDK_ORGANIZATION},
	{SDK_MEMBERSHIP, "data", SDK_MEMBERSHIP},
	{SDK_MEMBERSHIP, "membership", SDK_MEMBERSHIP},
	{SDK_MEMBERSHIP, "[]", SDK_MEMBERSHIP},
	{SDK_MEMBERSHIP, "find()", SDK_MEMBERSHIP},
	{SDK_MEMBERSHIP, "filter()", SDK_MEMBERSHIP},
	{SDK_MEMBERSHIP, "at()", SDK_MEMBERSHIP},
	/* the browser's Clerk */
	{SDK_CLERK, "session", SDK_SESSION},
	{SDK_CLERK, "user", SDK_USER},
	{SDK_CLERK, "organization", SDK_ORGANIZATION},
	{SDK_CLERK, "client.signIn", SDK_SIGN_IN},
	{SDK_CLERK, "client.signUp", SDK_SIGN_UP},
	{SDK_CLERK, "client.activeSessions.[]", SDK_SESSION},
	{SDK_CLERK, "client.sessions.[]", SDK_SESSION},
	{SDK_SSO, "signIn", SDK_SIGN_IN},
	{SDK_SSO, "signUp", SDK_SIGN_UP},
	{SDK_SSO, "startSSOFlow().signIn", SDK_SIGN_IN},
	{SDK_SSO, "startSSOFlow().signUp", SDK_SIGN_UP},
	{SDK_SSO, "startOAuthFlow().signIn", SDK_SIGN_IN},
	{SDK_SSO, "startOAuthFlow().signUp", SDK_SIGN_UP},
	/* what is in a store of Astro's: $clerkStore.get() */
	{SDK_AUTH, "get()", SDK_AUTH},
	{SDK_USER, "get()", SDK_USER},
	{SDK_SESSION, "get()", SDK_SESSION},
	{SDK_ORGANIZATION, "get()", SDK_ORGANIZATION},
	{SDK_CLERK, "get()", SDK_CLERK},
	{SDK_SIGN_IN, "get()", SDK_SIGN_IN},
	{SDK_SIGN_UP, "get()", SDK_SIGN_UP},
	/* the Backend API client */
	{SDK_BACKEND_FUNCTION, "()", SDK_BACKEND},
	{SDK_BACKEND, "authenticateRequest()", SDK_REQUEST_STATE},
	{SDK_BACKEND, "verifyToken()", SDK_CLAIMS},
	{SDK_BACKEND, "users.getUser()", SDK_USER},
	{SDK_BACKEND, "users.createUser()", SDK_USER},
	{SDK_BACKEND, "users.updateUser()", SDK_USER},
	{SDK_BACKEND, "users.getUserList().data.[]", SDK_USER},
	{SDK_BACKEND, "users.getUserList().[]", SDK_USER},
	{SDK_BACKEND, "users.getOrganizationMembershipList()", SDK_MEMBERSHIP},
	{SDK_BACKEND, "organizations.getOrganization()", SDK_ORGANIZATION},
	{SDK_BACKEND, "organizations.createOrganization()", SDK_ORGANIZATION},
	{SDK_BACKEND, "organizations.getOrganizationMembershipList()", SDK_MEMBERSHIP},
	{SDK_BACKEND, "organizations.createOrganizationMembership()", SDK_MEMBERSHIP},
	{SDK_BACKEND, "organizations.updateOrganizationMembership()", SDK_MEMBERSHIP},
	{SDK_NONE, NULL, SDK_NONE},
};

/* In the browser, the same names are something else. */
const struct sdk_step sdk_browser_exports[] = {
	{SDK_EXPORT, "Clerk()", SDK_CLERK},
	{SDK_EXPORT, "default()", SDK_CLERK},
	{SDK_EXPORT, "createClerkClient()", SDK_CLERK},
	{SDK_NONE, NULL, SDK_NONE},
};

/* Resources that packages of older majors export by themselves: users.getUser(id). */
const char *const sdk_resources[] = {"allowlistIdentifiers", "clients", "domains", "emails",
	"emailAddresses", "invitations", "organizations", "phoneNumbers", "redirectUrls",
	"sessions", "signInTokens", "smsMessages", "users", NULL};

/*
 * Members of what a framework hands to a handler: context.locals.auth() of
 * Astro and SvelteKit, event.context.auth() of Nuxt, req.auth of Express.
 * Package: one of which must be among the app's.
 */
const struct sdk_handed sdk_handed[] = {
	{"locals.auth", SDK_AUTH_FUNCTION, "@clerk/astro", "svelte-clerk"},
	{"locals.currentUser", SDK_EXPORT, "@clerk/astro", "svelte-clerk"},
	{"context.auth", SDK_AUTH_FUNCTION, "@clerk/nuxt", "h3-clerk"},
	{"auth", SDK_AUTH_FUNCTION, "@clerk/express", "@clerk/clerk-sdk-node"},
	{"request.auth", SDK_AUTH_FUNCTION, "@clerk/remix", "@clerk/react-router"},
	{NULL, SDK_NONE, NULL, NULL},
};

/* Components that Nuxt's module and Vue's resolver import by themselves. */
const char *const sdk_components[] = {"APIKeys", "AuthenticateWithRedirectCallback",
	"ClerkDegraded", "ClerkFailed", "ClerkLoaded", "ClerkLoading", "ClerkProvider",
	"CreateOrganization", "GoogleOneTap", "OrganizationList", "OrganizationProfile",
	"OrganizationSwitcher", "PricingTable", "Protect", "RedirectToCreateOrganization",
	"RedirectToOrganizationProfile", "RedirectToSignIn", "RedirectToSignUp",
	"RedirectToUserProfile", "Show", "SignIn", "SignInButton", "SignOutButton", "SignUp",
	"SignUpButton", "SignedIn", "SignedOut", "TaskChooseOrganization", "UserAvatar",
	"UserButton", "UserProfile", "Waitlist", NULL};
