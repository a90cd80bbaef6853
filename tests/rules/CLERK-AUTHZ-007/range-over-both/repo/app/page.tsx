import { auth } from '@clerk/nextjs/server'

export default function Page() {
  return <p>{auth().userId}</p>
}
