"use client";
import { useAuth } from "@clerk/nextjs";

function Entry({ node, role }) {
  const { has } = useAuth();

  if (!has({ role })) {
    return null;
  }
  return <li>{node.children.map((child) => <Entry key={child.id} node={child} role={role} />)}</li>;
}

export function Menu({ tree }) {
  return <Entry node={tree} role="org:gardener" />;
}
