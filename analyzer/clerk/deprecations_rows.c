#include <stddef.h>

#include "clerk/deprecations.h"

/*
 * Source: clerk/javascript packages/upgrade/src/versions/core-{2,3}, one file a
 * rule, and what a row names besides. As of 2026-08-22.
 */
#define REACT \
	"@clerk/nextjs @clerk/react @clerk/clerk-react @clerk/expo @clerk/clerk-expo " \
	"@clerk/react-router @clerk/remix @clerk/tanstack-react-start @clerk/tanstack-start " \
	"@clerk/chrome-extension gatsby-plugin-clerk"
#define COMPONENTS REACT " @clerk/astro @clerk/vue @clerk/nuxt svelte-clerk vue-clerk"
#define BROWSER    COMPONENTS " @clerk/clerk-js"
#define SERVER_SDKS \
	"@clerk/nextjs @clerk/express @clerk/fastify @clerk/hono @clerk/astro @clerk/nuxt " \
	"@clerk/react-router @clerk/remix @clerk/tanstack-react-start @clerk/clerk-sdk-node " \
	"svelte-clerk"
#define SERVER "@clerk/backend " SERVER_SDKS
#define ANY    "*"

#define SOURCE(path) "clerk/javascript packages/" path
#define DOCS(path)   "clerk/clerk-docs docs/" path

#define EXPORT   DEPRECATION_EXPORT
#define PROP     DEPRECATION_PROP
#define OPTION   DEPRECATION_OPTION
#define MEMBER   DEPRECATION_MEMBER
#define VALUE    DEPRECATION_VALUE
#define SUBPATH  DEPRECATION_SUBPATH
#define PACKAGE  DEPRECATION_PACKAGE
#define ENV      DEPRECATION_ENV
#define PEER     DEPRECATION_PEER
#define BEHAVIOR DEPRECATION_BEHAVIOR
#define STYLE    DEPRECATION_STYLE

/* A row whose rule has a file: what goes with the generation. */
#define CORE_2(rule, packages, names, kind, instead) \
	{ \
		"core-2/" rule, packages, names, kind, NULL, "core-2", instead, NULL \
	}
#define CORE_3(rule, packages, names, kind, instead) \
	{ \
		"core-3/" rule, packages, names, kind, NULL, "core-3", instead, NULL \
	}
#define LATER(rule, packages, names, kind, deprecated, removed, instead, source) \
	{ \
		"later/" rule, packages, names, kind, deprecated, removed, instead, source \
	}

#define SERVER_IMPORT(rule, names) \
	CORE_2("nextjs/" rule, "@clerk/nextjs$", names, EXPORT, "@clerk/nextjs/server")
/* Its rule says /server, which has not had it since the same version (nextjs/src/server/index.ts).
 */
#define SERVER_LOST(rule, name, instead) \
	CORE_2("nextjs/" rule, "@clerk/nextjs", name, EXPORT, instead)
#define CONSTANT(rule, name, variable) \
	CORE_2("nextjs/import-" rule, "@clerk/nextjs", name, EXPORT, "the variable " variable)
#define MOVED(rule, name, to) CORE_2("backend/" rule, "@clerk/backend$", name, EXPORT, to)
#define STYLED(rule)          CORE_2("common/" rule, BROWSER, "", STYLE, "the new keys")
#define PAGED(rule, api, removed) \
	CORE_2("common/" rule, BROWSER, removed, OPTION, api "({ initialPage, pageSize })")
#define LISTED(rule, name) \
	CORE_2("common/" rule, SERVER, "clerkClient." name, BEHAVIOR, "{ data, totalCount }")

#define AFTER_SIGN(component) \
	component ".afterSignInUrl " component ".afterSignUpUrl " component ".redirectUrl"
#define BUT_ITS_OWN(component) component ".afterSignInUrl " component ".afterSignUpUrl"
#define ROOT_PROPS             AFTER_SIGN("ClerkProvider") " " AFTER_SIGN("ClerkApp")
#define PAGE_PROPS             AFTER_SIGN("SignIn") " " AFTER_SIGN("SignUp")
#define BUTTON_PROPS           AFTER_SIGN("SignInButton") " " AFTER_SIGN("SignUpButton")
#define AWAY_PROPS             BUT_ITS_OWN("RedirectToSignIn") " " BUT_ITS_OWN("RedirectToSignUp")
#define BACK_PROPS             AFTER_SIGN("AuthenticateWithRedirectCallback")
#define TAP_PROPS              AFTER_SIGN("GoogleOneTap")
#define SIGN_PROPS \
	ROOT_PROPS " " PAGE_PROPS " " BUTTON_PROPS " " AWAY_PROPS " " BACK_PROPS " " TAP_PROPS
#define SIGN_OPTIONS \
	AFTER_SIGN("openSignIn") \
	" " AFTER_SIGN("openSignUp") " " AFTER_SIGN("mountSignIn") " " AFTER_SIGN("mountSignUp")

#define USER_METADATA \
	"clerkClient.users.updateUser.publicMetadata " \
	"clerkClient.users.updateUser.privateMetadata " \
	"clerkClient.users.updateUser.unsafeMetadata"
#define ORGANIZATION_METADATA \
	"clerkClient.organizations.updateOrganization.publicMetadata " \
	"clerkClient.organizations.updateOrganization.privateMetadata"
/* With clerk/javascript #8587, which each package had in another version. */
#define METADATA_PARAMETERS(package, version) \
	LATER("backend-metadata-parameters", package, USER_METADATA, OPTION, version, NULL, \
		"updateUserMetadata()", SOURCE("backend/CHANGELOG.md")), \
		LATER("backend-metadata-parameters", package, ORGANIZATION_METADATA, OPTION, \
			version, NULL, "updateOrganizationMetadata()", \
			SOURCE("backend/CHANGELOG.md"))
#define OWN_METADATA(package, version) \
	LATER("user-update-metadata", package, "user.update.unsafeMetadata", OPTION, version, \
		NULL, "user.updateMetadata()", SOURCE("clerk-js/CHANGELOG.md"))

#define OAUTH_PREFIX(package, version) \
	LATER("oauth-access-token-prefix", package, "provider.oauth_*", VALUE, version, NULL, \
		"the provider without oauth_", SOURCE("backend/src/api/endpoints/UserApi.ts"))
#define EMAIL_LINK_CODE(package, version) \
	LATER("email-link-error-code", package, "EmailLinkErrorCode", EXPORT, version, NULL, \
		"EmailLinkErrorCodeStatus", SOURCE("shared/src/errors/emailLinkError.ts"))
/* With clerk/javascript #8147 and #4631. */
#define SIGN_OUT_OPTIONS(package, version) \
	LATER("sign-out-options", package, "SignOutButton.signOutOptions", PROP, version, NULL, \
		"redirectUrl, sessionId", SOURCE("react/src/components/SignOutButton.tsx"))
#define REDIRECT_COMPONENTS(package, version) \
	LATER("redirect-components", package, \
		"RedirectToUserProfile RedirectToOrganizationProfile " \
		"RedirectToCreateOrganization", \
		EXPORT, version, NULL, "clerk.redirectToUserProfile() and the like", \
		SOURCE("react/src/components/controlComponents.tsx"))

const struct deprecation deprecations[] = {
	/* packages and paths, Core 3 */
	CORE_3("clerk-react-package-rename", "@clerk/clerk-react", "", PACKAGE, "@clerk/react"),
	CORE_3("clerk-expo-package-rename", "@clerk/clerk-expo", "", PACKAGE, "@clerk/expo"),
	CORE_3("clerk-types-deprecation", "@clerk/types", "", PACKAGE, "@clerk/shared/types"),
	CORE_3("ui-themes-export-path", "@clerk/themes", "", PACKAGE, "@clerk/ui/themes"),
	CORE_3("ui-themes-export-path", "@clerk/ui @clerk/themes",
		"__experimental_createTheme experimental_createTheme", EXPORT,
		"createTheme of @clerk/ui/themes/experimental"),
	CORE_3("simple-theme-usage-changed", "@clerk/ui @clerk/themes",
		"simple __experimental_simple experimental__simple", EXPORT,
		"appearance={{ theme: 'simple' }}"),
	/* its rule says removed, and the package has it still */
	{"core-3/react-router-api-server-removed", "@clerk/react-router/api.server", "", SUBPATH,
		"core-3", NULL, "@clerk/react-router/server", SOURCE("react-router/package.json")},

	/* components and props, Core 3 */
	CORE_3("protect-signedin-signedout-replaced-by-show", COMPONENTS, "Protect", EXPORT,
		"<Show when={…}>"),
	CORE_3("protect-signedin-signedout-replaced-by-show", COMPONENTS, "SignedIn", EXPORT,
		"<Show when=\"signed-in\">"),
	CORE_3("protect-signedin-signedout-replaced-by-show", COMPONENTS, "SignedOut", EXPORT,
		"<Show when=\"signed-out\">"),
	CORE_3("deprecated-redirect-props-removed", COMPONENTS, SIGN_PROPS, PROP,
		"fallbackRedirectUrl, forceRedirectUrl"),
	CORE_3("deprecated-redirect-props-removed", BROWSER, SIGN_OPTIONS, OPTION,
		"fallbackRedirectUrl, forceRedirectUrl"),
	CORE_3("userbutton-signout-props-removed", COMPONENTS,
		"UserButton.afterSignOutUrl UserButton.afterMultiSessionSingleSignOutUrl", PROP,
		"ClerkProvider.afterSignOutUrl or SignOutButton.redirectUrl"),
	CORE_3("after-switch-organization-url-removed", COMPONENTS,
		"OrganizationSwitcher.afterSwitchOrganizationUrl", PROP,
		"afterSelectOrganizationUrl"),
	CORE_3("hide-slug-removed", COMPONENTS,
		"OrganizationProfile.hideSlug OrganizationSwitcher.hideSlug "
		"OrganizationList.hideSlug CreateOrganization.hideSlug",
		PROP, "the instance's setting for organization slugs"),
	CORE_3("astro-as-prop-removed", "@clerk/astro",
		"SignInButton.as SignUpButton.as SignOutButton.as CheckoutButton.as "
		"PlanDetailsButton.as SubscriptionDetailsButton.as",
		PROP, "asChild"),
	CORE_3("clerk-js-ui-props-internalized", BROWSER,
		"*.clerkJSUrl *.clerkJSVersion *.clerkUIUrl *.clerkUIVersion", PROP, "ui"),
	CORE_3("clerk-js-ui-props-internalized", "@clerk/astro @clerk/vue @clerk/nuxt",
		"clerk.clerkJSUrl clerk.clerkJSVersion clerk.clerkUIUrl clerk.clerkUIVersion "
		"clerkPlugin.clerkJSUrl clerkPlugin.clerkJSVersion",
		OPTION, "ui"),
	CORE_3("clerk-js-variant-removed", BROWSER, "*.clerkJSVariant", PROP, "prefetchUI={false}"),
	CORE_3("clerk-js-variant-removed", "@clerk/astro @clerk/vue @clerk/nuxt",
		"clerk.clerkJSVariant clerkPlugin.clerkJSVariant", OPTION, "prefetchUI: false"),
	CORE_3("billing-props-removed", COMPONENTS, "*.__unstable_manageBilling*", PROP, ""),
	CORE_3("clerk-provider-inside-body", "@clerk/nextjs", "ClerkProvider", BEHAVIOR,
		"ClerkProvider inside of <body>"),
	CORE_3("expo-publishable-key-required", "@clerk/expo @clerk/clerk-expo", "ClerkProvider",
		BEHAVIOR, "publishableKey as a prop"),

	/* calls, options and members, Core 3 */
	CORE_3("saml-to-enterprise-sso", BROWSER, "strategy.saml", VALUE, "enterprise_sso"),
	CORE_3("saml-account-renamed", ANY,
		"user.samlAccounts verification.samlAccount user.saml_accounts", MEMBER,
		"enterpriseAccounts"),
	CORE_3("user-settings-saml-renamed", ANY, "userSettings.saml", MEMBER, "enterpriseSSO"),
	CORE_3("backend-deprecated-verify-methods-removed", SERVER,
		"clerkClient.apiKeys.verifySecret "
		"clerkClient.idPOAuthAccessToken.verifyAccessToken "
		"clerkClient.idpOAuthAccessToken.verifyAccessToken clerkClient.m2m.verifyToken",
		MEMBER, "verify"),
	CORE_3("express-deprecated-removed", "@clerk/express", "clerkMiddleware.enableHandshake",
		OPTION, ""),
	CORE_3("express-deprecated-removed", "@clerk/express", "req.auth", MEMBER, "getAuth(req)"),
	CORE_3("nextjs-encryption-key-required", "@clerk/nextjs", "clerkMiddleware.secretKey",
		OPTION, "with the variable CLERK_ENCRYPTION_KEY"),
	CORE_3("nextjs-protect-server-action-401", "@clerk/nextjs", "auth.protect", BEHAVIOR,
		"401 where it was 404 for server actions"),
	CORE_3("react-router-require-middleware", "@clerk/react-router", "rootAuthLoader", BEHAVIOR,
		"clerkMiddleware() beside it"),
	CORE_3("nuxt-getauth-removed", "@clerk/nuxt", "getAuth", EXPORT, "event.context.auth()"),
	CORE_3("nuxt-routing-strategy-default-path", "@clerk/nuxt", "SignIn SignUp", BEHAVIOR,
		"routing by path"),
	CORE_3("astro-env-var-precedence", "@clerk/astro", "clerk clerkMiddleware", BEHAVIOR,
		"process.env before import.meta.env"),
	CORE_3("expo-clerk-export-removed", "@clerk/expo @clerk/clerk-expo", "Clerk", EXPORT,
		"getClerkInstance(), useClerk()"),
	CORE_3("expo-native-auth-hooks-moved", "@clerk/expo$ @clerk/clerk-expo$",
		"useSignInWithApple", EXPORT, "@clerk/expo/apple"),
	CORE_3("expo-native-auth-hooks-moved", "@clerk/expo$ @clerk/clerk-expo$",
		"useSignInWithGoogle", EXPORT, "@clerk/expo/google"),
	CORE_3("client-active-sessions-removed", ANY, "client.activeSessions", MEMBER,
		"client.sessions"),
	CORE_3("set-active-before-emit-removed", BROWSER, "setActive.beforeEmit", OPTION,
		"navigate"),
	CORE_3("gettoken-offline-error", BROWSER, "getToken", BEHAVIOR,
		"ClerkOfflineError is thrown"),
	CORE_3("gettoken-ssr-throws", BROWSER, "useAuth.getToken", BEHAVIOR,
		"it throws on the server"),
	CORE_3("gettoken-stale-while-revalidate", BROWSER, "session.getToken", BEHAVIOR,
		"a cached token while it is made anew"),
	CORE_3("needs-client-trust-sign-in-status-added", BROWSER, "useSignIn", BEHAVIOR,
		"the status needs_client_trust is to be handled"),
	CORE_3("checkout-api-changed", BROWSER,
		"useCheckout.id useCheckout.plan useCheckout.planId useCheckout.planPeriod "
		"useCheckout.status useCheckout.start useCheckout.confirm "
		"useCheckout.paymentSource useCheckout.totals useCheckout.isStarting "
		"useCheckout.isConfirming useCheckout.error useCheckout.complete "
		"useCheckout.clear useCheckout.finalize useCheckout.fetchStatus.status "
		"clerk.checkout.getState clerk.checkout.subscribe",
		MEMBER, "useCheckout().checkout"),
	CORE_3("experimental-prefix-aligned", ANY, "experimental__* experimental_*", EXPORT,
		"__experimental_…"),
	CORE_3("experimental-prefix-aligned", ANY, "clerk.experimental__* clerk.experimental_*",
		MEMBER, "__experimental_…"),
	CORE_3("unstable-to-internal", ANY, "__unstable_*", EXPORT, "__internal_…"),
	CORE_3("unstable-to-internal", ANY, "clerk.__unstable_*", MEMBER, "__internal_…"),
	CORE_3("unstable-to-internal", COMPONENTS, "*.__unstable_invoke*", PROP, "__internal_…"),
	CORE_3("clerk-api-error-kind-added", ANY, "ClerkApiError", BEHAVIOR, "ClerkAPIError"),
	LATER("satellite-auto-sync", BROWSER, "*.isSatellite", BEHAVIOR, NULL, "core-3",
		"satelliteAutoSync", SOURCE("upgrade/src/codemods/transform-satellite-auto-sync")),

	/* what else must be new enough, Core 3 */
	{"core-3/nextjs-min-version", "@clerk/nextjs", "next", PEER, NULL, "15.2.3", ">=15.2.8",
		SOURCE("nextjs/package.json")},
	{"core-3/tanstack-start-min-tanstack-version", "@clerk/tanstack-react-start",
		"@tanstack/react-start", PEER, NULL, "1.157.0", ">=1.157", NULL},
	{"core-3/expo-min-version", "@clerk/expo", "expo", PEER, NULL, "53.0.0", ">=53", NULL},
	{"core-3/min-node-version", ANY, "node", PEER, NULL, "20.9.0", ">=20.9.0", NULL},

	/* appearance, Core 3 */
	CORE_3("appearance-layout-to-options", COMPONENTS, "*.appearance.layout", PROP,
		"appearance.options"),
	CORE_3("show-optional-fields-default", BROWSER, "appearance.options.showOptionalFields",
		STYLE, ""),
	CORE_3("color-ring-backdrop-opacity", BROWSER, "colorRing colorModalBackdrop", STYLE, ""),

	/* variables, Core 2 */
	CORE_2("common/api-key-to-secret-key", ANY, "CLERK_API_KEY", ENV, "CLERK_SECRET_KEY"),
	CORE_2("common/frontend-api-to-publishable-key", ANY,
		"CLERK_FRONTEND_API NEXT_PUBLIC_CLERK_FRONTEND_API", ENV,
		"NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY, CLERK_PUBLISHABLE_KEY"),
	CORE_2("expo/apikey-to-publishable-key", "@clerk/clerk-expo",
		"CLERK_FRONTEND_API REACT_APP_CLERK_FRONTEND_API", ENV,
		"EXPO_PUBLIC_CLERK_PUBLISHABLE_KEY"),
	CORE_2("nextjs/clerk-js-version-next-public", "@clerk/nextjs", "CLERK_JS_VERSION", ENV,
		"NEXT_PUBLIC_CLERK_JS_VERSION"),
	CORE_2("nextjs/next-public-clerk-js-url", "@clerk/nextjs", "NEXT_PUBLIC_CLERK_JS", ENV,
		"NEXT_PUBLIC_CLERK_JS_URL"),
	{"core-2/common/aftersignxurl-changes", "@clerk/nextjs",
		"NEXT_PUBLIC_CLERK_AFTER_SIGN_IN_URL NEXT_PUBLIC_CLERK_AFTER_SIGN_UP_URL", ENV,
		"core-2", "core-3", "…_FALLBACK_REDIRECT_URL, …_FORCE_REDIRECT_URL",
		SOURCE("nextjs/src/utils/mergeNextClerkPropsWithEnv.ts")},
	{"core-2/common/aftersignxurl-changes", ANY,
		"CLERK_AFTER_SIGN_IN_URL CLERK_AFTER_SIGN_UP_URL "
		"NEXT_PUBLIC_CLERK_AFTER_SIGN_IN_URL NEXT_PUBLIC_CLERK_AFTER_SIGN_UP_URL "
		"VITE_CLERK_AFTER_SIGN_IN_URL VITE_CLERK_AFTER_SIGN_UP_URL",
		ENV, "core-2", NULL, "…_FALLBACK_REDIRECT_URL, …_FORCE_REDIRECT_URL", NULL},
	{"core-2/common/aftersignxurl-changes", COMPONENTS,
		"ClerkProvider.afterSignInUrl ClerkProvider.afterSignUpUrl SignIn.afterSignInUrl "
		"SignIn.afterSignUpUrl SignUp.afterSignInUrl SignUp.afterSignUpUrl",
		PROP, "core-2", "core-3", "fallbackRedirectUrl, forceRedirectUrl", NULL},

	/* keys as parameters, Core 2 */
	CORE_2("backend/createclerkclient-apikey", "@clerk/backend",
		"createClerkClient.apiKey Clerk.apiKey", OPTION, "secretKey"),
	CORE_2("backend/createclerkclient-frontendapi", "@clerk/backend",
		"createClerkClient.frontendApi Clerk.frontendApi", OPTION, "publishableKey"),
	CORE_2("fastify/createclerkclient-apikey", "@clerk/fastify",
		"createClerkClient.apiKey Clerk.apiKey", OPTION, "secretKey"),
	CORE_2("fastify/createclerkclient-frontendapi", "@clerk/fastify",
		"createClerkClient.frontendApi Clerk.frontendApi", OPTION, "publishableKey"),
	CORE_2("fastify/clerkplugin-frontendapi", "@clerk/fastify", "clerkPlugin.frontendApi",
		OPTION, "publishableKey"),
	CORE_2("nextjs/createclerkclient-apikey", "@clerk/nextjs", "createClerkClient.apiKey",
		OPTION, "secretKey"),
	CORE_2("nextjs/createclerkclient-frontendapi", "@clerk/nextjs",
		"createClerkClient.frontendApi", OPTION, "publishableKey"),
	CORE_2("nextjs/authmiddleware-apikey", "@clerk/nextjs", "authMiddleware.apiKey", OPTION,
		"secretKey"),
	CORE_2("nextjs/authmiddleware-frontendapi", "@clerk/nextjs", "authMiddleware.frontendApi",
		OPTION, "publishableKey"),
	CORE_2("nextjs/getauth-apikey", "@clerk/nextjs", "getAuth.apiKey", OPTION, "secretKey"),
	CORE_2("node/createclerkclient-apikey", "@clerk/clerk-sdk-node", "createClerkClient.apiKey",
		OPTION, "secretKey"),
	CORE_2("node/createclerkclient-frontendapi", "@clerk/clerk-sdk-node",
		"createClerkClient.frontendApi", OPTION, "publishableKey"),
	CORE_2("node/clerkexpressrequireauth-apikey", "@clerk/clerk-sdk-node",
		"ClerkExpressRequireAuth.apiKey", OPTION, "secretKey"),
	CORE_2("node/clerkexpressrequireauth-frontendapi", "@clerk/clerk-sdk-node",
		"ClerkExpressRequireAuth.frontendApi", OPTION, "publishableKey"),
	CORE_2("node/clerkexpresswithauth-apikey", "@clerk/clerk-sdk-node",
		"ClerkExpressWithAuth.apiKey", OPTION, "secretKey"),
	CORE_2("node/clerkexpresswithauth-frontendapi", "@clerk/clerk-sdk-node",
		"ClerkExpressWithAuth.frontendApi", OPTION, "publishableKey"),
	CORE_2("node/createclerkexpressrequireauth-apikey", "@clerk/clerk-sdk-node",
		"createClerkExpressRequireAuth.apiKey", OPTION, "secretKey"),
	CORE_2("node/createclerkexpressrequireauth-frontendapi", "@clerk/clerk-sdk-node",
		"createClerkExpressRequireAuth.frontendApi", OPTION, "publishableKey"),
	CORE_2("node/createclerkexpressrequireauth-public-key-required", "@clerk/clerk-sdk-node",
		"createClerkExpressRequireAuth", BEHAVIOR, "publishableKey is required"),
	CORE_2("node/createclerkexpresswithauth-apikey", "@clerk/clerk-sdk-node",
		"createClerkExpressWithAuth.apiKey", OPTION, "secretKey"),
	CORE_2("node/createclerkexpresswithauth-frontendapi", "@clerk/clerk-sdk-node",
		"createClerkExpressWithAuth.frontendApi", OPTION, "publishableKey"),
	CORE_2("node/createclerkexpresswithauth-publickey-required", "@clerk/clerk-sdk-node",
		"createClerkExpressWithAuth", BEHAVIOR, "publishableKey is required"),
	CORE_2("remix/createclerkclient-apikey", "@clerk/remix", "createClerkClient.apiKey", OPTION,
		"secretKey"),
	CORE_2("remix/getauth-apikey", "@clerk/remix", "getAuth.apiKey", OPTION, "secretKey"),
	CORE_2("remix/rootauthloader-apikey", "@clerk/remix", "rootAuthLoader.apiKey", OPTION,
		"secretKey"),
	CORE_2("remix/rootauthloader-frontendapi", "@clerk/remix", "rootAuthLoader.frontendApi",
		OPTION, "publishableKey"),
	CORE_2("common/clerkprovider-frontendapi-2", REACT, "ClerkProvider.frontendApi", PROP,
		"publishableKey"),
	CORE_2("expo/clerkprovider-frontendapi", "@clerk/clerk-expo", "ClerkProvider.frontendApi",
		PROP, "publishableKey"),

	/* Next, Core 2 */
	{"core-2/nextjs/auth-middleware-deprecated", "@clerk/nextjs", "authMiddleware", EXPORT,
		"core-2", "6.0.0", "clerkMiddleware",
		DOCS("guides/development/upgrading/upgrade-guides/nextjs-v6.mdx")},
	{"core-2/nextjs/auth-middleware-deprecated", "@clerk/nextjs",
		"authMiddleware.publicRoutes authMiddleware.ignoredRoutes authMiddleware.apiRoutes "
		"authMiddleware.beforeAuth authMiddleware.afterAuth authMiddleware.debug",
		OPTION, "core-2", "6.0.0", "clerkMiddleware",
		DOCS("guides/development/upgrading/upgrade-guides/nextjs-v6.mdx")},
	CORE_2("nextjs/with-clerk-middleware-removed", "@clerk/nextjs",
		"withClerkMiddleware withEdgeMiddlewareAuth", EXPORT, "clerkMiddleware"),
	SERVER_IMPORT("auth-import-change", "auth"),
	SERVER_IMPORT("authmiddleware-import-change", "authMiddleware"),
	SERVER_IMPORT("buildclerkprops-import-change", "buildClerkProps"),
	SERVER_LOST("clerk-import-change", "Clerk", "createClerkClient of @clerk/nextjs/server"),
	SERVER_LOST("constants-import-change", "constants", "constants of @clerk/backend/internal"),
	SERVER_LOST("createauthenticaterequest-import-change", "createAuthenticateRequest",
		"createAuthenticateRequest of @clerk/backend/internal"),
	SERVER_LOST("createisomorphicrequest-import-change", "createIsomorphicRequest",
		"createClerkRequest of @clerk/backend/internal"),
	SERVER_IMPORT("currentuser-import-change", "currentUser"),
	SERVER_LOST("decodejwt-import-change", "decodeJwt", "decodeJwt of @clerk/backend/jwt"),
	SERVER_LOST("redirect-import-change", "redirect", "redirect of next/navigation"),
	SERVER_IMPORT("redirecttosignin-import-path", "redirectToSignIn"),
	SERVER_IMPORT("redirecttosignup-import-path", "redirectToSignUp"),
	SERVER_LOST("signjwt-import-change", "signJwt", "signJwt of @clerk/backend/jwt"),
	SERVER_LOST("verifyjwt-import-change", "verifyJwt", "verifyJwt of @clerk/backend/jwt"),
	SERVER_IMPORT("verifytoken-import-change", "verifyToken"),
	CORE_2("nextjs/emaillinkerrorcode-import-change", "@clerk/nextjs$", "EmailLinkErrorCode",
		EXPORT, "@clerk/nextjs/errors"),
	CORE_2("nextjs/isclerkapiresponserror-import-change", "@clerk/nextjs$",
		"isClerkAPIResponseError", EXPORT, "@clerk/nextjs/errors"),
	CORE_2("nextjs/isemaillinkerror-import-change", "@clerk/nextjs$", "isEmailLinkError",
		EXPORT, "@clerk/nextjs/errors"),
	CORE_2("nextjs/isknownerror-import-change", "@clerk/nextjs$", "isKnownError", EXPORT,
		"@clerk/nextjs/errors"),
	CORE_2("nextjs/multisessionappsupport-import-change", "@clerk/nextjs$",
		"MultisessionAppSupport MultiSessionAppSupport", EXPORT, "@clerk/nextjs/internal"),
	CORE_2("nextjs/import-nextjs-api", "@clerk/nextjs/api", "", SUBPATH,
		"@clerk/nextjs/server"),
	CORE_2("nextjs/import-nextjs-app-beta", "@clerk/nextjs/app-beta", "", SUBPATH,
		"@clerk/nextjs/server"),
	CORE_2("nextjs/import-nextjs-ssr", "@clerk/nextjs/ssr", "", SUBPATH,
		"@clerk/nextjs/server"),
	CORE_2("nextjs/import-nextjs-edge-middleware", "@clerk/nextjs/edge-middleware", "", SUBPATH,
		"@clerk/nextjs/server"),
	CORE_2("nextjs/import-nextjs-edge-middlewarefiles", "@clerk/nextjs/edge-middlewarefiles",
		"", SUBPATH, "@clerk/nextjs/server"),
	CONSTANT("api-url", "API_URL", "CLERK_API_URL"),
	CONSTANT("api-version", "API_VERSION", "CLERK_API_VERSION"),
	CONSTANT("clerk-js-url", "CLERK_JS_URL", "NEXT_PUBLIC_CLERK_JS_URL"),
	CONSTANT("clerk-js-version", "CLERK_JS_VERSION", "NEXT_PUBLIC_CLERK_JS_VERSION"),
	CONSTANT("domain", "DOMAIN", "NEXT_PUBLIC_CLERK_DOMAIN"),
	CONSTANT("is-satellite", "IS_SATELLITE", "NEXT_PUBLIC_CLERK_IS_SATELLITE"),
	CONSTANT("proxy-url", "PROXY_URL", "NEXT_PUBLIC_CLERK_PROXY_URL"),
	CONSTANT("publishable-key", "PUBLISHABLE_KEY", "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY"),
	CONSTANT("secret-key", "SECRET_KEY", "CLERK_SECRET_KEY"),
	CONSTANT("sign-in-url", "SIGN_IN_URL", "NEXT_PUBLIC_CLERK_SIGN_IN_URL"),
	CONSTANT("sign-up-url", "SIGN_UP_URL", "NEXT_PUBLIC_CLERK_SIGN_UP_URL"),
	CORE_2("nextjs/api-url-value-change", "@clerk/nextjs", "API_URL", BEHAVIOR,
		"https://api.clerk.com"),
	{"core-2/nextjs/min-nextjs-version", "@clerk/nextjs", "next", PEER, NULL, "13.0.4",
		">=13.0.4", NULL},

	/* factories, Core 2 */
	CORE_2("backend/clerk-import", "@clerk/backend", "Clerk", EXPORT, "createClerkClient"),
	CORE_2("fastify/clerk-import-change", "@clerk/fastify", "Clerk", EXPORT,
		"createClerkClient"),
	CORE_2("node/clerk-import-change", "@clerk/clerk-sdk-node", "Clerk default", EXPORT,
		"createClerkClient"),
	CORE_2("remix/clerk-import-change", "@clerk/remix", "Clerk", EXPORT, "createClerkClient"),
	CORE_2("js/clerk-import", "@clerk/clerk-js", "default", EXPORT, "{ Clerk }"),

	/* backend, Core 2 */
	CORE_2("backend/authenticaterequest-params-change",
		"@clerk/backend @clerk/nextjs @clerk/fastify @clerk/clerk-sdk-node @clerk/remix",
		"authenticateRequest.request", OPTION, "authenticateRequest(request, options)"),
	CORE_2("backend/clockskewinseconds", SERVER,
		"verifyJwt.clockSkewInSeconds verifyToken.clockSkewInSeconds "
		"authenticateRequest.clockSkewInSeconds",
		OPTION, "clockSkewInMs (with the same value)"),
	MOVED("constants-import-path-move", "constants", "@clerk/backend/internal"),
	MOVED("redirect-import-path-move", "redirect", "@clerk/backend/internal"),
	MOVED("createauthenticaterequest-import-path-move", "createAuthenticateRequest",
		"@clerk/backend/internal"),
	MOVED("createisomorphicrequest-import-path-move", "createIsomorphicRequest",
		"createClerkRequest of @clerk/backend/internal"),
	MOVED("createisomorphicrequest-removed", "createIsomorphicRequest",
		"createClerkRequest of @clerk/backend/internal"),
	MOVED("verifyjwt-import-path-move", "verifyJwt", "@clerk/backend/jwt"),
	MOVED("decodejwt-import-path-move", "decodeJwt", "@clerk/backend/jwt"),
	MOVED("signjwt-import-path-move", "signJwt", "@clerk/backend/jwt"),
	MOVED("tokenverificationerror-import-move", "TokenVerificationError",
		"@clerk/backend/errors"),
	MOVED("tokenverificationerroraction-import-move", "TokenVerificationErrorAction",
		"@clerk/backend/errors"),
	MOVED("tokenverificationerrorcode-import-move", "TokenVerificationErrorCode",
		"@clerk/backend/errors"),
	MOVED("tokenverificationerrorreason-import-move", "TokenVerificationErrorReason",
		"@clerk/backend/errors"),
	MOVED("signjwterror-import-move", "SignJWTError", "@clerk/backend/errors"),
	CORE_2("backend/interstitial-removed", SERVER,
		"loadInterstitialFromLocal loadInterstitialFromBAPI buildPublicInterstitialUrl",
		EXPORT, "the handshake"),
	CORE_2("backend/pkgversion", SERVER,
		"loadInterstitialFromLocal.pkgVersion loadInterstitialFromBAPI.pkgVersion "
		"buildPublicInterstitialUrl.pkgVersion",
		OPTION, "clerkJSVersion"),
	CORE_2("backend/httpoptions-removed", SERVER,
		"createClerkClient.httpOptions Clerk.httpOptions", OPTION, ""),
	CORE_2("backend/buildrequesturl-removed", "@clerk/backend", "buildRequestUrl", EXPORT, ""),
	CORE_2("backend/createemail-removed", "@clerk/backend", "createEmail", EXPORT, ""),
	CORE_2("backend/createemail-removed", SERVER, "clerkClient.emails.createEmail", MEMBER, ""),
	CORE_2("backend/client-unstableoptions-removed", SERVER, "clerkClient.__unstable_options",
		MEMBER, ""),
	CORE_2("backend/api-url-value-changed", "@clerk/backend", "API_URL", BEHAVIOR,
		"https://api.clerk.com"),
	CORE_2("fastify/api-url-value-change", "@clerk/fastify", "API_URL", BEHAVIOR,
		"https://api.clerk.com"),
	CORE_2("node/api-url-value-change", "@clerk/clerk-sdk-node", "API_URL", BEHAVIOR,
		"https://api.clerk.com"),
	CORE_2("react/api-url-value-change", "@clerk/clerk-react", "API_URL", BEHAVIOR,
		"https://api.clerk.com"),
	CORE_2("backend/getclientlist-arguments", SERVER, "clients.getClientList", BEHAVIOR,
		"getClientList({ limit, offset })"),
	CORE_2("backend/getsessionlist-arguments", SERVER, "sessions.getSessionList", BEHAVIOR,
		"getSessionList({ userId, … })"),
	CORE_2("backend/getorganizationmembershiplist-return-signature", SERVER,
		"clerkClient.users.getOrganizationMembershipList", BEHAVIOR,
		"{ data, totalCount }"),
	CORE_2("backend/getpendingorganizationinvitationlist", SERVER,
		"clerkClient.organizations.getPendingOrganizationInvitationList", MEMBER,
		"getOrganizationInvitationList({ status: ['pending'] })"),
	CORE_2("backend/members-count", ANY, "organization.members_count", MEMBER, "membersCount"),
	CORE_2("backend/membershiprole", ANY, "MembershipRole", EXPORT,
		"OrganizationCustomRoleKey, org:admin"),
	CORE_2("backend/organizationjson-logourl", ANY, "organization.logo_url", MEMBER,
		"image_url"),
	CORE_2("backend/userjson-profileimageurl", ANY, "user.profile_image_url", MEMBER,
		"image_url"),
	CORE_2("backend/organizationmembershippublicuserdatajson-profileimageurl", ANY,
		"publicUserData.profile_image_url", MEMBER, "image_url"),

	/* lists, Core 2 */
	LISTED("getallowlistidentifierlist-return-signature",
		"allowlistIdentifiers.getAllowlistIdentifierList"),
	LISTED("getclientlist-return-signature", "clients.getClientList"),
	LISTED("getinvitationlist-return-signature", "invitations.getInvitationList"),
	LISTED("getorganizationinvitationlist-return-signature",
		"users.getOrganizationInvitationList"),
	LISTED("getorganizationinvitationlist-return-type-change",
		"organizations.getOrganizationInvitationList"),
	LISTED("getorganizationlist-return-signature", "users.getOrganizationList"),
	LISTED("getorganizationlist-return-type-change", "organizations.getOrganizationList"),
	LISTED("getorganizationmembershiplist-return-type-change",
		"organizations.getOrganizationMembershipList"),
	LISTED("getredirecturllist-return-signature", "redirectUrls.getRedirectUrlList"),
	LISTED("getsessionlist-return-signature", "sessions.getSessionList"),
	LISTED("getuserlist-return-signature", "users.getUserList"),
	LISTED("getuseroauthaccesstoken-return-signature", "users.getUserOauthAccessToken"),
	PAGED("organization-getdomains-arguments-change", "getDomains",
		"organization.getDomains.limit organization.getDomains.offset"),
	PAGED("organization-getinvitations-arguments-changed", "getInvitations",
		"organization.getInvitations.limit organization.getInvitations.offset"),
	PAGED("organization-getmembershiprequests-arguments-changed", "getMembershipRequests",
		"organization.getMembershipRequests.limit "
		"organization.getMembershipRequests.offset"),
	PAGED("organization-getmemberships-arguments-changed", "getMemberships",
		"organization.getMemberships.limit organization.getMemberships.offset"),
	PAGED("organization-getroles-arguments-changed", "getRoles",
		"organization.getRoles.limit organization.getRoles.offset"),
	PAGED("user-getorganizationinvitations-arguments-changed", "getOrganizationInvitations",
		"user.getOrganizationInvitations.limit user.getOrganizationInvitations.offset"),
	PAGED("user-getorganizationmemberships-arguments-changed", "getOrganizationMemberships",
		"user.getOrganizationMemberships.limit user.getOrganizationMemberships.offset"),
	PAGED("user-getorganizationsuggestions-arguments-changed", "getOrganizationSuggestions",
		"user.getOrganizationSuggestions.limit user.getOrganizationSuggestions.offset"),
	CORE_2("common/user-getorganizationmemberships-return-signature", BROWSER,
		"user.getOrganizationMemberships", BEHAVIOR, "{ data, total_count }"),
	CORE_2("common/organization-getpendinginvitations", BROWSER,
		"organization.getPendingInvitations", MEMBER,
		"getInvitations({ status: ['pending'] })"),

	/* hooks, components and helpers, Core 2 */
	CORE_2("common/setsession", BROWSER,
		"clerk.setSession useClerk.setSession useSignIn.setSession useSignUp.setSession "
		"useSessionList.setSession",
		MEMBER, "setActive"),
	CORE_2("common/usemagiclink", REACT, "useMagicLink", EXPORT, "useEmailLink"),
	CORE_2("common/handlemagiclinkverification", BROWSER,
		"useClerk.handleMagicLinkVerification clerk.handleMagicLinkVerification", MEMBER,
		"handleEmailLinkVerification"),
	CORE_2("common/ismagiclinkerror", BROWSER, "isMagicLinkError", EXPORT, "isEmailLinkError"),
	CORE_2("common/magiclinkerror", BROWSER, "MagicLinkError", EXPORT, "EmailLinkError"),
	CORE_2("common/magiclinkerrorcode", BROWSER, "MagicLinkErrorCode", EXPORT,
		"EmailLinkErrorCode"),
	CORE_2("common/navigate-to-routerpush-routerreplace", REACT, "ClerkProvider.navigate", PROP,
		"routerPush, routerReplace"),
	CORE_2("common/signoutcallback-to-redirecturl", REACT, "SignOutButton.signOutCallback",
		PROP, "redirectUrl"),
	CORE_2("common/withclerk-hof-removed", REACT, "withClerk", EXPORT, "useClerk"),
	CORE_2("common/withclerk-removed", REACT, "WithClerk", EXPORT, "useClerk"),
	CORE_2("common/withsession-hof-removed", REACT, "withSession", EXPORT, "useSession"),
	CORE_2("common/withsession-removed", REACT, "WithSession", EXPORT, "useSession"),
	CORE_2("common/withuser-hof-removed", REACT, "withUser", EXPORT, "useUser"),
	CORE_2("common/withuser-removed-2", REACT, "WithUser", EXPORT, "useUser"),
	CORE_2("common/emaillinkerrorcode-import-change", "@clerk/clerk-react$",
		"EmailLinkErrorCode", EXPORT, "@clerk/clerk-react/errors"),
	CORE_2("common/isclerkapiresponserror-import-change", "@clerk/clerk-react$",
		"isClerkAPIResponseError", EXPORT, "@clerk/clerk-react/errors"),
	CORE_2("common/isemaillinkerror-import-change", "@clerk/clerk-react$", "isEmailLinkError",
		EXPORT, "@clerk/clerk-react/errors"),
	CORE_2("common/isknownerror-import-change", "@clerk/clerk-react$", "isKnownError", EXPORT,
		"@clerk/clerk-react/errors"),
	CORE_2("common/ismetamaskerror-import-change", "@clerk/clerk-react$ @clerk/nextjs$",
		"isMetamaskError", EXPORT, "/errors"),
	CORE_2("common/multisessionappsupport-import-change", "@clerk/clerk-react$",
		"MultisessionAppSupport MultiSessionAppSupport", EXPORT,
		"@clerk/clerk-react/internal"),
	CORE_2("common/clerkprovideroptionswrapper-dropped", ANY, "ClerkProviderOptionsWrapper",
		EXPORT, ""),
	CORE_2("common/externalaccount-avatarurl", ANY, "externalAccount.avatarUrl", MEMBER,
		"imageUrl"),
	CORE_2("common/externalaccount-picture", ANY, "externalAccount.picture", MEMBER,
		"imageUrl"),
	CORE_2("common/externalaccountjson-avatarurl", ANY, "externalAccount.avatar_url", MEMBER,
		"image_url"),
	CORE_2("common/organization-logourl", ANY, "organization.logoUrl", MEMBER, "imageUrl"),
	CORE_2("common/organizationmembershippublicuserdata-profileimageurl", ANY,
		"publicUserData.profileImageUrl", MEMBER, "imageUrl"),
	CORE_2("common/user-profileimageurl", ANY, "user.profileImageUrl", MEMBER, "imageUrl"),
	CORE_2("common/organization-create-string", BROWSER, "clerk.createOrganization", BEHAVIOR,
		"createOrganization({ name })"),
	CORE_2("common/user-update-password", BROWSER, "user.update.password", OPTION,
		"updatePassword()"),
	CORE_2("common/userprofile-prop", REACT, "UserButton.userProfile", PROP,
		"userProfileProps"),
	CORE_2("common/supported-external-accounts-removed", BROWSER,
		"signIn.supportedExternalAccounts signIn.supported_external_accounts", MEMBER, ""),
	CORE_2("common/useorganizations", REACT, "useOrganizations", EXPORT, "useOrganizationList"),
	CORE_2("common/useorganization-invitationlist", REACT, "useOrganization.invitationList",
		OPTION, "invitations"),
	CORE_2("common/useorganization-membershiplist", REACT, "useOrganization.membershipList",
		OPTION, "memberships"),
	{"core-2/common/afterswitchorganizationurl", COMPONENTS,
		"OrganizationSwitcher.afterSwitchOrganizationUrl", PROP, "core-2", "core-3",
		"afterSelectOrganizationUrl", NULL},
	{"core-2/common/min-react-version", REACT, "react", PEER, NULL, "18.0.0", ">=18", NULL},

	/* further packages, Core 2 */
	CORE_2("chrome-extension/clerkprovider-tokencache", "@clerk/chrome-extension",
		"ClerkProvider.tokenCache", PROP, "storageCache"),
	CORE_2("js/clerk-isready-removed", BROWSER, "clerk.isReady", MEMBER, "loaded"),
	CORE_2("js/redirecttohome", BROWSER, "clerk.redirectToHome useClerk.redirectToHome", MEMBER,
		"redirectToAfterSignUp(), redirectToAfterSignIn()"),
	CORE_2("js/getorganizationmemberships", BROWSER,
		"clerk.getOrganizationMemberships useClerk.getOrganizationMemberships", MEMBER,
		"user.getOrganizationMemberships()"),
	CORE_2("js/experimental-canusecaptcha", BROWSER, "clerk.experimental_canUseCaptcha", MEMBER,
		""),
	CORE_2("js/experimental-captchasitekey", BROWSER, "clerk.experimental_captchaSiteKey",
		MEMBER, ""),
	CORE_2("js/experimental-captchaurl", BROWSER, "clerk.experimental_captchaURL", MEMBER, ""),
	CORE_2("js/lastorganizationinvitation-member", BROWSER,
		"clerk.lastOrganizationInvitation clerk.lastOrganizationMember", MEMBER, ""),
	CORE_2("js/signup-attemptweb3walletverification-generatedsignature", BROWSER,
		"signUp.attemptWeb3WalletVerification.generatedSignature", OPTION, "signature"),
	CORE_2("js/unstable-invitationupdate", BROWSER, "clerk.__unstable__invitationUpdate",
		MEMBER, ""),
	CORE_2("js/unstable-membershipupdate", BROWSER, "clerk.__unstable__membershipUpdate",
		MEMBER, ""),
	CORE_2("js/user-createexternalaccount-redirecturl", BROWSER,
		"user.createExternalAccount.redirect_url", OPTION, "redirectUrl"),
	CORE_2("js/user-orgpublicdata-profileimageurl", "@clerk/clerk-js", "user.profileImageUrl",
		MEMBER, "imageUrl"),
	CORE_2("node/cjs-esm-instance",
		"@clerk/clerk-sdk-node/cjs/instance @clerk/clerk-sdk-node/esm/instance", "",
		SUBPATH, "@clerk/clerk-sdk-node"),
	CORE_2("node/legacyauthobject-removed", "@clerk/clerk-sdk-node", "LegacyAuthObject", EXPORT,
		"AuthObject"),
	CORE_2("node/setclerkapikey", "@clerk/clerk-sdk-node", "setClerkApiKey", EXPORT,
		"createClerkClient({ secretKey })"),
	CORE_2("node/setclerkapiversion", "@clerk/clerk-sdk-node", "setClerkApiVersion", EXPORT,
		"createClerkClient({ apiVersion })"),
	CORE_2("node/setclerkhttpoptions", "@clerk/clerk-sdk-node", "setClerkHttpOptions", EXPORT,
		"createClerkClient()"),
	CORE_2("node/setclerkserverapiurl", "@clerk/clerk-sdk-node", "setClerkServerApiUrl", EXPORT,
		"createClerkClient({ apiUrl })"),
	CORE_2("remix/clerkerrorboundary-removed", "@clerk/remix",
		"ClerkErrorBoundary V1_ClerkErrorBoundary", EXPORT, ""),
	CORE_2("shared/getrequesturl", "@clerk/shared", "getRequestUrl", EXPORT, ""),
	CORE_2("shared/organizationcontext", "@clerk/shared", "OrganizationContext", EXPORT,
		"OrganizationProvider"),
	CORE_2("shared/useorganizationlist-organizationlist", REACT " @clerk/shared",
		"useOrganizationList.organizationList", OPTION, "userMemberships"),

	/* appearance and localization, Core 2 */
	STYLED("alternativemethods-backlink"),
	STYLED("appearance-organizationpreview-organizationswitcher"),
	STYLED("appearance-variables-breaking-changes"),
	STYLED("button-to-organizationlistcreateorganizationactionbutton"),
	STYLED("card-changes"),
	STYLED("changed-localization-keys"),
	STYLED("connected-accounts-dropdown"),
	STYLED("mfa-dropdown"),
	STYLED("new-localization-keys"),
	STYLED("organizationprofile-settings"),
	STYLED("organizationswitcherpopoveractionbuttontext-removed"),
	STYLED("remove-identitypreview-avatar"),
	STYLED("remove-socialbuttonsblockbuttonarrow"),
	STYLED("removed-localization-keys"),
	STYLED("userbuttonpopoveractionbuttontext-removed"),
	STYLED("userbuttontrigger-userbuttonbox-invert"),
	STYLED("userprofile-security"),

	/* what came later, or has no rule */
	LATER("nextjs-6-async", "@clerk/nextjs", "auth clerkClient currentUser", BEHAVIOR, NULL,
		"6.0.0", "await auth(), await clerkClient(), await auth.protect()",
		DOCS("guides/development/upgrading/upgrade-guides/nextjs-v6.mdx")),
	LATER("nextjs-6-redirect", "@clerk/nextjs", "redirectToSignIn", EXPORT, NULL, "6.0.0",
		"(await auth()).redirectToSignIn()",
		DOCS("guides/development/upgrading/upgrade-guides/nextjs-v6.mdx")),
	LATER("nextjs-6-redirect", "@clerk/nextjs", "redirectToSignUp", EXPORT, NULL, "6.0.0",
		"(await auth()).redirectToSignUp() (of 6.14.0 and above)",
		DOCS("guides/development/upgrading/upgrade-guides/nextjs-v6.mdx")),
	LATER("nextjs-5-client-from-root", "@clerk/nextjs$", "clerkClient", EXPORT, NULL, "core-2",
		"@clerk/nextjs/server", SOURCE("nextjs/src/index.ts")),
	LATER("nextjs-6-dynamic-provider", "@clerk/nextjs", "ClerkProvider", BEHAVIOR, NULL,
		"6.0.0", "<ClerkProvider dynamic>",
		DOCS("guides/development/upgrading/upgrade-guides/nextjs-v6.mdx")),
	LATER("sdk-node-to-express", "@clerk/clerk-sdk-node", "", PACKAGE, NULL, NULL,
		"@clerk/express",
		DOCS("guides/development/upgrading/upgrade-guides/node-to-express.mdx")),
	LATER("remix-to-react-router", "@clerk/remix", "", PACKAGE, NULL, NULL,
		"@clerk/react-router", SOURCE("upgrade/src/versions/core-2/remix")),
	LATER("tanstack-start-rename", "@clerk/tanstack-start", "", PACKAGE, NULL, NULL,
		"@clerk/tanstack-react-start", SOURCE("tanstack-react-start/CHANGELOG.md")),
	LATER("packages-with-successor", "vue-clerk", "", PACKAGE, NULL, NULL, "@clerk/vue",
		"wobsoriano/vue-clerk README.md"),
	LATER("packages-with-successor", "clerk-sveltekit", "", PACKAGE, NULL, NULL, "svelte-clerk",
		"markjaquith/clerk-sveltekit README.md"),
	LATER("packages-with-successor", "@hono/clerk-auth", "", PACKAGE, NULL, NULL, "@clerk/hono",
		SOURCE("hono/package.json")),
	LATER("packages-without-successor",
		"@clerk/elements gatsby-plugin-clerk @clerk/edge @clerk/backend-core @clerk/ssr "
		"@clerk/redwood",
		"", PACKAGE, NULL, NULL, "", SOURCE("upgrade/src/constants/sdks.js")),
	LATER("react-router-ssr-server", "@clerk/react-router/ssr.server", "", SUBPATH, "core-3",
		NULL, "@clerk/react-router/server", SOURCE("react-router/package.json")),
	LATER("nextjs-create-route-matcher", "@clerk/nextjs", "createRouteMatcher", EXPORT,
		"7.5.14", NULL, "await auth.protect() where the resource is",
		SOURCE("nextjs/CHANGELOG.md")),
	LATER("astro-create-route-matcher", "@clerk/astro", "createRouteMatcher", EXPORT, NULL,
		"4.0.0", "locals.auth() where the resource is", SOURCE("astro/CHANGELOG.md")),
	LATER("nuxt-create-route-matcher", "@clerk/nuxt", "createRouteMatcher", EXPORT, NULL,
		"3.0.0", "event.context.auth() where the resource is", SOURCE("nuxt/CHANGELOG.md")),
	LATER("express-require-auth", "@clerk/express", "requireAuth", EXPORT, "2.1.0", NULL,
		"clerkMiddleware() and getAuth()", SOURCE("express/src/requireAuth.ts")),
	LATER("backend-saml-connections", SERVER, "clerkClient.samlConnections", MEMBER, "core-3",
		NULL, "clerkClient.enterpriseConnections", SOURCE("backend/src/api/factory.ts")),
	LATER("backend-delete-domain", SERVER, "clerkClient.domains.deleteDomain", MEMBER, "core-3",
		NULL, "clerkClient.domains.delete",
		SOURCE("backend/src/api/endpoints/DomainApi.ts")),
	LATER("backend-m2m-tokens", SERVER, "clerkClient.m2mTokens", MEMBER, NULL, "core-3",
		"clerkClient.m2m", SOURCE("backend/CHANGELOG.md")),
	METADATA_PARAMETERS("@clerk/backend", "3.7.0"),
	METADATA_PARAMETERS("@clerk/nextjs", "7.5.2"),
	METADATA_PARAMETERS("@clerk/express", "2.1.26"),
	METADATA_PARAMETERS("@clerk/fastify", "3.1.36"),
	METADATA_PARAMETERS("@clerk/hono", "0.1.36"),
	METADATA_PARAMETERS("@clerk/astro", "3.4.2"),
	METADATA_PARAMETERS("@clerk/nuxt", "2.6.2"),
	METADATA_PARAMETERS("@clerk/react-router", "3.4.2"),
	METADATA_PARAMETERS("@clerk/tanstack-react-start", "1.4.2"),
	OWN_METADATA("@clerk/clerk-js", "6.16.1"),
	OWN_METADATA("@clerk/nextjs", "7.5.2"),
	OWN_METADATA("@clerk/react", "6.9.1"),
	OWN_METADATA("@clerk/expo", "3.4.2"),
	OWN_METADATA("@clerk/react-router", "3.4.2"),
	OWN_METADATA("@clerk/tanstack-react-start", "1.4.2"),
	OWN_METADATA("@clerk/chrome-extension", "3.1.35"),
	OWN_METADATA("@clerk/astro", "3.4.2"),
	OWN_METADATA("@clerk/vue", "2.4.2"),
	OWN_METADATA("@clerk/nuxt", "2.6.2"),
	OAUTH_PREFIX("@clerk/backend", "1.24.0"),
	OAUTH_PREFIX("@clerk/nextjs", "6.11.2"),
	OAUTH_PREFIX("@clerk/express", "1.3.47"),
	OAUTH_PREFIX("@clerk/fastify", "2.1.20"),
	OAUTH_PREFIX("@clerk/astro", "2.1.20"),
	OAUTH_PREFIX("@clerk/nuxt", "1.1.3"),
	OAUTH_PREFIX("@clerk/react-router", "1.0.7"),
	OAUTH_PREFIX("@clerk/remix", "4.4.23"),
	OAUTH_PREFIX("@clerk/tanstack-react-start", "0.12.0"),
	OAUTH_PREFIX("@clerk/hono", NULL),
	LATER("expo-use-oauth", "@clerk/expo @clerk/clerk-expo", "useOAuth", EXPORT, "2.7.0", NULL,
		"useSSO", SOURCE("expo/src/hooks/useOAuth.ts")),
	LATER("redirect-to-task", COMPONENTS, "RedirectToTask", EXPORT, NULL, "core-3",
		"RedirectToTasks", SOURCE("react/src/components/controlComponents.tsx")),
	EMAIL_LINK_CODE("@clerk/clerk-js", "5.61.1"),
	EMAIL_LINK_CODE("@clerk/nextjs", "6.15.1"),
	EMAIL_LINK_CODE("@clerk/clerk-react", "5.28.1"),
	EMAIL_LINK_CODE("@clerk/react", "6.0.0"),
	EMAIL_LINK_CODE("@clerk/react-router", "1.2.6"),
	EMAIL_LINK_CODE("@clerk/remix", "4.5.18"),
	EMAIL_LINK_CODE("@clerk/tanstack-react-start", "0.13.6"),
	SIGN_OUT_OPTIONS("@clerk/nextjs", "7.0.7"),
	SIGN_OUT_OPTIONS("@clerk/react", "6.1.3"),
	SIGN_OUT_OPTIONS("@clerk/expo", "3.1.5"),
	SIGN_OUT_OPTIONS("@clerk/react-router", "3.0.7"),
	SIGN_OUT_OPTIONS("@clerk/tanstack-react-start", "1.0.7"),
	SIGN_OUT_OPTIONS("@clerk/chrome-extension", "3.1.5"),
	REDIRECT_COMPONENTS("@clerk/nextjs", "6.5.1"),
	REDIRECT_COMPONENTS("@clerk/clerk-react", "5.17.1"),
	REDIRECT_COMPONENTS("@clerk/react", "6.0.0"),
	REDIRECT_COMPONENTS("@clerk/clerk-expo", "2.3.11"),
	REDIRECT_COMPONENTS("@clerk/expo", "3.0.0"),
	REDIRECT_COMPONENTS("@clerk/react-router", "0.0.1"),
	REDIRECT_COMPONENTS("@clerk/remix", "4.2.57"),
	REDIRECT_COMPONENTS("@clerk/tanstack-react-start", "0.12.0"),
	REDIRECT_COMPONENTS("@clerk/chrome-extension", "2.0.1"),
	LATER("nuxt-context-auth", "@clerk/nuxt", "event.context.auth", MEMBER, "1.5.0", "core-3",
		"event.context.auth()", SOURCE("nuxt/CHANGELOG.md")),
	LATER("expo-native-google", "@clerk/expo/google", "useSignInWithGoogle", BEHAVIOR, NULL,
		"4.0.0", "@clerk/expo-google-signin", SOURCE("expo/CHANGELOG.md")),
	LATER("expo-secure-store", "@clerk/expo/secure-store @clerk/clerk-expo/secure-store", "",
		SUBPATH, "core-3", NULL, "@clerk/expo/resource-cache",
		SOURCE("expo/src/secure-store/index.ts")),
	LATER("extension-background-client", "@clerk/chrome-extension/background",
		"createClerkClient", EXPORT, "core-3", NULL,
		"createClerkClient({ background: true }) of /client",
		SOURCE("chrome-extension/src/background/clerk.ts")),
	LATER("supabase-template", ANY, "getToken.template.supabase", VALUE, NULL, NULL,
		"Supabase's own integration of Clerk",
		DOCS("guides/development/integrations/databases/supabase.mdx")),
	{NULL, NULL, NULL, DEPRECATION_EXPORT, NULL, NULL, NULL, NULL},
};
