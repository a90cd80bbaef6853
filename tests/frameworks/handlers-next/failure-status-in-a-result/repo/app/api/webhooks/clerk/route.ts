import { deliver } from '../../../../lib/deliver';

export async function POST(request: Request) {
  const text = await request.text();
  const result = await deliver(text, request.headers);
  return new Response(result.body, { status: result.status });
}
