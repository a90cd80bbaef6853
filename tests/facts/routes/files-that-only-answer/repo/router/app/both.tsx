import { getAuth } from '@clerk/react-router/server'

export async function action(args) {
  return Response.json(await getAuth(args))
}

export default function Links() {
  return null
}
