import { auth } from "@clerk/nextjs/server";

export default async function Dashboard() {
  const { userId } = await auth();
  return <p>Signed in as {userId}</p>;
}
