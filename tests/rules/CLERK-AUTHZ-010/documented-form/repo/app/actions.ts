'use server'

import { auth, currentUser } from '@clerk/nextjs/server'
import { db } from '../lib/db'

export async function addItem(form: FormData) {
  const { isAuthenticated, userId } = await auth()
  if (!isAuthenticated) throw new Error('You must be signed in')
  await db.item.create({ data: { userId, name: form.get('name') } })
}

export async function rename(name: string) {
  const user = await currentUser()
  await db.user.update({ where: { clerkId: user?.id }, data: { name } })
}

export default async function removeAll() {
  await auth.protect()
  await db.item.deleteMany({})
}
