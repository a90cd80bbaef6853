import { useSignIn } from '@clerk/nextjs'

export const state = useSignIn

export function local(useSignIn: () => { signIn: Map<string, object> }) {
  const { signIn } = useSignIn()
  signIn.set('oauth', { kind: 'oauth_google' })
}

export class Wallet {
  authenticateWithMetamask() {
    return 1
  }
  run() {
    return this.authenticateWithMetamask()
  }
}
