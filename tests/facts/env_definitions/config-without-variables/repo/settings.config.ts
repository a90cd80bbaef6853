export default { env: { CLERK_SECRET_KEY: 'x' } }
