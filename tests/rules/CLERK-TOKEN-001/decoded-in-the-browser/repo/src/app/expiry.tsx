'use client'

import { useAuth } from '@clerk/nextjs'
import { decodeJwt } from '@clerk/backend/jwt'
import { useEffect, useState } from 'react'

export function Role() {
  const { getToken } = useAuth()
  const [role, setRole] = useState('')
  useEffect(() => {
    getToken().then((token) => setRole(String(decodeJwt(token!).payload.role)))
  }, [getToken])
  return role === 'admin' ? <a href="/admin">Administration</a> : null
}
