"use client";
import { useSignIn } from "@clerk/nextjs";

const PROVIDERS = [
  { strategy: "oauth_google", label: "Google" },
  { strategy: "oauth_apple", label: "Apple" },
] as const;

function Provider({ strategy, label }) {
  const { signIn } = useSignIn();
  const go = () =>
    signIn?.authenticateWithRedirect({ strategy, redirectUrl: "/sso", redirectUrlComplete: "/" });

  return <button onClick={go}>{label}</button>;
}

export function Buttons({ style }) {
  return (
    <>
      {PROVIDERS.map((provider) => (
        <Provider key={provider.label} {...provider} />
      ))}
      <Provider {...PROVIDERS[0]} strategy="oauth_github" label="GitHub" />
    </>
  );
}
