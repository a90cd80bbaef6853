import { Show } from '@clerk/expo'

export default () => <Show when="signed-in">hello</Show>
