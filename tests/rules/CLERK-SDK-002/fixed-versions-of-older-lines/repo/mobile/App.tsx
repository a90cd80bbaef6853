import { useAuth } from '@clerk/clerk-expo'

export default function App() {
  return useAuth().isSignedIn ? null : null
}
