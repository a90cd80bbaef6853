// export const POST = async ({ request }) => verifyWebhook(request) // 'user.created'
export const GET = () => new Response('clerk webhooks are elsewhere')
