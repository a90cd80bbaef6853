import { useAuth } from '@clerk/expo'
import { Text } from 'react-native'

export default function Home() {
  const { has } = useAuth()
  // expect: CLERK-AUTHZ-003
  const premium = has?.({ plan: 'premum' })
  return premium ? <Text>Thank you</Text> : null
}
