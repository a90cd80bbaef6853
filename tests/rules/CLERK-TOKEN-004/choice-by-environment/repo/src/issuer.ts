export const clerkIssuer =
  process.env.NODE_ENV === 'production' ? 'https://clerk.fake-shop.example' : 'https://fake-host-13.clerk.accounts.dev'
