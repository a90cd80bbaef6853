export default function Page() {
  return <meta httpEquiv="Content-Security-Policy" content="default-src 'self'; frame-src *" />
}
