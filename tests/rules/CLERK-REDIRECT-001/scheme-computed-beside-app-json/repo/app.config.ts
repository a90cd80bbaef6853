export default ({ config }) => ({
  ...config,
  scheme: process.env.APP_VARIANT === 'development' ? 'shopdev' : 'shop',
})
