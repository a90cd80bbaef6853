import { useAuth } from '@clerk/clerk-react'

export function Members() {
  const { getToken } = useAuth()
  const load = async () => {
    const token = await getToken()
    await fetch('https://api.fake.example/v1/users', { headers: { Authorization: `Bearer ${token}` } })
  }
  return <button onClick={load}>Members</button>
}
