import { useSignUp } from '@clerk/clerk-react'

export function SignUpForm() {
  const { signUp } = useSignUp()

  const submit = async (emailAddress: string, password: string) => {
    // expect: CLERK-SIGNUP-003
    await signUp!.create({ emailAddress, password })
  }

  return (
    <form onSubmit={() => submit('a', 'b')}>
      <input type="checkbox" name="termsAccepted" />
      <button>Go</button>
    </form>
  )
}
