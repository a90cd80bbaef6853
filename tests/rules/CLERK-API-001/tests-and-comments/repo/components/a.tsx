'use client'

// fetch('https://api.clerk.com/v1/users', { headers: { Authorization: key } })
export function A() {
  return <p>https://api.clerk.com/v1/users</p>
}
