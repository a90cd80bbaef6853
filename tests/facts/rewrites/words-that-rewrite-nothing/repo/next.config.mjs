import createNextIntlPlugin from 'next-intl/plugin'

// async rewrites() { return [{ source: '/never', destination: '/commented-out' }] }
const note = "rewrites: [{ source: '/never', destination: '/in-a-string' }]"
const withNextIntl = createNextIntlPlugin('./src/i18n/request.ts')

export const rewrites = [{ source: '/never', destination: '/not-the-configuration' }]

export default withNextIntl({ reactStrictMode: true, env: { note }, basePath: '' })
