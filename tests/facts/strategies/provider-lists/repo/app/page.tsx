import { OAuthButton } from '@/components/oauth-button'

export default function Page() {
  return (
    <main>
      <OAuthButton strategy="oauth_line" />
      <OAuthButton strategy={'oauth_x'} />
    </main>
  )
}
