#include "clerk/strategies.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

bool strategies_is_enterprise(struct str name)
{
	static const char *const names[] = {"enterprise_sso", "saml"};

	return str_in(name, names, COUNT(names));
}

bool strategies_is_reset(struct str name)
{
	static const char *const names[] = {
		"reset_password_email_code", "reset_password_phone_code"};

	return str_in(name, names, COUNT(names));
}

/*
 * Source: clerk/javascript packages/shared/src/types/{strategies,oauth,web3}.ts;
 * saml of @clerk/types 4. An OAuth provider may be any, custom ones have any name.
 */
bool strategies_is(struct str name)
{
	static const char *const names[] = {"password", "email_code", "email_link", "phone_code",
		"totp", "backup_code", "passkey", "ticket", "google_one_tap"};

	return str_in(name, names, COUNT(names)) || strategies_is_reset(name) ||
	       strategies_is_enterprise(name) || (str_starts(name, "oauth_") && name.n > 6) ||
	       (str_starts(name, "web3_") && str_ends(name, "_signature"));
}
