import { useUser } from '@clerk/clerk-expo'
import { Text } from 'react-native'

export default function Home() {
  const { user } = useUser()
  // expect: CLERK-KEY-002
  const key = process.env.CLERK_SECRET_KEY
  return <Text>{user?.id ?? key}</Text>
}
