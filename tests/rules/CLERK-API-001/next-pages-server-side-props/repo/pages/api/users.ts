export default async function handler(req, res) {
  const response = await fetch('https://api.clerk.com/v1/users?limit=10', {
    headers: { Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` },
  })
  res.json(await response.json())
}
