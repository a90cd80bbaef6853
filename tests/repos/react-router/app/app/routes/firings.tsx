import { getAuth } from '@clerk/react-router/server'
import { redirect } from 'react-router'
import type { Route } from './+types/firings'

export async function loader(args: Route.LoaderArgs) {
  const { isAuthenticated, userId } = await getAuth(args)
  if (!isAuthenticated) {
    return redirect('/sign-in?redirect_url=' + args.request.url)
  }
  return { userId }
}

export default function Firings({ loaderData }: Route.ComponentProps) {
  return <p>Firings of {loaderData.userId}</p>
}
