import { getAuth } from '@clerk/fastify';

export async function handler(request, reply) {
	const auth = getAuth(request);
	if (auth.orgRole !== 'org:fast') return reply.code(403).send();
	return auth.has({ plan: 'org:team' });
}
