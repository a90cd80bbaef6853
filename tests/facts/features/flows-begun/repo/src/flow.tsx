import { useSignIn, useSignUp } from '@clerk/clerk-react'

const ticket = { strategy: 'ticket', ticket: 'x' } as const

export function useFlow(social: boolean, params: any) {
  const { signIn } = useSignIn()
  const { signUp } = useSignUp()

  return async (identifier: string) => {
    await signIn!.create({ identifier, password: 'x' })
    await signIn!.create(ticket)
    await signIn!.create(params)
    await signIn!.create({ identifier, ...params })
    await signIn!.create({ strategy: social ? 'oauth_google' : 'oauth_github', redirectUrl: '/' })
    await signIn!.create({ strategy: social ? 'oauth_google' : 'password', identifier } as any)
    await signUp!.create({ transfer: true })
    await signUp!.create({})
  }
}
