import { clerkClient, getAuth } from '@clerk/express'

export const me = async (request, response) =>
  response.json(await clerkClient.users.getUser(getAuth(request).userId))
