import { db } from './db'

export async function freeSlug(): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const slug = Math.random().toString(36).slice(2, 8)
    const taken = await db.user.findFirst({ where: { slug } })
    if (!taken) {
      return slug
    }
  }
  throw new Error('no slug is free')
}
