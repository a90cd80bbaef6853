'use client'

import { useSignUp } from '@clerk/nextjs/legacy'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

export default function SignUpPage() {
  const { isLoaded, signUp, setActive } = useSignUp()
  const [waits, setWaits] = useState(false)
  const router = useRouter()

  async function begin(form: FormData) {
    if (!isLoaded) {
      return
    }
    await signUp.create({
      emailAddress: String(form.get('email')),
      password: String(form.get('password')),
      legalAccepted: form.get('terms') === 'on',
    })
    await signUp.prepareEmailAddressVerification({ strategy: 'email_code' })
    setWaits(true)
  }

  async function finish(form: FormData) {
    if (!isLoaded) {
      return
    }
    const attempt = await signUp.attemptEmailAddressVerification({ code: String(form.get('code')) })
    if (attempt.status === 'complete') {
      await setActive({ session: attempt.createdSessionId })
      router.push('/berths')
    }
  }

  function withGoogle() {
    return signUp?.authenticateWithRedirect({
      strategy: 'oauth_google',
      redirectUrl: '/sign-up/sso-callback',
      redirectUrlComplete: '/berths',
    })
  }

  if (waits) {
    return (
      <form action={finish}>
        <input name="code" inputMode="numeric" />
        <button>Confirm</button>
      </form>
    )
  }
  return (
    <form action={begin}>
      <input name="email" type="email" />
      <input name="password" type="password" />
      <label>
        <input name="terms" type="checkbox" /> I agree to the harbour rules
      </label>
      <div id="clerk-captcha" />
      <button>Sign up</button>
      <button type="button" onClick={withGoogle}>
        With Google
      </button>
    </form>
  )
}
