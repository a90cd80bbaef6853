import { useSSO } from "@clerk/expo";
import { makeRedirectUri } from "expo-auth-session";

export default function Index() {
	const { startSSOFlow } = useSSO();
	startSSOFlow({ strategy: "oauth_google", redirectUrl: makeRedirectUri() });
	return null;
}
