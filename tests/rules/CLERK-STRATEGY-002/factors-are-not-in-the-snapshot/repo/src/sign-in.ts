import { useSignIn } from '@clerk/react'

export function useStart() {
  const { signIn } = useSignIn()
  return (emailAddress: string) => signIn.emailCode.sendCode({ emailAddress })
}
