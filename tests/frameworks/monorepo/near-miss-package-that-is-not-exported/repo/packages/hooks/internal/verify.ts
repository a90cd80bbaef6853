export { verifyWebhook as verify } from '@clerk/nextjs/webhooks';
