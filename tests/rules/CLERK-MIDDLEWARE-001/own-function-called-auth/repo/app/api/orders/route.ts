import { auth } from '../../../lib/auth'

export async function GET() {
  const { userId } = await auth()
  return Response.json({ userId })
}
