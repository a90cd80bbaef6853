import { demandSignature } from '../../../../lib/signature';

export async function POST(request: Request) {
  const bytes = await request.text();
  try {
    demandSignature({
      id: request.headers.get('svix-id')!,
      time: request.headers.get('svix-timestamp')!,
      sent: request.headers.get('svix-signature')!,
      bytes,
    });
  } catch {
    return new Response('bad signature', { status: 401 });
  }
  const evt = JSON.parse(bytes);
  if (evt.type === 'user.deleted') {
    console.log(evt.data.id);
  }
  return new Response('ok');
}
