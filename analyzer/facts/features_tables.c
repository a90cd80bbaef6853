#include "facts/feature.h"

#include "base/ascii.h"

/*
 * Sources: clerk/javascript packages/react/src/components/index.ts and
 * src/hooks/index.ts, packages/shared/src/types/{clerk,organization,user,
 * session}.ts, packages/backend/src/api/factory.ts; Clerk's documentation of
 * each component and hook. As of 2026-08-22.
 */
static const struct feature_row rows[] = {
	{SDK_EXPORT, "OrganizationSwitcher", "organizations"},
	{SDK_EXPORT, "OrganizationProfile", "organizations"},
	{SDK_EXPORT, "OrganizationList", "organizations"},
	{SDK_EXPORT, "CreateOrganization", "organizations"},
	{SDK_EXPORT, "CreateOrganization", "organization_creation"},
	{SDK_EXPORT, "InviteMembersButton", "organizations"},
	{SDK_EXPORT, "RedirectToOrganizationProfile", "organizations"},
	{SDK_EXPORT, "RedirectToCreateOrganization", "organizations"},
	{SDK_EXPORT, "RedirectToCreateOrganization", "organization_creation"},
	{SDK_EXPORT, "PricingTable", "billing"},
	{SDK_EXPORT, "CheckoutButton", "billing"},
	{SDK_EXPORT, "CheckoutProvider", "billing"},
	{SDK_EXPORT, "PaymentElement", "billing"},
	{SDK_EXPORT, "PaymentElementProvider", "billing"},
	{SDK_EXPORT, "PlanDetailsButton", "billing"},
	{SDK_EXPORT, "SubscriptionDetailsButton", "billing"},
	{SDK_EXPORT, "Waitlist", "waitlist"},
	{SDK_EXPORT, "GoogleOneTap", "google_one_tap"},
	{SDK_EXPORT, "APIKeys", "api_keys"},
	{SDK_EXPORT, "TaskSetupMFA", "session_tasks"},
	{SDK_EXPORT, "TaskResetPassword", "session_tasks"},
	{SDK_EXPORT, "TaskChooseOrganization", "session_tasks"},
	{SDK_EXPORT, "TaskChooseOrganization", "organizations"},
	{SDK_EXPORT, "RedirectToTasks", "session_tasks"},
	{SDK_EXPORT, "SignUp", "sign_up"},
	{SDK_EXPORT, "SignUpButton", "sign_up"},
	{SDK_EXPORT, "RedirectToSignUp", "sign_up"},
	{SDK_EXPORT, "MultisessionAppSupport", "multi_session"},
	{SDK_EXPORT, "useOrganization", "organizations"},
	{SDK_EXPORT, "useOrganizations", "organizations"},
	{SDK_EXPORT, "useOrganizationList", "organizations"},
	{SDK_EXPORT, "useOrganizationCreationDefaults", "organizations"},
	{SDK_EXPORT, "useOrganizationCreationDefaults", "organization_creation"},
	{SDK_EXPORT, "useOrganizationList().createOrganization", "organization_creation"},
	{SDK_EXPORT, "useOrganizations().createOrganization", "organization_creation"},
	{SDK_EXPORT, "useCheckout", "billing"},
	{SDK_EXPORT, "usePlans", "billing"},
	{SDK_EXPORT, "useSubscription", "billing"},
	{SDK_EXPORT, "usePaymentAttempts", "billing"},
	{SDK_EXPORT, "usePaymentElement", "billing"},
	{SDK_EXPORT, "usePaymentMethods", "billing"},
	{SDK_EXPORT, "useStatements", "billing"},
	{SDK_EXPORT, "useWaitlist", "waitlist"},
	{SDK_EXPORT, "useAPIKeys", "api_keys"},
	{SDK_EXPORT, "useSessionList", "multi_session"},
	{SDK_EXPORT, "useReverification", "reverification"},
	{SDK_EXPORT, "reverificationError", "reverification"},
	{SDK_EXPORT, "reverificationErrorResponse", "reverification"},
	{SDK_CLERK, "createOrganization", "organizations"},
	{SDK_CLERK, "createOrganization", "organization_creation"},
	{SDK_CLERK, "getOrganization", "organizations"},
	{SDK_CLERK, "getOrganizationMemberships", "organizations"},
	{SDK_CLERK, "openOrganizationProfile", "organizations"},
	{SDK_CLERK, "openCreateOrganization", "organizations"},
	{SDK_CLERK, "openCreateOrganization", "organization_creation"},
	{SDK_CLERK, "openInviteMembers", "organizations"},
	{SDK_CLERK, "mountOrganizationProfile", "organizations"},
	{SDK_CLERK, "mountOrganizationSwitcher", "organizations"},
	{SDK_CLERK, "mountOrganizationList", "organizations"},
	{SDK_CLERK, "mountCreateOrganization", "organizations"},
	{SDK_CLERK, "mountCreateOrganization", "organization_creation"},
	{SDK_CLERK, "redirectToOrganizationProfile", "organizations"},
	{SDK_CLERK, "redirectToCreateOrganization", "organizations"},
	{SDK_CLERK, "redirectToCreateOrganization", "organization_creation"},
	{SDK_CLERK, "mountPricingTable", "billing"},
	{SDK_CLERK, "billing.*", "billing"},
	{SDK_CLERK, "openWaitlist", "waitlist"},
	{SDK_CLERK, "mountWaitlist", "waitlist"},
	{SDK_CLERK, "joinWaitlist", "waitlist"},
	{SDK_CLERK, "redirectToWaitlist", "waitlist"},
	{SDK_CLERK, "openGoogleOneTap", "google_one_tap"},
	{SDK_CLERK, "handleGoogleOneTapCallback", "google_one_tap"},
	{SDK_CLERK, "mountAPIKeys", "api_keys"},
	{SDK_CLERK, "apiKeys.*", "api_keys"},
	{SDK_CLERK, "mountTaskSetupMFA", "session_tasks"},
	{SDK_CLERK, "mountTaskResetPassword", "session_tasks"},
	{SDK_CLERK, "mountTaskChooseOrganization", "session_tasks"},
	{SDK_CLERK, "redirectToTasks", "session_tasks"},
	{SDK_CLERK, "openSignIn", "sign_in"},
	{SDK_CLERK, "mountSignIn", "sign_in"},
	{SDK_CLERK, "openSignUp", "sign_up"},
	{SDK_CLERK, "mountSignUp", "sign_up"},
	{SDK_CLERK, "redirectToSignUp", "sign_up"},
	{SDK_AUTH, "redirectToSignUp", "sign_up"},
	{SDK_SIGN_IN, "create", "custom_sign_in"}, /* features_flow.c */
	{SDK_SIGN_IN, "password", "custom_sign_in"},
	{SDK_SIGN_IN, "emailCode.sendCode", "custom_sign_in"},
	{SDK_SIGN_IN, "phoneCode.sendCode", "custom_sign_in"},
	{SDK_SIGN_IN, "ticket", "custom_sign_in"},
	{SDK_SIGN_UP, "create", "custom_sign_up"},
	{SDK_SIGN_UP, "password", "custom_sign_up"},
	{SDK_SIGN_UP, "sso", "custom_sign_up"},
	{SDK_SIGN_UP, "ticket", "custom_sign_up"},
	{SDK_SIGN_UP, "web3", "custom_sign_up"},
	{SDK_SIGN_UP, "authenticateWithRedirect", "custom_sign_up"},
	{SDK_SIGN_UP, "authenticateWithPopup", "custom_sign_up"},
	{SDK_ORGANIZATION, "inviteMember", "organizations"},
	{SDK_ORGANIZATION, "inviteMembers", "organizations"},
	{SDK_ORGANIZATION, "addMember", "organizations"},
	{SDK_ORGANIZATION, "updateMember", "organizations"},
	{SDK_ORGANIZATION, "removeMember", "organizations"},
	{SDK_ORGANIZATION, "createDomain", "organization_domains"},
	{SDK_ORGANIZATION, "getDomains", "organization_domains"},
	{SDK_USER, "delete", "self_delete"},
	{SDK_USER, "getOrganizationMemberships", "organizations"},
	{SDK_USER, "getOrganizationInvitations", "organizations"},
	{SDK_USER, "getOrganizationSuggestions", "organizations"},
	{SDK_USER, "leaveOrganization", "organizations"},
	{SDK_SESSION, "startVerification", "reverification"},
	{SDK_SESSION, "prepareFirstFactorVerification", "reverification"},
	{SDK_SESSION, "attemptFirstFactorVerification", "reverification"},
	{SDK_SESSION, "prepareSecondFactorVerification", "reverification"},
	{SDK_SESSION, "attemptSecondFactorVerification", "reverification"},
	{SDK_SESSION, "verifyWithPasskey", "reverification"},
	{SDK_BACKEND, "organizations.*", "organizations"},
	{SDK_BACKEND, "organizationRoles.*", "organizations"},
	{SDK_BACKEND, "organizationPermissions.*", "organizations"},
	{SDK_BACKEND, "roleSets.*", "organizations"},
	{SDK_BACKEND, "users.getOrganizationMembershipList", "organizations"},
	{SDK_BACKEND, "users.getOrganizationInvitationList", "organizations"},
	{SDK_BACKEND, "users.banUser", "user_ban"},
	{SDK_BACKEND, "users.lockUser", "user_lockout"},
	{SDK_BACKEND, "users.unlockUser", "user_lockout"},
	{SDK_BACKEND, "billing.*", "billing"},
	{SDK_BACKEND, "waitlistEntries.*", "waitlist"},
	{SDK_BACKEND, "apiKeys.*", "api_keys"},
	{SDK_BACKEND, "m2m.*", "machine_auth"},
	{SDK_BACKEND, "m2mTokens.*", "machine_auth"},
	{SDK_BACKEND, "machines.*", "machine_auth"},
	{SDK_BACKEND, "machineTokens.*", "machine_auth"},
	{SDK_BACKEND, "oauthApplications.*", "oauth_applications"},
	{SDK_BACKEND, "idPOAuthAccessToken.*", "oauth_applications"},
	{SDK_BACKEND, "samlConnections.*", "enterprise_sso"},
	{SDK_BACKEND, "enterpriseConnections.*", "enterprise_sso"},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static const struct feature_option options[] = {
	{"organizationSyncOptions", "organizations", NULL, NULL},
	{"waitlistUrl", "waitlist", NULL, NULL},
	{"taskUrls", "session_tasks", NULL, NULL},
	{"legalAccepted", "legal", NULL, NULL},
	{"hidePersonal", "organizations", NULL, NULL},
	{"hideSlug", "organization_slugs", NULL, NULL},
	{"signUpUrl", "sign_up", NULL, NULL},
	{"withSignUp", "sign_up", NULL, NULL},
	{"forOrganizations", "organizations", "PricingTable", NULL},
	{"for", "organizations", NULL, "organization"},
	{"__experimental_passkeys", "passkeys", NULL, NULL},
	{"slug", "organization_slugs", "createOrganization", NULL},
	{"organization", "organizations", "setActive", NULL},
	{"sessionId", "multi_session", "signOut", NULL},
};

enum { OPTIONS = sizeof(options) / sizeof(options[0]) };

/* Hooks and components that are not settled yet carry it before their names. */
static struct str settled(struct str name)
{
	struct str prefix = STR("__experimental_");

	return str_starts(name, "__experimental_") ? str_slice(name, prefix.n, name.n) : name;
}

static bool fits(const struct feature_row *row, struct str path)
{
	struct str want = str_of(row->path);

	if (want.n > 2 && want.s[want.n - 1] == '*') {
		want = str_slice(want, 0, want.n - 1);
		return path.n > want.n && str_equal(str_slice(path, 0, want.n), want);
	}
	return str_equal(path, want);
}

const struct feature_row *feature_row(const struct sdk_thing *thing, size_t n)
{
	struct str path = settled(thing->path);

	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].kind == thing->kind && fits(&rows[i], path) && n-- == 0) {
			return &rows[i];
		}
	}
	return NULL;
}

const struct feature_option *feature_option(size_t n)
{
	return n < OPTIONS ? &options[n] : NULL;
}

bool feature_has_option(const struct feature_names *names, struct str name)
{
	for (size_t i = 0; i < OPTIONS && name_filter_may(&names->options, name); i++) {
		if (options[i].of == NULL && str_is(name, options[i].name)) {
			return true;
		}
	}
	return false;
}

/* "apiKeys" of a row for all of "apiKeys.*"; absent of others. */
static struct str resource_of(const struct feature_row *row)
{
	struct str path = str_of(row->path);

	return path.s[path.n - 1] == '*' ? str_slice(path, 0, path.n - 2) : STR_NONE;
}

bool feature_is_resource(const struct feature_names *names, struct str name)
{
	for (size_t i = 0; i < ROWS && name_filter_may(&names->resources, name); i++) {
		if (str_equal(resource_of(&rows[i]), name)) {
			return true;
		}
	}
	return false;
}

static void add_called(struct feature_names *names, struct arena *arena, struct str name)
{
	map_put(arena, &names->called, name, 1);
	name_filter_add(&names->may, name);
}

void feature_names_make(struct feature_names *names, struct arena *arena)
{
	for (size_t i = 0; i < ROWS; i++) {
		add_called(names, arena, str_last_part(str_of(rows[i].path), '.'));
		name_filter_add(&names->resources, resource_of(&rows[i]));
	}
	for (size_t i = 0; i < OPTIONS; i++) {
		if (options[i].of != NULL) {
			add_called(names, arena, str_of(options[i].of));
		} else {
			name_filter_add(&names->options, str_of(options[i].name));
		}
	}
}

bool feature_may(const struct feature_names *names, struct str name)
{
	name = settled(name);
	return name_filter_may(&names->may, name) && map_get(&names->called, name) != MAP_NONE;
}

/* Source: clerk/javascript packages/backend/src/tokens/tokenTypes.ts. */
const char *feature_of_token(struct str token)
{
	if (str_is(token, "api_key")) {
		return "api_keys";
	}
	if (str_is(token, "m2m_token") || str_is(token, "machine_token")) {
		return "machine_auth";
	}
	return str_is(token, "oauth_token") ? "oauth_applications" : NULL;
}

/* As long as an id, and of letters and digits alone: others have such prefixes too. */
static bool is_id(struct str text, size_t prefix)
{
	for (size_t i = prefix; i < text.n; i++) {
		if (!ascii_is_alnum(text.s[i])) {
			return false;
		}
	}
	return text.n >= prefix + 20;
}

const char *feature_of_id(struct str text)
{
	if (str_starts(text, "cplan_") && text.n > 6) {
		return "billing";
	}
	return str_starts(text, "mch_") && is_id(text, 4) ? "machine_auth" : NULL;
}
