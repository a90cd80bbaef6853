import { useSignIn } from '@clerk/clerk-react'

export function useStart() {
  const { signIn } = useSignIn()
  // expect: CLERK-MFA-003
  return (identifier: string, password: string) => signIn!.create({ identifier, password })
}
