import { verifyWebhook } from '@clerk/backend/webhooks'

addEventListener('fetch', (event) => event.respondWith(verifyWebhook(event.request)))
