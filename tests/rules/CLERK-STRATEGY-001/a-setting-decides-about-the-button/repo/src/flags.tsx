import { useSignIn } from '@clerk/clerk-react'

const SHOW_GITHUB = import.meta.env.VITE_SHOW_GITHUB === 'true'
const SHOW_DISCORD = false

function Notion() {
  const { signIn } = useSignIn()
  const strategy = 'oauth_notion'

  return <button onClick={() => signIn!.authenticateWithRedirect({ strategy, redirectUrl: '/sso', redirectUrlComplete: '/' })}>N</button>
}

export function Buttons({ beta }: { beta: boolean }) {
  const { signIn } = useSignIn()
  const go = (strategy: 'oauth_google' | 'oauth_github' | 'oauth_discord' | 'oauth_twitch') =>
    signIn!.authenticateWithRedirect({ strategy, redirectUrl: '/sso', redirectUrlComplete: '/' })
  const twitch = () => {
    if (!import.meta.env.DEV) return
    go('oauth_twitch')
  }

  return (
    <>
      <button onClick={() => go('oauth_google')}>Google</button>
      {SHOW_GITHUB && <button onClick={() => go('oauth_github')}>GitHub</button>}
      {SHOW_DISCORD ? <button onClick={() => go('oauth_discord')}>Discord</button> : null}
      <button onClick={twitch}>Twitch</button>
      {import.meta.env.VITE_NOTION && <Notion />}
    </>
  )
}
