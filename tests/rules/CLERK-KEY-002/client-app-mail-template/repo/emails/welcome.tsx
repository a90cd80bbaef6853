export function Welcome() {
  return <p>{process.env.CLERK_SECRET_KEY ? 'live' : 'test'}</p>
}
