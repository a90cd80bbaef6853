import { PlanDetailsButton } from '@clerk/nextjs/experimental'

export default function Team() {
  return <PlanDetailsButton planId="cplan_FAKEproduction000000000001" />
}
