export default { basePath: '/shop' }
