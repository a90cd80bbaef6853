#include "facts/strategies.h"

#include <stdint.h>

/*
 * Sources: clerk/javascript packages/shared/src/types/{signIn,signInFuture,
 * signUp,signUpFuture,user,session,clerk,emailAddress,web3Wallet}.ts,
 * packages/expo/src/hooks, packages/backend/src/api/endpoints/UserApi.ts; of
 * older majors the same files of @clerk/types. As of 2026-08-22.
 */
static const struct strategy_call rows[] = {
	{SDK_SIGN_IN, "create", STRATEGY_OPTION, false, NULL, "sign_in"},
	{SDK_SIGN_IN, "prepareFirstFactor", STRATEGY_OPTION, true, NULL, "sign_in"},
	{SDK_SIGN_IN, "attemptFirstFactor", STRATEGY_OPTION, true, NULL, "sign_in"},
	{SDK_SIGN_IN, "prepareSecondFactor", STRATEGY_OPTION, true, NULL, "second_factor"},
	{SDK_SIGN_IN, "attemptSecondFactor", STRATEGY_OPTION, true, NULL, "second_factor"},
	{SDK_SIGN_IN, "authenticateWithRedirect", STRATEGY_OPTION, true, NULL, "sign_in"},
	{SDK_SIGN_IN, "authenticateWithPopup", STRATEGY_OPTION, true, NULL, "sign_in"},
	{SDK_SIGN_IN, "authenticateWithWeb3", STRATEGY_OPTION, true, NULL, "sign_in"},
	{SDK_SIGN_IN, "authenticateWithPasskey", STRATEGY_FIXED, true, "passkey", "sign_in"},
	{SDK_SIGN_IN, "authenticateWithMetamask", STRATEGY_FIXED, true, "web3_metamask_signature",
		"sign_in"},
	{SDK_SIGN_IN, "authenticateWithBase", STRATEGY_FIXED, true, "web3_base_signature",
		"sign_in"},
	{SDK_SIGN_IN, "authenticateWithCoinbaseWallet", STRATEGY_FIXED, true,
		"web3_coinbase_wallet_signature", "sign_in"},
	{SDK_SIGN_IN, "authenticateWithOKXWallet", STRATEGY_FIXED, true,
		"web3_okx_wallet_signature", "sign_in"},
	{SDK_SIGN_IN, "authenticateWithSolana", STRATEGY_FIXED, true, "web3_solana_signature",
		"sign_in"},
	{SDK_SIGN_IN, "createEmailLinkFlow", STRATEGY_FIXED, false, "email_link", "sign_in"},
	{SDK_SIGN_IN, "createMagicLinkFlow", STRATEGY_FIXED, false, "email_link", "sign_in"},
	{SDK_SIGN_IN, "password", STRATEGY_FIXED, false, "password", "sign_in"},
	{SDK_SIGN_IN, "emailCode.sendCode", STRATEGY_FIXED, true, "email_code", "sign_in"},
	{SDK_SIGN_IN, "emailCode.verifyCode", STRATEGY_FIXED, true, "email_code", "sign_in"},
	{SDK_SIGN_IN, "emailLink.sendLink", STRATEGY_FIXED, true, "email_link", "sign_in"},
	{SDK_SIGN_IN, "emailLink.waitForVerification", STRATEGY_FIXED, true, "email_link",
		"sign_in"},
	{SDK_SIGN_IN, "phoneCode.sendCode", STRATEGY_FIXED, true, "phone_code", "sign_in"},
	{SDK_SIGN_IN, "phoneCode.verifyCode", STRATEGY_FIXED, true, "phone_code", "sign_in"},
	{SDK_SIGN_IN, "resetPasswordEmailCode.sendCode", STRATEGY_FIXED, true,
		"reset_password_email_code", "reset_password"},
	{SDK_SIGN_IN, "resetPasswordEmailCode.verifyCode", STRATEGY_FIXED, true,
		"reset_password_email_code", "reset_password"},
	{SDK_SIGN_IN, "resetPasswordEmailCode.submitPassword", STRATEGY_FIXED, true,
		"reset_password_email_code", "reset_password"},
	{SDK_SIGN_IN, "resetPasswordPhoneCode.sendCode", STRATEGY_FIXED, true,
		"reset_password_phone_code", "reset_password"},
	{SDK_SIGN_IN, "resetPasswordPhoneCode.verifyCode", STRATEGY_FIXED, true,
		"reset_password_phone_code", "reset_password"},
	{SDK_SIGN_IN, "resetPasswordPhoneCode.submitPassword", STRATEGY_FIXED, true,
		"reset_password_phone_code", "reset_password"},
	{SDK_SIGN_IN, "sso", STRATEGY_OPTION, false, NULL, "sign_in"},
	{SDK_SIGN_IN, "mfa.sendPhoneCode", STRATEGY_FIXED, true, "phone_code", "second_factor"},
	{SDK_SIGN_IN, "mfa.verifyPhoneCode", STRATEGY_FIXED, true, "phone_code", "second_factor"},
	{SDK_SIGN_IN, "mfa.sendEmailCode", STRATEGY_FIXED, true, "email_code", "second_factor"},
	{SDK_SIGN_IN, "mfa.verifyEmailCode", STRATEGY_FIXED, true, "email_code", "second_factor"},
	{SDK_SIGN_IN, "mfa.verifyTOTP", STRATEGY_FIXED, true, "totp", "second_factor"},
	{SDK_SIGN_IN, "mfa.verifyBackupCode", STRATEGY_FIXED, true, "backup_code", "second_factor"},
	{SDK_SIGN_IN, "passkey", STRATEGY_FIXED, false, "passkey", "sign_in"},
	{SDK_SIGN_IN, "ticket", STRATEGY_FIXED, false, "ticket", "sign_in"},
	{SDK_SIGN_IN, "web3", STRATEGY_OPTION, false, NULL, "sign_in"},
	{SDK_SIGN_UP, "create", STRATEGY_OPTION, false, NULL, "sign_up"},
	{SDK_SIGN_UP, "prepareVerification", STRATEGY_OPTION, false, NULL, "sign_up"},
	{SDK_SIGN_UP, "attemptVerification", STRATEGY_OPTION, false, NULL, "sign_up"},
	{SDK_SIGN_UP, "prepareEmailAddressVerification", STRATEGY_OPTION, true, NULL, "sign_up"},
	{SDK_SIGN_UP, "preparePhoneNumberVerification", STRATEGY_OPTION, true, NULL, "sign_up"},
	{SDK_SIGN_UP, "prepareWeb3WalletVerification", STRATEGY_OPTION, true, NULL, "sign_up"},
	{SDK_SIGN_UP, "attemptWeb3WalletVerification", STRATEGY_OPTION, true, NULL, "sign_up"},
	{SDK_SIGN_UP, "createEmailLinkFlow", STRATEGY_FIXED, false, "email_link", "sign_up"},
	{SDK_SIGN_UP, "createMagicLinkFlow", STRATEGY_FIXED, false, "email_link", "sign_up"},
	{SDK_SIGN_UP, "authenticateWithRedirect", STRATEGY_OPTION, false, NULL, "sign_up"},
	{SDK_SIGN_UP, "authenticateWithPopup", STRATEGY_OPTION, false, NULL, "sign_up"},
	{SDK_SIGN_UP, "authenticateWithWeb3", STRATEGY_OPTION, false, NULL, "sign_up"},
	{SDK_SIGN_UP, "authenticateWithMetamask", STRATEGY_FIXED, false, "web3_metamask_signature",
		"sign_up"},
	{SDK_SIGN_UP, "authenticateWithBase", STRATEGY_FIXED, false, "web3_base_signature",
		"sign_up"},
	{SDK_SIGN_UP, "authenticateWithCoinbaseWallet", STRATEGY_FIXED, false,
		"web3_coinbase_wallet_signature", "sign_up"},
	{SDK_SIGN_UP, "authenticateWithOKXWallet", STRATEGY_FIXED, false,
		"web3_okx_wallet_signature", "sign_up"},
	{SDK_SIGN_UP, "authenticateWithSolana", STRATEGY_FIXED, false, "web3_solana_signature",
		"sign_up"},
	{SDK_SIGN_UP, "password", STRATEGY_FIXED, false, "password", "sign_up"},
	{SDK_SIGN_UP, "sso", STRATEGY_OPTION, false, NULL, "sign_up"},
	{SDK_SIGN_UP, "ticket", STRATEGY_FIXED, false, "ticket", "sign_up"},
	{SDK_SIGN_UP, "web3", STRATEGY_OPTION, false, NULL, "sign_up"},
	{SDK_SIGN_UP, "verifications.sendEmailCode", STRATEGY_FIXED, true, "email_code", "sign_up"},
	{SDK_SIGN_UP, "verifications.verifyEmailCode", STRATEGY_FIXED, true, "email_code",
		"sign_up"},
	{SDK_SIGN_UP, "verifications.sendEmailLink", STRATEGY_FIXED, true, "email_link", "sign_up"},
	{SDK_SIGN_UP, "verifications.waitForEmailLinkVerification", STRATEGY_FIXED, true,
		"email_link", "sign_up"},
	{SDK_SIGN_UP, "verifications.sendPhoneCode", STRATEGY_FIXED, true, "phone_code", "sign_up"},
	{SDK_SIGN_UP, "verifications.verifyPhoneCode", STRATEGY_FIXED, true, "phone_code",
		"sign_up"},
	{SDK_SSO, "startSSOFlow", STRATEGY_OPTION, true, NULL, "sign_in"},
	{SDK_SSO, "startOAuthFlow", STRATEGY_OPTION, true, NULL, "sign_in"},
	{SDK_EXPORT, "useOAuth", STRATEGY_OPTION, false, NULL, "sign_in"},
	{SDK_EXPORT, "useSignInWithApple", STRATEGY_FIXED, false, "oauth_token_apple", "sign_in"},
	{SDK_EXPORT, "useSignInWithGoogle", STRATEGY_FIXED, false, "google_one_tap", "sign_in"},
	{SDK_CLERK, "authenticateWithMetamask", STRATEGY_FIXED, false, "web3_metamask_signature",
		"sign_in"},
	{SDK_CLERK, "authenticateWithBase", STRATEGY_FIXED, false, "web3_base_signature",
		"sign_in"},
	{SDK_CLERK, "authenticateWithCoinbaseWallet", STRATEGY_FIXED, false,
		"web3_coinbase_wallet_signature", "sign_in"},
	{SDK_CLERK, "authenticateWithOKXWallet", STRATEGY_FIXED, false, "web3_okx_wallet_signature",
		"sign_in"},
	{SDK_CLERK, "authenticateWithSolana", STRATEGY_FIXED, false, "web3_solana_signature",
		"sign_in"},
	{SDK_CLERK, "authenticateWithGoogleOneTap", STRATEGY_FIXED, true, "google_one_tap",
		"sign_in"},
	{SDK_USER, "createExternalAccount", STRATEGY_OPTION, true, NULL, "external_account"},
	{SDK_USER, "createPasskey", STRATEGY_FIXED, true, "passkey", "enrollment"},
	{SDK_USER, "createTOTP", STRATEGY_FIXED, true, "totp", "enrollment"},
	{SDK_USER, "verifyTOTP", STRATEGY_FIXED, false, "totp", "enrollment"},
	{SDK_USER, "createBackupCode", STRATEGY_FIXED, true, "backup_code", "enrollment"},
	{SDK_USER, "prepareVerification", STRATEGY_OPTION, true, NULL, "verification"},
	{SDK_SESSION, "prepareFirstFactorVerification", STRATEGY_OPTION, true, NULL,
		"verification"},
	{SDK_SESSION, "attemptFirstFactorVerification", STRATEGY_OPTION, true, NULL,
		"verification"},
	{SDK_SESSION, "prepareSecondFactorVerification", STRATEGY_OPTION, true, NULL,
		"second_factor"},
	{SDK_SESSION, "attemptSecondFactorVerification", STRATEGY_OPTION, true, NULL,
		"second_factor"},
	{SDK_SESSION, "verifyWithPasskey", STRATEGY_FIXED, true, "passkey", "verification"},
	{SDK_BACKEND, "users.getUserOauthAccessToken", STRATEGY_SECOND, true, NULL, "token"},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

void strategy_calls_list(struct name_filter *names)
{
	for (size_t i = 0; i < ROWS; i++) {
		name_filter_add(names, str_last_part(str_of(rows[i].path), '.'));
	}
}

bool strategy_call_may(const struct name_filter *names, struct str last)
{
	for (size_t i = 0; last.n > 2 && name_filter_may(names, last) && i < ROWS; i++) {
		struct str path = str_of(rows[i].path);

		if (path.n >= last.n && path.s[path.n - 1] == last.s[last.n - 1] &&
			str_equal(str_last_part(path, '.'), last)) {
			return true;
		}
	}
	return false;
}

const struct strategy_call *strategy_call_of(const struct sdk_thing *called)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].kind == called->kind && str_is(called->path, rows[i].path)) {
			return &rows[i];
		}
	}
	return NULL;
}

const struct strategy_call *strategy_call_written(struct str text)
{
	for (size_t i = 0; i < ROWS; i++) {
		struct str path = str_of(rows[i].path);
		size_t at = text.n - path.n;

		if (rows[i].own && text.n >= path.n && str_ends(text, rows[i].path) &&
			(at == 0 || text.s[at - 1] == '.')) {
			return &rows[i];
		}
	}
	return NULL;
}
