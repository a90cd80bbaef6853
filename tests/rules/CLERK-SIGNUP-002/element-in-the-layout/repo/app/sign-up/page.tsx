'use client'
import { useSignUp } from '@clerk/nextjs'

export default function Page() {
  const { signUp } = useSignUp()

  const submit = async (emailAddress: string, password: string) => {
    await signUp!.password({ emailAddress, password })
  }

  return (
    <form onSubmit={() => submit('a', 'b')}>
      <button>Go</button>
    </form>
  )
}
