import { Show } from '@clerk/nextjs'

export default function Page() {
  return (
    <Show when={{ plan: 'pro' }} fallback={<p>Buy it</p>}>
      <p>Thank you</p>
    </Show>
  )
}
