export default defineNitroConfig({
  srcDir: 'server',
  runtimeConfig: { clerk: { webhookSecret: '' } },
})
