export { verifyWebhook } from '@clerk/nextjs/webhooks'
