export default function Page() {
  return <a href={process.env.NEXT_PUBLIC_CLERK_AFTER_SIGN_IN_URL}>Dashboard</a>
}
