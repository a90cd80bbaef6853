export { verifyWebhook as check } from '@clerk/nextjs/webhooks';
