import { auth } from '@clerk/nextjs/server'
import { removeNote } from './actions'

export default async function Page() {
  const { userId } = await auth()
  return <form action={removeNote.bind(null, userId)}><button>Remove</button></form>
}
