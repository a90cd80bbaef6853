import { verify } from '@acme/hooks/internal/verify';

export async function POST(request: Request) {
  console.log(await verify(request));
  return new Response('ok');
}
