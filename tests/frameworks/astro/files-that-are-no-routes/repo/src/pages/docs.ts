// export const POST = async ({ request }) => verifyWebhook(request) of '@clerk/astro/webhooks'
export const GET = () => new Response("if (evt.type === 'user.created') verifyWebhook(request)")
