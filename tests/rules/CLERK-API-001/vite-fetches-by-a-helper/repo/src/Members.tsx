import { request } from './clerk-api'

export function Members() {
  const load = async () => {
    // expect: CLERK-API-001
    await request('/users?limit=100')
  }
  return <button onClick={load}>Members</button>
}
