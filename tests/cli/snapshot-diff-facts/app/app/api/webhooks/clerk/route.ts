import { verifyWebhook } from '@clerk/nextjs/webhooks';

export async function POST(req: Request) {
	const event = await verifyWebhook(req);
	if (event.type === 'user.deleted') {
		return new Response('gone');
	}
	return new Response('ok');
}
