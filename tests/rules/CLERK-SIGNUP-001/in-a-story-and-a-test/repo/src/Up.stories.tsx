import { SignUpButton } from '@clerk/react'

export const Up = () => <SignUpButton />
