'use client'

export function Key() {
  return <p>{process.env.NEXT_PUBLIC_CLERK_SECRET_KEY}</p>
}
