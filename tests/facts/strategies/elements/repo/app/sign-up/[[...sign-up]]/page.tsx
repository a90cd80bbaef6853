'use client'
import { Connection } from '@clerk/elements/common'
import * as SignUp from '@clerk/elements/sign-up'

const providers = ['google', 'apple'] as const

export default function Page() {
  return (
    <SignUp.Root>
      {providers.map((name) => <Connection key={name} name={name} />)}
      <SignUp.Strategy name="phone_code" />
    </SignUp.Root>
  )
}
