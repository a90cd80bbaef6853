import { useSignIn } from '@clerk/clerk-react'

export function useReset() {
  const { signIn } = useSignIn()
  return (identifier: string) => signIn!.create({ strategy: 'reset_password_email_code', identifier })
}
