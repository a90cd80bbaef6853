import { Show } from '@clerk/nextjs'

export default function Page() {
  return (
    <Show when={{ feature: 'exports' }} fallback={<p>Buy it</p>}>
      <p>Thank you</p>
    </Show>
  )
}
