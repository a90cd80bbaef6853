import Link from 'next/link'

export default function Home() {
  return (
    <p>
      Borrow a drill, bring it back. <Link href="/tools">See the shelf.</Link>
    </p>
  )
}
