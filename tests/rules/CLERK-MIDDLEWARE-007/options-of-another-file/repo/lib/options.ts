export const options = { frontendApiProxy: { enabled: true } }
