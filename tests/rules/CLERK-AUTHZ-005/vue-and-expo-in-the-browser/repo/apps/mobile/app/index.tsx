import { useAuth } from '@clerk/expo'
import { Text } from 'react-native'

export default function Home() {
  const { has } = useAuth()
  return has?.({ permission: 'org:sys_memberships:manage' }) ? <Text>Invite</Text> : null
}
