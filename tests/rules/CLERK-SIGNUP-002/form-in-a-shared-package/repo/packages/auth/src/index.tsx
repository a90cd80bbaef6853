import { useSignUp } from '@clerk/clerk-react'

export function SignUpForm() {
  const { signUp } = useSignUp()
  return <form onSubmit={() => signUp!.create({ emailAddress: 'a' })} />
}
