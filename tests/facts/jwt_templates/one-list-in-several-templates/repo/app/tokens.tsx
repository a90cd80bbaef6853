"use client";
import { useAuth } from "@clerk/nextjs";

const services = ["billing", "search"];

export function useTokens() {
  const { getToken } = useAuth();

  return {
    old: () => services.map((name) => getToken({ template: `${name}-v1` })),
    now: () => services.map((name) => getToken({ template: `${name}-v2` })),
  };
}
