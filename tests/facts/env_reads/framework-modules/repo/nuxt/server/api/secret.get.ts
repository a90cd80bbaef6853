export default defineEventHandler((event) => {
	const config = useRuntimeConfig(event);
	return [config.clerk.secretKey, config.clerkWebhookSecret, config.public.clerk.signInUrl];
});
