import { getAuth } from '@clerk/remix/ssr.server';

export async function loader(args) {
	const { has, orgRole } = await getAuth(args);
	return { a: has({ role: 'org:remix' }), b: orgRole === 'org:mix' };
}
