export * from '@clerk/nextjs/server';
export { verifyWebhook } from '@clerk/nextjs/webhooks';
