export { verifyWebhook as verifyDelivery } from '@clerk/backend/webhooks'
