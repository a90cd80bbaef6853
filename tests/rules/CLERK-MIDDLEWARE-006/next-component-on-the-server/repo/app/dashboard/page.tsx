import { Show } from '@clerk/nextjs'

export default function Page() {
  return <Show when="signed-in"><p>Sales</p></Show>
}
