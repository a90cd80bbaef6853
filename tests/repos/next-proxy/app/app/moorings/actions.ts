'use server'

import { auth } from '@clerk/nextjs/server'
import { later } from '../../lib/later'

export async function leave() {
  const { userId } = await auth.protect()
  await later('leave', userId)
}
