import { Protect } from '@clerk/clerk-react'

export function Bills() {
  return (
    <Protect permission="org:bills:read" feature="bills">
      <p>Bills</p>
    </Protect>
  )
}
