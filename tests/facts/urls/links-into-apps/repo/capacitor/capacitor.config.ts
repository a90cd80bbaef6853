import type { CapacitorConfig } from "@capacitor/cli";

const config: CapacitorConfig = { appId: "com.example", server: { hostname: "app.example.com", androidScheme: "https" } };

export default config;
