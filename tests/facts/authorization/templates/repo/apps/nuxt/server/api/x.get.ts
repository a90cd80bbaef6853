export default defineEventHandler((event) => {
	const { has } = event.context.auth(); // of Clerk
	return has({ permission: 'org:nitro:read' });
});
