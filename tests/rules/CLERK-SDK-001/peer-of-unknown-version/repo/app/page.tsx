import { Show } from '@clerk/nextjs'

export default () => <Show when="signed-in">hello</Show>
