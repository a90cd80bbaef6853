import { rules } from '@acme/rules'

export default {
  async rewrites() {
    return rules.map((rule) => ({ source: rule.from, destination: rule.to }))
  },
}
