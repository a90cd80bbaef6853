export class Hono {
  post(path: string, fn: Function) {
    console.log(path, fn.name)
  }
}
