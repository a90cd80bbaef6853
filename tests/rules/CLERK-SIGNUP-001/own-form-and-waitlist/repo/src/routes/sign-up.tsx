import { useSignUp } from '@clerk/tanstack-react-start'

export function SignUpForm() {
  const { signUp } = useSignUp()

  const submit = async (emailAddress: string, password: string) => {
    // expect: CLERK-SIGNUP-001
    await signUp!.password({ emailAddress, password })
  }

  return (
    <form onSubmit={() => submit('a', 'b')}>
      <button>Go</button>
    </form>
  )
}
