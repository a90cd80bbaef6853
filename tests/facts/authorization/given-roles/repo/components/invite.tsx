'use client';
import { useOrganization } from '@clerk/nextjs';

export function Invite({ email, chosen }) {
	const { organization, membership } = useOrganization();
	return async () => {
		await organization.inviteMember({ emailAddress: email, role: 'org:member' });
		await organization.inviteMembers({ emailAddresses: [email], role: 'org:bulk' });
		await organization.addMember({ userId: 'u', role: 'org:added' });
		await organization.updateMember({ userId: 'u', role: chosen });
		await membership.update({ role: 'admin' });
		await organization.getMemberships({ role: ['org:seen'] });
	};
}
