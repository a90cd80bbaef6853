const prefix = process.env.BASE_PATH

export default {
  basePath: prefix,
}
