import { useAuth } from '@clerk/expo'
import { Text } from 'react-native'

export default function Home() {
  const { orgRole } = useAuth()
  // expect: CLERK-AUTHZ-006
  return orgRole === 'admin' ? <Text>Bills</Text> : null
}
