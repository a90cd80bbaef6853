import { SignIn } from '@clerk/clerk-react'

export const status = 'needs_second_factor'
export const page = <SignIn />
