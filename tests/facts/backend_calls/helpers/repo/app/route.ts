import { call, clerkFetch, fetchJson, get, userOf } from '../lib/clerk';

export async function POST(ids) {
  await clerkFetch('/users?limit=10');
  await clerkFetch('/users', { method: 'POST', headers: { 'Idempotency-Key': 'a' } });
  for (const id of ids) {
    await get(`/users/${id}`);
  }
  await call({ method: 'PATCH', path: '/instance' });
  await fetchJson('https://api.clerk.com/v1/organizations', { method: 'GET' });
  await fetchJson('https://example.com/v1/organizations');
  return userOf(ids[0]);
}
