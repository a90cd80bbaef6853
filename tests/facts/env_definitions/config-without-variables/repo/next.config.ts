// env: { CLERK_SECRET_KEY: 'x' }
const other = { env: { CLERK_SECRET_KEY: 'x' } }
console.log(other, 'env: CLERK_SECRET_KEY')
export default { reactStrictMode: true }
