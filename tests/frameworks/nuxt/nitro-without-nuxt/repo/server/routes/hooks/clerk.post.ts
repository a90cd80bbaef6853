import { Webhook } from 'svix'
import { useRuntimeConfig } from 'nitropack/runtime'

export default eventHandler(async (event) => {
  const webhook = new Webhook(useRuntimeConfig(event).clerk.webhookSecret)
  const evt = webhook.verify((await readRawBody(event))!, getRequestHeaders(event) as Record<string, string>)
  return (evt as { type: string }).type === 'user.created'
})
