import { APIKeys, SignIn, SignUp, TaskChooseOrganization, TaskResetPassword, TaskSetupMFA, Waitlist } from '@clerk/nextjs'

export default function Page() {
  return (
    <>
      <TaskSetupMFA redirectUrlComplete="/" />
      <TaskResetPassword redirectUrlComplete="/" />
      <TaskChooseOrganization redirectUrlComplete="/" />
      <APIKeys />
      <Waitlist />
      <SignUp path="/sign-up" />
      <SignIn withSignUp />
    </>
  )
}
