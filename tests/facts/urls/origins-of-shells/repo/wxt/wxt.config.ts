import { defineConfig } from "wxt";

export default defineConfig({
	manifest: { key: process.env.CRX_KEY, permissions: ["storage"] },
});
