import { auth } from '@clerk/nextjs/server'
import { TEMPLATES } from '@shop/names'

export async function apiToken() {
  const { getToken } = await auth()
  return getToken({ template: TEMPLATES.api })
}
