import { useSignIn, useSignUp } from '@clerk/clerk-react'

export function useStart() {
  const { signIn } = useSignIn()
  const { signUp } = useSignUp()

  return {
    begin: (params: any) => signIn!.create(params),
    join: (params: any) => signUp!.create({ ...params, locale: 'en' }),
  }
}
