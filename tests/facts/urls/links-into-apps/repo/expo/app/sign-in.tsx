import { useOAuth, useSSO } from "@clerk/expo";
import * as AuthSession from "expo-auth-session";
import { makeRedirectUri } from "expo-auth-session";
import * as Linking from "expo-linking";

export default function SignIn() {
	const { startSSOFlow } = useSSO();
	const { startOAuthFlow } = useOAuth({ strategy: "oauth_apple" });

	startSSOFlow({ strategy: "oauth_google", redirectUrl: AuthSession.makeRedirectUri({ path: "sso-callback" }) });
	startSSOFlow({ strategy: "oauth_google", redirectUrl: makeRedirectUri({ scheme: "other", path: "done" }) });
	startOAuthFlow({ redirectUrl: Linking.createURL("dashboard") });
	startOAuthFlow({ redirectUrl: Linking.createURL("dashboard", { scheme: schemeOf() }) });
	startOAuthFlow({ redirectUrl: "shop://literal" });
	return null;
}
