import { auth } from '@clerk/nextjs/server';

export default async function Page() {
	const { has, getToken } = await auth();
	if (has({ role: 'org:editor' })) {
		return await getToken({ template: 'convex' });
	}
	return null;
}
