import { connect } from './security/hosts'

const self = "'self'"
const directives = [
  `default-src ${self}`,
  `connect-src ${self} ${connect.join(' ')}`,
  process.env.NODE_ENV === 'production' && 'upgrade-insecure-requests',
  process.env.REPORTS === 'on' ? 'report-uri /csp' : '',
].filter(Boolean)

export default {
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy-Report-Only', value: directives.join('; ') },
      ],
    },
  ],
}
