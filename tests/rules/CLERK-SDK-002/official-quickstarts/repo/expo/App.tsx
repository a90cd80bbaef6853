import { useAuth } from '@clerk/expo'

export default function App() {
  return useAuth().isSignedIn ? null : null
}
