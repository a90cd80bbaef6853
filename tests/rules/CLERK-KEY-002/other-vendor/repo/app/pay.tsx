'use client'

export function Users() {
  const key = process.env.NEXT_PUBLIC_PAYMENT_SECRET_KEY
  return <button onClick={() => fetch('/api/users', { headers: { authorization: `Bearer ${key}` } })}>users</button>
}
