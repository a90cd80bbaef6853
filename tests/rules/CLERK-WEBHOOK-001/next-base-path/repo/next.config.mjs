export default {
  basePath: '/shop',
}
