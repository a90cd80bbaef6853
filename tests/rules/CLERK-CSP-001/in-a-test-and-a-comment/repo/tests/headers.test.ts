it('sets the policy', () => {
  const headers = new Headers()
  headers.set('Content-Security-Policy', "default-src 'self'; connect-src 'self' https://*.clerk.accounts.dev")
})
