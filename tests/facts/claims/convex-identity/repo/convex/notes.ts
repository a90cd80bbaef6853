import { query } from './_generated/server';

async function whoami(ctx) {
	const identity = await ctx.auth.getUserIdentity();
	if (!identity) throw new Error('nobody');
	return identity;
}

export const list = query({
	handler: async (ctx) => {
		const identity = await ctx.auth.getUserIdentity();
		const me = await whoami(ctx);
		return [identity?.subject, identity.tokenIdentifier, me.email, me.org_id, identity['tier'], (await ctx.auth.getUserIdentity())?.nickname];
	},
});
