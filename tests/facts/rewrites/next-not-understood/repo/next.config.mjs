import { tenants } from './tenants.json'
import { remote } from '@acme/routes'

export default {
  basePath: process.env.BASE_PATH,
  async rewrites() {
    return tenants.map((tenant) => ({ source: `/${tenant}/:path*`, destination: '/:path*' }))
  },
  async redirects() {
    return [{ source: remote, destination: '/gone', permanent: true }]
  },
}
