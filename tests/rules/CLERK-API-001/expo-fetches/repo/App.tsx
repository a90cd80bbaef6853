import { useAuth } from '@clerk/expo'
import { Button } from 'react-native'

export default function App() {
  const { userId } = useAuth()
  const remove = async () => {
    // expect: CLERK-API-001
    await fetch(`https://api.clerk.com/v1/users/${userId}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${process.env.EXPO_PUBLIC_CLERK_SECRET_KEY}` },
    })
  }
  return <Button title="Remove" onPress={remove} />
}
