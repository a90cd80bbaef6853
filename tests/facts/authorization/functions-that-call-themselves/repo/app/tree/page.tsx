import { auth } from "@clerk/nextjs/server";

function visible(has, node) {
  if (!has({ role: "org:woodcutter" })) {
    return [];
  }
  return node.children.flatMap((child) => visible(has, child));
}

export default async function Page() {
  const { has } = await auth();

  return <p>{visible(has, { children: [] }).length}</p>;
}
