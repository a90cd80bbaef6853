import { auth, clerkClient } from '@clerk/nextjs/server'

export async function POST() {
  const { isAuthenticated } = await auth({ acceptsToken: ['api_key', 'm2m_token', 'session_token'] })
  const client = await clerkClient()
  await client.users.banUser('user_1')
  await client.users.lockUser('user_1')
  await client.apiKeys.verify('ak_1')
  await client.m2m.createToken({ secondsUntilExpiration: 60 })
  await client.machines.get('mch_2zMachMachMachMachMachMachM5')
  await client.waitlistEntries.list()
  await client.enterpriseConnections.getEnterpriseConnectionList()
  return Response.json(isAuthenticated)
}
