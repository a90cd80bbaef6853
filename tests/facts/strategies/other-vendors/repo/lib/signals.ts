import { useSignIn } from './firebase'

export const go = () => {
  const { signIn } = useSignIn()
  signIn.create({ strategy: 'ticket' })
  signIn.authenticateWithPopup({ strategy: 'google' })
}
