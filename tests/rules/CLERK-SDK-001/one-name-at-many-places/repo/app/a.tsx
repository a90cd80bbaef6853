import { SignedIn as In } from '@clerk/nextjs'

export const A = () => (
  // expect: CLERK-SDK-001
  <In>
    <In>a</In>
  </In>
)
