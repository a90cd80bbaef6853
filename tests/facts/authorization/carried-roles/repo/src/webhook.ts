import { verifyWebhook } from '@clerk/backend/webhooks';

export async function handle(request) {
	const event = await verifyWebhook(request);
	if (event.type === 'organizationMembership.created') {
		return event.data.role === 'org:admin' ? 'ADMIN' : 'MEMBER';
	}
}
