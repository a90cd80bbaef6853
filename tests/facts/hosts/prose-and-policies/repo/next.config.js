// https://plain-otter-7.clerk.accounts.dev
const csp = ["script-src 'self' https://plain-otter-7.clerk.accounts.dev", 'img-src https://img.clerk.com']
const scriptSrc = ['https://plain-otter-7.clerk.accounts.dev']
const cspDirectives = { 'connect-src': ['https://plain-otter-7.clerk.accounts.dev'] }

function contentSecurityPolicy() {
  const images = ['https://img.clerk.com']
  return [...csp, ...images]
}

module.exports = { scriptSrc, cspDirectives, contentSecurityPolicy }
