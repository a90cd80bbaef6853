import { Panel } from '../components/panel'

export default function Page() {
  return (
    <Panel token={process.env.CLERK_SECRET_KEY} />
  )
}
