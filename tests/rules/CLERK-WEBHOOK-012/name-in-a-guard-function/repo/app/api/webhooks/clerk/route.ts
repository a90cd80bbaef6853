import { verifyWebhook } from '@clerk/nextjs/webhooks'

const isType = (evt: { type: string }, wanted: string) => evt.type === wanted

export async function POST(req: any) {
  const evt = await verifyWebhook(req)
  if (isType(evt, 'user.created')) {
    console.log('new')
  }
  // expect: CLERK-WEBHOOK-012
  if (isType(evt, 'user.renamed')) {
    console.log('renamed')
  }
  return new Response('ok')
}
