export default { basename: '/shop' }
