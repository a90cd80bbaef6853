import { getAuth } from '@clerk/react-router/server'

export async function loader(args) {
  const { has } = await getAuth(args)
    if (!has({ role: 'org:billing' })) throw new Response('', { status: 403 })
  return {}
}
