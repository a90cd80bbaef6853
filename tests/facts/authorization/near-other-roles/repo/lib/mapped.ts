import { auth } from '@clerk/nextjs/server';

// the role is turned into one of our own before it is compared
export async function context() {
	const { orgRole } = await auth();
	return { orgRole: orgRole?.replace('org:', '') };
}

export const isAdmin = (ctx: { orgRole: string }) => ctx.orgRole === 'admin';
