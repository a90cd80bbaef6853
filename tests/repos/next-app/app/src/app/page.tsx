import Link from 'next/link'

export default function HomePage() {
  return (
    <section>
      <h1>Nobody home? We keep your parcel.</h1>
      <Link href="/dashboard">Open the desk</Link>
    </section>
  )
}
