'use client'
import * as SignUp from '@clerk/elements/sign-up'

export default function Page() {
  return (
    <SignUp.Root>
      <SignUp.Step name="start"><SignUp.Captcha /></SignUp.Step>
    </SignUp.Root>
  )
}
