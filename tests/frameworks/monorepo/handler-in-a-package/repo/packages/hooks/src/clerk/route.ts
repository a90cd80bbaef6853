import { verified } from '#verify';

export async function POST(request: Request) {
  const event = await verified(request);
  if (event.type === 'organization.created') {
    console.log(event.data.id);
  }
  return Response.json({ ok: true });
}
