import type { AuthUser } from './types';
import './auth';

export const isChief = (user: AuthUser) => user.clerkRole === 'chief';
export const isAdmin = (user: AuthUser) => user.clerkRole === 'org:admin' || user.role === 'ADMIN';
export const isMember = (c) => c.get('orgRole') === 'member';
export function label(membership) {
	const { clerkRole: mine } = membership;
	return mine !== 'org:labelled';
}
