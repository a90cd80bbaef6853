import Link from 'next/link'

export default function HomePage() {
  return (
    <section>
      <h1>A berth for tonight</h1>
      <Link href="/berths">Find one</Link>
      <Link href="/pricing">What it costs</Link>
    </section>
  )
}
