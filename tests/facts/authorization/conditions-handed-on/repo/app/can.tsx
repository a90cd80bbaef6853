"use client";
import { Protect, Show, useAuth } from "@clerk/nextjs";

export function Can({ when, children }) {
  const { has } = useAuth();

  return has(when) ? children : null;
}

export function Shown({ rule, children }) {
  return <Show when={rule}>{children}</Show>;
}

export const Guarded = ({ need, children }) => (
  <Protect condition={(has) => has(need.all)}>{children}</Protect>
);

export function Panel({ when, children }) {
  return when.role ? children : null;
}
