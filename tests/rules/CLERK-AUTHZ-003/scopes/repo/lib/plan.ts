import { auth } from '@clerk/nextjs/server'

export async function plans() {
  const { has } = await auth()
  return [
    has({ plan: 'user:pro' }),
    has({ plan: 'u:pro' }),
    has({ plan: 'org:team' }),
    has({ plan: 'o:team' }),
    has({ plan: 'organization:team' }),
    has({ plan: 'team' }),
    has({ plan: 'free_user' }),
  ]
}
