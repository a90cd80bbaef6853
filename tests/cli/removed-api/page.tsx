import { createClerkClient } from '@clerk/backend'
import { SignIn } from '@clerk/clerk-react'
import { useSignInWithGoogle } from '@clerk/expo/google'
import { decodeJwt, redirectToSignIn, redirectToSignUp } from '@clerk/nextjs'

const client = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export const state = (request: Request) => client.authenticateRequest({ request })
export const google = () => useSignInWithGoogle()
export const login = <SignIn afterSignInUrl="/home" />
export const leave = (token: string) => (decodeJwt(token) ? redirectToSignIn() : redirectToSignUp())
