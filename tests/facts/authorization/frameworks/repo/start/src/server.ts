import { auth } from '@clerk/tanstack-react-start/server';
import { getAuth } from '@clerk/tanstack-react-start/server';

export const fn = async (request: Request) =>
	(await auth()).has({ plan: 'start' }) && (await getAuth(request)).has({ role: 'org:start' });
