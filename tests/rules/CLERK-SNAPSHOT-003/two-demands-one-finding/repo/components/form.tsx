import { useSignUp } from '@clerk/nextjs/legacy'

export function Form() {
  const { signUp } = useSignUp()
  const submit = async (emailAddress: string, password: string) => {
    // expect: CLERK-SNAPSHOT-003
    await signUp!.create({ emailAddress, password })
  }

  return <button onClick={() => submit('a', 'b')}>Up<span id="clerk-captcha" /></button>
}
