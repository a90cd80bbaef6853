import { auth } from '@clerk/nextjs/server';

export async function checkRole(role: string) {
	const { has } = await auth();
	return has({ role });
}

export async function allow(...permissions: string[]) {
	const { has } = await auth();
	return permissions.some((permission) => has({ permission }));
}

export const can = async (asked: { feature: string }) => (await auth()).has(asked);

export const unknown = async (key: string) => (await auth()).has({ plan: process.env[key] });
