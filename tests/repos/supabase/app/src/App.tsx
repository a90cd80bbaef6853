import { useSession } from '@clerk/clerk-react'
import { createClient } from '@supabase/supabase-js'

export function App() {
  const { session } = useSession()
  const db = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_KEY, {
    accessToken: async () => session?.getToken() ?? null,
  })
  return <button onClick={() => db.from('berths').select()}>Berths</button>
}
