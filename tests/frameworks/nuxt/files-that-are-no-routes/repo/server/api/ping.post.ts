// export default defineEventHandler((event) => verifyWebhook(event)) // user.created, clerk
export default defineEventHandler(() => "verifyWebhook(event) is in '@clerk/nuxt/webhooks'")
