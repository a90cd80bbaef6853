import { useSignUp } from '@clerk/nextjs/legacy'

export function Form() {
  const { signUp } = useSignUp()
  const submit = async (emailAddress: string, password: string) => {
    await signUp!.create({ emailAddress, password })
    if (signUp!.missingFields.length > 0) location.assign('/sign-up/continue')
  }

  return <button onClick={() => submit('a', 'b')}>Up<span id="clerk-captcha" /></button>
}
