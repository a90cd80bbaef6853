import { auth, verifyToken } from '@clerk/nextjs/server'

export default async function Page() {
  const { userId } = await auth()
  await verifyToken('', { jwtKey: process.env.CLERK_JWT_KEY })
  return <p>{userId}</p>
}
