'use server'

import { auth } from '@clerk/nextjs/server'
import { db } from '@/lib/db'

export async function releaseBerth(form: FormData) {
  const { orgId } = await auth.protect()
  await db.berth.updateMany({
    where: { id: String(form.get('berth')), harbour: orgId },
    data: { skipper: null },
  })
}
