export async function POST(req: Request) {
  return Response.json(JSON.parse(JSON.stringify(await req.json())))
}
