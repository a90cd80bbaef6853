import { useSignUp } from '@clerk/nextjs/legacy'

export function Form() {
  const { signUp } = useSignUp()
  const submit = (emailAddress: string, password: string) =>
    // expect: CLERK-SNAPSHOT-003
    signUp!.create({ emailAddress, password })
  return <button onClick={() => submit('a@b.example', 'x')}>Sign up</button>
}
