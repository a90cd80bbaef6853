import { clerkClient } from '@clerk/astro/server'

export async function GET(context) {
  const { userId } = context.locals.auth()
  return Response.json(await clerkClient(context).users.getUser(userId))
}
