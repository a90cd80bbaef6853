'use client'
import { useAuthActions, useShared } from '../lib/auth-context'
import { useLogin } from '../lib/clerk'
import { Way, byKey } from '../lib/strategies'

export function Ways({ apple }: { apple: boolean }) {
  const login = useLogin()
  const { social } = useAuthActions()
  const shared = useShared()
  const { prepareFirstFactor: prepare } = login.signIn!
  const options = { strategy: apple ? 'oauth_apple' : 'oauth_line', redirectUrl: '/' } as const

  async function run() {
    await prepare({ strategy: byKey.code, emailAddressId: 'idn_1' })
    await login.signIn?.attemptFirstFactor({ strategy: Way.Phone, code: '1' })
    await login.signIn?.create(options)
    await shared.attemptSecondFactor({ strategy: 'totp', code: '2' })
    social('github')
    social('gitlab')
  }

  return <button onClick={run} />
}
