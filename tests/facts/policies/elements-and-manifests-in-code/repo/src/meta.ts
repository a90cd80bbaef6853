import { useAuth } from '@clerk/chrome-extension'

export function install() {
  const meta = document.createElement('meta')
  const other = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  other.content = "default-src 'none'"
  meta.content = `
    default-src 'self';
    img-src 'self'
  `.trim()
  document.head.appendChild(meta)
}
export { useAuth }
