import { useSSO } from '@clerk/expo'
import { useRouter } from 'expo-router'
import { Button } from 'react-native'

export default function Google() {
  const { startSSOFlow } = useSSO()
  const router = useRouter()

  async function signIn() {
    const { createdSessionId, setActive } = await startSSOFlow({ strategy: 'oauth_google' })
    if (createdSessionId) {
      await setActive?.({ session: createdSessionId })
      router.replace('/')
    }
  }

  return <Button title="Google" onPress={signIn} />
}
