'use server'

import { authed } from '@acme/actions'
import { db } from '../lib/db'
import type { UserJSON } from '@clerk/nextjs/server'

export const rename = authed.action(async ({ id, name }) => {
  await db.user.update({ where: { id }, data: { name } })
})
