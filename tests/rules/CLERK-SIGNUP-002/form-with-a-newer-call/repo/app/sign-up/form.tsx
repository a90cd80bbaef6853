'use client'
import { useSignUp } from '@clerk/nextjs'

export function SignUpForm() {
  const { signUp } = useSignUp()

  const submit = async (emailAddress: string, password: string) => {
    // expect: CLERK-SIGNUP-002
    await signUp!.password({ emailAddress, password })
  }

  return (
    <form onSubmit={() => submit('a', 'b')}>
      <button>Go</button>
    </form>
  )
}
