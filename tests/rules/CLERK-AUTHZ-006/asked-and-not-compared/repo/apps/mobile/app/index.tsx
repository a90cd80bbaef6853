import { useAuth } from '@clerk/expo'
import { Text } from 'react-native'

export default function Home() {
  const { has } = useAuth()
  return has?.({ role: 'admin' }) ? <Text>Bills</Text> : null
}
