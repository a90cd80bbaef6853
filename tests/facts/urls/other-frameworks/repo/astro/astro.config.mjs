import { defineConfig } from "astro/config";
import clerk from "@clerk/astro";

export default defineConfig({ integrations: [clerk({ signInUrl: "/sign-in", afterSignInUrl: "/in" })] });
