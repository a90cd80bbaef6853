import { defineConfig } from "astro/config";
import clerk from "@clerk/astro";

export default defineConfig({ integrations: [clerk({ publishableKey: process.env.PUBLIC_CLERK_PUBLISHABLE_KEY })] });
