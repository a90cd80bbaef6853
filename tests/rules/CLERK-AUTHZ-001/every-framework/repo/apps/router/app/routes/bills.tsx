import { getAuth } from '@clerk/react-router/server'

export async function loader(args) {
  const { has } = await getAuth(args)
// expect: CLERK-AUTHZ-001
  if (!has({ role: 'org:biling' })) throw new Response('', { status: 403 })
  return {}
}
