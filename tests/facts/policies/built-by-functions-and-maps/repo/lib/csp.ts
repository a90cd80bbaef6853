type Sources = Record<string, string[]>

const sources: Sources = {
  'default-src': ["'self'"],
  'script-src': ["'self'", 'https://clerk.fake-acme.example'],
  'upgrade-insecure-requests': [],
}

export const CSP_HEADER = 'Content-Security-Policy'

export function buildCsp() {
  return Object.entries(sources)
    .map(([name, list]) => {
      if (list.length === 0) return name
      return `${name} ${list.join(' ')}`
    })
    .join('; ')
}

export function fromPairs(nonce: string) {
  const pairs = [
    ['default-src', ["'none'"]],
    ['script-src', [`'nonce-${nonce}'`, ...hosts]],
  ] as const
  return pairs.map(([name, list]) => `${name} ${list.join(' ')}`).join('; ')
}

const hosts = ['https://clerk.fake-acme.example']
