import * as clerk from '@clerk/nextjs'

export const B = () => <clerk.SignedIn>b</clerk.SignedIn>
