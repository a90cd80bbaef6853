module.exports = {
  apps: [
    {
      name: 'api',
      script: 'dist/index.js',
      env: { CLERK_SECRET_KEY: process.env.CLERK_SECRET_KEY },
      env_production: { CLERK_PUBLISHABLE_KEY: 'pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ' },
    },
  ],
}
