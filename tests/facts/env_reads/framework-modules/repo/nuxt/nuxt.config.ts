export default defineNuxtConfig({
	modules: ["@clerk/nuxt"],
	runtimeConfig: {
		clerkWebhookSecret: "",
		public: { clerk: { signInUrl: "/sign-in" } },
	},
});
