import { auth } from '@clerk/nextjs/server'

export async function allowed() {
  const { has } = await auth()
  return has({ role: process.env.ADMIN_ROLE! })
}
