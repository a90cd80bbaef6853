import { useAuth } from '@clerk/expo'
import { Redirect } from 'expo-router'
import { Text } from 'react-native'

export default function Home() {
  const { isLoaded, isSignedIn, userId } = useAuth()
  if (!isLoaded) return null
  return isSignedIn ? <Text>Berths of {userId}</Text> : <Redirect href="/sign-in" />
}
