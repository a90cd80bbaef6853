export const env = {
  CLERK_WEBHOOK_SECRET: 'whsec_RkFLRSBzaWduaW5nIHNlY3JldCBvZiB0b29sIGxpYnJhcnk=',
  DATABASE_URL: process.env.DATABASE_URL ?? '',
}
