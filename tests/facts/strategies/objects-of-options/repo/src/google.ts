import type { SignInResource } from '@clerk/types'

type Attempt = { create(options: { strategy: 'oauth_google' }): Promise<unknown> }

export function optionsFor(complete: string) {
  return { strategy: 'oauth_google', redirectUrl: '/sso-callback', redirectUrlComplete: complete }
}

export async function start(resource: Attempt) {
  return resource.create({
    strategy: 'oauth_tiktok' as never,
  })
}

export type { SignInResource }
