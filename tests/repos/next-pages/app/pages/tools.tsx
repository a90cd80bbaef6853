import type { GetServerSideProps } from 'next'
import { getAuth } from '@clerk/nextjs/server'
import { loansOf } from '~server/loans'

type Props = { loans: { id: string; tool: string }[] }

export const getServerSideProps: GetServerSideProps<Props> = async ({ req }) => {
  const { userId } = getAuth(req)
  if (!userId) {
    return { redirect: { destination: '/sign-in', permanent: false } }
  }
  return { props: { loans: await loansOf(userId) } }
}

export default function Tools({ loans }: Props) {
  return (
    <ul>
      {loans.map((loan) => (
        <li key={loan.id}>{loan.tool}</li>
      ))}
    </ul>
  )
}
