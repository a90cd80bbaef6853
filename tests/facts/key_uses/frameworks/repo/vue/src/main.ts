import { createApp } from "vue";
import { clerkPlugin } from "@clerk/vue";

createApp({}).use(clerkPlugin, { publishableKey: import.meta.env.VITE_CLERK_PUBLISHABLE_KEY });
