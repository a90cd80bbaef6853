import { check } from 'hook-check';

export async function POST(request: Request) {
  const event = await check(request);
  console.log(event);
  return new Response('ok');
}
