export default defineNuxtConfig({
	modules: ["@clerk/nuxt"],
	clerk: { publishableKey: process.env.CLERK_PK },
	runtimeConfig: {
		clerk: { secretKey: process.env.NUXT_CLERK_SECRET_KEY, jwtKey: "" },
		public: { clerk: { publishableKey: process.env.NUXT_PUBLIC_CLERK_PUBLISHABLE_KEY } },
	},
});
