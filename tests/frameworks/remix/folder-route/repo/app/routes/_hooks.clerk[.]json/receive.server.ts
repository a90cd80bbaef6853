import type { ActionFunctionArgs } from '@remix-run/node'

export async function receive({ request }: ActionFunctionArgs) {
  const evt = await request.json()
  switch (evt.type) {
    case 'user.created':
      await fetch('https://crm.example.com/people', { method: 'POST', body: evt.data.id })
  }
  return new Response('clerk says thanks')
}
