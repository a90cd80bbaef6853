import { useAuth } from '@clerk/expo'
import { Button } from 'react-native'

export default function Home() {
  const { getToken } = useAuth()
  // expect: CLERK-JWT-001
  return <Button title="Load" onPress={async () => send(await getToken({ template: 'mobil' }))} />
}

async function send(token: string | null) {
  await fetch('https://api.fake-shop.example/me', { headers: { authorization: `Bearer ${token}` } })
}
