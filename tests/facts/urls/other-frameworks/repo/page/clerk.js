import { Clerk } from "@clerk/clerk-js";

const clerk = new Clerk("x", { domain: "example.org" });
await clerk.load({ isSatellite: true, signInUrl: "https://example.com/sign-in" });
