import { redirect } from 'react-router'
import { getAuth } from '@clerk/react-router/server'

export async function loader(args) {
  const { userId } = await getAuth(args)
  if (!userId) throw redirect('/')
  return null
}

export default function Dashboard() {
  return null
}
