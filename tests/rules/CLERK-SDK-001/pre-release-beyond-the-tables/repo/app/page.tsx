import { Show, UserButton } from '@clerk/nextjs'

export default function Page() {
  return (
    <Show when="signed-in">
      <UserButton />
    </Show>
  )
}
