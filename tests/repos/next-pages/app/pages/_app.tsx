import type { AppProps } from 'next/app'
import { ClerkProvider } from '@clerk/nextjs'
import { Shell } from '../components/shell'

export default function ToolLibrary({ Component, pageProps }: AppProps) {
  return (
    <ClerkProvider {...pageProps}>
      <Shell>
        <Component {...pageProps} />
      </Shell>
    </ClerkProvider>
  )
}
