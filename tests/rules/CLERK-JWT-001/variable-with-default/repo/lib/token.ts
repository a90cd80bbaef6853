import { auth } from '@clerk/nextjs/server'

export async function apiToken() {
  const { getToken } = await auth()
  return getToken({ template: process.env.JWT_TEMPLATE ?? 'api' })
}
