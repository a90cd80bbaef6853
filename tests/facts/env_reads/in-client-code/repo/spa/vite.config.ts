import { defineConfig, loadEnv } from "vite";

export default defineConfig(({ mode }) => {
	const env = loadEnv(mode, process.cwd(), "");
	return {
		define: {
			"process.env.CLERK_PUBLISHABLE_KEY": JSON.stringify(env.CLERK_PUBLISHABLE_KEY),
			__SIGN_IN__: JSON.stringify(process.env.VITE_CLERK_SIGN_IN_URL),
		},
	};
});
