import { auth, currentUser } from '@clerk/nextjs/server'

export async function GET() {
  const { getToken, userId } = await auth()
  if (!userId) {
    return Response.json({ error: 'sign in first' }, { status: 401 })
  }
  const user = await currentUser()
  if (user?.publicMetadata.staff !== true) {
    return Response.json({ error: 'for the harbour office' }, { status: 403 })
  }
  const token = await getToken({ template: 'tides' })
  return fetch(`${process.env.TIDES_URL}/today`, { headers: { authorization: `Bearer ${token}` } })
}
