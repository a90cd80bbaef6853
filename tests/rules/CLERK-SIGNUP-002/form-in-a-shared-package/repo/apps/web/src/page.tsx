import { SignUpForm } from '@shop/auth'

export const Page = () => (
  <main>
    <SignUpForm />
    <div id="clerk-captcha" />
  </main>
)
