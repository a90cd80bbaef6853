const BASE = 'https://api.clerk.com/v1';

export async function requests(id, headers) {
  await fetch('https://api.clerk.com/v1/users?limit=100', {
    headers: { Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` },
  });
  await fetch(`${BASE}/users/${id}`, {
    method: 'DELETE',
    headers: { authorization: 'Bearer ' + process.env.CLERK_SECRET_KEY, 'Idempotency-Key': id },
  });
  await fetch(BASE + '/invitations', { method: 'post', body: '{}' });
  await fetch('https://api.clerk.dev/v1/organizations');
  await fetch(`${process.env.CLERK_API_URL}/v1/jwks`);
  await fetch(new URL('/v1/sessions', 'https://api.clerk.com'));
  const url = new URL('https://api.clerk.com/v1/users');
  url.searchParams.set('limit', '10');
  await fetch(url, { headers });
  const response = await fetch(`https://api.clerk.com/v1/users?${new URLSearchParams({ query: id })}`);
  return response;
}
