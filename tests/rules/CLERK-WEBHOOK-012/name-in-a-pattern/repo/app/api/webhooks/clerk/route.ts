import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { match } from 'ts-pattern'

export async function POST(req: any) {
  const evt = await verifyWebhook(req)
  match(evt as { type: string })
    .with({ type: 'user.created' }, () => console.log('new'))
    // expect: CLERK-WEBHOOK-012
    .with({ type: 'users.deleted' }, () => console.log('gone'))
    .otherwise(() => {})
  return new Response('ok')
}
