import { useAuth } from '@clerk/nextjs'

export function SignedIn({ children }) {
  const { isSignedIn } = useAuth()
  return isSignedIn ? children : null
}

export const Protect = SignedIn
