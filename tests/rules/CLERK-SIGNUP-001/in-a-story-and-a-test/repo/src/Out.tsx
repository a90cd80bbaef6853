import { SignOutButton } from '@clerk/react'

// <SignUpButton />
export const Out = () => <SignOutButton />
