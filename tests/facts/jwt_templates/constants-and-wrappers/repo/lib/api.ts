import type { GetToken } from '@clerk/types'

export async function call(getToken: GetToken, path: string) {
  const token = await getToken({ template: 'handed' })
  return fetch(path, { headers: { authorization: `Bearer ${token}` } })
}
