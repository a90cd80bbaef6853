"use client";

export const Leak = () => <p>{process.env.NEXT_PUBLIC_CLERK_SECRET_KEY}</p>;
