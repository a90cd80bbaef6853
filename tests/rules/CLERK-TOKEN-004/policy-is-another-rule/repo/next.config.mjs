export default {
  headers: async () => [{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: "connect-src 'self' https://fake-host-13.clerk.accounts.dev" }] }],
}
