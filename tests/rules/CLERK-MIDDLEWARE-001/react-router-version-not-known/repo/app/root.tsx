import { rootAuthLoader } from '@clerk/react-router/server'
import type { Route } from './+types/root'

export async function loader(args: Route.LoaderArgs) {
  return rootAuthLoader(args)
}

export default function App() {
  return null
}
