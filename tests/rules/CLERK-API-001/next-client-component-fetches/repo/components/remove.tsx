'use client'

async function remove(id: string) {
  // expect: CLERK-API-001
  await fetch('https://api.clerk.com/v1/users/' + id, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${process.env.NEXT_PUBLIC_CLERK_SECRET_KEY}` },
  })
}

export function Remove({ id }: { id: string }) {
  return <button onClick={() => remove(id)}>Remove</button>
}
