import axios from 'axios';
import ky from 'ky';
import got from 'got';
import { request } from 'undici';

const key = process.env.CLERK_SECRET_KEY;
const api = axios.create({ baseURL: 'https://api.clerk.com/v1', headers: { Authorization: `Bearer ${key}` } });

export async function libraries(id) {
  await axios.get('https://api.clerk.com/v1/users', { params: { limit: 10 } });
  await axios.post('https://api.clerk.com/v1/users', {}, { headers: { 'Idempotency-Key': id } });
  await axios({ url: 'https://api.clerk.com/v1/sessions', method: 'get' });
  await api.get('/users');
  await api.patch(`/users/${id}/metadata`, {});
  await ky.delete(`https://api.clerk.com/v1/users/${id}`);
  await got.post('https://api.clerk.com/v1/organizations', {});
  await request('https://api.clerk.com/v1/domains', { method: 'GET' });
}
