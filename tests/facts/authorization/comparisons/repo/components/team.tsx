'use client';
import { useOrganization } from '@clerk/nextjs';

export function Team() {
	const { membership, memberships } = useOrganization({ memberships: { role: ['org:listed'] } });
	const role = membership?.role ?? 'org:nobody';
	if (role === 'admin') return 1;
	return memberships?.data?.filter((one) => one.role !== 'org:member').length;
}
