import axios from 'axios'
import { randomUUID } from 'crypto'

const api = axios.create({
  baseURL: 'https://api.clerk.com/v1',
  headers: { Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` },
})

export function invite(email: string) {
  // expect: CLERK-API-002
  return api.post('/invitations', { email_address: email }, { headers: { 'idempotency-key': randomUUID() } })
}
