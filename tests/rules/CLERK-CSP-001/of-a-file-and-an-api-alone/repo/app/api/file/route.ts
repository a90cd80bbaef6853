export async function GET() {
  return new Response('<svg/>', {
    headers: { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" },
  })
}
