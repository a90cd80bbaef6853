import { auth } from '@clerk/nextjs/server'

const ROLES: Record<string, string> = {
  // expect: CLERK-BILLING-002
  cplan_FAKEdevelopment00000000001: 'gold',
}

export async function GET(request: Request) {
  await auth()
  return Response.json(ROLES[new URL(request.url).searchParams.get('plan') ?? ''])
}
