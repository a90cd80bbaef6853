import { API } from './constants';

const headers = () => ({ Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}`, Accept: 'application/json' });

export async function clerkFetch(path, init = {}) {
  return retry(() => fetch(`${API}${path}`, { ...init, headers: { ...headers(), ...init.headers } }));
}
export const get = (path) => clerkFetch(path);
export async function call({ method, path }) {
  return fetch(API + path, { method, headers: headers() });
}
export async function fetchJson(url, options) {
  const response = await fetch(url, options);
  return response.json();
}
export const userOf = (id) => fetch(`https://api.clerk.com/v1/users/${id}`);
