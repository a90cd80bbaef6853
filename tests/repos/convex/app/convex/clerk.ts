import type { WebhookEvent } from '@clerk/backend'
import { Webhook } from 'svix'
import { internal } from './_generated/api'
import { httpAction } from './_generated/server'

const SIGNED = ['svix-id', 'svix-timestamp', 'svix-signature']

async function verified(request: Request): Promise<WebhookEvent | null> {
  const secret = process.env.CLERK_WEBHOOK_SECRET
  if (!secret) {
    throw new Error('CLERK_WEBHOOK_SECRET is not set')
  }
  const body = await request.text()
  const headers = Object.fromEntries(SIGNED.map((name) => [name, request.headers.get(name) ?? '']))
  try {
    return new Webhook(secret).verify(body, headers) as WebhookEvent
  } catch (error) {
    console.error('webhook refused', error)
    return null
  }
}

export const clerkUsers = httpAction(async (ctx, request) => {
  const event = await verified(request)
  if (event === null) {
    return new Response('bad signature', { status: 400 })
  }
  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      await ctx.runMutation(internal.users.upsertFromClerk, { data: event.data })
      break
    case 'user.deleted':
      if (event.data.id) {
        await ctx.runMutation(internal.users.deleteFromClerk, { clerkId: event.data.id })
      }
      break
  }
  return new Response(null, { status: 204 })
})
