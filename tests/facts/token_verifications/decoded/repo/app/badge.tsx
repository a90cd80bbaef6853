'use client'

import { jwtDecode } from 'jwt-decode'

export function Badge({ token }: { token: string }) {
  const claims = jwtDecode<{ name: string }>(token)
  return <b>{claims.name}</b>
}
