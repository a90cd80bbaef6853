it('has no public secret', () => {
  expect(process.env.NEXT_PUBLIC_CLERK_SECRET_KEY).toBeUndefined()
})
