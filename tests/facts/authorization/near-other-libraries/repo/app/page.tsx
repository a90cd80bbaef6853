import { auth } from '@clerk/nextjs/server';

export default async function Page({ has }: { has: Map<string, string> }) {
	const session = await auth();
	// session.has({ role: 'org:commented' })
	const text = "has({ role: 'org:quoted' })";
	{
		const auth = { protect: (what: object) => what };
		auth.protect({ role: 'org:shadowed' });
	}
	return has.has('org:admin') && text && session.userId;
}
