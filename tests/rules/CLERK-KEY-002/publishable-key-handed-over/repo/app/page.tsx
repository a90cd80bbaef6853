import { Panel } from '../components/panel'

export default function Page() {
  return (
    <Panel token={process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY} />
  )
}
