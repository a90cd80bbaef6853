import { useUser } from '@clerk/clerk-react'

export function App() {
  return <p>{useUser().user?.fullName}</p>
}
