import { Protect } from '@clerk/nextjs'

export default () => (
  // expect: CLERK-SDK-001
  <Protect role="org:admin">x</Protect>
)
