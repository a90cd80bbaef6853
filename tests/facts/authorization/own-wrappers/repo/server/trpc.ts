import { initTRPC } from '@trpc/server';
import { createClerkClient } from '@clerk/backend';

export const createContext = async (request: Request) => {
	const state = await createClerkClient({}).authenticateRequest(request);
	return { auth: state.toAuth() };
};

const t = initTRPC.context<typeof createContext>().create();

export const admin = t.procedure.use(({ ctx, next }) => {
	if (ctx.auth.orgRole !== 'org:admin') throw new Error('no');
	if (!ctx.auth.has({ permission: 'org:rpc:call' })) throw new Error('no');
	return next();
});
