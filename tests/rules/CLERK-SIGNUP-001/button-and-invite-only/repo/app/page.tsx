import { Show, SignInButton, SignUp, SignUpButton } from '@clerk/nextjs'

export default function Page() {
  return (
    <Show when="signed-out">
      <SignInButton />
      {/* expect: CLERK-SIGNUP-001 */}
      <SignUpButton />
      <SignUp routing="hash" />
    </Show>
  )
}
