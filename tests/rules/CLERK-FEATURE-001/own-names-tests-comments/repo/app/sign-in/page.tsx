import { startAuthentication } from '@simplewebauthn/browser'

export default function Page() {
  // signIn.authenticateWithPasskey() is for later
  return <button onClick={() => startAuthentication({ optionsJSON: {} as never })}>passkey</button>
}
