import { useOrganizationList } from '@clerk/expo'
import { Text } from 'react-native'

export default function Harbours() {
  const { isLoaded, userMemberships } = useOrganizationList({ userMemberships: true })

  if (!isLoaded) return null
  return userMemberships.data?.map(({ organization }) => (
    <Text key={organization.id}>{organization.name}</Text>
  ))
}
