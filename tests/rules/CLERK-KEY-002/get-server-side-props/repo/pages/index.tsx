export async function getServerSideProps() {
  // expect: CLERK-KEY-002
  return { props: { token: process.env.CLERK_SECRET_KEY ?? '' } }
}

export default function Home() {
  return <p>home</p>
}
