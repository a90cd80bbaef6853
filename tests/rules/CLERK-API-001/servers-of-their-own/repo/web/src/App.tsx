import { useUser } from '@clerk/clerk-react'

export function App() {
  const { user } = useUser()
  return <button onClick={() => user?.update({ firstName: 'Ada' })}>Rename</button>
}
