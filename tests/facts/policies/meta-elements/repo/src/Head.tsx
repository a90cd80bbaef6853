const csp = "default-src 'self'; img-src https://img.clerk.com"

export function Head() {
  return <meta httpEquiv="Content-Security-Policy" content={csp} />
}
