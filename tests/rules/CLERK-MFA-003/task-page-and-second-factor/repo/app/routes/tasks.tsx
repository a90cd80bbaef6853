import { TaskSetupMFA } from '@clerk/react-router'

export default function Tasks() {
  return <TaskSetupMFA redirectUrlComplete="/" />
}
