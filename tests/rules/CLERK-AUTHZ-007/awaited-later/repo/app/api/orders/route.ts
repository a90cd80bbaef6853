import { auth, clerkClient, currentUser } from '@clerk/nextjs/server'
import { load } from '../../../lib/load'

const session = () => auth()

export async function GET() {
  const [{ userId }, client, user] = await Promise.all([session(), clerkClient(), currentUser()])
  const pending = auth()
  await load(userId)
  const { orgId } = await pending
  return Response.json(await client.users.getUser(userId ?? orgId ?? user?.id))
}

export const POST = () => auth().then(({ userId }) => Response.json(userId))
