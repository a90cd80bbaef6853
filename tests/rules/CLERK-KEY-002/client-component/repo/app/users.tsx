'use client'

export function Users() {
  // expect: CLERK-KEY-002
  const key = process.env.CLERK_SECRET_KEY
  return <button onClick={() => fetch('/api/users', { headers: { authorization: `Bearer ${key}` } })}>users</button>
}
