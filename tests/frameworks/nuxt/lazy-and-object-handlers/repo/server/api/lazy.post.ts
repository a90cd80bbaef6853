import { Webhook } from 'svix'

export default defineLazyEventHandler(async () => {
  const webhook = new Webhook(process.env.CLERK_LAZY_SECRET!)

  return defineEventHandler(async (event) => {
    const evt = webhook.verify((await readRawBody(event))!, getHeaders(event) as Record<string, string>)
    return { created: (evt as { type: string }).type === 'user.created' }
  })
})
