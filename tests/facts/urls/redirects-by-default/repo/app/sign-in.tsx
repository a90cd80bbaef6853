import { useSSO } from "@clerk/expo";
import { options } from "elsewhere";

export function SignIn(props) {
	const { startSSOFlow } = useSSO();

	startSSOFlow({ strategy: "oauth_google" });
	startSSOFlow({ strategy: "oauth_google", ...options });
	startSSOFlow({ strategy: "oauth_google", redirectUrl: "shop://done", ...options });
	props.startSSOFlow({ strategy: "oauth_google" });
}
