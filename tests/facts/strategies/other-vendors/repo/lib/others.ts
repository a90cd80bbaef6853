import { createAuthClient } from 'better-auth/client'
import { useFloating } from '@floating-ui/react'
import passport from 'passport'
import { createClient } from '@supabase/supabase-js'

const { signIn, signUp } = createAuthClient()
const supabase = createClient('https://example.supabase.co', 'anon')

export const run = () => {
  signIn.social({ provider: 'google' })
  signIn.passkey()
  signUp.create({ strategy: 'password' })
  signIn.password({ password: 'x' })
  passport.authenticate('oauth_google', { strategy: 'google' })
  supabase.auth.signInWithOAuth({ provider: 'google' })
  return useFloating({ strategy: 'fixed' })
}
