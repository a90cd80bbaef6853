import { createContext, useContext } from 'react';
import { usePermissions } from './hooks';

const Clerk = createContext(null);

export function Page() {
	const { can, is } = usePermissions();
	const { has } = useContext(Clerk);
	if (can('org:page:edit') || is('org:editor', 'writer')) return 1;
	return has({ permission: 'org:page:lost' });
}

export function Gate({ need, children }: { need: string; children: unknown }) {
	const { can } = usePermissions();
	return can(need) ? children : null;
}

export const Gated = () => <Gate need="org:page:gate">x</Gate>;
