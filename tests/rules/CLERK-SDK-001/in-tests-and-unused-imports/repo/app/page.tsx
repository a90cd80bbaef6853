import { Show, SignedIn } from '@clerk/nextjs'

export default () => <Show when="signed-in">hello</Show>
