import type { AppProps } from 'next/app'
import { ClerkProvider } from '@clerk/nextjs'
import { Shell } from '../components/shell'

const publishableKey = 'pk_live_Y2xlcmsudG9vbC1saWJyYXJ5LmV4YW1wbGU'

export default function ToolLibrary({ Component, pageProps }: AppProps) {
  return (
    <ClerkProvider publishableKey={publishableKey} {...pageProps}>
      <Shell>
        <Component {...pageProps} />
      </Shell>
    </ClerkProvider>
  )
}
