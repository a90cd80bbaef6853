import { ClerkApp } from "@clerk/remix";
import { rootAuthLoader } from "@clerk/remix/ssr.server";

export const loader = (args) => rootAuthLoader(args, { signInUrl: "/sign-in" });

function App() {
	return null;
}

export default ClerkApp(App, { signUpUrl: "/sign-up" });
