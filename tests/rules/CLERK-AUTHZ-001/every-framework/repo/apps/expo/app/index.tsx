import { useAuth } from '@clerk/expo'
import { Text } from 'react-native'

export default function Home() {
  const { has } = useAuth()
// expect: CLERK-AUTHZ-001
  return has?.({ role: 'org:biling' }) ? <Text>Bills</Text> : null
}
