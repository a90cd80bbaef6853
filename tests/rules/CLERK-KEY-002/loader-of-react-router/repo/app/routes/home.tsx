export async function loader() {
  // expect: CLERK-KEY-002
  return { token: process.env.CLERK_SECRET_KEY }
}

export default function Home() {
  return <p>home</p>
}
