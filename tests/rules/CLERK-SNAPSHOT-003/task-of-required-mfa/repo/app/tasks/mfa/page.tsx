import { TaskSetupMFA } from '@clerk/nextjs'

export default function Page() {
  // expect: CLERK-SNAPSHOT-003
  return <TaskSetupMFA redirectUrlComplete="/" />
}
