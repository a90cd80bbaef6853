import { withSentryConfig } from '@sentry/nextjs'

const config = {
  basePath: '/shop',
}

export default withSentryConfig(config, { silent: true })
