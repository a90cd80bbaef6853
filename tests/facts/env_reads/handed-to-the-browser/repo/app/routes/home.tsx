import { Panel } from '../../lib/panel'

export async function loader() {
  return { token: process.env.CLERK_SECRET_KEY }
}

export async function action() {
  return { set: process.env.CLERK_SECRET_KEY !== undefined }
}

export function Home() {
  return <Panel token={process.env.CLERK_MACHINE_SECRET_KEY} />
}
