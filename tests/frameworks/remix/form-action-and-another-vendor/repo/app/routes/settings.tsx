import { getAuth } from '@clerk/remix/ssr.server'
import { redirect } from '@remix-run/node'

export const action = async (args) => {
  const { userId } = await getAuth(args)
  if (!userId) return redirect('/sign-in')
  const form = await args.request.formData()
  return { type: form.get('type') === 'user.created' }
}

export default function Settings() {
  return null
}
