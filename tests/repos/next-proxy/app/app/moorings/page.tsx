import { auth } from '@clerk/nextjs/server'

export default async function Moorings() {
  const { userId } = await auth.protect()
  return <p>Moorings of {userId}</p>
}
