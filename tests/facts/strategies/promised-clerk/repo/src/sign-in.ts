import { whenLoaded } from "./clerk";
import { whenReady } from "./bank";

export async function signIn(strategy: string) {
	const clerk = await whenLoaded();
	await clerk.client.signIn.create({ strategy: "oauth_pear", redirectUrl: "/done" });
	await clerk.client.signUp.authenticateWithRedirect({ strategy });
	const bank = await whenReady();
	await bank.client.signIn.authenticateWithRedirect({ strategy: "single" });
}
