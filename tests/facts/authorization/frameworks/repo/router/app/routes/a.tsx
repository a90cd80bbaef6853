import { getAuth } from '@clerk/react-router/ssr.server';

export async function loader(args) {
	const auth = await getAuth(args);
	return auth.has({ feature: 'router' });
}
