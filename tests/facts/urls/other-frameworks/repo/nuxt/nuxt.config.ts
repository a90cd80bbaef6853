export default defineNuxtConfig({
	modules: ["@clerk/nuxt"],
	...(enabled ? { clerk: { signInUrl: "/sign-in", skipServerMiddleware: true } } : {}),
	runtimeConfig: { public: { clerk: { proxyUrl: "https://example.com/__clerk" } } },
});
