import { useAuth } from '@clerk/expo'
import { Text } from 'react-native'

export default function Home() {
  const { has } = useAuth()
    return has?.({ role: 'org:billing' }) ? <Text>Bills</Text> : null
}
