import { auth } from '@clerk/nextjs/server';

export default async function Page() {
  const { getToken } = await auth();
  const token = await getToken({ template: 'a<b>|`c`, @d & "e"' });
  return <p>{token}</p>;
}
