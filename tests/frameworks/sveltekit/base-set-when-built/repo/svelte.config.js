export default {
  kit: { paths: { base: process.argv.includes('dev') ? '' : process.env.BASE_PATH } },
}
