import { auth } from "@clerk/nextjs/server";

const resources = ["invoices", "reports"];

export default async function Page() {
  const { has } = await auth();
  const read = resources.filter((name) => has({ permission: `org:${name}:read` }));
  const write = resources.filter((name) => has({ permission: `org:${name}:write` }));

  return <p>{read.length + write.length}</p>;
}
