import { useOrganizationList } from '@clerk/clerk-expo'
import { Text } from 'react-native'

export default function Teams() {
  // expect: CLERK-ORG-001
  const { userMemberships } = useOrganizationList({ userMemberships: true })
  return <Text>{userMemberships?.data?.length}</Text>
}
