import type { WebhookEvent } from '@clerk/nextjs/server'
import { db } from './db'

export async function sync(evt: WebhookEvent) {
  switch (evt.type) {
    case 'user.created':
    case 'user.updated':
      await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
      break
    case 'user.deleted':
      await db.user.deleteMany({ where: { id: evt.data.id } })
  }
}
