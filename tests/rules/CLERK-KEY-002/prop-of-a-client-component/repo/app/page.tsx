import { Panel } from '../components/panel'

export default function Page() {
  return (
    // expect: CLERK-KEY-002
    <Panel token={process.env.CLERK_SECRET_KEY} />
  )
}
