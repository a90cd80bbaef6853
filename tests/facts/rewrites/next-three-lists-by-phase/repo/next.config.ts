import { withSentryConfig } from '@sentry/nextjs'
import type { NextConfig } from 'next'
import { legacy } from './config/legacy'

const config = async (phase: string) => {
  return {
    reactStrictMode: phase !== 'phase-test',
    rewrites: async () => ({
      beforeFiles: [{ source: '/first', destination: '/app/first' }],
      afterFiles: [{ source: '/second', destination: '/app/second' }],
      fallback: legacy,
    }),
    redirects: async () => {
      return [
        process.env.OPEN === 'yes' && { source: '/shut', destination: '/open', permanent: false },
        { source: '/old', destination: '/new', permanent: true },
      ].filter(Boolean)
    },
  } satisfies NextConfig
}

export default withSentryConfig(config, { silent: true })
