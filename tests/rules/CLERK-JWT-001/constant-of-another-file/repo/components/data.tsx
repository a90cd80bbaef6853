'use client'
import { useAuth } from '@clerk/nextjs'
import { TEMPLATE } from '../lib/names'

export function Data() {
  const { getToken } = useAuth()
  const load = async () => fetch('/db', { headers: { authorization: `Bearer ${await getToken({ template: TEMPLATE })}` } })
  return <button onClick={load}>Load</button>
}
