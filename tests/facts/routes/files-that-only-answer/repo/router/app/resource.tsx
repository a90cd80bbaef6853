import { getAuth } from '@clerk/react-router/server'

export async function action(args) {
  return Response.json(await getAuth(args))
}
