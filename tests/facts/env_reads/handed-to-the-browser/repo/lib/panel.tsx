'use client'

export function Panel({ token }: { token?: string }) {
  return <p>{token}</p>
}
