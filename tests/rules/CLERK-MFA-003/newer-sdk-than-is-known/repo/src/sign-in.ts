import { useSignIn } from '@clerk/react'

export function useStart() {
  const { signIn } = useSignIn()
  return (identifier: string) => signIn.create({ identifier })
}
