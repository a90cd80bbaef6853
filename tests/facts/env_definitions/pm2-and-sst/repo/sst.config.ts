export default $config({
  app: () => ({ name: 'shop', home: 'aws' }),
  async run() {
    const clerk = new sst.Secret('ClerkSecretKey')
    new sst.aws.Nextjs('Web', {
      environment: {
        CLERK_SECRET_KEY: clerk.value,
        NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_live_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk',
      },
    })
  },
})
