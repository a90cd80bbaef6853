import { useSignUp } from '@clerk/clerk-react'

export function SignUpForm() {
  const { signUp } = useSignUp()

  const submit = async (emailAddress: string, password: string) => {
    await signUp!.create({ emailAddress, password })
  }

  return (
    <form onSubmit={() => submit('a', 'b')}>
      <button>Go</button>
    </form>
  )
}
